"""The notes of an interview in hand: kept in the vault's lane, and shown once they are. Knows no Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from app.fields.question import NoteLine
from app.jobs import Jobs, Lane
from app.retrying import Retrying
from app.screens.draft.draft import Draft
from app.screens.draft.overview import note_lines
from app.unkept import Unkept
from storage.interviews.notes import Note


class View(Protocol):
    """The screen as far as it shows notes."""

    def show_notes(self, notes: tuple[NoteLine, ...]) -> None:
        """Show the time-stamped notes."""

    def show_note_again(self, text: str, attachment_id: str, offset_ms: int) -> None:
        """Give back a note that could not be kept."""

    def show_failure(self, error: Exception) -> None:
        """Say what did not work."""


@dataclass(frozen=True, slots=True)
class _Changed:
    note_id: str
    text: str


class Noting:
    """Lives with the presenter of one interview, and falls silent with it."""

    def __init__(
        self, view: View, draft: Draft, jobs: Jobs, noted: Callable[[tuple[Note, ...]], None], unkept: Unkept
    ) -> None:
        self._view, self._draft, self._jobs, self._noted = view, draft, jobs, noted
        self._unkept, self._name = unkept, f"notes/{draft.interview_id}"
        # What was refused after the screen went.
        self._refusals: list[tuple[str, str, int]] = []
        self._changes: Retrying[_Changed, tuple[Note, ...]] = Retrying(
            unkept,
            f"changed notes/{draft.interview_id}",
            jobs,
            lambda change: draft.change_note(change.note_id, change.text),
            kept=self._kept,
            refused=self._failed,
            replaces=lambda newer, older: newer.note_id == older.note_id,
        )
        self._is_gone = False
        #: As they were read last.
        self.notes: tuple[Note, ...] = ()

    def closed(self) -> None:
        """From now on nothing is shown."""
        self._is_gone = True

    def show(self) -> None:
        """Show them as they were read last."""
        self._view.show_notes(self.lines())

    def lines(self) -> tuple[NoteLine, ...]:
        """The notes as the field shows them: as they were changed last, though that may not be kept yet."""
        changed = {change.note_id: change.text for change in self._changes.waiting}
        return note_lines(tuple(replace(note, text=changed.get(note.id, note.text)) for note in self.notes))

    def added(self, text: str, attachment_id: str, offset_ms: int) -> None:
        """Keep a note of this second."""
        self._jobs.run(
            Lane.WORDS,
            lambda: self._draft.add_note(text, attachment_id, offset_ms),
            done=self._kept,
            failed=lambda error: self._refused(error, text, attachment_id, offset_ms),
        )

    def changed(self, note_id: str, text: str) -> None:
        """Give a note another text; without text it goes away."""
        self._changes.run(_Changed(note_id, text))

    def read(self) -> None:
        """Read them again: somebody else put a marker among them."""
        self._jobs.run(Lane.VAULT, self._draft.read_notes, done=self._kept, failed=self._failed)

    def _kept(self, notes: tuple[Note, ...]) -> None:
        self.notes = notes
        if not self._is_gone:
            self._noted(notes)
            self.show()

    def give_back(self) -> None:
        """Offer what could not be kept when this interview was left; what was changed is tried again."""
        self._changes.again()
        held = self._unkept.take(self._name)
        for text, attachment_id, offset_ms in held if isinstance(held, tuple) else ():
            self._view.show_note_again(text, attachment_id, offset_ms)

    def _again(self) -> None:
        refusals, self._refusals = self._refusals, []
        self._unkept.take(self._name)
        for text, attachment_id, offset_ms in refusals:
            self.added(text, attachment_id, offset_ms)

    def _refused(self, error: Exception, text: str, attachment_id: str, offset_ms: int) -> None:
        if self._is_gone:
            self._refusals.append((text, attachment_id, offset_ms))
            self._unkept.hold(self._name, tuple(self._refusals), self._again)
        else:
            self._view.show_note_again(text, attachment_id, offset_ms)
            self._view.show_failure(error)

    def _failed(self, error: Exception) -> None:
        if not self._is_gone:
            self._view.show_failure(error)
