"""The workspace's end of the line to the recorder process."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Signal


class LinkState(StrEnum):
    """What the recorder is doing as far as the workspace knows."""

    IDLE = "idle"
    ARMING = "arming"
    ARMED = "armed"
    STARTING = "starting"
    RECORDING = "recording"
    PAUSED = "paused"
    STOPPING = "stopping"
    TRYING = "trying"


@dataclass(frozen=True, slots=True)
class Microphone:
    """A microphone a person can choose; the id is the system's own."""

    id: str
    name: str
    is_default: bool


@dataclass(frozen=True, slots=True)
class SegmentResult:
    """A finished segment: what goes into the vault beside it. `reason` is empty when the person stopped it."""

    reason: str
    heard_ms: int
    records: int
    size: int
    plain_sha256: str
    cipher_sha256: str
    block_root: str
    file_id: str


def microphones() -> tuple[Microphone, ...]:
    """List the microphones the system knows, the default one first; none of them is opened."""
    raise NotImplementedError


class RecorderLink(QObject):
    """Starts the recorder process when it is first needed and speaks its protocol; never waits for it.

    The key of a segment is written to the child and not kept. Losing the child is one signal: `failed`.
    """

    state_changed = Signal(str)
    """The new LinkState."""
    armed = Signal()
    level = Signal(float)
    """dBFS of the last tenth of a second, -96.0 to 0.0."""
    progress = Signal(int)
    """Milliseconds heard in this segment."""
    started = Signal()
    paused = Signal()
    resumed = Signal()
    stopped = Signal(object)
    """A SegmentResult; also when the recorder stopped by itself, then with a reason (a RecorderCode)."""
    warned = Signal(str)
    cleared = Signal(str)
    failed = Signal(str)
    """A RecorderCode; the recorder is idle, a segment that was open must be recovered."""
    tried = Signal(bytes)
    """The microphone test: 48 kHz mono 16-bit samples."""

    def __init__(self, command: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = tuple(command)

    @property
    def state(self) -> LinkState:
        """What the recorder is doing now."""
        raise NotImplementedError

    @property
    def process_id(self) -> int:
        """The child's process number, 0 while there is none."""
        raise NotImplementedError

    def arm(self, device: str) -> None:
        """Open the microphone: only once there is consent to be recorded."""
        raise NotImplementedError

    def record(self, path: Path, key: bytes, *, reserve_bytes: int) -> None:
        """Seal what is heard into a new container at `path`, whose row is already in the vault."""
        raise NotImplementedError

    def pause(self) -> None:
        """Stop listening for a while."""
        raise NotImplementedError

    def resume(self) -> None:
        """Listen again."""
        raise NotImplementedError

    def stop(self) -> None:
        """Finish the segment."""
        raise NotImplementedError

    def disarm(self) -> None:
        """Close the microphone."""
        raise NotImplementedError

    def try_microphone(self, device: str, seconds: int = 5) -> None:
        """Listen for some seconds and hand the sound over; nothing is kept."""
        raise NotImplementedError

    def close(self) -> None:
        """Tell the recorder to finish and leave, and wait a moment for it."""
        raise NotImplementedError
