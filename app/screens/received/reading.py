"""A received interview in words: its facts and body laid over the form they were taken with. Knows no Qt."""

from dataclasses import dataclass

from pydantic import JsonValue

from app.screens.draft.draft import restored
from app.screens.statement.reading import ReadRow, ReadSection, read_through
from forms.engine import FormDefinition, SavedInstance, SavedValue
from forms.engine.definition import path_of

#: Nobody answers more questions; what is beyond is not shown.
MOST_ANSWERS = 20_000


@dataclass(frozen=True, slots=True)
class ReceivedNote:
    """A note or marker taken during the account."""

    kind: str
    text: str
    taken_at: str
    recording: str
    offset_ms: int


@dataclass(frozen=True, slots=True)
class OpenedRecord:
    """What the readable parts hold: answers by ref, notes, and recordings with their lengths."""

    form_id: str
    answers: dict[str, str]
    notes: tuple[ReceivedNote, ...]
    recordings: tuple[tuple[str, int], ...]


def answers_of(record: dict[str, JsonValue]) -> dict[str, str]:
    """The answers of one part by their refs."""
    answers = record.get("answers")
    if not isinstance(answers, dict):
        return {}
    found: dict[str, str] = {}
    for ref, answer in list(answers.items())[:MOST_ANSWERS]:
        if isinstance(answer, dict) and isinstance(answer.get("value"), str):
            found[ref] = str(answer["value"])
    return found


def notes_of(record: dict[str, JsonValue]) -> tuple[ReceivedNote, ...]:
    """The notes of the body."""
    notes = record.get("notes")
    if not isinstance(notes, list):
        return ()
    found: list[ReceivedNote] = []
    for note in notes[:MOST_ANSWERS]:
        if isinstance(note, dict):
            offset = note.get("offset_ms")
            found.append(
                ReceivedNote(
                    str(note.get("kind", "")),
                    str(note.get("text", "")),
                    str(note.get("taken_at", "")),
                    str(note.get("recording", "")),
                    offset if isinstance(offset, int) else 0,
                )
            )
    return tuple(found)


def in_words(opened: OpenedRecord, definition: FormDefinition | None, language: str) -> tuple[ReadSection, ...]:
    """The answers under their sections; without the form, by the names of the questions."""
    if definition is None or definition.form_id != opened.form_id:
        rows = tuple(ReadRow(ref, ref.rpartition("/")[2], value) for ref, value in opened.answers.items())
        return (ReadSection("", opened.form_id, rows, 0),) if rows else ()
    known = {ref: value for ref, value in opened.answers.items() if path_of(ref) in definition.by_path}
    repeats: dict[str, None] = {}
    for ref in known:
        for place, letter in enumerate(ref):
            if letter == "]":
                repeats[ref[: place + 1]] = None
    saved = SavedInstance(tuple(SavedValue(ref, value) for ref, value in known.items()), tuple(repeats))
    sections = read_through(restored(definition, saved), language)
    answered = [_only_answers(section, _shown_refs(known)) for section in sections]
    return tuple(section for section in answered if section.rows)


def _shown_refs(answers: dict[str, str]) -> frozenset[str]:
    """Refs of rows that stand for sealed answers: the question, the compound group around it, what a reason is for."""
    refs = set(answers)
    refs |= {ref.rpartition("/")[0] for ref in answers}
    refs |= {ref.removesuffix("_na") for ref in answers}
    return frozenset(refs)


def _only_answers(section: ReadSection, refs: frozenset[str]) -> ReadSection:
    """Leave out parts that are not opened here, and above all a form's defaults: only what was sealed is shown."""
    rows: list[ReadRow] = []
    for row in section.rows:
        if row.is_heading:
            while rows and rows[-1].is_heading:
                rows.pop()
            rows.append(row)
        elif row.value and row.ref in refs:
            rows.append(row)
    while rows and rows[-1].is_heading:
        rows.pop()
    return ReadSection(section.ref, section.title, tuple(rows), 0)
