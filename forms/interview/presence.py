"""People who come and go while somebody is heard: rows of the form with the times at which they were there."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial

from forms.engine import Changes, Session
from forms.interview.answers import inner, instances, ref_of, under

ANY, PRESENT, WHOLE, TIMES, PERSON, ROLE = "ses_others", "ses_present", "pr_whole", "pr_from_to", "pr_person", "pr_role"
#: Somebody came and has not left: a day, a time and a dash.
_OPEN = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d–")


def came(session: Session, at: datetime) -> Iterator[Changes]:
    """Somebody came: a row from now on; who it is, is written later. A form without such rows: nothing."""
    any_, present = ref_of(session, ANY), ref_of(session, PRESENT)
    if not any_ or not present:
        return
    yield session.set_answer(any_, "yes")
    # The first row stands there empty as soon as somebody is said to be there.
    refs = next(
        (refs for refs in map(partial(under, session), instances(session, PRESENT)) if _is_empty(session, refs)), {}
    )
    if not refs and session.can_add(present):
        yield session.add_repeat(present)
        refs = under(session, session.instances(present)[-1])
    yield from _write(session, refs, f"{_time(at)}–")


def left(session: Session, at: datetime) -> Iterator[Changes]:
    """Somebody left: whoever came last and is still there, or the only one who was there from the beginning.

    Where it cannot be said who it was, nothing is written here: the note of the moment stays, and a person decides.
    """
    rows = [under(session, ref) for ref in instances(session, PRESENT)]
    came_later = [refs for refs in rows if _OPEN.fullmatch(inner(session, refs, TIMES))]
    if came_later:
        refs = came_later[-1]
        yield from _write(session, refs, f"{inner(session, refs, TIMES)}{at:%H:%M}")
        return
    from_the_beginning = [refs for refs in rows if not inner(session, refs, TIMES) and not _is_empty(session, refs)]
    if len(from_the_beginning) == 1:
        yield from _write(session, from_the_beginning[0], f"–{_time(at)}")


def _write(session: Session, refs: Mapping[str, str], times: str) -> Iterator[Changes]:
    # Asked only of who was not there all the time.
    for name, answer in ((WHOLE, "no"), (TIMES, times)):
        if name in refs:
            yield session.set_answer(refs[name], answer)


def _is_empty(session: Session, refs: Mapping[str, str]) -> bool:
    return not any(inner(session, refs, name) for name in (TIMES, PERSON, ROLE))


def _time(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}"
