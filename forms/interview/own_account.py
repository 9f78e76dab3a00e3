"""What a form from elsewhere says in the statement: its answers under their questions, never what names people."""

from collections.abc import Iterator

from forms.engine import Kind, Session
from forms.interview.answers import choice_labels, value_at
from forms.interview.page import Block, Row
from forms.interview.parts import Part, part_of

_TOLD = frozenset({Part.BODY, Part.FACTS})


def own_group(session: Session) -> str:
    """The group that holds a form from elsewhere; empty where the form is all our own."""
    return next((ref for ref in session.children(session.root) if "own" in session.element(ref).attributes), "")


def own_account(session: Session, group: str, language: str) -> Iterator[Block]:
    """Its answers; each instance of a repeat under a heading of its own."""
    yield from _blocks(session, group, session.label(group, language), language)


def _blocks(session: Session, ref: str, heading: str, language: str) -> Iterator[Block]:
    rows: list[Row] = []
    inner: list[Block] = []
    _read(session, ref, language, rows, inner)
    if rows:
        yield Block(heading, (), tuple(rows))
    yield from inner


def _read(session: Session, ref: str, language: str, rows: list[Row], inner: list[Block]) -> None:
    for child in session.children(ref):
        element = session.element(child)
        if element.kind is Kind.REPEAT:
            asked = [instance for instance in session.instances(child) if session.state(instance).relevant]
            for number, instance in enumerate(asked, 1):
                heading = f"{session.label(child, language) or element.name} {number}"
                inner.extend(_blocks(session, instance, heading, language))
        elif element.kind is Kind.GROUP:
            _read(session, child, language, rows, inner)
        elif element.kind is Kind.QUESTION and part_of(element) in _TOLD:
            value = choice_labels(session, child, language) if session.choices(child, language) else ""
            value = value or value_at(session, child)
            if value:
                rows.append(Row(session.label(child, language) or element.name, value))
