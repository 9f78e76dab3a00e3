"""What the listening screen needs of the interview and of its view. Knows no Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from app.screens.draft.in_hand import InterviewInHand
from app.screens.playback.timeline import Timeline
from forms.engine import Changes
from storage.interviews.playback import ReadableAttachment


@dataclass(frozen=True, slots=True)
class PinLine:
    """A pin in the account: the character it stands at (-1: its words are gone), its time in words."""

    id: str
    starts: int
    time: str
    words: str
    can_hear: bool


@dataclass(frozen=True, slots=True)
class Sound:
    """An opened recording and how its segments follow each other."""

    opened: ReadableAttachment
    timeline: Timeline


class Interview(Protocol):
    """The interview beneath, whose session, undo and saving are shared."""

    @property
    def has_unsaved(self) -> bool:
        """Whether something is not committed yet."""

    @property
    def refused(self) -> Exception | None:
        """Why the last attempt to save failed; None where it did not."""

    def in_hand(self) -> InterviewInHand | None:
        """The interview, once it is read."""

    def answered(self, ref: str, value: str) -> None:
        """Take an answer."""

    def note_added(self, text: str, attachment_id: str, offset_ms: int) -> None:
        """Keep a note of this second."""

    def marker_kept(self, _kind: str) -> None:
        """Read the notes again."""

    def told(self, values: Mapping[str, str]) -> None:
        """Tell the form what the program found out."""

    def long_pasted(self) -> None:
        """Something long came through the clipboard."""

    def undo_asked(self) -> None:
        """Take the last step back."""

    def redo_asked(self) -> None:
        """Take the last undo back."""

    def follow(self, took: Callable[[Changes], None]) -> None:
        """Tell of each step."""

    def forget(self, took: Callable[[Changes], None]) -> None:
        """Tell no more."""


class View(Protocol):
    """The screen as its presenter sees it."""

    def show_account(self, text: str, *, can_edit: bool) -> None:
        """Show the account."""

    def show_pins(self, pins: tuple[PinLine, ...]) -> None:
        """Show the times at the margin."""

    def show_wellbeing(self, level: str) -> None:
        """Show which light is on; empty for none."""

    def show_saved(self, is_saved: bool, refused: Exception | None = None) -> None:
        """Say whether all that was written is kept, and why it could not be."""

    def show_sound(self, sound: Sound, offset_ms: int) -> None:
        """Play from this place."""

    def say(self, code: str) -> None:
        """Say ``still-recording``, ``no-sound``; empty for nothing."""

    def show_failure(self, error: Exception) -> None:
        """Say what did not work."""
