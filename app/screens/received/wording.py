"""Every answer of a record in words, also where a part that is not opened here would make the form hide it.

Knows no Qt.
"""

from app.fields.markdown import to_plain
from app.screens.draft.draft import restored
from app.screens.received.reading import OpenedRecord, in_words
from app.screens.statement.reading import ReadRow, ReadSection
from forms.engine import FormDefinition, SavedInstance, SavedValue, Session
from forms.engine.definition import path_of


def sections_of(opened: OpenedRecord, form: FormDefinition | None, language: str) -> tuple[ReadSection, ...]:
    """The answers under their sections; what the form would hide without the other parts comes after them."""
    sections = in_words(opened, form, language)
    if form is None or form.form_id != opened.form_id:
        return sections
    shown = {row.ref for section in sections for row in section.rows}
    missing = {ref: value for ref, value in opened.answers.items() if ref not in shown}
    if not missing:
        return sections
    known = {ref: value for ref, value in opened.answers.items() if path_of(ref) in form.by_path}
    saved = SavedInstance(tuple(SavedValue(ref, value) for ref, value in known.items()), _repeats(known))
    session = restored(form, saved)
    under: dict[str, list[ReadRow]] = {}
    for ref, value in missing.items():
        group = "/".join(path_of(ref).split("/")[:3])
        under.setdefault(group, []).append(_row(session, ref, value, language, is_known=ref in known))
    return (
        *sections,
        *(ReadSection(ref, _title(session, ref, language), tuple(rows), 0) for ref, rows in under.items()),
    )


def _title(session: Session, ref: str, language: str) -> str:
    group = ref in session.definition.by_path and bool(session.children(ref))
    return to_plain(session.label(ref, language)) if group else ""


def _repeats(answers: dict[str, str]) -> tuple[str, ...]:
    places = {ref[: place + 1]: None for ref in answers for place, letter in enumerate(ref) if letter == "]"}
    return tuple(places)


def _row(session: Session, ref: str, value: str, language: str, *, is_known: bool) -> ReadRow:
    if not is_known:
        return ReadRow(ref, ref.rpartition("/")[2], value)
    names = {choice.value: to_plain(choice.label) for choice in session.choices(ref, language)}
    words = "; ".join(names.get(one, one) for one in value.split()) if names else value
    return ReadRow(ref, to_plain(session.label(ref, language)) or ref.rpartition("/")[2], words)
