"""Where the keyboard goes when a screen comes to the front."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.front import build
from app.jobs import Lane
from app.navigation import MainWindow
from app.places import Places
from app.processes import Arrival


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


@pytest.mark.parametrize("lane", list(Lane))
def test_a_closed_screen_lives_until_every_lane_has_passed_what_it_handed_in(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, lane: Lane
) -> None:
    front = build(qapp, Places(tmp_path, practice=False), Arrival.STARTED)
    screen, gate = QLabel(), threading.Event()
    gone: list[bool] = []
    screen.destroyed.connect(lambda: gone.append(True))
    front.window.open(screen)
    job = front.jobs.run(lane, lambda: gate.wait(20), done=lambda _: screen.setText("done"), failed=lambda _: None)
    front.window.back()
    shown: list[str] = []
    front.jobs.run(lane, lambda: None, done=lambda _: shown.append(screen.text()), failed=lambda _: None)
    for other in Lane:
        # Testimony shares the thread of the vault.
        if not {lane, other} <= {Lane.VAULT, Lane.WORDS, Lane.MARKS} and other is not lane:
            with qtbot.waitCallback() as passed:
                front.jobs.run(other, lambda: None, done=passed, failed=passed)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gate.set()
    qtbot.waitUntil(lambda: bool(gone))
    assert not job.is_cancelled
    assert shown == ["done"]
    front.jobs.close()
    front.log.close()
    front.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
