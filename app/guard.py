"""The one lock that watches at a time, and what tells it that the session, the lid or the machine went to sleep."""

from collections.abc import Callable

from app.front import Front
from app.locking import Locking
from app.screens.settings.presenter import USUAL_MINUTES
from app.watching import Watching, watch
from app.workspace import ByHand


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
        self._watching: Watching | None = None

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

    def begin(self, locking: Locking) -> None:
        """Let this one watch, and no other."""
        self.end()
        front = self._front
        self.locking = locking
        front.application.installEventFilter(locking)
        front.window.lock_asked.connect(locking.lock)
        self._watching = watch(int(front.window.winId()), locking)
        self._watching.happened.connect(locking.system_said)
        front.window.bar.show_lock(True)

    def end(self) -> None:
        """Watch no more."""
        locking, watching, front = self.locking, self._watching, self._front
        self.locking = self._watching = None
        if watching is not None:
            watching.stop()
        if locking is not None:
            if watching is not None:
                watching.happened.disconnect(locking.system_said)
            front.application.removeEventFilter(locking)
            front.window.lock_asked.disconnect(locking.lock)
            locking.stop()
            front.window.bar.show_lock(False)
