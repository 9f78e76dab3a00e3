"""What the presenter of the structuring screen speaks to."""

from collections.abc import Callable, Iterable
from typing import Protocol

from app.screens.draft.in_hand import InterviewInHand
from app.screens.structuring.shown import Choices, Said, Shown
from app.screens.structuring.work import Sound
from forms.engine import Changes, Session


class View(Protocol):
    """What the presenter needs of the screen."""

    def show_all(self, shown: Shown) -> None:
        """Show account, cards, the open card and its links."""

    def show_choices(self, choices: Choices) -> None:
        """Ask which card is meant."""

    def show_words(self, starts: int, ends: int) -> None:
        """Show where words stand in the account."""

    def say(self, said: Said, what: str = "") -> None:
        """Say what happened."""

    def show_sound(self, sound: Sound, offset_ms: int) -> None:
        """Play from this place."""

    def show_failure(self, error: Exception) -> None:
        """Say that something did not work."""


class Presence(Protocol):
    """Who is there, as rows of the form."""

    def came(self) -> None:
        """Somebody came."""

    def left(self) -> None:
        """Somebody left."""


class Interview(Protocol):
    """The screen of the interview beneath: answers, undo and saving are its own."""

    def in_hand(self) -> InterviewInHand | None:
        """The interview, once it is read."""

    def answered(self, ref: str, value: str) -> None:
        """Take an answer."""

    def repeat_add_asked(self, ref: str) -> None:
        """Add an instance."""

    def repeat_remove_asked(self, ref: str) -> None:
        """Remove an instance."""

    def together(self, ref: str, act: Callable[[Session], Iterable[Changes]]) -> None:
        """Do several things as one step."""

    def long_pasted(self) -> None:
        """Something long came through the clipboard."""

    def undo_asked(self) -> None:
        """Take the last step back."""

    def redo_asked(self) -> None:
        """Take the last undo back."""

    def follow(self, took: Callable[[Changes], None]) -> None:
        """Be told of each step."""

    def forget(self, took: Callable[[Changes], None]) -> None:
        """Not any more."""

    def flush(self) -> None:
        """Save what waits."""
