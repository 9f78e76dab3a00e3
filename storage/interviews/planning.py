"""What a team plans for a mission, and what came of it day by day. No names of people heard stand in a plan."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Final

from sqlalchemy import func, select

from storage.interviews import settings
from storage.interviews.attachment_rows import AttachmentKind
from storage.interviews.errors import InterviewError
from storage.platform.clock import Moment
from storage.vault.tables import attachments, interviews, segments
from storage.vault.transaction import Transaction

MOST_LINES: Final = 200
LONGEST: Final = 2_000
#: From this product of likelihood and impact on a coordinator has to decide (rule G06).
TOO_HIGH: Final = 15
#: From this product on a measure has to be named.
NEEDS_MEASURE: Final = 8
UNACCEPTABLE: Final = "unacceptable"
# What was taken in; recordings are told in minutes, papers of our own not at all.
_FILES: Final = (AttachmentKind.PHOTO, AttachmentKind.DOCUMENT, AttachmentKind.DRAWING)


class PlanRefused(InterviewError):
    """A plan that is too long or out of its bounds."""

    code = "plan-refused"


@dataclass(frozen=True, slots=True)
class Risk:
    """One risk: a code of `risk_cat`, likelihood and impact from 1 to 5, what is done, a code of `risk_level`."""

    category: str
    likelihood: int
    impact: int
    measure: str = ""
    remains: str = ""

    @property
    def score(self) -> int:
        """Likelihood times impact."""
        return self.likelihood * self.impact

    @property
    def lacks_measure(self) -> bool:
        """Whether it is high enough to need a measure that is not named."""
        return self.score >= NEEDS_MEASURE and not self.measure.strip()

    @property
    def is_too_high(self) -> bool:
        """Whether a coordinator has to decide before the mission goes on."""
        return self.score >= TOO_HIGH or self.remains == UNACCEPTABLE


@dataclass(frozen=True, slots=True)
class KitItem:
    """A thing to take along, and whether it is packed."""

    text: str
    packed: bool = False


@dataclass(frozen=True, slots=True)
class Visit:
    """A courtesy note: somebody was in a place already. `day` is an ISO day or empty; nobody heard is named."""

    place: str
    day: str = ""
    by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan of one mission."""

    aims: str = ""
    shelter: str = ""
    risks: tuple[Risk, ...] = ()
    kit: tuple[KitItem, ...] = ()
    visits: tuple[Visit, ...] = ()
    #: The coordinator's decision where a risk is too high, and whose it is.
    decision: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """What was done on one day: interviews begun by protocol, sealed, minutes of sound, files taken in."""

    day: str
    begun: Mapping[str, int] = field(default_factory=dict)
    sealed: int = 0
    sound_minutes: int = 0
    files: int = 0


def keep(tx: Transaction, mission_id: str, plan: Plan, moment: Moment) -> None:
    """Keep the plan of a mission in the place of the one before.

    Raises:
        PlanRefused: It is too long.
    """
    texts = [plan.aims, plan.shelter, plan.decision, *(one.measure for one in plan.risks)]
    texts += [one.text for one in plan.kit]
    texts += [text for one in plan.visits for text in (one.place, one.by, one.note)]
    lines = max(len(plan.risks), len(plan.kit), len(plan.visits))
    if lines > MOST_LINES or any(len(text) > LONGEST for text in texts):
        raise PlanRefused
    if any(not (1 <= one.likelihood <= 5 and 1 <= one.impact <= 5) for one in plan.risks):
        raise PlanRefused
    settings.put(tx, _name(mission_id), json.dumps(asdict(plan), ensure_ascii=False), moment)


def of_mission(tx: Transaction, mission_id: str) -> Plan | None:
    """The plan of a mission; None if nobody has begun one."""
    text = settings.get(tx, _name(mission_id))
    if text is None:
        return None
    kept = json.loads(text)
    return Plan(
        aims=kept["aims"],
        shelter=kept["shelter"],
        risks=tuple(Risk(**one) for one in kept["risks"]),
        kit=tuple(KitItem(**one) for one in kept["kit"]),
        visits=tuple(Visit(**one) for one in kept["visits"]),
        decision=kept["decision"],
    )


def days(tx: Transaction, mission_id: str) -> tuple[Day, ...]:
    """What was done on each day of a mission, the newest first; days are those of the universal clock."""
    found: dict[str, Day] = {}

    def change(day: str, **values: object) -> None:
        found[day] = replace(found.get(day, Day(day)), **values)  # type: ignore[arg-type]  # fields of Day

    own = interviews.c.mission_id == mission_id
    begun = func.substr(interviews.c.created, 1, 10)
    for row in tx.execute(
        select(begun.label("day"), interviews.c.form_id, func.count().label("count"))
        .where(own, interviews.c.revision == 1)
        .group_by(begun, interviews.c.form_id)
    ):
        change(row.day, begun={**found.get(row.day, Day(row.day)).begun, row.form_id: row.count})
    sealed = func.substr(interviews.c.sealed_at, 1, 10)
    for row in tx.execute(
        select(sealed.label("day"), func.count().label("count"))
        .where(own, interviews.c.sealed_at.is_not(None))
        .group_by(sealed)
    ):
        change(row.day, sealed=row.count)
    of_mission_ = attachments.c.interview_id.in_(select(interviews.c.id).where(own))
    taken = func.substr(attachments.c.captured, 1, 10)
    for row in tx.execute(
        select(
            taken.label("day"),
            func.count(func.distinct(attachments.c.id)).filter(attachments.c.kind.in_(_FILES)).label("files"),
            func.coalesce(func.sum(segments.c.duration_ms), 0).label("sound"),
        )
        .select_from(attachments.outerjoin(segments, segments.c.attachment_id == attachments.c.id))
        .where(of_mission_, func.coalesce(attachments.c.removed, 0) == 0)
        .group_by(taken)
    ):
        change(row.day, files=row.files, sound_minutes=round(row.sound / 60_000))
    return tuple(sorted(found.values(), key=lambda one: one.day, reverse=True))


def _name(mission_id: str) -> str:
    return f"mission-plan/{mission_id}"
