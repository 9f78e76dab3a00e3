"""The workspace's end of the line to the recorder process."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Signal, Slot

from app.recorder.errors import RecorderCode
from app.recorder.protocol import (
    MAX_LINE,
    SPLIT,
    Arm,
    Armed,
    BadMessage,
    Cleared,
    Command,
    Disarm,
    Failed,
    Found,
    Level,
    ListMicrophones,
    Pause,
    Paused,
    Progress,
    Record,
    Report,
    Resume,
    Resumed,
    Split,
    Started,
    Stay,
    Stop,
    Stopped,
    Tried,
    Try,
    Unsplit,
    Warned,
    line_of,
    report_of,
)
from app.recorder.segment import Codec
from app.recorder.source import Microphone
from storage.container import WrittenContainer

LEAVING_MS = 3_000
PARTING_MS = 100
MAX_TRY_BYTES = 30 * 96_000


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


_WITH_SEGMENT = (LinkState.STARTING, LinkState.RECORDING, LinkState.PAUSED, LinkState.STOPPING)


@dataclass(frozen=True, slots=True)
class SegmentResult:
    """A finished segment: what goes into the vault beside it. `reason` is empty when the person stopped it."""

    reason: str
    heard_ms: int
    written: WrittenContainer


class RecorderLink(QObject):
    """Starts the recorder process when it is first needed and speaks its protocol; never waits for it.

    The key of a segment is written to the child and not kept. Losing the child is one signal: `failed`.
    """

    state_changed = Signal(str)
    """The new LinkState."""
    microphones_known = Signal(object)
    """A tuple of Microphone, the default one first; again whenever one comes or goes."""
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
    split_done = Signal(object)
    """A SegmentResult of what came before; the sound goes on in the other segment."""
    split_refused = Signal(str)
    """A RecorderCode; the sound goes on in the same segment."""
    warned = Signal(str)
    cleared = Signal(str)
    failed = Signal(str)
    """A RecorderCode; the recorder is idle, a segment that was open must be recovered."""
    tried = Signal(bytes)
    """The microphone test: 48 kHz mono 16-bit samples."""

    def __init__(self, command: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = tuple(command)
        self._state = LinkState.IDLE
        self._process: QProcess | None = None
        self._parted: QProcess | None = None
        self._tried = bytearray()
        self._found: list[Microphone] = []
        self._microphones: tuple[Microphone, ...] = ()

    @property
    def state(self) -> LinkState:
        """What the recorder is doing now."""
        return self._state

    @property
    def has_segment(self) -> bool:
        """Whether a segment is open: being started, recorded, paused or finished."""
        return self._state in _WITH_SEGMENT

    @property
    def is_hearing(self) -> bool:
        """Whether a segment is open and not paused: then somebody is being listened to."""
        return self.has_segment and self._state is not LinkState.PAUSED

    @property
    def process_id(self) -> int:
        """The child's process number, 0 while there is none."""
        return 0 if self._process is None else self._process.processId()

    @property
    def microphones(self) -> tuple[Microphone, ...]:
        """The microphones as far as they are known."""
        return self._microphones

    def list_microphones(self) -> None:
        """Ask which microphones there are; none is opened."""
        self._send(ListMicrophones())

    def arm(self, device: str) -> None:
        """Open the microphone: only once there is consent to be recorded."""
        if self.has_segment:
            return
        self._set_state(LinkState.ARMING)
        self._send(Arm(device))

    def record(
        self,
        path: Path,
        key: bytes,
        *,
        reserve_bytes: int,
        sign: Path | None = None,
        codec: Codec = Codec.OPUS,
    ) -> None:
        """Seal what is heard into a new container at `path`, whose row is already in the vault.

        Args:
            path: of the file that is made.
            key: of this segment alone.
            reserve_bytes: the recording ends when less is free.
            sign: the file that the recorder holds while it writes, for other processes to see.
            codec: how the sound is kept.
        """
        if self._state not in (LinkState.ARMING, LinkState.ARMED):
            self.failed.emit(RecorderCode.NO_MICROPHONE.value)
            return
        self._set_state(LinkState.STARTING)
        self._send(Record(str(path), key.hex(), reserve_bytes, "" if sign is None else str(sign), codec.value))

    def split(self, path: Path, key: bytes, codec: Codec = Codec.OPUS) -> None:
        """Go on in a new container, whose row is already in the vault, without losing a sample."""
        if self._state not in (LinkState.RECORDING, LinkState.PAUSED):
            self.split_refused.emit(RecorderCode.NOT_SPLIT.value)
            return
        self._send(Split(str(path), key.hex(), codec.value))

    def pause(self) -> None:
        """Stop listening for a while."""
        if self._state is LinkState.RECORDING:
            self._send(Pause())

    def resume(self) -> None:
        """Listen again."""
        if self._state is LinkState.PAUSED:
            self._send(Resume())

    def stop(self) -> None:
        """Finish the segment."""
        if self.has_segment and self._state is not LinkState.STOPPING:
            self._set_state(LinkState.STOPPING)
            self._send(Stop())

    def disarm(self) -> None:
        """Close the microphone; an open segment is finished first."""
        if self._state is LinkState.IDLE:
            return
        self._set_state(LinkState.STOPPING if self.has_segment else LinkState.IDLE)
        self._send(Disarm())

    def try_microphone(self, device: str, seconds: int = 5) -> None:
        """Listen for some seconds and hand the sound over; nothing is kept."""
        if self.has_segment:
            return
        self._tried.clear()
        self._set_state(LinkState.TRYING)
        self._send(Try(device, seconds))

    def part(self, stay_seconds: int = 0) -> None:
        """Let the recorder go for good without waiting: it finishes and leaves, or goes on alone for some time."""
        process, self._process = self._process, None
        self._set_state(LinkState.IDLE)
        if process is None:
            return
        self._parted = process
        process.finished.disconnect(self._gone)
        process.readyReadStandardOutput.disconnect(self._read)
        if stay_seconds:
            process.write(line_of(Stay(stay_seconds)))
            # This process may end before its event loop would come to write it.
            process.waitForBytesWritten(PARTING_MS)
        process.closeWriteChannel()

    def close(self) -> None:
        """Tell the recorder to finish and leave, and wait a moment for it."""
        if self._parted is None:
            self.part()
        process, self._parted = self._parted, None
        if process is None:
            return
        if process.state() != QProcess.ProcessState.NotRunning and not process.waitForFinished(LEAVING_MS):
            process.kill()
            process.waitForFinished(LEAVING_MS)
        process.deleteLater()

    def _send(self, command: Command) -> None:
        if self._process is None:
            if isinstance(command, (Disarm, Stop, Pause, Resume)):
                return
            self._process = QProcess(self)
            self._process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
            self._process.readyReadStandardOutput.connect(self._read)
            self._process.finished.connect(self._gone)
            self._process.errorOccurred.connect(self._not_started)
            self._process.start(self._command[0], list(self._command[1:]))
        if self._process is not None:
            self._process.write(line_of(command))

    @Slot()
    def _read(self) -> None:
        while self._process is not None and self._process.canReadLine():
            line = bytes(self._process.readLine().data())
            try:
                self._hear(report_of(line))
            except BadMessage:
                self._drop(RecorderCode.BAD_MESSAGE)
                return
        if self._process is not None and self._process.bytesAvailable() > MAX_LINE:
            self._drop(RecorderCode.BAD_MESSAGE)

    def _hear(self, report: Report) -> None:
        match report:
            case Level(rms):
                self.level.emit(rms / 10)
            case Progress(heard_ms):
                self.progress.emit(heard_ms)
            case Found():
                self._found_one(report)
            case Armed():
                if self._state is LinkState.ARMING:
                    self._set_state(LinkState.ARMED)
                self.armed.emit()
            case Started():
                if self._state is LinkState.STARTING:
                    self._set_state(LinkState.RECORDING)
                self.started.emit()
            case Paused():
                self._set_state(LinkState.PAUSED)
                self.paused.emit()
            case Resumed():
                self._set_state(LinkState.RECORDING)
                self.resumed.emit()
            case Warned(code):
                self.warned.emit(code)
            case Cleared(code):
                self.cleared.emit(code)
            case Stopped():
                self._segment_finished(report)
            case Unsplit():
                self.split_refused.emit(RecorderCode.NOT_SPLIT.value)
            case Failed(code):
                self._set_state(LinkState.IDLE)
                self.failed.emit(code)
            case Tried(block, last):
                self._collect(block, last)

    def _found_one(self, report: Found) -> None:
        if report.id:
            self._found.append(Microphone(report.id, report.label, report.is_default))
        if report.last:
            self._microphones, self._found = tuple(self._found), []
            self.microphones_known.emit(self._microphones)

    def _segment_finished(self, report: Stopped) -> None:
        written = WrittenContainer(
            report.records,
            report.size,
            report.plain_sha256,
            report.cipher_sha256,
            report.block_root,
            report.file_id,
            report.file_bytes,
        )
        result = SegmentResult(report.reason, report.heard_ms, written)
        if report.reason == SPLIT:
            self.split_done.emit(result)
            return
        # The recorder goes on listening, unless the microphone itself was the reason.
        is_listening = report.reason in ("", RecorderCode.DISK_LOW.value)
        self._set_state(LinkState.ARMED if is_listening else LinkState.IDLE)
        self.stopped.emit(result)

    def _collect(self, block: str, last: bool) -> None:
        try:
            self._tried += base64.b64decode(block, validate=True)
        except ValueError:
            raise BadMessage from None
        if len(self._tried) > MAX_TRY_BYTES:
            raise BadMessage
        if last:
            sound = bytes(self._tried)
            self._tried.clear()
            self._set_state(LinkState.IDLE)
            self.tried.emit(sound)

    @Slot()
    def _gone(self) -> None:
        self._read()
        self._drop(RecorderCode.DIED)

    @Slot(QProcess.ProcessError)
    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._drop(RecorderCode.NOT_STARTED)

    def _drop(self, code: RecorderCode) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.finished.disconnect(self._gone)
        if process.state() != QProcess.ProcessState.NotRunning:
            process.kill()
            process.waitForFinished(LEAVING_MS)
        process.deleteLater()
        self._set_state(LinkState.IDLE)
        self.failed.emit(code.value)

    def _set_state(self, state: LinkState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state.value)
