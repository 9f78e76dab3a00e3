"""A view that writes down what its presenter tells it, and a timer that a test fires."""

from collections.abc import Callable
from dataclasses import dataclass, field

from app.fields.question import NoteLine, Page, Question, RepeatBlock, questions_of
from app.screens.draft.saving import SaveState
from app.screens.draft.shown import Gates, Outline, Reminder, Walk


class HandDelay:
    """Fires when the test says so."""

    def __init__(self) -> None:
        self._then: Callable[[], None] | None = None
        self.milliseconds: list[int] = []

    def start(self, milliseconds: int, fire: Callable[[], None]) -> None:
        self.milliseconds.append(milliseconds)
        self._then = fire

    def stop(self) -> None:
        self._then = None

    @property
    def is_running(self) -> bool:
        return self._then is not None

    def fire(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()


@dataclass
class RecordingView:
    """Keeps the last of everything."""

    page: Page | None = None
    closed: tuple[Reminder, ...] = ()
    outline: Outline | None = None
    saved: list[SaveState] = field(default_factory=list)
    reminders: tuple[Reminder, ...] = ()
    notes: tuple[NoteLine, ...] = ()
    gates: Gates | None = None
    walk: Walk | None = None
    given_back: list[tuple[str, str, int]] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    steps: tuple[bool, bool] = (False, False)
    failures: list[Exception] = field(default_factory=list)
    heading: tuple[str, str] = ("", "")
    is_by_pages: bool = False
    languages: tuple[tuple[str, ...], str] = ((), "")
    to_do: int = -1
    is_shared: bool = False

    def show_shared(self, is_shared: bool) -> None:
        self.is_shared = is_shared

    def show_heading(self, number: str, title: str) -> None:
        self.heading = (number, title)

    def show_outline(self, outline: Outline) -> None:
        self.outline = outline

    def show_page(self, page: Page) -> None:
        self.page, self.closed = page, ()

    def show_closed(self, page: Page, reasons: tuple[Reminder, ...]) -> None:
        self.page, self.closed = page, reasons

    def show_walk(self, walk: Walk) -> None:
        self.walk = walk

    def show_paging(self, is_by_pages: bool) -> None:
        self.is_by_pages = is_by_pages

    def show_languages(self, names: tuple[str, ...], chosen: str) -> None:
        self.languages = (names, chosen)

    def show_to_do(self, count: int) -> None:
        self.to_do = count

    def show_place(self, ref: str) -> None:
        self.places.append(ref)

    def show_saved(self, state: SaveState) -> None:
        self.saved.append(state)

    def show_reminders(self, reminders: tuple[Reminder, ...]) -> None:
        self.reminders = reminders

    def show_notes(self, notes: tuple[NoteLine, ...]) -> None:
        self.notes = notes

    def show_note_again(self, text: str, attachment_id: str, offset_ms: int) -> None:
        self.given_back.append((text, attachment_id, offset_ms))

    def show_gates(self, gates: Gates) -> None:
        self.gates = gates

    def show_steps(self, can_undo: bool, can_redo: bool) -> None:
        self.steps = (can_undo, can_redo)

    def show_failure(self, error: Exception) -> None:
        self.failures.append(error)

    # What a person reads

    @property
    def questions(self) -> dict[str, Question]:
        """The questions of the page by their names; of a repeat the last instance."""
        assert self.page is not None
        return {question.ref.rpartition("/")[2]: question for question in questions_of(self.page.blocks)}

    @property
    def repeat(self) -> RepeatBlock:
        assert self.page is not None
        return next(block for block in self.page.blocks if isinstance(block, RepeatBlock))
