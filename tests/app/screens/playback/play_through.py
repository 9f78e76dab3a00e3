"""Plays a recording of two segments through the player; run by test_loudspeaker in a process of its own."""

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QElapsedTimer
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton

from app.screens.playback import open_player
from tests.app.screens.playback.sealed import sealed_sound


def until(condition) -> None:
    clock = QElapsedTimer()
    clock.start()
    while not condition():
        assert clock.elapsed() < 20_000, "too slow"
        QCoreApplication.processEvents()


def main() -> None:
    application = QApplication([])
    player = open_player(sealed_sound(Path(sys.argv[1]), (1.5, 2.5)))
    play = player.findChild(QPushButton, "soundPlay")
    play.click()
    until(lambda: player.position > 1_700)
    until(lambda: play.text() == "Play")
    assert player.position == 4_000
    assert player.trouble == ""
    speed = player.findChild(QComboBox, "soundSpeed")
    speed.setCurrentIndex(speed.findText("2×"))
    play.click()
    player.jump(3_000)
    until(lambda: player.position > 3_200)
    play.click()
    assert play.text() == "Play"
    player.close_sound()
    application.quit()
    print("played")


if __name__ == "__main__":
    main()
