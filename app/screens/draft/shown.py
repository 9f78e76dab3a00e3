"""What the presenter tells the screen, as plain values."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from app.fields.question import NoteLine, Page
from app.screens.draft.cards import Card
from app.screens.draft.saving import SaveState


class SectionState(StrEnum):
    """How far a section is."""

    DONE = "done"
    STARTED = "started"
    EMPTY = "empty"
    PROBLEM = "problem"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One line of the outline; rows of level 1 are instances of a repeat inside the section above."""

    ref: str
    section: str
    title: str
    state: SectionState
    answered: int = 0
    total: int = 0
    level: int = 0
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """The whole outline and how many sections are finished."""

    rows: tuple[OutlineRow, ...]
    done: int
    sections: int
    answered: int
    total: int


class Tone(StrEnum):
    """How strongly something in the side list speaks."""

    BLOCK = "block"
    WARN = "warn"
    REMIND = "remind"
    PROBLEM = "problem"
    #: A warning with a reason for going on.
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Reminder:
    """A line of the side list; `text` is the form's or the rule's own, else `code` chooses our words.

    Attributes:
        reason_ref: The question that keeps why somebody goes on in spite of it.
        card: What is read out or done while it stands.
    """

    code: str
    text: str
    ref: str
    tone: Tone
    reason_ref: str = ""
    card: Card | None = None
    #: The rule is general knowledge that a lawyer has not confirmed.
    awaits_lawyer: bool = False


@dataclass(frozen=True, slots=True)
class Gates:
    """What keeps sound and pictures closed, as codes; empty means open."""

    audio: tuple[str, ...]
    photo: tuple[str, ...]
    photo_injuries: tuple[str, ...]
    documents: tuple[str, ...]
    video: tuple[str, ...]
    phone: tuple[str, ...]
    #: What keeps the account from beginning; one that is being told goes on.
    start: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Walk:
    """Where Back and Next lead; an empty title of next means the read-through."""

    back: str
    next: str


class View(Protocol):
    """The interview screen as its presenter sees it."""

    def show_heading(self, number: str, title: str) -> None:
        """Say which interview this is."""

    def show_outline(self, outline: Outline) -> None:
        """Show the sections and how far they are."""

    def show_page(self, page: Page) -> None:
        """Show a section, or the same section as it is now; what did not change is left alone."""

    def show_closed(self, page: Page, reasons: tuple[Reminder, ...]) -> None:
        """Show that a section is closed and what opens it."""

    def show_walk(self, walk: Walk) -> None:
        """Say where Back and Next lead."""

    def show_paging(self, is_by_pages: bool) -> None:
        """Say whether the questions of a section come page by page."""

    def show_languages(self, names: tuple[str, ...], chosen: str) -> None:
        """Offer the languages of the form, where there are several; the chosen one is empty to follow the screen."""

    def show_to_do(self, count: int) -> None:
        """Say how many questions still need an answer or break a rule."""

    def show_place(self, ref: str) -> None:
        """Scroll to a question and give it the keyboard."""

    def show_saved(self, state: SaveState) -> None:
        """Say what is saved."""

    def show_reminders(self, reminders: tuple[Reminder, ...]) -> None:
        """Fill the side list; nothing pops up in front of the interviewee."""

    def show_notes(self, notes: tuple[NoteLine, ...]) -> None:
        """Show the time-stamped notes."""

    def show_note_again(self, text: str, attachment_id: str, offset_ms: int) -> None:
        """Give back a note that could not be kept."""

    def show_gates(self, gates: Gates) -> None:
        """Open or close the microphone and the camera."""

    def show_shared(self, is_shared: bool) -> None:
        """Say that the person sees the screen, and keep the side list to the documenter."""

    def show_steps(self, can_undo: bool, can_redo: bool) -> None:
        """Offer undo and redo."""

    def show_failure(self, error: Exception) -> None:
        """Say that the interview could not be opened."""
