"""Writes the sittings of an interview by itself, and says quietly when another one begins on a later day."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Slot

from app.screens.interview.presenter import InterviewPresenter
from app.screens.interview.resuming import Resuming
from forms.engine import Changes
from forms.interview import Given, sittings
from forms.interview.answers import ref_of, value

#: The end of a sitting moves on so often: no more of it is lost, whatever happens to the laptop.
_EVERY = timedelta(minutes=1)


class SittingKeeper(QObject):
    """Lives with the interview's screen; somebody is heard while sound is recorded or the account is listened to."""

    def __init__(self, strip: Resuming, interview: InterviewPresenter, now: Callable[[], datetime]) -> None:
        super().__init__(strip)
        self._strip, self._interview, self._now = strip, interview, now
        self._began: datetime | None = None
        self._ended: datetime | None = None
        self._is_writing = self._is_left = False
        interview.when_opened(self._look)
        interview.follow(self._followed)
        strip.confirmed.connect(self.confirmed)
        strip.left.connect(self.left)

    @Slot()
    def confirmed(self) -> None:
        """The person says again that the consent holds: the sitting of today begins with it."""
        in_hand = self._interview.in_hand()
        if in_hand is not None:
            at = self._now()
            self._began = self._began or at
            ref = ref_of(in_hand.session, sittings.SITTINGS)
            self._interview.together(ref, lambda session: sittings.confirm(session, at))

    @Slot()
    def left(self) -> None:
        """Nobody wants to be asked now."""
        self._is_left = True
        self._look()

    @Slot()
    def gone(self) -> None:
        """The interview is closed: whoever is still heard was heard until now."""
        self._end(self._now())
        self._interview.forget(self._followed)

    def _followed(self, _changes: Changes) -> None:
        if not self._is_writing:
            self._look()

    def _look(self) -> None:
        in_hand = self._interview.in_hand()
        if in_hand is None or not ref_of(in_hand.session, sittings.SITTINGS):
            return
        session, at = in_hand.session, self._now()
        if value(session, Given.LISTENING) == "1" or value(session, Given.RUNNING) == "1":
            self._began = self._began or at
            if not sittings.of_day(session, self._began):
                # Also when a step was taken back in which it was not there yet.
                began = self._began
                self._write(lambda: self._interview.logged(lambda one: sittings.begin(one, began)))
            if self._ended is None or at - self._ended >= _EVERY:
                self._end(at)
        elif self._ended is not None:
            self._end(at)
            self._began = self._ended = None
        confirmed = "1" if sittings.is_confirmed(session, at) else ""
        if value(session, Given.CONFIRMED) != confirmed:
            self._write(lambda: self._interview.told({Given.CONFIRMED: confirmed}))
        self._strip.setVisible(not self._is_left and sittings.is_another(session, at))

    def _end(self, at: datetime) -> None:
        began = self._began
        if began is not None:
            self._ended = at
            self._write(lambda: self._interview.logged(lambda one: sittings.end(one, began, at)))

    def _write(self, act: Callable[[], None]) -> None:
        self._is_writing = True
        act()
        self._is_writing = False
