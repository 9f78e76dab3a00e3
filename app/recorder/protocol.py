"""What the workspace and the recorder process say to each other: one message a line, each of a known shape.

The segment's key goes over standard input only. The end of standard input means: finish the last record and leave,
unless `stay` was said before it.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import ClassVar, TypeVar

MAX_LINE = 262_144
"""Longest line either end reads; the largest message is one block of a microphone test."""


class BadMessage(Exception):
    """The other end said something that is not in the protocol."""

    code = "recorder-bad-message"


@dataclass(frozen=True, slots=True)
class ListMicrophones:
    """Say which microphones there are, now and whenever that changes; none is opened."""

    name: ClassVar[str] = "list"


@dataclass(frozen=True, slots=True)
class Arm:
    """Open the microphone and report its level; nothing is kept."""

    name: ClassVar[str] = "arm"
    device: str


@dataclass(frozen=True, slots=True)
class Record:
    """Seal what is heard into a new container; `sign` is the file to hold meanwhile, empty for none.

    `codec` is opus or flac.
    """

    name: ClassVar[str] = "record"
    path: str
    key: str
    reserve_bytes: int
    sign: str
    codec: str


@dataclass(frozen=True, slots=True)
class Split:
    """Go on in another container from the next sample on, and finish the one before."""

    name: ClassVar[str] = "split"
    path: str
    key: str
    codec: str


@dataclass(frozen=True, slots=True)
class Stay:
    """When this line ends, go on with the present segment for at most so many seconds of sound, then leave."""

    name: ClassVar[str] = "stay"
    seconds: int


@dataclass(frozen=True, slots=True)
class Try:
    """Keep the next seconds in memory and hand them over: the microphone test."""

    name: ClassVar[str] = "try"
    device: str
    seconds: int


@dataclass(frozen=True, slots=True)
class Pause:
    """Stop listening for a while; the segment stays open."""

    name: ClassVar[str] = "pause"


@dataclass(frozen=True, slots=True)
class Resume:
    """Listen again."""

    name: ClassVar[str] = "resume"


@dataclass(frozen=True, slots=True)
class Stop:
    """Finish the segment; the microphone stays open until it is disarmed."""

    name: ClassVar[str] = "stop"


@dataclass(frozen=True, slots=True)
class Disarm:
    """Close the microphone."""

    name: ClassVar[str] = "disarm"


@dataclass(frozen=True, slots=True)
class Found:
    """One microphone of a list; `last` ends the list, and an empty id means that there is none."""

    name: ClassVar[str] = "found"
    id: str
    label: str
    is_default: bool
    last: bool


@dataclass(frozen=True, slots=True)
class Armed:
    """The microphone delivers sound."""

    name: ClassVar[str] = "armed"


@dataclass(frozen=True, slots=True)
class Started:
    """The container exists and the first sound goes into it."""

    name: ClassVar[str] = "started"


@dataclass(frozen=True, slots=True)
class Level:
    """Loudness of the last tenth of a second in tenths of a dBFS (0 is the loudest, -960 is nothing)."""

    name: ClassVar[str] = "level"
    rms: int


@dataclass(frozen=True, slots=True)
class Progress:
    """Sound heard in this segment so far, and how much of it is sealed on the disk."""

    name: ClassVar[str] = "progress"
    heard_ms: int
    sealed_ms: int


@dataclass(frozen=True, slots=True)
class Paused:
    """The microphone is held."""

    name: ClassVar[str] = "paused"


@dataclass(frozen=True, slots=True)
class Resumed:
    """The microphone is heard again."""

    name: ClassVar[str] = "resumed"


@dataclass(frozen=True, slots=True)
class Warned:
    """Something the person should look at; the recording goes on."""

    name: ClassVar[str] = "warned"
    code: str


@dataclass(frozen=True, slots=True)
class Cleared:
    """What was warned of is over."""

    name: ClassVar[str] = "cleared"
    code: str


@dataclass(frozen=True, slots=True)
class Stopped:
    """The segment is finished and closed; `reason` is empty when it was asked for, `split` when another one goes on."""

    name: ClassVar[str] = "stopped"
    reason: str
    heard_ms: int
    records: int
    size: int
    plain_sha256: str
    cipher_sha256: str
    block_root: str
    file_id: str
    file_bytes: int


@dataclass(frozen=True, slots=True)
class Unsplit:
    """There could be no other container: the sound goes on in the one before."""

    name: ClassVar[str] = "unsplit"
    code: str


@dataclass(frozen=True, slots=True)
class Failed:
    """The recorder could not do what it was asked, and is idle."""

    name: ClassVar[str] = "failed"
    code: str


@dataclass(frozen=True, slots=True)
class Tried:
    """One block of a microphone test: 48 kHz mono 16-bit samples in base64; `last` ends it."""

    name: ClassVar[str] = "tried"
    block: str
    last: bool


Command = ListMicrophones | Arm | Record | Split | Try | Pause | Resume | Stop | Disarm | Stay
Report = (
    Found
    | Armed
    | Started
    | Level
    | Progress
    | Paused
    | Resumed
    | Warned
    | Cleared
    | Stopped
    | Unsplit
    | Failed
    | Tried
)
SPLIT = "split"
"""Why a segment is finished while the microphone stays open."""

T = TypeVar("T", bound=Command | Report)
BIGGEST = 2**53


def line_of(message: Command | Report) -> bytes:
    """Give the message as one line."""
    return json.dumps({"say": message.name, **asdict(message)}).encode("ascii") + b"\n"


def command_of(line: bytes) -> Command:
    """Read one line from the workspace.

    Raises:
        BadMessage: the line is not a command.
    """
    return _read(line, _COMMANDS)


def report_of(line: bytes) -> Report:
    """Read one line from the recorder.

    Raises:
        BadMessage: the line is not a report.
    """
    return _read(line, _REPORTS)


_COMMANDS: dict[str, type[Command]] = {
    known.name: known for known in (ListMicrophones, Arm, Record, Split, Try, Pause, Resume, Stop, Disarm, Stay)
}  # fmt: skip
_REPORTS: dict[str, type[Report]] = {
    known.name: known
    for known in (
        Found, Armed, Started, Level, Progress, Paused, Resumed, Warned, Cleared, Stopped, Unsplit, Failed, Tried,
    )
}  # fmt: skip


def _read(line: bytes, known: Mapping[str, type[T]]) -> T:
    if len(line) > MAX_LINE:
        raise BadMessage
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        raise BadMessage from None
    if not isinstance(said, dict):
        raise BadMessage
    kind = known.get(str(said.pop("say", "")))
    if kind is None or said.keys() != {field.name for field in fields(kind)}:
        raise BadMessage
    for field in fields(kind):
        value = said[field.name]
        # type(), not isinstance(): True is no number here.
        if type(value) is not field.type or (type(value) is int and abs(value) > BIGGEST):
            raise BadMessage
    return kind(**said)
