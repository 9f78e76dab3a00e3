"""Breaks of a sitting as rows of the form: one key begins a break, going on ends it."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial

from forms.engine import Changes, Session
from forms.interview.answers import instances, ref_of, under

ANY, BREAKS, FROM, TO, REASON = "br_any", "ses_breaks", "br_from", "br_to", "br_reason"


def begin(session: Session, at: datetime, reason: str = "") -> Iterator[Changes]:
    """Add a break that begins at this moment; without a reason a person gives it later. A form without breaks: nothing.

    Args:
        session: The interview.
        at: With its zone.
        reason: A code of the list ``break_reason``, or empty.
    """
    if open_break(session):
        return
    any_, breaks = ref_of(session, ANY), ref_of(session, BREAKS)
    if any_:
        yield session.set_answer(any_, "yes")
    if not breaks:
        return
    # The first row stands there empty as soon as somebody says that there were breaks.
    refs = next(
        (refs for refs in map(partial(under, session), instances(session, BREAKS)) if _is_empty(session, refs)), {}
    )
    if not refs and session.can_add(breaks):
        yield session.add_repeat(breaks)
        refs = under(session, session.instances(breaks)[-1])
    for name, answer in ((FROM, _stored(at)), (REASON, reason)):
        if name in refs and answer:
            yield session.set_answer(refs[name], answer)


def end(session: Session, at: datetime) -> Iterator[Changes]:
    """End the break that is on; without one nothing."""
    ref = open_break(session)
    if ref:
        yield session.set_answer(under(session, ref)[TO], _stored(at))


def open_break(session: Session) -> str:
    """The instance of the break that has begun and not ended; empty if none is on."""
    for ref in reversed(instances(session, BREAKS)):
        refs = under(session, ref)
        if FROM in refs and TO in refs and session.state(refs[FROM]).value and not session.state(refs[TO]).value:
            return ref
    return ""


def _is_empty(session: Session, refs: Mapping[str, str]) -> bool:
    return not any(session.state(refs[name]).value for name in (FROM, TO, REASON) if name in refs)


def _stored(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds")
