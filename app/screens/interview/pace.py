"""Looks at the clock once a minute, so that the rules about breaks know how long somebody has been heard."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from app.screens.draft.in_hand import InterviewInHand
from app.screens.recording.markers import MarkerKind
from forms.interview import Given
from forms.interview.answers import value
from forms.interview.pace import Pace, pace_of

MINUTE_MS = 60_000


class Told(Protocol):
    """The interview that hears of it."""

    def in_hand(self) -> InterviewInHand | None:
        """The interview, once it is read."""

    def told(self, values: Mapping[str, str]) -> None:
        """Tell the form."""


class PaceKeeper(QObject):
    """Lives with the screen of one interview."""

    def __init__(self, interview: Told, screen: QWidget, today: Callable[[], date]) -> None:
        super().__init__(screen)
        self._interview, self._today = interview, today
        self._pace: Pace | None = None
        self._is_recording = False
        self._timer = QTimer(self, interval=MINUTE_MS)
        self._timer.timeout.connect(self.minute)
        self._timer.start()

    @Slot(bool)
    def recording_changed(self, is_recording: bool) -> None:
        """Sound began or ended: while it runs, a sitting is under way."""
        self._is_recording = is_recording
        self._interview.told({Given.RUNNING: "1" if is_recording else ""})

    @Slot(str)
    def marker_kept(self, kind: str) -> None:
        """A marker was put; one of them is a break."""
        if kind == MarkerKind.BREAK and self._pace is not None:
            self._pace.broke()
            self._interview.told(self._pace.values())

    @Slot()
    def minute(self) -> None:
        """Count a minute, and tell if it counts for anything."""
        in_hand = self._interview.in_hand()
        if in_hand is None:
            return
        day = self._today().isoformat()
        if self._pace is None:
            self._pace = pace_of(in_hand.session, day)
        before = self._pace.since_break
        is_heard = self._is_recording or value(in_hand.session, Given.LISTENING) == "1"
        self._pace.minute(day, is_heard=is_heard)
        if is_heard or before != self._pace.since_break:
            self._interview.told(self._pace.values())
