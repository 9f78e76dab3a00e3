"""Decides what the readiness page says of the machine, the microphone and the vault. Knows no Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from app.jobs import Jobs, Lane
from app.recorder.errors import RecorderCode
from app.recorder.segment import Codec
from app.screens.first_start import cards
from app.screens.readiness import findings
from app.screens.readiness.findings import Looked, VaultFacts, Verdict
from app.shipped_forms import ProtocolId, digest
from storage.backup import standing
from storage.interviews import form_library, journal, organisation
from storage.platform.clock import Clock
from storage.platform.files import free_bytes
from storage.platform.memory import lock_in_memory
from storage.platform.power import Battery, battery
from storage.platform.protection import Protection, protection
from storage.vault import Vault
from storage.vault.ballast import LEAST_BYTES, SCARCE_BYTES

LOW_BATTERY = 40
TRY_SECONDS = 5
QUIET = -45.0
"""A voice at a table is louder than this in at least one tenth of a second out of fifty."""


class TryState(StrEnum):
    """The microphone test."""

    IDLE = "idle"
    LISTENING = "listening"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Machine:
    """What was measured; `floor` is the last time that central vouched for, empty before the first receipt."""

    free: int
    now: str
    floor: str
    is_clock_doubtful: bool
    battery: Battery | None
    codec: Codec = Codec.OPUS

    @property
    def disk(self) -> Verdict:
        """Whether there is room for a day of interviews."""
        if self.free < LEAST_BYTES:
            return Verdict.BAD
        return Verdict.CARE if self.free < SCARCE_BYTES else Verdict.GOOD

    @property
    def clock(self) -> Verdict:
        """Whether the clock can be believed. A wrong clock never stops anybody from recording."""
        if self.is_clock_doubtful:
            return Verdict.CARE
        return Verdict.GOOD if self.floor else Verdict.UNKNOWN

    @property
    def power(self) -> Verdict:
        """Whether the battery lasts for an interview."""
        is_low = self.battery is not None and not self.battery.charging and self.battery.percent < LOW_BATTERY
        return Verdict.CARE if is_low else Verdict.GOOD


class View(Protocol):
    """What the presenter needs of the page."""

    def show_machine(self, machine: Machine) -> None:
        """Show disk, clock and battery."""

    def show_looked(self, looked: tuple[Looked, ...]) -> None:
        """Show these findings, instead of what was said of the same things before."""

    def show_failure(self, error: Exception) -> None:
        """Say why they could not be read."""

    def show_try(self, state: TryState) -> None:
        """Show where the microphone test stands."""

    def show_level(self, level: float) -> None:
        """Show how loud it is now."""

    def show_heard(self, verdict: Verdict, code: str) -> None:
        """Say how the test went: a RecorderCode, `quiet`, or nothing when it was good."""

    def offer_sound(self, sound: bytes) -> None:
        """Offer to listen to what was heard; it exists in memory only."""


class Recorder(Protocol):
    """What the presenter needs of the link to the recorder."""

    @property
    def has_segment(self) -> bool:
        """Whether an interview is being recorded."""

    def try_microphone(self, device: str, seconds: int = 5) -> None:
        """Listen for some seconds."""

    def disarm(self) -> None:
        """Close the microphone."""


class ReadinessPresenter:
    """One visit to the page."""

    def __init__(
        self,
        view: View,
        recorder: Recorder,
        vault: Vault,
        jobs: Jobs,
        clock: Clock,
        battery_now: Callable[[], Battery | None] = battery,
        protection_now: Callable[[Path], Protection] = protection,
    ) -> None:
        self._view = view
        self._recorder = recorder
        self._vault = vault
        self._jobs = jobs
        self._clock = clock
        self._battery_now = battery_now
        self._protection_now = protection_now
        self._state = TryState.IDLE
        self._loudest = -96.0
        self._warned = ""
        self._is_gone = False

    def started(self) -> None:
        """Look at disk, clock and battery; the microphone waits for its button."""
        moment = self._clock.now()

        def look() -> Machine:
            with self._vault.transaction() as tx:
                time = journal.signed_time(tx, moment)
                codec = Codec.FLAC if organisation.policy(tx).lossless else Codec.OPUS
            free = free_bytes(self._vault.directory)
            return Machine(free, moment.wall, time.trusted_floor or "", time.suspect, self._battery_now(), codec)

        def facts() -> tuple[Looked, ...]:
            return findings.of_vault(self._facts(), moment)

        def machine() -> tuple[Looked, ...]:
            found = self._protection_now(self._vault.directory)
            return findings.of_machine(found, locks_memory=lock_in_memory(bytearray(32)))

        self._jobs.run(Lane.VAULT, look, done=self._looked, failed=self._failed)
        self._jobs.run(Lane.VAULT, facts, done=self._found, failed=self._failed)
        # The system's own tools may take seconds to answer; saving must not wait for them.
        self._jobs.run(Lane.NETWORK, machine, done=self._found, failed=self._failed)

    def _facts(self) -> VaultFacts:
        with self._vault.read() as tx:
            confirmed = cards.are_confirmed(tx)
            kept = [form_library.get(tx, digest(protocol)) for protocol in ProtocolId]
        versions = sorted({one.version.partition(".")[0] for one in kept if one is not None})
        return VaultFacts(standing.state(self._vault), confirmed, ", ".join(versions), None not in kept)

    def gone(self) -> None:
        """The page is not on the screen any more."""
        self._is_gone = True
        if self._state is TryState.LISTENING:
            self._recorder.disarm()

    def try_pressed(self, device: str) -> None:
        """Open the microphone for five seconds."""
        if self._state is TryState.LISTENING or self._recorder.has_segment:
            return
        self._loudest, self._warned = -96.0, ""
        self._go(TryState.LISTENING)
        self._recorder.try_microphone(device, TRY_SECONDS)

    def heard_level(self, level: float) -> None:
        """A tenth of a second has passed."""
        if self._state is TryState.LISTENING and not self._is_gone:
            self._loudest = max(self._loudest, level)
            self._view.show_level(level)

    def heard_warned(self, code: str) -> None:
        """The recorder noticed something."""
        if self._state is TryState.LISTENING:
            self._warned = code

    def heard_sound(self, sound: bytes) -> None:
        """The test is over and the microphone closed."""
        if self._state is not TryState.LISTENING or self._is_gone:
            return
        self._go(TryState.DONE)
        if self._warned:
            is_silent = self._warned == RecorderCode.MICROPHONE_SILENT
            self._view.show_heard(Verdict.BAD if is_silent else Verdict.CARE, self._warned)
        elif self._loudest < QUIET:
            self._view.show_heard(Verdict.CARE, "quiet")
        else:
            self._view.show_heard(Verdict.GOOD, "")
        self._view.offer_sound(sound)

    def heard_failed(self, code: str) -> None:
        """The microphone could not be tested."""
        if self._state is TryState.LISTENING and not self._is_gone:
            self._go(TryState.IDLE)
            self._view.show_heard(Verdict.BAD, code)

    def _looked(self, machine: Machine) -> None:
        if not self._is_gone:
            self._view.show_machine(machine)

    def _found(self, looked: tuple[Looked, ...]) -> None:
        if not self._is_gone:
            self._view.show_looked(looked)

    def _failed(self, error: Exception) -> None:
        if not self._is_gone:
            self._view.show_failure(error)

    def _go(self, state: TryState) -> None:
        self._state = state
        self._view.show_try(state)
