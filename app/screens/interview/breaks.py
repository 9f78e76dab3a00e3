"""Breaks by one key; the air-raid key notes one, ends the sound whole and locks, from any screen of the interview."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtWidgets import QWidget

from app.screens.interview.presenter import InterviewPresenter
from app.screens.interview.window_key import WindowKey
from app.screens.recording import RecordingPanel
from app.screens.recording.markers import MarkerKind
from forms.interview import Given, breaks
from forms.interview.answers import ref_of
from storage.platform.clock import Clock

#: At the end of its row, found without looking.
KEY = "F10"
ALARM = "alarm"


class Breaks(QObject):
    """Lives with the interview; its key is heard at the whole window, whatever lies over the questions."""

    def __init__(
        self,
        screen: QWidget,
        presenter: InterviewPresenter,
        recording: RecordingPanel,
        clock: Clock,
        flush: Callable[[], None],
        lock: Callable[[], None],
    ) -> None:
        super().__init__(screen)
        self._presenter, self._recording, self._clock = presenter, recording, clock
        self._flush, self._lock = flush, lock
        self._keys: WindowKey | None = None
        recording.recording_changed.connect(self._recording_changed)
        screen.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the key of the window in which the interview is shown, as long as the interview is open."""
        if event.type() == QEvent.Type.Show and self._keys is None and isinstance(watched, QWidget):
            self._keys = WindowKey(KEY, watched.window(), self)
            self._keys.pressed.connect(self.alarm)
        return False

    @Slot()
    def gone(self) -> None:
        """The interview is closed: the key is nobody's."""
        if self._keys is not None:
            self._keys.pressed.disconnect(self.alarm)
            self._keys.deleteLater()

    @Slot()
    def alarm(self) -> None:
        """Nothing is asked and nothing waits: people have to go."""
        # Marked before the sound ends: afterwards there is no place in it.
        self._recording.marking.mark_pressed(MarkerKind.BREAK)
        self._recording.finish()
        self._row(ALARM)
        self._presenter.told({Given.BREAK: ALARM, Given.ALARM: "1"})
        self._flush()
        self._lock()

    def begin(self, reason: str = "") -> None:
        """A break: marked in the sound, and a row of the form from now on."""
        self._recording.marking.mark_pressed(MarkerKind.BREAK)
        self._row(reason)

    def _row(self, reason: str) -> None:
        in_hand = self._presenter.in_hand()
        if in_hand is not None and ref_of(in_hand.session, breaks.BREAKS):
            self._presenter.together(
                ref_of(in_hand.session, breaks.BREAKS), lambda session: breaks.begin(session, self._now(), reason)
            )

    def end(self) -> None:
        """Somebody is heard again: the break is over, and so is the alarm."""
        in_hand = self._presenter.in_hand()
        if in_hand is None:
            return
        if breaks.open_break(in_hand.session):
            self._presenter.together(
                ref_of(in_hand.session, breaks.BREAKS), lambda session: breaks.end(session, self._now())
            )
        self._presenter.told({Given.BREAK: "", Given.ALARM: ""})

    @Slot(bool)
    def _recording_changed(self, is_recording: bool) -> None:
        if is_recording:
            self.end()

    def _now(self) -> datetime:
        return local(self._clock)


def local(clock: Clock) -> datetime:
    """The present moment in the zone of the clock."""
    moment = clock.now()
    return datetime.fromisoformat(moment.wall).astimezone(datetime.fromisoformat(f"2000-01-01T00:00{moment.tz}").tzinfo)
