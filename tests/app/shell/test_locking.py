"""Locking: blank, flush, gone."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot

from app.jobs import Lane
from app.locking import Locking
from app.processes import Exit
from app.qt_jobs import QtJobs
from app.screens.home import HomeScreen
from app.widgets.files import choose_folder
from storage.interviews import settings
from storage.vault import open_vault
from tests.doubles.program import PASSPHRASE, make_vault, running
from tests.pages.shell import UnlockPage


class Window:
    def __init__(self) -> None:
        self.is_blank = False

    def blank(self) -> None:
        self.is_blank = True


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[QtJobs]:
    made = QtJobs()
    yield made
    made.close()


def test_the_lock_key_blanks_flushes_and_ends_within_a_second(qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(tmp_path)
    with running(qtbot, tmp_path) as program:
        UnlockPage(qtbot, program.screen).unlock(PASSPHRASE)
        program.wait_for(HomeScreen)
        workspace = program.workspace

        def save() -> None:
            with workspace.vault.transaction() as tx:
                settings.put(tx, "typed", "останнє слово", workspace.clock.now())

        workspace.flushes.register(
            lambda: workspace.jobs.run(Lane.VAULT, save, done=lambda _: None, failed=lambda _: None)
        )
        began = time.monotonic()
        qtbot.keyClick(program.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        assert program.front.window.is_blank
        assert time.monotonic() - began < 0.3
        qtbot.waitUntil(lambda: program.ended == [Exit.LOCKED], timeout=1_000)
        assert time.monotonic() - began < 1.0
    vault = open_vault(tmp_path / "vaults" / "1", PASSPHRASE)
    with vault.read() as tx:
        assert settings.get(tx, "typed") == "останнє слово"
    vault.close()


@pytest.mark.parametrize("key", [Qt.Key.Key_L, ord("Д")])
def test_the_lock_key_works_over_a_dialog_and_hides_it(qtbot: QtBot, tmp_path: Path, key: int) -> None:
    make_vault(tmp_path)
    with running(qtbot, tmp_path) as program:
        UnlockPage(qtbot, program.screen).unlock(PASSPHRASE)
        program.wait_for(HomeScreen)
        dialog = choose_folder(program.window, "", lambda _: None)
        qtbot.waitUntil(dialog.isVisible)
        press = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.ControlModifier)
        QCoreApplication.sendEvent(dialog, press)
        assert program.front.window.is_blank
        assert not dialog.isVisible()
        qtbot.waitUntil(lambda: program.ended == [Exit.LOCKED], timeout=1_000)


def test_closing_the_window_flushes_too_and_does_not_come_back(qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(tmp_path)
    with running(qtbot, tmp_path) as program:
        UnlockPage(qtbot, program.screen).unlock(PASSPHRASE)
        program.wait_for(HomeScreen)
        flushed: list[bool] = []
        program.workspace.flushes.register(lambda: flushed.append(True))
        program.window.close()
        qtbot.waitUntil(lambda: program.ended == [Exit.CLOSED], timeout=2_000)
        assert flushed == [True]


def test_idleness_locks(qtbot: QtBot, jobs: QtJobs) -> None:
    window, ended = Window(), list[int]()
    locking = Locking(window, jobs, lambda: None, ended.append, minutes=1)
    assert locking.minutes == 1
    locking.set_minutes(0)
    qtbot.waitUntil(lambda: ended == [Exit.LOCKED])
    assert window.is_blank


def test_idleness_does_not_end_a_recording(qtbot: QtBot, jobs: QtJobs) -> None:
    window, ended, asked = Window(), list[int](), list[bool]()

    def is_recording() -> bool:
        asked.append(True)
        return len(asked) < 3

    locking = Locking(window, jobs, lambda: None, ended.append, minutes=3, is_recording=is_recording)
    locking.set_minutes(0)
    qtbot.waitUntil(lambda: ended == [Exit.LOCKED])
    assert len(asked) == 3


def test_a_lane_that_hangs_does_not_keep_the_keys_in_memory(qtbot: QtBot, jobs: QtJobs) -> None:
    window, ended, gate = Window(), list[int](), threading.Event()
    locking = Locking(window, jobs, lambda: None, ended.append, minutes=3)
    jobs.run(Lane.VAULT, lambda: gate.wait(20), done=lambda _: None, failed=lambda _: None)
    began = time.monotonic()
    locking.lock()
    qtbot.waitUntil(lambda: ended == [Exit.LOCKED], timeout=2_000)
    assert time.monotonic() - began < 1.0
    gate.set()
    locking.stop()


def test_a_hook_that_was_forgotten_is_not_called(qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(tmp_path)
    with running(qtbot, tmp_path) as program:
        UnlockPage(qtbot, program.screen).unlock(PASSPHRASE)
        program.wait_for(HomeScreen)
        called: list[str] = []

        def hook() -> None:
            called.append("hook")

        program.workspace.flushes.register(hook)
        program.workspace.flushes.forget(hook)
        program.workspace.flushes.forget(hook)
        program.workspace.flushes.flush()
        assert called == []
