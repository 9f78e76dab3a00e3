"""What an imported list says of the open card: shown with its source, taken over only by a person. Knows no Qt."""

from dataclasses import dataclass
from datetime import date

from app.fields.days import written
from app.fields.markdown import to_plain
from forms.engine import Session
from forms.interview.answers import date_at, inner, under
from storage.interviews.territory import Controlled, TerritoryList

#: The questions of an incident that it is about.
CONTROL, PLACE, DATE = "in_control", "in_place", "in_date"


@dataclass(frozen=True, slots=True)
class Listed:
    """What the list says of one settlement."""

    source: TerritoryList
    times: tuple[Controlled, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """An answer that a list proposes.

    Attributes:
        value: The answer in words; `first` and `last` are the days between which the list says so (no last: no end).
        source: How the list names itself, and of which day it is.
        is_confirmed: Whether the list was seen; else it awaits a lawyer.
        differs: Whether something else is answered already.
        is_whole: Whether all of the incident's date lies in that time.
    """

    ref: str
    question: str
    value: str
    first: str
    last: str
    source: str
    dated: str
    is_confirmed: bool
    differs: bool
    is_whole: bool
    answers: tuple[tuple[str, str], ...]


def place_code(session: Session, card: str) -> str:
    """The settlement of the open card by its code; empty where none was chosen from the register."""
    return inner(session, under(session, card), f"{PLACE}_katottg") if card else ""


def proposals_for(session: Session, card: str, language: str, listed: Listed | None) -> tuple[Proposal, ...]:
    """Who controlled the place on the day of the incident; nothing without a list, a settlement and a date."""
    refs = under(session, card)
    when = date_at(session, refs, DATE)
    if listed is None or when is None or CONTROL not in refs or (when.earliest is None and when.latest is None):
        return ()
    if not session.state(refs[CONTROL]).relevant:
        return ()
    found = [one for one in listed.times if when.overlaps(one.first, one.last or date.max)]
    answered = session.state(refs[CONTROL]).value
    labels = {choice.value: to_plain(choice.label) for choice in session.choices(refs[CONTROL], language)}
    return tuple(
        Proposal(
            refs[CONTROL],
            to_plain(session.label(refs[CONTROL], language)),
            labels[one.control.value],
            written(one.first),
            written(one.last),
            listed.source.source,
            written(date.fromisoformat(listed.source.dated)),
            is_confirmed=listed.source.mark == "V",
            differs=bool(answered),
            is_whole=when.is_within(one.first, one.last or date.max),
            answers=((refs[CONTROL], one.control.value),),
        )
        for one in found
        if one.control.value != answered and one.control.value in labels
    )
