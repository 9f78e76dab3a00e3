"""Locking means that the process is gone: blank, flush, end. By key, idleness, lid, sleep, or closing the window."""

import threading
from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from app.jobs import Jobs, Lane
from app.processes import Exit
from storage.platform.session import SessionEvent

FLUSH_WITHIN = 0.7
"""Seconds for what was typed to reach the disk; then the process ends, whatever hangs."""
WORDS_WITHIN = 10.0
"""Seconds for testimony that waits behind a long job; nothing else is waited for."""
WORDS_WITHIN_ASLEEP = 4.0
"""The same where the machine is about to sleep: systems give five seconds."""
_SPARE = 0.2
GONE_WITHIN = 0.9
"""Seconds after which the system itself ends the process, also when Python does not come to run any more."""
COPYING_MINUTES = 30
"""For so long idleness waits while something that is shown only once is copied by hand."""
# The same key in both layouts.
_LOCK_KEYS = (Qt.Key.Key_L, ord("Д"))
_WORK = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
    QEvent.Type.InputMethod,
}


class Why(StrEnum):
    """What the program locks for."""

    ASKED = "asked"
    IDLE = "idle"
    SESSION = SessionEvent.LOCKED.value
    SLEEP = SessionEvent.SLEEP.value
    LID = SessionEvent.LID.value


# A machine that sleeps hears nothing, and a key must not lie in its sleeping memory.
_MAY_RECORD_ON = (Why.ASKED, Why.IDLE, Why.SESSION)


class Blankable(Protocol):
    """The window."""

    def blank(self) -> None:
        """Cover everything."""


# What a covered window takes no notice of.
_DEAF_TO = _WORK | {
    QEvent.Type.KeyRelease,
    QEvent.Type.Shortcut,
    QEvent.Type.ShortcutOverride,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.ContextMenu,
    QEvent.Type.DragEnter,
    QEvent.Type.Drop,
}


def _part_with_nothing(_goes_on: bool) -> None:
    return


def _no_words(_seconds: float) -> bool:
    return True


def _none() -> int:
    return 0


def _nothing_held() -> bool:
    return False


def _no_alarm(_seconds: float) -> None:
    return


class _Ending:
    """Ends the process, once. Knows nothing of Qt: the thread that holds it may be the last one to do so."""

    def __init__(self, end: Callable[[int], object]) -> None:
        self._end: Callable[[int], object] | None = end
        self._is_lost: Callable[[], bool] = _nothing_held
        self._turn = threading.Lock()
        #: Whether what was typed was handed in; a window that hangs hands in nothing.
        self.has_words = False
        self._over = threading.Event()

    def insist(self, code: int, words_over: Callable[[float], bool], patience: float) -> None:
        """Wait for what is typed to be written, longer only while testimony waits; then end all the same."""
        if not self._over.wait(FLUSH_WITHIN):
            # Asked once more: what was handed in only meanwhile may wait yet.
            is_written = words_over(patience - FLUSH_WITHIN) and self.has_words and words_over(0)
            self.end(code if is_written else Exit.UNKEPT)

    def ask(self, is_lost: Callable[[], bool]) -> None:
        """Ask this, as it ends, for whether words go with it that the vault refused."""
        self._is_lost = is_lost

    def end(self, code: int) -> None:
        """End now, unless it was done or called off."""
        with self._turn:
            code = Exit.UNKEPT.value if self._is_lost() else code
            end = self._take()
        if end is not None:
            end(code)

    def call_off(self) -> None:
        """End nothing any more."""
        with self._turn:
            self._take()

    def _take(self) -> Callable[[int], object] | None:
        # Whoever waits lets go of it here as well: behind it stands the whole program with its windows.
        end, self._end, self._is_lost = self._end, None, _nothing_held
        self._over.set()
        return end


class Locking(QObject):
    """Ends the process once what was typed is in the vault, or when it took too long."""

    def __init__(
        self,
        window: Blankable,
        jobs: Jobs,
        flush: Callable[[], None],
        end: Callable[[int], object],
        *,
        minutes: int,
        most_minutes: int | None = None,
        is_recording: Callable[[], bool] = lambda: False,
        is_copying: Callable[[], bool] = lambda: False,
        records_on: bool = False,
        part: Callable[[bool], None] = _part_with_nothing,
        alarm: Callable[[float], None] = _no_alarm,
        words_over: Callable[[float], bool] = _no_words,
        words_refused: Callable[[], int] = _none,
        is_held: Callable[[], bool] = _nothing_held,
        parent: QObject | None = None,
    ) -> None:
        """Watch from now on.

        Args:
            window: is covered first.
            jobs: what was flushed is written in its vault lane.
            flush: hands in what was typed.
            end: ends this process with a code; called from any thread, once.
            minutes: lock after this long without a key or a click.
            most_minutes: the longest time that the organisation allows.
            is_recording: whether somebody is being listened to.
            is_copying: whether something that is shown only once is being copied by hand.
            records_on: whether the organisation lets a recording go on behind the lock.
            part: lets go of what other processes hold: clipboard and recorder, which goes on alone if told so.
            alarm: has the system end this process after some seconds.
            words_over: waits so many seconds at most; says whether no testimony waits to be written. From any thread.
            words_refused: how often testimony was refused so far. From any thread.
            is_held: whether some lies beside the vault, which refused it, and goes with this process. From any thread.
            parent: Qt's parent.
        """
        super().__init__(parent)
        self._is_recording = is_recording
        self._is_copying = is_copying
        self._times_idle = 0
        self._records_on = records_on
        self._window = window
        self._jobs = jobs
        self._flush = flush
        self._words_refused = words_refused
        self._is_held = is_held
        self._ending = _Ending(end)
        self._part = part
        self._alarm = alarm
        self._words_over = words_over
        self._most = most_minutes
        self._code: Exit | None = None
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self._idled)
        self.set_minutes(minutes)

    def set_minutes(self, minutes: int) -> None:
        """Lock after this long without a key or a click; never longer than the organisation allows."""
        if self._most is not None:
            minutes = min(minutes, self._most)
        self._idle.setInterval(minutes * 60_000)
        self._idle.start()

    def _idled(self) -> None:
        self._times_idle += 1
        # Whoever listens to a witness touches nothing for minutes; locking would end the recording.
        is_heard = self._is_recording() and not self._records_on
        next_time = (self._times_idle + 1) * max(self.minutes, 1)
        if is_heard or (next_time <= COPYING_MINUTES and self._is_copying()):
            self._idle.start()
        else:
            self.lock(Why.IDLE)

    @property
    def minutes(self) -> int:
        """After how many minutes of idleness it locks."""
        return self._idle.interval() // 60_000

    @Slot(str)
    def system_said(self, event: str) -> None:
        """The system told of a SessionEvent."""
        self.lock(Why(event))

    def lock(self, why: Why = Why.ASKED) -> None:
        """Leave nothing on the screen and nothing in memory; the launcher shows the unlock window."""
        goes_on = self._records_on and why in _MAY_RECORD_ON and self._is_recording()
        is_sleep = why in (Why.SLEEP, Why.LID)
        if is_sleep and self._code is not None:
            self._hurry(self._code)
        patience = WORDS_WITHIN_ASLEEP if is_sleep else WORDS_WITHIN
        self._leave(Exit.LOCKED, records_on=goes_on, patience=patience)

    def close(self) -> None:
        """Leave for good."""
        self._leave(Exit.CLOSED, records_on=False, patience=WORDS_WITHIN)

    def stop(self) -> None:
        """Watch no more."""
        self._idle.stop()
        self._ending.call_off()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever types or moves the mouse is there; the lock key locks from every window."""
        # Over a modal dialog the shortcut of the window beneath is silent.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and _is_lock_key(event):
            self.lock()
            return True
        if self._code is not None:
            if event.type() == QEvent.Type.Show:
                # What was under way may still open a dialog.
                QTimer.singleShot(0, _hide_dialogs)
            return event.type() in _DEAF_TO
        if event.type() in _WORK:
            self._times_idle = 0
            self._idle.start()
        return False

    def _leave(self, code: Exit, *, records_on: bool, patience: float) -> None:
        if self._code is not None:
            return
        self._code = code
        if code is Exit.LOCKED:
            self._alarm(GONE_WITHIN)
        ending = self._ending
        ending.ask(partial(_is_lost, self._words_refused, self._words_refused(), self._is_held))
        self._insist(code, patience)
        self._window.blank()
        _hide_dialogs()
        self._flush()
        ending.has_words = True
        if not self._words_over(0):
            if code is Exit.LOCKED:
                # Losing words is worse than some seconds more behind a covered window.
                self._alarm(patience + _SPARE)
            # A file that was being taken in gives its question an answer only once it is there. Counted as words
            # itself, so that between the two nobody takes them for written.
            again = partial(_flush_again, self._flush)
            self._jobs.run(Lane.WORDS, lambda: None, done=again, failed=again)
        _end_when_written(self._jobs, ending, code, self._words_over)
        self._part(records_on)

    def _hurry(self, code: Exit) -> None:
        """It waits for words, and now the machine goes to sleep: sleeping memory must not hold a key."""
        self._insist(code, WORDS_WITHIN_ASLEEP)
        # Nor may a recorder that was let go on.
        self._part(False)

    def _insist(self, code: Exit, patience: float) -> None:
        # A thread: the one that paints windows may itself be what hangs.
        threading.Thread(
            target=self._ending.insist, args=(code.value, self._words_over, patience), name="lock", daemon=True
        ).start()


def _is_lost(refused: Callable[[], int], before: int, is_held: Callable[[], bool]) -> bool:
    # Everything that the vault does not have was handed in once more: where it refused again, it goes with the process.
    return refused() > before or is_held()


def _flush_again(flush: Callable[[], None], _: object) -> None:
    flush()


def _end_when_written(jobs: Jobs, ending: _Ending, code: Exit, words_over: Callable[[float], bool]) -> None:
    # The vault lane keeps its order: when this job runs, everything flushed before it has been written.
    written = partial(_written, jobs, ending, code, words_over)
    jobs.run(Lane.VAULT, lambda: None, done=written, failed=written)


def _written(jobs: Jobs, ending: _Ending, code: Exit, words_over: Callable[[float], bool], _: object) -> None:
    if words_over(0):
        ending.end(code.value)
    else:
        # What was written led to more: a photograph is there, and now its answer is written.
        _end_when_written(jobs, ending, code, words_over)


def _is_lock_key(event: QKeyEvent) -> bool:
    return event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() in _LOCK_KEYS


def _hide_dialogs() -> None:
    """What lies over the window, a large photo say, is not covered with it."""
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible() and (widget.parentWidget() is not None or widget.windowType() is Qt.WindowType.Popup):
            widget.hide()
