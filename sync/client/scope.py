"""What a person lets a delivery send: on a dear or slow line only text goes, or only one interview."""

from dataclasses import dataclass
from enum import StrEnum

from storage.interviews.outbox import Lane, OutboxItem


class Amount(StrEnum):
    """How much of what waits may use the line."""

    ALL = "all"
    NO_SOUND = "no-sound"
    TEXT = "text"
    NOTHING = "nothing"


_MOST_LANE = {Amount.ALL: Lane.AUDIO, Amount.NO_SOUND: Lane.PHOTOS, Amount.TEXT: Lane.OBJECTS, Amount.NOTHING: 0}


@dataclass(frozen=True, slots=True)
class Scope:
    """Which items go; the rest stays in the queue. `interview_id` is empty for all interviews."""

    amount: Amount = Amount.ALL
    interview_id: str = ""

    def takes(self, item: OutboxItem) -> bool:
        """Whether this item may go now."""
        return item.lane <= _MOST_LANE[self.amount] and self.interview_id in ("", item.interview_id)
