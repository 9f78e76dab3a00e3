"""What a delivery tells its caller while it runs and when it ends."""

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """Where a delivery is."""

    CONNECTING = "connecting"
    SENDING_TEXT = "sending-text"
    SENDING_PHOTOS = "sending-photos"
    SENDING_AUDIO = "sending-audio"
    RECEIPTS = "receipts"
    FEED = "feed"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a delivery is; bytes count the whole delivery, not the stage.

    `sent_bytes` went over the line: less than `done_bytes` where central held something already; of them
    `confirmed_bytes` were answered.
    """

    stage: Stage
    done_bytes: int
    total_bytes: int
    interview_id: str | None = None
    sent_bytes: int = 0
    confirmed_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Parked:
    """One interview that central refused; it blocks nobody else."""

    interview_id: str
    code: str


@dataclass(frozen=True, slots=True)
class DeliveryReport:
    """What one delivery achieved; what is still waiting goes with the next one."""

    delivered: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    parked: tuple[Parked, ...] = ()
    sent_bytes: int = 0
    notes_received: int = 0
    #: Assignments that came, and answers to those given from here.
    assignments: int = 0
    alarms: tuple[str, ...] = ()
    cancelled: bool = False
    server_time: str = ""
