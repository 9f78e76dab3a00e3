"""The outline of an interview: its sections with progress."""

from collections.abc import Iterator
from dataclasses import dataclass

from forms.engine import Kind, Session

# A question may be followed by the reason why it has no answer: its name with this ending.
_REASON = "_na"
# Reasons for going on in spite of a warning: a section only while one is asked.
_RULES = "rules"
_COMPOUND = frozenset({"svidok-date", "svidok-time", "svidok-place", "svidok-range", "svidok-money"})
# Of a question that is asked: answered, required, answered against its rule.
Progress = tuple[bool, bool, bool]


@dataclass(frozen=True, slots=True)
class Section:
    """One section (a top-level group) as the outline shows it.

    Attributes:
        answered: Relevant questions that have an answer or a reason for having none; a compound group counts once.
        total: Relevant questions a person is asked.
        missing: Required ones without an answer.
        has_problem: An answer in it breaks a rule of the form.
        is_open: Relevant; a closed section is shown but not entered.
    """

    ref: str
    name: str
    answered: int
    total: int
    missing: int
    has_problem: bool
    is_open: bool


def outline(session: Session) -> tuple[Section, ...]:
    """The sections in order; a group that asks nothing (the guard-rails) is none."""
    found = []
    for ref in session.children(session.root):
        element = session.element(ref)
        asks = any(at.kind is Kind.QUESTION for at in element.walk())
        if element.kind is Kind.GROUP and asks:
            section = _section(session, ref, element.name)
            if section.total or element.name != _RULES:
                found.append(section)
    return tuple(found)


def _section(session: Session, ref: str, name: str) -> Section:
    if not session.state(ref).relevant:
        return Section(ref, name, 0, 0, 0, has_problem=False, is_open=False)
    units = [unit for unit in _units(session, ref) if unit]
    return Section(
        ref=ref,
        name=name,
        answered=sum(any(answered for answered, _, _ in unit) for unit in units),
        total=len(units),
        missing=sum(required and not answered for unit in units for answered, required, _ in unit),
        has_problem=any(broken for unit in units for _, _, broken in unit),
        is_open=True,
    )


def _units(session: Session, ref: str) -> Iterator[list[Progress]]:
    """States of what a person sees as one question: a compound group, or a question with its missing-value reason."""
    unit: list[Progress] = []
    for child in session.children(ref):
        element = session.element(child)
        if element.kind is Kind.QUESTION:
            if element.name.endswith(_REASON) and unit:
                unit.extend(_relevant(session, child))
                continue
            yield unit
            unit = [] if element.data_type == "note" else list(_relevant(session, child))
        elif element.kind is Kind.GROUP and is_compound(element.appearance):
            yield unit
            unit = [state for part in session.children(child) for state in _relevant(session, part)]
        elif element.kind is not Kind.VALUE:
            yield unit
            unit = []
            for inner in session.instances(child) if element.kind is Kind.REPEAT else (child,):
                yield from _units(session, inner)
    yield unit


def _relevant(session: Session, ref: str) -> tuple[Progress, ...]:
    progress = session.progress(ref)
    return (progress,) if progress is not None else ()


def title(session: Session, section: Section, language: str) -> str:
    """The section's name for people, from the form."""
    return session.label(section.ref, language)


def is_compound(appearance: str) -> bool:
    """Whether a group is shown as one widget of ours (approximate date or time, place, range, sum)."""
    return not _COMPOUND.isdisjoint(appearance.split())
