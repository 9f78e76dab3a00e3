"""Where sound comes from, and the one queue through which everything reaches the recorder's worker."""

from dataclasses import dataclass
from queue import SimpleQueue
from typing import Protocol

from app.recorder.errors import RecorderCode
from app.recorder.protocol import Command
from storage.platform.clock import mono_ms

SAMPLE_RATE = 48_000
"""Samples a second; always one channel of signed 16-bit numbers in the machine's byte order."""
SAMPLE_BYTES = 2

MAX_WAITING = 4_000
"""Blocks that may wait for the worker (about half a minute of sound): memory stays bounded when a disk hangs."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A block of sound; `at` is when it came, in milliseconds since boot with sleep counted, 0 where nobody says."""

    block: bytes
    at: int = 0


@dataclass(frozen=True, slots=True)
class Gone:
    """The source gives no more sound."""

    code: RecorderCode


@dataclass(frozen=True, slots=True)
class End:
    """The workspace is gone or wants the recorder to leave."""


@dataclass(frozen=True, slots=True)
class Microphone:
    """A microphone a person can choose; the id is the system's own."""

    id: str
    name: str
    is_default: bool


@dataclass(frozen=True, slots=True)
class Known:
    """The microphones there are now, the default one first."""

    microphones: tuple[Microphone, ...]


Event = Heard | Gone | Known | End | Command
Events = SimpleQueue[Event]


class Source(Protocol):
    """Something that hears. It puts Heard and Gone into the queue it was made with; its calls return at once."""

    def list(self) -> None:
        """Put Known into the queue, now and whenever it changes."""

    def open(self, device: str) -> None:
        """Begin to deliver; an empty name means the system's default."""

    def hold(self) -> None:
        """Deliver nothing until `go_on`."""

    def go_on(self) -> None:
        """Deliver again."""

    def close(self) -> None:
        """Let go of the device; nothing is heard once this returns."""

    def end(self) -> None:
        """Leave for good; nothing is called after it."""


class SourceFactory(Protocol):
    """Makes the source of one recorder process."""

    def __call__(self, events: Events) -> Source:
        """Make a source that puts what it hears into `events`."""


def hear(events: Events, block: bytes) -> bool:
    """Hand a block to the worker; False if the worker is hopelessly behind."""
    if events.qsize() > MAX_WAITING:
        events.put(Gone(RecorderCode.TOO_SLOW))
        return False
    events.put(Heard(block, mono_ms()))
    return True
