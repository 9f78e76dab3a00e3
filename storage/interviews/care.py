"""How the documenter is: a word a day, for themselves. It is part of no interview and leaves the vault in no way."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlalchemy import func, or_, select

from storage.interviews import settings
from storage.platform.clock import Moment
from storage.vault.tables import answer_revisions
from storage.vault.transaction import Transaction

LEVELS: Final = ("green", "amber", "red")
#: Older words say nothing about today and are not kept.
KEPT_DAYS: Final = 60
_NAME: Final = "own-care"
_TELLING: Final = ("ev_team", "in_modules", "sv_raised")


def keep(tx: Transaction, day: date, level: str, moment: Moment) -> None:
    """Write down how somebody is on a day; an empty level takes the word back.

    Raises:
        ValueError: There is no such level.
    """
    if level and level not in LEVELS:
        raise ValueError(level)
    kept = {one: word for one, word in days(tx).items() if one > day - timedelta(days=KEPT_DAYS) and one != day}
    if level:
        kept[day] = level
    settings.put(tx, _NAME, json.dumps({one.isoformat(): word for one, word in sorted(kept.items())}), moment)


@dataclass(frozen=True, slots=True)
class Taken:
    """What the answers of one interview say of those who took it; `modules` are codes of `in_modules`."""

    day: date
    condition: str
    modules: frozenset[str]
    is_sexual_violence_told: bool


def taken(tx: Transaction, since: date) -> tuple[Taken, ...]:
    """The interviews in which something was answered since this day, as far as this vault holds their answers."""
    newest = (
        select(func.max(answer_revisions.c.id))
        .where(or_(*(answer_revisions.c.ref.like(f"%/{name}") for name in _TELLING)))
        .group_by(answer_revisions.c.interview_id, answer_revisions.c.ref)
    )
    rows = tx.execute(
        select(answer_revisions).where(answer_revisions.c.id.in_(newest), answer_revisions.c.value.is_not(None))
    )
    by_interview: dict[str, list[tuple[str, str, str]]] = {}
    for row in rows:
        name = row.ref.rpartition("/")[2]
        by_interview.setdefault(row.interview_id, []).append((name, row.value, row.at[:10]))
    found = []
    for answers in by_interview.values():
        day = date.fromisoformat(max(at for _, _, at in answers))
        if day >= since:
            found.append(
                Taken(
                    day,
                    next((value for name, value, _ in answers if name == "ev_team"), ""),
                    frozenset(code for name, value, _ in answers if name == "in_modules" for code in value.split()),
                    any(name == "sv_raised" for name, _, _ in answers),
                )
            )
    return tuple(found)


def days(tx: Transaction) -> Mapping[date, str]:
    """The words by day."""
    text = settings.get(tx, _NAME)
    return {} if text is None else {date.fromisoformat(day): level for day, level in json.loads(text).items()}
