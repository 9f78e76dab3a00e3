"""Where the keyboard goes when a screen comes to the front."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.navigation import MainWindow


def test_work_begins_at_the_screens_wish_and_tab_still_reaches_what_stands_before_it(qtbot: QtBot) -> None:
    window = MainWindow(practice=True)
    qtbot.addWidget(window)
    screen = QWidget()
    before, wish, after = QLineEdit(screen), QLineEdit(screen), QLineEdit(screen)
    column = QVBoxLayout(screen)
    for line in (before, wish, after):
        column.addWidget(line)
    screen.setFocusProxy(wish)
    with qtbot.waitActive(window):
        window.show()
    window.open(screen)
    assert wish.hasFocus()
    reached = set()
    for _ in range(12):
        qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    assert {before, wish, after} <= reached


def test_who_comes_back_to_a_screen_goes_on_where_the_keyboard_was(qtbot: QtBot) -> None:
    window = MainWindow(practice=False)
    qtbot.addWidget(window)
    lower, upper = QWidget(), QWidget()
    wish, chosen = QLineEdit(lower), QLineEdit(lower)
    lower.setFocusProxy(wish)
    QLineEdit(upper)
    with qtbot.waitActive(window):
        window.show()
    window.open(lower)
    chosen.setFocus()
    window.open(upper)
    assert not chosen.hasFocus()
    window.back()
    assert chosen.hasFocus()
