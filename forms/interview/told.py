"""What was answered below a group as blocks of a page: answers under their questions, never what names people.

The part on sexual violence is never among it, and neither are the documenter's own ticks.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from forms.engine import Control, Element, Kind, Session
from forms.interview.answers import (
    amount_at,
    below,
    choice_labels,
    date_at,
    place_at,
    time_at,
    under,
    value_at,
)
from forms.interview.page import Block, Row
from forms.interview.parts import Part, part_of
from forms.interview.sections import is_compound
from forms.values import amount_label, label, time_label

_TOLD = frozenset({Part.BODY, Part.FACTS})
#: Groups that have a heading of their own: the modules of an incident.
_MODULE = re.compile(r"m\d\d")
_REASON = "_na"


@dataclass(frozen=True, slots=True)
class Telling:
    """How it is told.

    Attributes:
        awaits: What stands behind a question whose wording no lawyer has confirmed yet; empty for nothing.
        without: Names of questions and groups that the page tells elsewhere.
        within: What the headings of inner blocks begin with, such as the incident that they belong to.
    """

    language: str
    awaits: str = ""
    without: frozenset[str] = frozenset()
    within: str = ""

    def heading(self, named: str) -> str:
        """A heading below the one in hand."""
        return f"{self.within} · {named}" if self.within else named


def told(session: Session, ref: str, heading: str, telling: Telling) -> Iterator[Block]:
    """What was answered below a group or an instance; modules and instances of repeats under headings of their own."""
    rows: list[Row] = []
    inner: list[Block] = []
    _read(session, ref, telling, rows, inner)
    if rows:
        yield Block(heading, (), tuple(rows))
    yield from inner


def compound_words(session: Session, ref: str, language: str) -> str:
    """The answer to a group of ours that is asked as one question, in words."""
    element, refs = session.element(ref), under(session, ref)
    words = element.appearance.split()
    if "svidok-date" in words:
        when = date_at(session, refs, element.name)
        return label(when, language) if when else ""
    if "svidok-time" in words:
        time = time_at(session, refs, element.name)
        name = f"{element.name}_part"
        part = choice_labels(session, refs[name], language) if name in refs else ""
        return time_label(time, part, language) if time else ""
    if "svidok-place" in words:
        return place_at(session, refs, element.name).label
    amount = amount_at(session, ref)
    return amount_label(amount, language) if amount else ""


def answer_words(session: Session, ref: str, language: str) -> str:
    """The answer to a plain question in words."""
    return (choice_labels(session, ref, language) if session.choices(ref, language) else "") or value_at(session, ref)


def asked_words(session: Session, ref: str, telling: Telling) -> str:
    """A question, with the mark of what awaits a lawyer."""
    element = session.element(ref)
    words = session.label(ref, telling.language) or element.name
    return f"{words} ({telling.awaits})" if telling.awaits and element.attributes.get("status") == "G" else words


def _read(session: Session, ref: str, telling: Telling, rows: list[Row], inner: list[Block]) -> None:
    children = session.children(ref)
    by_name = {session.element(child).name: child for child in children}
    for child in children:
        element = session.element(child)
        if element.name in telling.without:
            continue
        if element.kind is Kind.REPEAT:
            asked = [instance for instance in session.instances(child) if session.state(instance).relevant]
            for number, instance in enumerate(asked, 1):
                named = f"{session.label(child, telling.language) or element.name} {number}"
                inner.extend(told(session, instance, telling.heading(named), telling))
        elif element.kind is Kind.GROUP:
            _read_group(session, child, element, telling, rows, inner)
        elif element.kind is Kind.QUESTION and not element.name.endswith(_REASON):
            _read_question(session, child, element, telling, by_name, rows)


def _read_group(
    session: Session,
    ref: str,
    element: Element,
    telling: Telling,
    rows: list[Row],
    inner: list[Block],
) -> None:
    if is_compound(element.appearance):
        shown = compound_words(session, ref, telling.language) if _may_be_told(session, ref) else ""
        if shown:
            rows.append(Row(asked_words(session, ref, telling), shown))
    elif _MODULE.fullmatch(element.name):
        named = session.label(ref, telling.language) or element.name.upper()
        inner.extend(told(session, ref, telling.heading(named), telling))
    else:
        _read(session, ref, telling, rows, inner)


def _read_question(
    session: Session,
    ref: str,
    element: Element,
    telling: Telling,
    by_name: Mapping[str, str],
    rows: list[Row],
) -> None:
    if part_of(element) not in _TOLD or element.control in (Control.TRIGGER, Control.UPLOAD):
        return
    shown = answer_words(session, ref, telling.language)
    reason = by_name.get(f"{element.name}{_REASON}", "")
    if not shown and reason and (why := answer_words(session, reason, telling.language)):
        # That something was asked and stayed open belongs to the record as much as an answer does.
        shown = f"({why})"
    if shown:
        rows.append(Row(asked_words(session, ref, telling), shown))


def _may_be_told(session: Session, ref: str) -> bool:
    return all(part_of(session.element(one)) in _TOLD for one in below(session, ref) if value_at(session, one))
