"""The one lock that watches at a time, and what tells it that the session, the lid or the machine went to sleep."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer

from app.front import Front
from app.locking import Locking
from app.recorder.alone import ask_to_stop, is_going_on
from app.screens.settings.presenter import USUAL_MINUTES
from app.watching import Watching, watch
from app.workspace import ByHand
from storage.platform.session import SessionEvent

_FINISHED_MS = 2_000
"""A recorder looks four times a second for whether it is asked to finish."""


class Guard:
    """Watches over an open vault from the first moment of it, and over keys that are not in a vault yet."""

    def __init__(
        self,
        front: Front,
        by_hand: ByHand,
        *,
        clear: Callable[[], None],
        end: Callable[[int], None],
        alarm: Callable[[float], None],
    ) -> None:
        self._front = front
        self._by_hand = by_hand
        self._clear = clear
        self._end = end
        self._alarm = alarm
        self.locking: Locking | None = None
        self.watching: Watching | None = None

    def over_secrets(self, *, is_patient: bool = False) -> None:
        """Lock where secrets are in memory before a vault is in use: of what was not finished the disk knows nothing.

        `is_patient`: people write by hand, or something long is at work, for as long as they are here.
        """
        self.begin(
            Locking(
                self._front.window,
                self._front.jobs,
                lambda: None,
                self._end,
                minutes=USUAL_MINUTES,
                is_copying=lambda: is_patient or self._by_hand.is_on,
                part=lambda _: self._clear(),
                alarm=self._alarm,
            )
        )

    def over_recordings(self, directories: Sequence[Path]) -> None:
        """End what goes on behind the lock in these vaults once the machine goes to sleep, or the lid closes."""
        if self.locking is None and self.watching is None and any(map(is_going_on, directories)):
            self.watching = watch(int(self._front.window.winId()))
            self.watching.happened.connect(partial(self._end_recordings, directories))

    def _end_recordings(self, directories: Sequence[Path], event: str) -> None:
        # A machine that sleeps hears nothing, and a key must not lie in its sleeping memory.
        if event not in (SessionEvent.SLEEP, SessionEvent.LID):
            return
        for directory in directories:
            ask_to_stop(directory)
        # The sleep waits for whoever watches: no longer than a recorder needs to finish.
        QTimer.singleShot(_FINISHED_MS, self._front.window, self._no_more_recordings)

    def _no_more_recordings(self) -> None:
        if self.locking is None:
            self.end()

    def begin(self, locking: Locking) -> None:
        """Let this one watch, and no other."""
        self.end()
        front = self._front
        self.locking = locking
        front.application.installEventFilter(locking)
        front.window.lock_asked.connect(locking.lock)
        self.watching = watch(int(front.window.winId()), locking)
        self.watching.happened.connect(locking.system_said)
        front.window.bar.show_lock(True)

    def end(self) -> None:
        """Watch no more."""
        locking, watching, front = self.locking, self.watching, self._front
        self.locking = self.watching = None
        if watching is not None:
            watching.stop()
        if locking is not None:
            if watching is not None:
                watching.happened.disconnect(locking.system_said)
            front.application.removeEventFilter(locking)
            front.window.lock_asked.disconnect(locking.lock)
            locking.stop()
            front.window.bar.show_lock(False)
