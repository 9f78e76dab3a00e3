"""What the recording panel shows: consent, the recording, microphone, markers, room on the disk."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class SoundPosition:
    """A place in the sound of an interview: which segment, and how far into it."""

    attachment_id: str
    offset_ms: int


class RecordingPanel(QWidget):
    """The panel; its presenter decides."""

    recording_changed = Signal(bool)
    """Sound is being recorded (also while paused), or not any more."""
    marker_kept = Signal(str)
    """A marker is in the vault: its kind (a code of the list fa_mark)."""

    def mark(self) -> None:
        """Put a marker of the usual kind here and now: the button elsewhere on the screen and F9."""
        raise NotImplementedError

    def position(self) -> SoundPosition | None:
        """Say where in the sound we are now, for time-stamped notes; None while nothing is recorded."""
        raise NotImplementedError

    def consent_changed(self) -> None:
        """Ask the gate again: an answer about consent has changed. Withdrawn consent stops the recording."""
        raise NotImplementedError

    def finish(self) -> None:
        """Stop a running recording, because the interview is closed or goes on to its statement."""
        raise NotImplementedError
