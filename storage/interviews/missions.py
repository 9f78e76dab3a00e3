"""Missions: where and when a team works. Interviews belong to one."""

import json
import secrets
from dataclasses import dataclass

from sqlalchemy import Row, func, insert, select

from storage.interviews import numbers
from storage.interviews.errors import NoSuchInterview
from storage.platform.clock import Moment
from storage.vault.tables import interviews, missions
from storage.vault.transaction import Transaction


@dataclass(frozen=True, slots=True)
class NewMission:
    """What a person says of a mission; dates are ISO days or empty."""

    name: str
    area: str = ""
    starts: str = ""
    ends: str = ""
    team: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mission:
    """A mission as kept; `team` holds codes, never names."""

    id: str
    number: str
    name: str
    area: str
    starts: str
    ends: str
    team: tuple[str, ...]
    created: str
    interviews: int


_COUNT = (
    select(func.count())
    .select_from(interviews)
    .where(interviews.c.mission_id == missions.c.id, interviews.c.revision == 1)
    .scalar_subquery()
    .label("interviews")
)


def create(tx: Transaction, new: NewMission, moment: Moment) -> Mission:
    """Keep a new mission."""
    mission_id = secrets.token_hex(16)
    tx.execute(
        insert(missions).values(
            id=mission_id,
            number=numbers.following(tx, "M", moment),
            name=new.name,
            area=new.area,
            starts=new.starts,
            ends=new.ends,
            team=json.dumps(new.team, ensure_ascii=False),
            created=moment.wall,
        )
    )
    return get(tx, mission_id)


def get(tx: Transaction, mission_id: str) -> Mission:
    """One mission.

    Raises:
        NoSuchInterview: There is none with this id.
    """
    row = tx.execute(select(missions, _COUNT).where(missions.c.id == mission_id)).first()
    if row is None:
        raise NoSuchInterview("no-such-mission")
    return _mission(row)


def all_missions(tx: Transaction) -> tuple[Mission, ...]:
    """All missions, the newest first."""
    rows = tx.execute(select(missions, _COUNT).order_by(missions.c.created.desc(), missions.c.number.desc()))
    return tuple(_mission(row) for row in rows)


def _mission(row: Row[tuple[object, ...]]) -> Mission:
    return Mission(
        row.id,
        row.number,
        row.name,
        row.area,
        row.starts,
        row.ends,
        tuple(json.loads(row.team)),
        row.created,
        row.interviews,
    )
