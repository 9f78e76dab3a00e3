"""Missions: where and when a team works. Interviews belong to one."""

from dataclasses import dataclass

from storage.platform.clock import Moment
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


def create(tx: Transaction, new: NewMission, moment: Moment) -> Mission:
    """Keep a new mission."""
    raise NotImplementedError


def get(tx: Transaction, mission_id: str) -> Mission:
    """One mission.

    Raises:
        NoSuchInterview: There is none with this id.
    """
    raise NotImplementedError


def all_missions(tx: Transaction) -> tuple[Mission, ...]:
    """All missions, the newest first."""
    raise NotImplementedError
