"""A line that has the keyboard when its screen is freed."""

import gc

from PySide6.QtWidgets import QApplication, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.screens.transcript.hand import Hand
from storage.interviews.transcripts import Line, Speaker


def test_a_line_in_hand_may_be_freed_with_its_screen(qtbot: QtBot) -> None:
    # What Python frees as a whole loses its attributes first and the keyboard afterwards; pytest-qt tells of errors.
    for _ in range(6):
        screen = QWidget()
        hand = Hand()
        QVBoxLayout(screen).addWidget(hand)
        screen.__dict__["kept"], hand.__dict__["kept"] = (screen, hand), screen
        screen.show()
        screen.activateWindow()
        hand.show_line(Line("1", 0, Speaker.PERSON, ""))
        hand.show_frozen(False)
        hand.take_focus()
        qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit), timeout=5_000)
        del screen, hand
        gc.collect()
        QApplication.processEvents()
