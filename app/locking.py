"""Locking means that the process is gone: blank, flush, end. By key, by idleness, by closing the window."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from app.jobs import Jobs, Lane
from app.processes import Exit

_FLUSH_WITHIN_MS = 800
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


class Blankable(Protocol):
    """The window."""

    def blank(self) -> None:
        """Cover everything."""


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
        is_recording: Callable[[], bool] = lambda: False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._is_recording = is_recording
        self._window = window
        self._jobs = jobs
        self._flush = flush
        self._end = end
        self._code: Exit | None = None
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self._idled)
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.setInterval(_FLUSH_WITHIN_MS)
        self._limit.timeout.connect(self._ended)
        self.set_minutes(minutes)

    def set_minutes(self, minutes: int) -> None:
        """Lock after this long without a key or a click."""
        self._idle.setInterval(minutes * 60_000)
        self._idle.start()

    def _idled(self) -> None:
        # Whoever listens to a witness touches nothing for minutes; locking would end the recording.
        if self._is_recording():
            self._idle.start()
        else:
            self.lock()

    @property
    def minutes(self) -> int:
        """After how many minutes of idleness it locks."""
        return self._idle.interval() // 60_000

    def lock(self) -> None:
        """Leave nothing on the screen and nothing in memory; the launcher shows the unlock window."""
        self._leave(Exit.LOCKED)

    def close(self) -> None:
        """Leave for good."""
        self._leave(Exit.CLOSED)

    def stop(self) -> None:
        """Watch no more."""
        self._idle.stop()
        self._limit.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever types or moves the mouse is there; the lock key locks from every window."""
        # Over a modal dialog the shortcut of the window beneath is silent.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and _is_lock_key(event):
            self.lock()
            return True
        if event.type() in _WORK and self._code is None:
            self._idle.start()
        return False

    def _leave(self, code: Exit) -> None:
        if self._code is not None:
            return
        self._code = code
        self._window.blank()
        _hide_dialogs()
        self._limit.start()
        self._flush()
        # The vault lane keeps its order: when this job runs, everything flushed before it has been written.
        self._jobs.run(Lane.VAULT, lambda: None, done=lambda _: self._ended(), failed=lambda _: self._ended())

    def _ended(self) -> None:
        self._limit.stop()
        self._idle.stop()
        if self._code is not None:
            self._end(self._code.value)


def _is_lock_key(event: QKeyEvent) -> bool:
    return event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() in _LOCK_KEYS


def _hide_dialogs() -> None:
    """What lies over the window, a large photo say, is not covered with it."""
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible() and (widget.parentWidget() is not None or widget.windowType() is Qt.WindowType.Popup):
            widget.hide()
