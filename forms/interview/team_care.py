"""When a team needs rest (G88): from what its people noted of themselves, never from what was told to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

#: More heavy interviews in a day than this are too many.
MOST_HEAVY = 3
_AMBER_DAYS, _WEEK = 2, timedelta(days=7)
_TIRED = frozenset({"amber", "red"})


@dataclass(frozen=True, slots=True)
class DayOfTeam:
    """What the evaluation of one interview says of those who took it.

    Attributes:
        condition: A code of `wb_level`; empty if nobody said.
        is_heavy: Torture, sexual violence, killing, or the death of a child was told.
    """

    day: date
    condition: str
    is_heavy: bool = False


def needs_rest(interviews: Sequence[DayOfTeam], today: date) -> bool:
    """Whether the coordinator is to be told, in private, that this person or team needs rest."""
    week = [one for one in interviews if today - _WEEK < one.day <= today]
    tired = sum(one.condition in _TIRED for one in week)
    heavy = sum(one.is_heavy for one in week if one.day == today)
    return tired >= _AMBER_DAYS or heavy > MOST_HEAVY
