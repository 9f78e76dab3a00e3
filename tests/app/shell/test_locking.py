"""Locking: blank, flush, gone."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot

from app.jobs import Lane
from app.locking import COPYING_MINUTES, GONE_WITHIN, WORDS_WITHIN, WORDS_WITHIN_ASLEEP, Locking, Why
from app.processes import Exit
from app.qt_jobs import QtJobs, Words
from app.screens.home import HomeScreen
from app.widgets.files import choose_folder
from storage.interviews import settings
from storage.platform.session import SessionEvent
from storage.vault import open_vault
from storage.vault.errors import VaultFull
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


def test_the_lock_key_blanks_flushes_and_ends(qtbot: QtBot, tmp_path: Path) -> None:
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
        qtbot.keyClick(program.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        assert program.front.window.is_blank
        qtbot.waitUntil(lambda: program.ended == [Exit.LOCKED])
    vault = open_vault(tmp_path / "vaults" / "1", PASSPHRASE)
    with vault.read() as tx:
        assert settings.get(tx, "typed") == "останнє слово"
        assert settings.get(tx, "typed") == "останнє слово"
    vault.close()


def test_what_was_refused_before_is_tried_once_more_as_it_locks(qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(tmp_path)
    with running(qtbot, tmp_path) as program:
        UnlockPage(qtbot, program.screen).unlock(PASSPHRASE)
        program.wait_for(HomeScreen)
        unkept, tried = program.workspace.unkept, []
        unkept.hold("answers/1", "words", lambda: tried.append("again"))
        # Said while there is still time.
        qtbot.waitUntil(lambda: program.window.unkept.text != "", timeout=10_000)
        qtbot.keyClick(program.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        assert tried == ["again"]
        # What could not be kept to the end goes with the process: the next unlock says so.
        qtbot.waitUntil(lambda: program.ended == [Exit.UNKEPT])


@pytest.mark.parametrize("is_refused", [False, True])
def test_words_that_the_vault_refuses_as_it_locks_are_spoken_of_at_the_next_unlock(
    qtbot: QtBot, tmp_path: Path, is_refused: bool
) -> None:
    make_vault(tmp_path)
    with running(qtbot, tmp_path) as program:
        UnlockPage(qtbot, program.screen).unlock(PASSPHRASE)
        program.wait_for(HomeScreen)
        jobs = program.workspace.jobs

        def save() -> None:
            if is_refused:
                raise VaultFull

        # A refusal of earlier that was made good since is no reason.
        before = list[Exception]()
        jobs.run(Lane.WORDS, _full, done=lambda _: None, failed=before.append)
        qtbot.waitUntil(lambda: len(before) == 1)
        program.workspace.flushes.register(
            lambda: jobs.run(Lane.WORDS, save, done=lambda _: None, failed=lambda _: None)
        )
        qtbot.keyClick(program.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        code = Exit.UNKEPT if is_refused else Exit.LOCKED
        qtbot.waitUntil(lambda: program.ended == [code], timeout=10_000)


def _full() -> None:
    raise VaultFull


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
        qtbot.waitUntil(lambda: program.ended == [Exit.LOCKED], timeout=10_000)


def test_closing_the_window_flushes_too_and_does_not_come_back(qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(tmp_path)
    with running(qtbot, tmp_path) as program:
        UnlockPage(qtbot, program.screen).unlock(PASSPHRASE)
        program.wait_for(HomeScreen)
        flushed: list[bool] = []
        program.workspace.flushes.register(lambda: flushed.append(True))
        program.window.close()
        qtbot.waitUntil(lambda: program.ended == [Exit.CLOSED], timeout=10_000)
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


def test_idleness_waits_for_somebody_who_copies_by_hand_but_not_for_ever(qtbot: QtBot, jobs: QtJobs) -> None:
    window, ended, asked = Window(), list[int](), list[bool]()

    def is_copying() -> bool:
        asked.append(True)
        return True

    locking = Locking(window, jobs, lambda: None, ended.append, minutes=3, is_copying=is_copying)
    # Counted as a minute each.
    locking.set_minutes(0)
    qtbot.waitUntil(lambda: ended == [Exit.LOCKED])
    assert len(asked) == COPYING_MINUTES - 1


def test_a_lane_that_hangs_does_not_keep_the_keys_in_memory(qtbot: QtBot, jobs: QtJobs) -> None:
    window, ended, gate = Window(), list[int](), threading.Event()
    locking = Locking(window, jobs, lambda: None, ended.append, minutes=3)
    jobs.run(Lane.VAULT, lambda: gate.wait(20), done=lambda _: None, failed=lambda _: None)
    locking.lock()
    # Long before the lane would have been free.
    qtbot.waitUntil(lambda: ended == [Exit.LOCKED])
    gate.set()
    locking.stop()


def test_words_behind_a_long_job_are_written_before_the_keys_go(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_vault(tmp_path)
    begun, gate = threading.Event(), threading.Event()
    over = Words.over

    def over_and_free(words: Words, seconds: float) -> bool:
        if seconds > 0:
            # The usual bound has run out, and still the process is here: only now the long job ends.
            gate.set()
        return over(words, seconds)

    monkeypatch.setattr(Words, "over", over_and_free)
    with running(qtbot, tmp_path) as program:
        UnlockPage(qtbot, program.screen).unlock(PASSPHRASE)
        program.wait_for(HomeScreen)
        workspace = program.workspace

        def put(name: str) -> None:
            with workspace.vault.transaction() as tx:
                settings.put(tx, name, "останнє слово", workspace.clock.now())

        def hand_in(name: str, then: Callable[[None], None]) -> None:
            workspace.jobs.run(Lane.WORDS, lambda: put(name), done=then, failed=lambda _: None)

        def long_job() -> None:
            begun.set()
            gate.wait(20)

        workspace.jobs.run(Lane.VAULT, long_job, done=lambda _: None, failed=lambda _: None)
        begun.wait(20)
        # A file that is there makes an answer, which a timer would save a moment later.
        unsaved: list[str] = []
        hand_in("file", lambda _: unsaved.append("its name"))

        def save() -> None:
            if unsaved:
                hand_in(unsaved.pop(), lambda _: None)

        workspace.flushes.register(save)
        # As a photograph does: what is written leads to an answer that is written.
        workspace.flushes.register(lambda: hand_in("photograph", lambda _: hand_in("answer", lambda _: None)))
        qtbot.keyClick(program.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        assert program.front.window.is_blank
        qtbot.waitUntil(lambda: program.ended == [Exit.LOCKED], timeout=10_000)
    vault = open_vault(tmp_path / "vaults" / "1", PASSPHRASE)
    with vault.read() as tx:
        assert settings.get(tx, "photograph") == settings.get(tx, "answer") == "останнє слово"
        assert settings.get(tx, "file") == settings.get(tx, "its name") == "останнє слово"
    vault.close()


@pytest.mark.parametrize(("why", "patience"), [(Why.ASKED, WORDS_WITHIN), (Why.LID, WORDS_WITHIN_ASLEEP)])
def test_words_are_not_waited_for_without_end(
    qtbot: QtBot, jobs: QtJobs, monkeypatch: pytest.MonkeyPatch, why: Why, patience: float
) -> None:
    monkeypatch.setattr("app.locking.FLUSH_WITHIN", 0)
    # Whatever they are asked, there are words.
    ended, alarms, waited, gate = list[int](), list[float](), list[float](), threading.Event()

    def words_over(seconds: float) -> bool:
        if seconds:
            waited.append(seconds)
        return False

    jobs.run(Lane.VAULT, lambda: gate.wait(20), done=lambda _: None, failed=lambda _: None)
    locking = Locking(Window(), jobs, lambda: None, ended.append, minutes=3, alarm=alarms.append, words_over=words_over)
    locking.lock(why)
    qtbot.waitUntil(lambda: ended == [Exit.UNKEPT])
    assert waited == [patience]
    assert alarms[0] == GONE_WITHIN
    assert alarms[1] > patience
    gate.set()
    locking.stop()


@pytest.mark.parametrize("event", [SessionEvent.SLEEP, SessionEvent.LID])
def test_words_are_waited_for_no_longer_than_the_machine_is_awake(
    qtbot: QtBot, jobs: QtJobs, monkeypatch: pytest.MonkeyPatch, event: SessionEvent
) -> None:
    monkeypatch.setattr("app.locking.FLUSH_WITHIN", 0)
    ended, parted, waited, gate = list[int](), list[bool](), list[float](), threading.Event()

    def words_over(seconds: float) -> bool:
        if seconds:
            waited.append(seconds)
            # The longer one would go on into the sleep.
            gate.wait(0 if seconds == WORDS_WITHIN_ASLEEP else 20)
        return False

    jobs.run(Lane.VAULT, lambda: gate.wait(20), done=lambda _: None, failed=lambda _: None)
    locking = Locking(
        Window(), jobs, lambda: None, ended.append, minutes=3, words_over=words_over,
        is_recording=lambda: True, records_on=True, part=parted.append,
    )  # fmt: skip
    locking.lock()
    qtbot.waitUntil(lambda: waited == [WORDS_WITHIN])
    assert parted == [True]
    # Somebody locks, and closes the lid while words are still waited for.
    locking.system_said(event.value)
    qtbot.waitUntil(lambda: ended == [Exit.UNKEPT])
    assert waited == [WORDS_WITHIN, WORDS_WITHIN_ASLEEP] and parted == [True, False]
    gate.set()
    locking.stop()


def test_a_covered_window_takes_no_keys_and_no_mouse(qtbot: QtBot, jobs: QtJobs) -> None:
    locking = Locking(Window(), jobs, lambda: None, lambda _: None, minutes=3)
    press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
    assert not locking.eventFilter(locking, press)
    locking.lock()
    assert locking.eventFilter(locking, press)
    assert locking.eventFilter(locking, QEvent(QEvent.Type.MouseButtonPress))
    assert not locking.eventFilter(locking, QEvent(QEvent.Type.Paint))


def test_behind_the_cover_there_is_nothing_however_the_window_grows(qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(tmp_path)
    with running(qtbot, tmp_path) as program:
        UnlockPage(qtbot, program.screen).unlock(PASSPHRASE)
        home = program.wait_for(HomeScreen)
        window = program.front.window
        # The cover alone: the process would end too soon to look.
        window.blank()
        window.resize(window.width() + 200, window.height() + 100)
        qtbot.waitUntil(lambda: not home.isVisible() and not window.bar.isVisible())
        picture = window.grab().toImage()
        edge = picture.pixelColor(picture.width() - 1, picture.height() - 1)
        assert all(
            picture.pixelColor(x, y) == edge
            for x in range(0, picture.width(), 3)
            for y in range(0, picture.height(), 3)
        )
        assert window.windowTitle() == "Svidok"
        assert window.accessibleName() == ""


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


class Recording:
    """A recorder as locking sees it."""

    def __init__(self, is_on: bool = True) -> None:
        self.is_on = is_on
        self.parted: list[bool] = []


def recording_on(
    jobs: QtJobs, recording: Recording, ended: list[int], *, records_on: bool, alarms: list[float] | None = None
) -> Locking:
    return Locking(
        Window(),
        jobs,
        lambda: None,
        ended.append,
        minutes=30,
        most_minutes=10,
        is_recording=lambda: recording.is_on,
        records_on=records_on,
        part=recording.parted.append,
        alarm=(alarms if alarms is not None else []).append,
    )


@pytest.mark.parametrize(
    ("why", "records_on", "is_on", "goes_on"),
    [
        (Why.ASKED, True, True, True),
        (Why.IDLE, True, True, True),
        (Why.SESSION, True, True, True),
        (Why.ASKED, False, True, False),
        (Why.ASKED, True, False, False),
        # Nothing is heard in a machine that sleeps, and no key may lie in its memory.
        (Why.SLEEP, True, True, False),
        (Why.LID, True, True, False),
    ],
)
def test_the_recorder_goes_on_only_where_the_organisation_lets_it_and_the_machine_stays_awake(
    qtbot: QtBot, jobs: QtJobs, why: Why, records_on: bool, is_on: bool, goes_on: bool
) -> None:
    recording, ended, alarms = Recording(is_on), list[int](), list[float]()
    locking = recording_on(jobs, recording, ended, records_on=records_on, alarms=alarms)
    locking.lock(why)
    qtbot.waitUntil(lambda: ended == [Exit.LOCKED], timeout=10_000)
    assert recording.parted == [goes_on]
    assert alarms == [GONE_WITHIN]


def test_idleness_locks_over_a_recording_that_may_go_on(qtbot: QtBot, jobs: QtJobs) -> None:
    recording, ended = Recording(), list[int]()
    locking = recording_on(jobs, recording, ended, records_on=True)
    locking.set_minutes(0)
    qtbot.waitUntil(lambda: ended == [Exit.LOCKED], timeout=10_000)
    assert recording.parted == [True]


def test_closing_never_leaves_a_recorder_behind(qtbot: QtBot, jobs: QtJobs) -> None:
    recording, ended, alarms = Recording(), list[int](), list[float]()
    recording_on(jobs, recording, ended, records_on=True, alarms=alarms).close()
    qtbot.waitUntil(lambda: ended == [Exit.CLOSED], timeout=10_000)
    assert recording.parted == [False]
    # A death by alarm would look like a lock and bring the window back.
    assert alarms == []


def test_the_organisation_bounds_the_idle_time(qtbot: QtBot, jobs: QtJobs) -> None:
    locking = recording_on(jobs, Recording(), [], records_on=False)
    assert locking.minutes == 10
    locking.set_minutes(5)
    assert locking.minutes == 5
    locking.set_minutes(29)
    assert locking.minutes == 10
    locking.stop()


@pytest.mark.parametrize("event", list(SessionEvent))
def test_whatever_the_system_says_locks(qtbot: QtBot, jobs: QtJobs, event: SessionEvent) -> None:
    ended = list[int]()
    recording_on(jobs, Recording(False), ended, records_on=False).system_said(event.value)
    qtbot.waitUntil(lambda: ended == [Exit.LOCKED], timeout=10_000)


def test_windows_that_hang_do_not_keep_the_keys_in_memory(qtbot: QtBot, jobs: QtJobs) -> None:
    ended = list[int]()
    left = threading.Event()

    def end(code: int) -> None:
        ended.append(code)
        left.set()

    # The thread of the windows itself hangs: no timer of its own can fire.
    Locking(Window(), jobs, lambda: left.wait(20), end, minutes=3).lock()
    # What was typed is still in them.
    assert ended == [Exit.UNKEPT]


class HungLanes:
    """Lanes in which nothing happens any more."""

    def run(self, lane: Lane, work: object, *, done: object, failed: object) -> None:
        return None


def test_the_thread_that_insists_is_never_the_last_to_hold_a_lock(qtbot: QtBot) -> None:
    died_in, ended_in = list[int](), list[int]()

    def lock_and_forget() -> None:
        locking = Locking(
            Window(), HungLanes(), lambda: None, lambda _: ended_in.append(threading.get_ident()), minutes=3
        )
        locking.destroyed.connect(lambda: died_in.append(threading.get_ident()), Qt.ConnectionType.DirectConnection)
        locking.lock()

    before = set(threading.enumerate())
    lock_and_forget()
    (thread,) = set(threading.enumerate()) - before
    thread.join()
    # The process is ended all the same.
    assert ended_in == [thread.ident]
    assert died_in == [threading.get_ident()]
