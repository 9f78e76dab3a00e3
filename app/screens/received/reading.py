"""A received interview in words: its facts and body laid over the form they were taken with. Knows no Qt."""

import hashlib
from dataclasses import dataclass, field

from pydantic import JsonValue

from app.fields.markdown import to_plain
from app.screens.draft.draft import restored
from app.screens.statement.reading import ReadRow, ReadSection, read_through
from forms.engine import FormDefinition, SavedInstance, SavedValue, Session
from forms.engine.definition import path_of

#: Nobody answers more questions; what is beyond is not shown.
MOST_ANSWERS = 20_000
#: The group of a form of ours that holds the guard-rails and the reasons.
_RULES = "rules"
LONGEST_WORDS = 10_000


@dataclass(frozen=True, slots=True)
class ReceivedNote:
    """A note or marker taken during the account."""

    kind: str
    text: str
    taken_at: str
    recording: str
    offset_ms: int


@dataclass(frozen=True, slots=True)
class ReceivedLink:
    """Words of the account, and the question or card that they belong to."""

    target: str
    quote: str
    recording: str
    offset_ms: int


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """A line of a transcript; the speaker is a role, never a name."""

    recording: str
    at_ms: int
    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class HandOver:
    """One step of a thing's way, without the names of those who gave and took it."""

    exhibit: str
    at: str
    seal: str
    is_signed: bool


@dataclass(frozen=True, slots=True)
class OpenedRecord:
    """What the readable parts hold: answers by ref, notes, and recordings with their lengths."""

    form_id: str
    answers: dict[str, str]
    notes: tuple[ReceivedNote, ...]
    recordings: tuple[tuple[str, int], ...]
    #: Version of the form, and its own words where they came along.
    version: str = ""
    title: str = ""
    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    chosen: dict[str, dict[str, str]] = field(default_factory=dict)
    links: tuple[ReceivedLink, ...] = ()
    spoken: tuple[SpokenLine, ...] = ()
    #: Steps of things that passed from hand to hand.
    steps: tuple[HandOver, ...] = ()
    #: The revision that says what the person agrees to now, where it is not this one.
    replaced_by: int = 0


def words_of(record: dict[str, JsonValue]) -> tuple[str, dict[str, dict[str, str]]]:
    """Title and labels, by path and language, of a form from elsewhere, as they came with the facts."""
    words = record.get("words")
    if not isinstance(words, dict):
        return "", {}
    labels = words.get("labels")
    listed = list(labels.items())[:MOST_ANSWERS] if isinstance(labels, dict) else []
    return str(words.get("title", ""))[:LONGEST_WORDS], {path: _by_language(given) for path, given in listed}


def chosen_of(record: dict[str, JsonValue]) -> dict[str, dict[str, str]]:
    """What the chosen options are called, by ref and language."""
    answers = record.get("answers")
    listed = list(answers.items())[:MOST_ANSWERS] if isinstance(answers, dict) else []
    return {ref: _by_language(one["label"]) for ref, one in listed if isinstance(one, dict) and "label" in one}


def _by_language(given: JsonValue) -> dict[str, str]:
    if not isinstance(given, dict):
        return {}
    return {code: text[:LONGEST_WORDS] for code, text in given.items() if isinstance(text, str)}


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


def links_of(record: dict[str, JsonValue], answers: dict[str, str]) -> tuple[ReceivedLink, ...]:
    """The links of one part; where they carry no words of their own, those that stand at their place."""
    links = record.get("links")
    if not isinstance(links, list):
        return ()
    found: list[ReceivedLink] = []
    for link in links[:MOST_ANSWERS]:
        if not isinstance(link, dict):
            continue
        starts, ends, offset = (link.get(name) for name in ("starts", "ends", "offset_ms"))
        quote = str(link.get("quote", ""))
        told = answers.get(str(link.get("source", "")), "")
        is_same = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest() == link.get("narrative")
        if not quote and is_same and isinstance(starts, int) and isinstance(ends, int):
            quote = told[max(0, starts) : max(0, ends)]
        found.append(
            ReceivedLink(
                str(link.get("target", "")),
                " ".join(quote.split())[:LONGEST_WORDS],
                str(link.get("recording", "")),
                offset if isinstance(offset, int) else 0,
            )
        )
    return tuple(found)


def spoken_in(record: dict[str, JsonValue]) -> tuple[SpokenLine, ...]:
    """The lines of all transcripts that came with this part."""
    given = record.get("transcripts")
    found: list[SpokenLine] = []
    for transcript in given if isinstance(given, list) else []:
        lines = transcript.get("lines") if isinstance(transcript, dict) else None
        for line in lines if isinstance(lines, list) else []:
            if isinstance(line, dict) and isinstance(transcript, dict):
                at = line.get("at_ms")
                words = str(line.get("text", ""))[:LONGEST_WORDS]
                place = at if isinstance(at, int) else 0
                found.append(
                    SpokenLine(str(transcript.get("recording", "")), place, str(line.get("speaker", "")), words)
                )
    return tuple(found[:MOST_ANSWERS])


def in_words(opened: OpenedRecord, definition: FormDefinition | None, language: str) -> tuple[ReadSection, ...]:
    """The answers under their sections; without the form in its own words, or by the names of the questions.

    Beside the words of a form from elsewhere, `definition` is that of ours which stands around it.
    """
    if definition is not None and definition.form_id != opened.form_id and opened.labels:
        return (*_laid_over(opened.answers, definition, language), *_in_own_words(opened, definition, language))
    if definition is None or definition.form_id != opened.form_id:
        rows = tuple(ReadRow(ref, ref.rpartition("/")[2], value) for ref, value in opened.answers.items())
        return (ReadSection("", opened.form_id, rows, 0),) if rows else ()
    return _laid_over(opened.answers, definition, language)


def _in_own_words(opened: OpenedRecord, around: FormDefinition, language: str) -> tuple[ReadSection, ...]:
    rows: list[ReadRow] = []
    places: dict[str, list[str]] = {}
    heading = ""
    for ref, value in opened.answers.items():
        if path_of(ref) in around.by_path:
            continue
        above = ref.rpartition("/")[0]
        if above != heading:
            heading = above
            title = _label(opened, above, language)
            if above.endswith("]"):
                instances = places.setdefault(above.rpartition("[")[0], [])
                if above not in instances:
                    instances.append(above)
                title = f"{title} {instances.index(above) + 1}"
            elif path_of(above).count("/") < 3:
                # The form itself: its title heads the section.
                title = ""
            if title:
                rows.append(ReadRow(above, title, "", is_heading=True))
        chosen = _in(opened.chosen.get(ref, {}), language)
        rows.append(ReadRow(ref, _label(opened, ref, language), chosen or value))
    return (ReadSection("", opened.title or opened.form_id, tuple(rows), 0),) if rows else ()


def _label(opened: OpenedRecord, ref: str, language: str) -> str:
    """What a question is called; its name where the form has no words for it."""
    path = path_of(ref)
    return to_plain(_in(opened.labels.get(path, {}), language)) or path.rpartition("/")[2]


def _in(words: dict[str, str], language: str) -> str:
    """Words in this language, or in any that there is."""
    return words.get(language) or words.get("") or next(iter(words.values()), "")


def _laid_over(answers: dict[str, str], definition: FormDefinition, language: str) -> tuple[ReadSection, ...]:
    """The answers that the form knows, in its sections."""
    known = {ref: value for ref, value in answers.items() if path_of(ref) in definition.by_path}
    repeats: dict[str, None] = {}
    for ref in known:
        for place, letter in enumerate(ref):
            if letter == "]":
                repeats[ref[: place + 1]] = None
    saved = SavedInstance(tuple(SavedValue(ref, value) for ref, value in known.items()), tuple(repeats))
    session = restored(definition, saved)
    sections = [section for section in read_through(session, language) if section.ref != f"{session.root}/{_RULES}"]
    answered = [
        _only_answers(section, _shown_refs(known)) for section in (*sections, *_reasons(session, known, language))
    ]
    return tuple(section for section in answered if section.rows)


def _reasons(session: Session, answers: dict[str, str], language: str) -> tuple[ReadSection, ...]:
    """Why the documenter went on in spite of a warning.

    What made the rule stand may lie in a part that is not opened here, or was never recorded; the reason is shown.
    """
    group = f"{session.root}/{_RULES}"
    rows = tuple(
        ReadRow(ref, to_plain(session.label(ref, language)), value)
        for ref, value in answers.items()
        if ref.startswith(f"{group}/")
    )
    return (ReadSection(group, to_plain(session.label(group, language)), rows, 0),) if rows else ()


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
