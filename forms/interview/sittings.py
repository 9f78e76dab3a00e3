"""Sittings of an interview as rows of the form: one for each day on which the person was heard."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial

from forms.engine import Changes, Session
from forms.interview.answers import inner, instances, ref_of, under, value

SITTINGS, START, END, PLACE, TEAM, AGREED = "ses", "ses_start", "ses_end", "ses_at", "ses_team", "ses_agreed"


def begin(session: Session, at: datetime) -> Iterator[Changes]:
    """Add the sitting of this day, if it is not there yet; a form without sittings: nothing.

    Args:
        session: The interview.
        at: When it began, with its zone.
    """
    sittings = ref_of(session, SITTINGS)
    if not sittings or not session.state(sittings).relevant or of_day(session, at):
        return
    # The first row stands there empty from the beginning.
    refs = next(
        (refs for refs in map(partial(under, session), instances(session, SITTINGS)) if _is_empty(session, refs)), {}
    )
    if not refs:
        if not session.can_add(sittings):
            return
        yield session.add_repeat(sittings)
        refs = under(session, session.instances(sittings)[-1])
    members = (inner(session, under(session, one), "tm_member") for one in instances(session, "team"))
    team = ", ".join(dict.fromkeys(one for one in members if one))
    for name, answer in ((START, _stored(at)), (PLACE, value(session, "ses_place_name")), (TEAM, team)):
        if answer and not inner(session, refs, name):
            yield session.set_answer(refs[name], answer)


def end(session: Session, began: datetime, at: datetime) -> Iterator[Changes]:
    """Somebody was heard until now in the sitting that began then."""
    row = of_day(session, began)
    if row:
        ref = under(session, row)[END]
        kept = session.state(ref).value
        if not kept or datetime.fromisoformat(kept) < at:
            yield session.set_answer(ref, _stored(at))


def confirm(session: Session, at: datetime) -> Iterator[Changes]:
    """The person has said again that the consent holds: in the sitting of this day, which begins with it."""
    yield from begin(session, at)
    row = of_day(session, at)
    if row:
        yield session.set_answer(under(session, row)[AGREED], "yes")


def of_day(session: Session, at: datetime) -> str:
    """The instance of the sitting that began on this day; empty if there is none."""
    day = at.date().isoformat()
    for ref in reversed(instances(session, SITTINGS)):
        if inner(session, under(session, ref), START)[:10] == day:
            return ref
    return ""


def is_confirmed(session: Session, at: datetime) -> bool:
    """Whether consent was confirmed at the sitting of this day."""
    row = of_day(session, at)
    return bool(row) and inner(session, under(session, row), AGREED) == "yes"


def is_another(session: Session, at: datetime) -> bool:
    """Whether the person was heard before, and not yet on this day."""
    began = [inner(session, under(session, ref), START) for ref in instances(session, SITTINGS)]
    return any(began) and not of_day(session, at)


def _is_empty(session: Session, refs: Mapping[str, str]) -> bool:
    return not any(inner(session, refs, name) for name in (START, END, PLACE, TEAM, AGREED))


def _stored(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds")
