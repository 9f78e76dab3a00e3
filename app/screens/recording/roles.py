"""What the recording presenters need of the panel and of the recorder."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from app.recorder.segment import Codec
from storage.platform.power import Battery


class PanelState(StrEnum):
    """What the panel is doing."""

    CLOSED = "closed"
    READY = "ready"
    STARTING = "starting"
    RECORDING = "recording"
    PAUSED = "paused"
    STOPPING = "stopping"


#: A recording is running, or being started, paused or finished.
BUSY = (PanelState.STARTING, PanelState.RECORDING, PanelState.PAUSED, PanelState.STOPPING)


@dataclass(frozen=True, slots=True)
class Kept:
    """A finished recording; `is_apart` when it belongs to the part on sexual violence."""

    attachment_id: str
    duration_ms: int
    is_apart: bool


class View(Protocol):
    """What the presenter needs of the panel."""

    def show_state(self, state: PanelState) -> None:
        """Show what can be pressed."""

    def show_time(self, milliseconds: int) -> None:
        """Show how much has been recorded."""

    def show_level(self, level: float) -> None:
        """Show how loud it is."""

    def show_trouble(self, code: str) -> None:
        """Say what is wrong (a RecorderCode); empty when nothing is."""

    def show_failure(self, error: Exception) -> None:
        """Say why the vault did not take something."""

    def show_left_off(self, has_left_off: bool) -> None:
        """Show that one press goes on with the recording that broke off."""

    def show_kept(self, kept: tuple[Kept, ...]) -> None:
        """Show which recordings there are."""

    def show_resumed_after_crash(self) -> None:
        """Say that the recorder ended unexpectedly and recording goes on by itself."""

    def show_room(self, free: int, is_scarce: bool) -> None:
        """Show the room on the disk."""

    def show_codec(self, codec: Codec) -> None:
        """Show how sound is kept."""

    def show_power(self, battery: Battery | None) -> None:
        """Show how long the battery lasts."""

    def tell_recording(self, is_on: bool) -> None:
        """Tell the screen around the panel."""


class Recorder(Protocol):
    """What the presenter needs of the link to the recorder."""

    @property
    def has_segment(self) -> bool:
        """Whether a segment is open."""

    def arm(self, device: str) -> None:
        """Open the microphone."""

    def record(
        self,
        path: Path,
        key: bytes,
        *,
        reserve_bytes: int,
        sign: Path | None = None,
        codec: Codec = Codec.OPUS,
    ) -> None:
        """Begin a segment."""

    def split(self, path: Path, key: bytes, codec: Codec = Codec.OPUS) -> None:
        """Go on in a new segment."""

    def pause(self) -> None:
        """Stop listening for a while."""

    def resume(self) -> None:
        """Listen again."""

    def stop(self) -> None:
        """Finish the segment."""

    def disarm(self) -> None:
        """Close the microphone."""
