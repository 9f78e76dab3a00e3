"""The recorder as the listening screen needs it: one key to begin, pause and go on, and the time."""

from typing import Protocol

from PySide6.QtCore import SignalInstance

from app.recorder.errors import RecorderCode
from app.screens.listening.view import ListeningScreen
from app.screens.recording import RecordingPanel
from app.screens.recording.marker_list import clock_text
from app.screens.recording.markers import MarkerKind
from app.screens.recording.roles import PanelState


class Breaks(Protocol):
    """Breaks as rows of the form."""

    def begin(self, reason: str = "") -> None:
        """A break begins: it is marked in the sound, too."""

    def end(self) -> None:
        """Somebody is heard again."""

    def alarm(self) -> None:
        """People have to go: a break, the end of the sound, the lock."""


class Presence(Protocol):
    """Who is there, as rows of the form."""

    @property
    def noted(self) -> SignalInstance:
        """Says that it was written down (``came``, ``left``)."""

    def came(self) -> None:
        """Somebody came."""

    def left(self) -> None:
        """Somebody left."""


class SoundSide:
    """Speaks with the recording panel of the interview beneath."""

    def __init__(self, screen: ListeningScreen, recording: RecordingPanel, breaks: Breaks) -> None:
        self._screen, self._recording, self._breaks = screen, recording, breaks

    def position(self) -> tuple[str, int] | None:
        """Where in the sound we are; None while nothing is recorded."""
        return self._recording.presenter.position()

    def running(self) -> str:
        """The recording that is being made; empty for none."""
        here = self.position()
        return here[0] if here is not None else ""

    def mark(self, kind: str) -> None:
        """Put a marker here and now."""
        self._recording.marking.mark_pressed(MarkerKind(kind))

    def record_asked(self) -> None:
        """Begin, pause or go on; the consent stands before the microphone as everywhere."""
        if self._recording.presenter.state is PanelState.CLOSED:
            # Also here nobody may believe that the key has begun a recording.
            self._screen.show_sound_trouble(RecorderCode.CONSENT_MISSING)
        if self._recording.presenter.state is PanelState.PAUSED:
            self._breaks.end()
        self._recording.press_record()
        self.time_asked()

    def break_asked(self) -> None:
        """A break: it is marked, and the sound waits."""
        self._breaks.begin()
        if self._recording.presenter.state is PanelState.RECORDING:
            self._recording.press_record()
        self.time_asked()

    def stop(self) -> None:
        """The account is over."""
        self._recording.finish()

    def time_asked(self) -> None:
        """Show how far the recording is."""
        here = self.position()
        state = self._recording.presenter.state
        word = "paused" if state is PanelState.PAUSED else "on" if state is PanelState.RECORDING else "off"
        self._screen.show_time(word, clock_text(here[1] if here is not None else 0))
