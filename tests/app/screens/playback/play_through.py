"""Plays a recording of two segments through the player; run by test_loudspeaker in a process of its own."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from app.screens.playback import open_player
from tests.app.screens.playback.sealed import sealed_sound
from tests.pages.player_page import PlayerPage


class Fingers:
    """What the page needs of a test's bot; waiting lets Qt's own loop run, as in the program."""

    def mouseClick(self, button: QPushButton, which: Qt.MouseButton) -> None:
        button.click()

    def waitUntil(self, condition: Callable[[], bool], *, timeout: int) -> None:
        clock = QElapsedTimer()
        clock.start()
        while not condition():
            assert clock.elapsed() < timeout, "too slow"
            loop = QEventLoop()
            QTimer.singleShot(20, loop.quit)
            loop.exec()


def main() -> None:
    application = QApplication([])
    player = open_player(sealed_sound(Path(sys.argv[1]), (1.5, 2.5)))
    page = PlayerPage(Fingers(), player)
    page.play()
    page.wait_until_at(1_700)
    page.wait_until_it_stops()
    assert player.position == 4_000
    assert player.trouble == ""
    page.choose_speed("2×")
    page.play()
    page.drag_to(3_000)
    page.wait_until_at(3_200)
    page.play()
    assert not page.is_playing
    page.hear_again(500, 1_200)
    page.drag_to(1_000)
    page.play()
    page.wait_until_at(1_050)
    page.wait_until_before(1_000)
    page.play()
    player.close_sound()
    application.quit()
    print("played")


if __name__ == "__main__":
    main()
