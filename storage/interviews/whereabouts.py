"""What of each interview is safe where: counted from the rows of the queue, lane by lane."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import func, select

from storage.interviews.outbox import Lane, Sending
from storage.vault.tables import outbox
from storage.vault.transaction import Transaction


@dataclass(frozen=True, slots=True)
class LaneStanding:
    """Items and bytes of one lane; `safe` are those whose receipt was verified here, `refused` wait for a person."""

    items: int = 0
    bytes: int = 0
    safe_items: int = 0
    safe_bytes: int = 0
    refused_items: int = 0

    @property
    def is_safe(self) -> bool:
        """Whether central holds all of it, proved by receipts. True of nothing, too."""
        return self.safe_items == self.items

    @property
    def left_bytes(self) -> int:
        """What central has not confirmed yet."""
        return self.bytes - self.safe_bytes


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """One sealed interview: text with its keys and events, photos and documents, recordings."""

    interview_id: str
    text: LaneStanding
    photos: LaneStanding
    sound: LaneStanding

    @property
    def is_safe(self) -> bool:
        """Whether all of it is at central."""
        return self.text.is_safe and self.photos.is_safe and self.sound.is_safe

    @property
    def left_bytes(self) -> int:
        """What central has not confirmed yet."""
        return self.text.left_bytes + self.photos.left_bytes + self.sound.left_bytes


_COLUMNS = {Lane.RECEIPTS: "text", Lane.OBJECTS: "text", Lane.PHOTOS: "photos", Lane.AUDIO: "sound"}


def listed(tx: Transaction) -> tuple[Whereabouts, ...]:
    """Every interview that has a queue, in the order in which they go."""
    counted: dict[str, dict[str, list[tuple[str, int, int]]]] = {}
    rows = tx.execute(
        select(
            outbox.c.interview_id,
            outbox.c.lane,
            outbox.c.state,
            func.count().label("items"),
            func.sum(outbox.c.size).label("bytes"),
            func.min(outbox.c.number).label("first"),
        )
        .group_by(outbox.c.interview_id, outbox.c.lane, outbox.c.state)
        .order_by("first")
    )
    for row in rows:
        lanes = counted.setdefault(row.interview_id, {})
        lanes.setdefault(_COLUMNS[Lane(row.lane)], []).append((row.state, int(row.items), int(row.bytes)))
    return tuple(
        Whereabouts(interview, *(_standing(lanes.get(column, ())) for column in ("text", "photos", "sound")))
        for interview, lanes in counted.items()
    )


def _standing(states: Iterable[tuple[str, int, int]]) -> LaneStanding:
    found = list(states)
    safe = [(items, size) for state, items, size in found if state == Sending.RECEIPTED.value]
    return LaneStanding(
        items=sum(items for _, items, _ in found),
        bytes=sum(size for _, _, size in found),
        safe_items=sum(items for items, _ in safe),
        safe_bytes=sum(size for _, size in safe),
        refused_items=sum(items for state, items, _ in found if state == Sending.PARKED.value),
    )
