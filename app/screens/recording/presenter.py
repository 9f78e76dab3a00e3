"""Decides when sound is recorded: gate, row in the vault, recorder, digests, recovery. Knows no Qt."""

from collections.abc import Callable
from typing import TypeVar

from app.jobs import Jobs, Lane
from app.recorder.alone import sign_of
from app.recorder.errors import RecorderCode
from app.recorder.link import SegmentResult
from app.screens.recording.roles import PanelState, Recorder, View
from app.screens.recording.track import Track, codec_of
from storage.interviews.attachments import AttachmentHandle
from storage.objects.kinds import PartKind
from storage.platform.files import free_bytes
from storage.platform.power import Battery, battery
from storage.vault import Vault
from storage.vault.ballast import LEAST_BYTES, SCARCE_BYTES

MOST_RESTARTS = 3
_AT_WORK = (PanelState.RECORDING, PanelState.PAUSED)
T = TypeVar("T")


class RecordingPresenter:
    """What one microphone records of one interview."""

    def __init__(
        self,
        view: View,
        recorder: Recorder,
        vault: Vault,
        jobs: Jobs,
        track: Track,
        gate: Callable[[], tuple[str, ...]],
        *,
        number: int = 0,
        is_quiet: Callable[[], bool] | None = None,
        battery_now: Callable[[], Battery | None] = battery,
        begin_gate: Callable[[], tuple[str, ...]] = tuple,
    ) -> None:
        self._view = view
        self._recorder = recorder
        self._vault = vault
        self._jobs = jobs
        self._track = track
        self._gate = gate
        self._number = number
        self._is_quiet = is_quiet or (lambda: not recorder.has_segment)
        self._battery_now = battery_now
        self._begin_gate = begin_gate
        self._follow: Callable[[], None] = lambda: None
        self._state = PanelState.CLOSED
        self._device = ""
        self._recording_id = ""
        # What the next recording belongs to, and who is told its id: the account, unless it answers a question.
        self._part = PartKind.BODY
        self._begun: Callable[[str], None] = _nobody
        self._handle: AttachmentHandle | None = None
        self._following: AttachmentHandle | None = None
        self._is_splitting = False
        self._left_off = False
        self._before_ms = 0
        self._heard_ms = 0
        self._restarts = 0
        self._attempt = 0
        self._warned = ""
        self._is_gone = False

    @property
    def state(self) -> PanelState:
        """What the panel is doing."""
        return self._state

    def followed_by(self, follow: Callable[[], None]) -> None:
        """Tell another microphone whenever this one begins, pauses or ends."""
        self._follow = follow

    def position(self) -> tuple[str, int] | None:
        """The recording and the place in it where we are now."""
        if self._state not in _AT_WORK:
            return None
        return self._recording_id, self._before_ms + self._heard_ms

    def started(self) -> None:
        """The panel is on the screen: finish what a crash left open, show what there is."""
        if self._recorder.has_segment:
            self._recorder.stop()
        else:
            self._recover_all()
        self._look_what_is_kept()
        self._run(self._track.codec(), self._view.show_codec)
        self.consent_changed()
        self.minute_passed()

    def gone(self) -> None:
        """The panel is not on the screen any more."""
        self._is_gone = True

    def minute_passed(self) -> None:
        """Look at the room on the disk, and at the battery."""
        self._run(lambda: free_bytes(self._vault.directory), self._room_known)
        # The system's own tools may take seconds to answer; saving must not wait for them.
        self._run(self._battery_now, self._view.show_power, Lane.NETWORK)

    def _room_known(self, free: int) -> None:
        self._view.show_room(free, free < SCARCE_BYTES)

    def consent_changed(self) -> None:
        """Open or close the door; without consent a running recording ends."""
        is_open = not self._gate()
        if self._state in (PanelState.CLOSED, PanelState.READY):
            self._go(PanelState.READY if is_open else PanelState.CLOSED)
        elif not is_open:
            self.stop_pressed()
            self._say(RecorderCode.CONSENT_MISSING)

    def record_pressed(self, device: str) -> None:
        """Open the microphone and record, if the gate is open; what broke off goes on as the same recording."""
        if self._state is not PanelState.READY:
            return
        if self._gate():
            self._go(PanelState.CLOSED)
            self._say(RecorderCode.CONSENT_MISSING)
            return
        # What broke off goes on: nothing begins.
        if not self._left_off and self._begin_gate():
            self._say(RecorderCode.START_CLOSED)
            return
        self._device, self._restarts = device, 0
        self._say("")
        if self._left_off and self._recording_id:
            self._go(PanelState.STARTING)
            self._jobs.run(
                Lane.VAULT, self._track.kept_ms(self._recording_id), done=self._go_on_after, failed=self._row_refused
            )
            return
        self._recording_id = ""
        self._before_ms = self._heard_ms = 0
        self._begin()

    def record_answer(self, device: str, part: PartKind, begun: Callable[[str], None]) -> bool:
        """Record the answer to a question as a recording of its own; says whether it begins.

        `begun` hears its id as soon as its row is in the vault: whatever happens then, the answer names it.
        """
        is_ready = self._state is PanelState.READY
        if not is_ready:
            return False
        self._leave_off(False)
        self._part, self._begun = part, begun
        self.record_pressed(device)
        if self.state is PanelState.STARTING:
            return True
        self._part, self._begun = PartKind.BODY, _nobody
        return False

    def microphones_changed(self, ids: tuple[str, ...]) -> None:
        """A microphone came or went: say so if it is the one that broke off."""
        if self._left_off and self._state is PanelState.READY and (self._device or next(iter(ids), "")) in ids:
            self._say(RecorderCode.MICROPHONE_BACK)

    def pause_pressed(self) -> None:
        """Pause, or go on after a pause."""
        if self._state is PanelState.RECORDING:
            self._recorder.pause()
        elif self._state is PanelState.PAUSED:
            self._recorder.resume()

    def stop_pressed(self) -> None:
        """End the recording."""
        if self._state in (PanelState.STARTING, *_AT_WORK):
            self._go(PanelState.STOPPING)
            # Before its row is in the vault there is nothing to finish yet: _row_kept sees the state.
            if self._recorder.has_segment:
                self._recorder.stop()

    def split_pressed(self, part: PartKind) -> None:
        """Go on in a new recording of this part; not a sample is lost between the two."""
        if self._state in _AT_WORK and not self._is_splitting:
            self._is_splitting = True
            self._jobs.run(Lane.VAULT, self._track.begin(part), done=self._split_row_kept, failed=self._split_failed)

    def _split_row_kept(self, handle: AttachmentHandle) -> None:
        self._following = handle
        self._recorder.split(handle.path, handle.key, codec_of(handle))

    def _split_failed(self, error: Exception) -> None:
        self._is_splitting = False
        self._failed(error)

    def heard_split(self, result: SegmentResult) -> None:
        """The sound goes on in the new recording: the digests of the one before go into the vault."""
        self._is_splitting = False
        before, self._handle, self._following = self._handle, self._following, None
        if before is None or self._handle is None:
            return
        self._recording_id = self._handle.attachment_id
        self._before_ms = self._heard_ms = 0
        self._jobs.run(Lane.VAULT, self._track.finish(before, result), done=self._kept, failed=self._failed)

    def heard_not_split(self, code: str) -> None:
        """There could be no new file: its row goes, the recording goes on."""
        self._is_splitting = False
        following, self._following = self._following, None
        if following is not None:
            self._jobs.run(Lane.VAULT, self._track.give_up(following), done=self._kept, failed=self._failed)
            if self._state in _AT_WORK:
                self._say(code)

    def _begin(self) -> None:
        self._go(PanelState.STARTING)
        self._recorder.arm(self._device)
        recording = self._recording_id
        self._attempt += 1
        attempt = self._attempt

        def kept(handle: AttachmentHandle) -> None:
            self._row_kept(handle, attempt)

        work = self._track.go_on(recording) if recording else self._track.begin(self._part)
        self._jobs.run(Lane.VAULT, work, done=kept, failed=self._row_refused)

    def _row_kept(self, handle: AttachmentHandle, attempt: int) -> None:
        if self._state is not PanelState.STARTING or attempt != self._attempt or self._is_gone:
            # Stopped, or the microphone failed, before the row was there.
            if not self._recorder.has_segment:
                self._recover(self._stopped_for_good)
            return
        self._recording_id = handle.attachment_id
        self._handle = handle
        begun, self._begun = self._begun, _nobody
        begun(handle.attachment_id)
        sign = sign_of(self._vault.directory, self._number)
        self._recorder.record(handle.path, handle.key, reserve_bytes=LEAST_BYTES, sign=sign, codec=codec_of(handle))

    def _row_refused(self, error: Exception) -> None:
        self._failed(error)
        self._stopped_for_good()

    def heard_started(self) -> None:
        """The first sound is on its way to the disk."""
        if self._state is PanelState.STARTING:
            self._left_off = False
            self._view.show_left_off(False)
            self._go(PanelState.RECORDING)
            self._view.tell_recording(True)

    def heard_paused(self) -> None:
        """The microphone is held."""
        if self._state is PanelState.RECORDING:
            self._go(PanelState.PAUSED)

    def heard_resumed(self) -> None:
        """The microphone is heard again."""
        if self._state is PanelState.PAUSED:
            self._go(PanelState.RECORDING)

    def heard_level(self, level: float) -> None:
        """A tenth of a second has passed."""
        if self._state is PanelState.RECORDING:
            self._view.show_level(level)

    def heard_progress(self, milliseconds: int) -> None:
        """So much of this segment has been heard."""
        if self._handle is not None:
            self._heard_ms = milliseconds
            self._view.show_time(self._before_ms + milliseconds)

    def heard_warned(self, code: str) -> None:
        """The recorder warns; the recording goes on."""
        if self._handle is not None:
            self._warned = code
            self._say(code)

    def heard_cleared(self, code: str) -> None:
        """What was warned of is over."""
        if code == self._warned:
            self._warned = ""
            self._say("")

    def heard_stopped(self, result: SegmentResult) -> None:
        """A segment is finished: its digests go into the vault."""
        handle, self._handle = self._handle, None
        if handle is None:
            self._recover_all()
            return
        self._go(PanelState.STOPPING)
        if result.reason:
            self._say(result.reason)
        self._leave_off(bool(result.reason))
        self._recorder.disarm()
        self._jobs.run(
            Lane.VAULT, self._track.finish(handle, result), done=self._stopped_for_good, failed=self._row_refused
        )

    def heard_failed(self, code: str) -> None:
        """The recorder is gone or refused: keep what there is, and go on if it died in the middle."""
        if self._state in (PanelState.CLOSED, PanelState.READY):
            return
        was_recording = self._state is PanelState.RECORDING and code == RecorderCode.DIED
        had_row, self._handle, self._following = self._handle is not None, None, None
        self._is_splitting = False
        self._say(code)
        if was_recording and self._restarts < MOST_RESTARTS:
            self._restarts += 1
            self._recover(self._go_on)
            return
        self._leave_off(bool(self._recording_id))
        if had_row:
            self._go(PanelState.STOPPING)
            self._recover(self._stopped_for_good)
        else:
            self._stopped_for_good()

    def _leave_off(self, has_left_off: bool) -> None:
        """Remember that one press is to go on with the same recording."""
        self._left_off = has_left_off
        if not self._is_gone:
            self._view.show_left_off(has_left_off)

    def _go_on(self, recovered: int) -> None:
        # A new segment with a new key: nothing is ever appended after a crash.
        work = self._track.kept_ms(self._recording_id)
        self._jobs.run(Lane.VAULT, work, done=self._go_on_after_crash, failed=self._row_refused)

    def _go_on_after_crash(self, kept_ms: int | None) -> None:
        if self._state is not PanelState.RECORDING or self._gate():
            self._stopped_for_good()
            return
        self._view.show_resumed_after_crash()
        self._go_on_after(kept_ms)

    def _go_on_after(self, kept_ms: int | None) -> None:
        if self._state not in (PanelState.STARTING, PanelState.RECORDING) or self._is_gone:
            self._stopped_for_good()
            return
        if kept_ms is None:
            self._recording_id = ""
        self._before_ms, self._heard_ms = kept_ms or 0, 0
        self._begin()

    def _recover(self, then: Callable[[int], None]) -> None:
        self._jobs.run(Lane.VAULT, self._track.recover(), done=then, failed=self._row_refused)

    def _recover_all(self) -> None:
        # Sound of an earlier day is kept and complete as far as it goes: nothing for the person to do.
        if self._is_quiet():
            self._jobs.run(Lane.VAULT, self._track.recover_all(), done=self._kept, failed=self._row_refused)

    def _kept(self, result: int | None = None) -> None:
        self._look_what_is_kept()

    def _look_what_is_kept(self) -> None:
        self._run(self._track.kept(), self._view.show_kept)

    def _stopped_for_good(self, result: int | None = None) -> None:
        self._handle = None
        self._part, self._begun = PartKind.BODY, _nobody
        self._recorder.disarm()
        if not self._is_gone:
            self._go(PanelState.CLOSED if self._gate() else PanelState.READY)
            self._view.tell_recording(False)
            self._look_what_is_kept()

    def _run(self, work: Callable[[], T], done: Callable[[T], None], lane: Lane = Lane.VAULT) -> None:
        def shown(result: T) -> None:
            if not self._is_gone:
                done(result)

        self._jobs.run(lane, work, done=shown, failed=self._failed)

    def _failed(self, error: Exception) -> None:
        if not self._is_gone:
            self._view.show_failure(error)

    def _say(self, code: str) -> None:
        if not self._is_gone:
            self._view.show_trouble(str(code))

    def _go(self, state: PanelState) -> None:
        self._state = state
        if not self._is_gone:
            self._view.show_state(state)
            self._follow()


def _nobody(_recording: str) -> None:
    pass
