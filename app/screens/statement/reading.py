"""What is read back to the person: every answer, section by section, in words. Knows no Qt."""

from dataclasses import dataclass

from app.fields.days import day_of, written
from app.fields.markdown import to_plain
from app.fields.question import Block, GroupBlock, Kind, Question, RepeatBlock
from app.screens.draft.pages import Pages
from forms.engine import Session
from forms.interview import outline
from forms.values import amount_label, amounts, from_answers, label, time_label, times


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One question and what was answered; an empty label is a heading inside the section."""

    ref: str
    label: str
    value: str
    is_missing: bool = False
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class ReadSection:
    """One section as it is read back."""

    ref: str
    title: str
    rows: tuple[ReadRow, ...]
    unanswered: int


def read_through(session: Session, language: str) -> tuple[ReadSection, ...]:
    """All that was answered, and what had to be and was not."""
    pages = Pages(session, language)
    found: list[ReadSection] = []
    for section in outline(session):
        if not section.is_open:
            continue
        rows: list[ReadRow] = []
        unanswered = _read(pages.blocks(section.ref, strict=True), rows)
        found.append(ReadSection(section.ref, to_plain(session.label(section.ref, language)), tuple(rows), unanswered))
    return tuple(found)


def _read(blocks: tuple[Block, ...], rows: list[ReadRow]) -> int:
    unanswered = 0
    for block in blocks:
        if isinstance(block, Question):
            unanswered += _read_question(block, rows)
        elif isinstance(block, GroupBlock):
            inner: list[ReadRow] = []
            unanswered += _read(block.blocks, inner)
            if inner:
                rows.append(ReadRow(block.ref, to_plain(block.title), "", is_heading=True))
                rows += inner
        else:
            unanswered += _read_repeat(block, rows)
    return unanswered


def _read_repeat(block: RepeatBlock, rows: list[ReadRow]) -> int:
    unanswered = 0
    for number, item in enumerate(block.items, 1):
        title = f"{to_plain(block.title)} {number}"
        rows.append(ReadRow(item.ref, f"{title} · {item.title}" if item.title else title, "", is_heading=True))
        unanswered += _read(item.blocks, rows)
    return unanswered


def _read_question(question: Question, rows: list[ReadRow]) -> int:
    if question.kind is Kind.NOTE:
        return 0
    value = in_words(question)
    reason = question.missing
    if not value and reason is not None and reason.value:
        value = f"({reason.label_of(reason.value)})"
    is_wanted = question.required or (reason is not None and reason.required)
    if value or is_wanted:
        rows.append(ReadRow(question.ref, to_plain(question.label), value, is_missing=not value))
        return 0
    return 1


def in_words(question: Question) -> str:
    """An answer as a person reads it."""
    if question.kind is Kind.APPROXIMATE_DATE:
        return _date_in_words(question)
    if question.kind is Kind.APPROXIMATE_TIME:
        return _time_in_words(question)
    if question.kind is Kind.AMOUNT:
        return _amount_in_words(question)
    if question.kind is Kind.PLACE:
        values = [
            question.parts[role].value for role in ("name", "then", "address", "landmark") if role in question.parts
        ]
        said = question.parts["said"].value if "said" in question.parts else ""
        place = ", ".join(value for value in values if value)
        return f"{place} («{said}»)" if said and place else place or (f"«{said}»" if said else "")
    if question.kind in (Kind.SELECT_ONE, Kind.SELECT_MULTIPLE):
        return "; ".join(question.label_of(name) for name in question.value.split())
    if question.kind is Kind.ACKNOWLEDGE:
        return "✓" if question.value else ""
    if question.kind is Kind.DATE:
        return written(day_of(question.value))
    return question.value


def _date_in_words(question: Question) -> str:
    values = {role: part.value for role, part in question.parts.items()}
    said = values.get("said", "")
    known = from_answers(values.get("kind", ""), values.get("from", ""), values.get("to", ""), said)
    words = label(known, question.language) if known is not None else ""
    if said and said not in words:
        words = f"{words} («{said}»)" if words else f"«{said}»"
    return words


def _time_in_words(question: Question) -> str:
    values = {role: part.value for role, part in question.parts.items()}
    known = times.from_answers(
        values.get("kind", ""),
        values.get("from", ""),
        values.get("to", ""),
        part=values.get("part", ""),
        said=values.get("said", ""),
        anchor=values.get("anchor", ""),
        clock=values.get("clock", ""),
    )
    if known is None:
        return f"«{values['said']}»" if values.get("said") else ""
    part = question.parts["part"].label_of(known.part) if "part" in question.parts else ""
    return time_label(known, part, question.language)


def _amount_in_words(question: Question) -> str:
    values = {role: part.value for role, part in question.parts.items()}
    known = amounts.from_answers(
        values.get("min", ""),
        values.get("max", ""),
        amount=values.get("amount", ""),
        currency=values.get("currency", ""),
        basis=values.get("basis", ""),
    )
    if known is None:
        # Two numbers the wrong way round are answers, too: nothing is left out of what is read back.
        return " – ".join(values[role] for role in ("min", "max") if values.get(role))
    return amount_label(known, question.language)
