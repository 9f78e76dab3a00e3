"""The recorder's worker: commands and sound come in order out of one queue; it says what became of them. No Qt here."""

import base64
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from queue import Empty

from app.recorder.alone import LONGEST_ALONE, AlreadyOpen, Sign
from app.recorder.errors import RecorderCode
from app.recorder.level import FLOOR, Meter
from app.recorder.protocol import (
    SPLIT,
    Arm,
    Armed,
    Cleared,
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
)
from app.recorder.segment import Codec, Segment
from app.recorder.source import SAMPLE_BYTES, SAMPLE_RATE, End, Event, Events, Gone, Heard, Known, Microphone, Source
from storage.container import ContainerError, ContainerFull, WrittenContainer
from storage.platform.files import free_bytes

OPENING_PATIENCE = 10.0
"""Seconds a microphone may take to deliver its first sound (sound servers take up to two)."""
HEARING_PATIENCE = 3.0
"""Seconds without a sample after which a microphone counts as lost."""
GAP_MS = 2_000
"""Between two blocks: longer than any stumble, so the computer slept or lost sound. The time line must not lie."""
DISK_LOOK_EVERY = 5 * SAMPLE_RATE * SAMPLE_BYTES
ALONE_LOOK_EVERY = SAMPLE_RATE * SAMPLE_BYTES // 4
"""Alone it also looks whether somebody wants it to stop."""
LEAVES_WITHIN = 0.9
"""Seconds for the last record once nobody is there any more; at most this last record is lost."""
TRY_BLOCK = 96_000
LONGEST_TRY = 30
PROGRESS_EVERY = 2
MOST_MICROPHONES = 64


class _Doing(StrEnum):
    NOTHING = "nothing"
    LISTENING = "listening"
    RECORDING = "recording"
    PAUSED = "paused"
    TRYING = "trying"


def no_alarm(_seconds: float) -> None:
    """Leave the process alone: for tests, whose process is not the recorder's own."""


class Studio:
    """One microphone, at most one segment."""

    def __init__(
        self,
        source: Source,
        say: Callable[[Report], None],
        free: Callable[[Path], int] = free_bytes,
        alarm: Callable[[float], None] = no_alarm,
    ) -> None:
        self._source = source
        self._say = say
        self._free = free
        self._alarm = alarm
        self._doing = _Doing.NOTHING
        self._segment: Segment | None = None
        self._is_started = False
        self._has_sound = False
        self._folder = Path()
        self._reserve = 0
        self._until_disk_look = 0
        self._meter = Meter()
        self._readings = 0
        self._warned: set[RecorderCode] = set()
        self._try = bytearray()
        self._try_size = 0
        self._sign = Sign("")
        self._may_stay_ms = 0
        self._alone_until_ms: int | None = None
        self._last_heard = 0

    def work(self, events: Events) -> None:
        """Handle events until the end; finishes an open segment before it returns."""
        while not self._is_left_over:
            try:
                event = events.get(timeout=self._patience)
            except Empty:
                self._lost(RecorderCode.MICROPHONE_LOST if self._has_sound else RecorderCode.NO_MICROPHONE)
                continue
            if isinstance(event, End) and not self._goes_on_alone():
                self._alarm(LEAVES_WITHIN)
                self._leave()
                return
            self._handle(event)

    @property
    def _is_left_over(self) -> bool:
        return self._alone_until_ms is not None and self._segment is None

    def _goes_on_alone(self) -> bool:
        """The workspace is gone; tells whether it wished that this segment goes on."""
        if self._may_stay_ms == 0 or self._segment is None or self._doing is not _Doing.RECORDING:
            return False
        self._alone_until_ms = self._segment.heard_ms + self._may_stay_ms
        self._until_disk_look = 0
        return True

    @property
    def _patience(self) -> float | None:
        if self._doing in (_Doing.NOTHING, _Doing.PAUSED):
            return None
        return HEARING_PATIENCE if self._has_sound else OPENING_PATIENCE

    def _handle(self, event: Event) -> None:
        match event:
            case Heard(block, at):
                self._heard(block, at)
            case Gone(code):
                self._lost(code)
            case Known(microphones):
                self._tell(microphones)
            case ListMicrophones():
                self._source.list()
            case Arm(device):
                self._arm(device)
            case Try(device, seconds):
                self._begin_try(device, seconds)
            case Record():
                self._record(event)
            case Split():
                self._split(event)
            case Pause():
                self._pause()
            case Resume():
                self._resume()
            case Stop():
                self._finish("")
            case Disarm():
                self._leave()
            case Stay(seconds):
                self._may_stay_ms = max(0, min(seconds, LONGEST_ALONE)) * 1000
            case End():
                # It goes on alone.
                pass

    def _tell(self, microphones: tuple[Microphone, ...]) -> None:
        known = microphones[:MOST_MICROPHONES] or (Microphone("", "", False),)
        for number, microphone in enumerate(known, 1):
            self._say(Found(microphone.id, microphone.name, microphone.is_default, number == len(known)))

    def _arm(self, device: str) -> None:
        if self._segment is not None:
            return
        self._close_source()
        self._doing = _Doing.LISTENING
        self._source.open(device)

    def _begin_try(self, device: str, seconds: int) -> None:
        if self._segment is not None:
            return
        self._close_source()
        self._doing = _Doing.TRYING
        self._try.clear()
        self._try_size = max(1, min(seconds, LONGEST_TRY)) * SAMPLE_RATE * SAMPLE_BYTES
        self._source.open(device)

    def _record(self, order: Record) -> None:
        if self._doing is not _Doing.LISTENING or self._segment is not None:
            self._say(Failed(RecorderCode.NO_MICROPHONE))
            return
        path = Path(order.path)
        try:
            if self._free(path.parent) < order.reserve_bytes:
                self._close_source()
                self._say(Failed(RecorderCode.DISK_LOW))
                return
            self._sign = Sign(order.sign)
            self._segment = Segment(path, bytes.fromhex(order.key), Codec(order.codec))
        except AlreadyOpen:
            self._close_source()
            self._say(Failed(RecorderCode.STILL_ON))
            return
        except (OSError, ContainerError, ValueError) as error:
            self._give_up(error)
            return
        self._folder, self._reserve = path.parent, order.reserve_bytes
        self._until_disk_look = DISK_LOOK_EVERY
        self._is_started = False
        self._doing = _Doing.RECORDING

    def _split(self, order: Split) -> None:
        before = self._segment
        if before is None:
            # It ended by itself a moment ago, and that was said.
            self._say(Unsplit(RecorderCode.NO_MICROPHONE))
            return
        try:
            self._segment = Segment(Path(order.path), bytes.fromhex(order.key), Codec(order.codec))
        except (OSError, ContainerError, ValueError) as error:
            self._say(Unsplit(_disk_code(error)))
            return
        try:
            written = before.finish()
        except (OSError, ContainerError) as error:
            self._give_up(error)
            return
        self._say(_stopped(SPLIT, before, written))

    def _heard(self, block: bytes, at: int) -> None:
        if self._doing in (_Doing.NOTHING, _Doing.PAUSED):
            # What was still on its way when the microphone was held or closed was not agreed to.
            return
        last, self._last_heard = self._last_heard, at
        if last and self._segment is not None and at - last > GAP_MS + _ms_of(block):
            self._lost(RecorderCode.INTERRUPTED)
            return
        if not self._has_sound:
            self._has_sound = True
            self._say(Armed())
        self._measure(block)
        if self._doing is _Doing.TRYING:
            self._try += block
            if len(self._try) >= self._try_size:
                self._end_try()
        elif self._segment is not None:
            self._seal(self._segment, block)

    def _seal(self, segment: Segment, block: bytes) -> None:
        if not self._is_started:
            self._is_started = True
            self._say(Started())
        try:
            segment.hear(block)
            self._until_disk_look -= len(block)
            if self._until_disk_look <= 0:
                self._until_disk_look = DISK_LOOK_EVERY if self._alone_until_ms is None else ALONE_LOOK_EVERY
                if self._free(self._folder) < self._reserve:
                    self._finish(RecorderCode.DISK_LOW)
                elif self._is_enough(segment):
                    self._finish("")
        except (OSError, ContainerError) as error:
            self._give_up(error)

    def _is_enough(self, segment: Segment) -> bool:
        """While alone: the time is over, or somebody at the locked window asked for the end."""
        if self._alone_until_ms is None:
            return False
        return segment.heard_ms >= self._alone_until_ms or self._sign.is_stop_wished

    def _measure(self, block: bytes) -> None:
        for reading in self._meter.hear(block):
            self._say(Level(round(max(reading.rms, FLOOR) * 10)))
            self._warn(RecorderCode.MICROPHONE_SILENT, reading.is_silent)
            self._warn(RecorderCode.MICROPHONE_TOO_LOUD, reading.is_too_loud)
            self._readings += 1
            if self._segment is not None and self._readings % PROGRESS_EVERY == 0:
                self._say(Progress(self._segment.heard_ms, self._segment.sealed_ms))

    def _warn(self, code: RecorderCode, is_so: bool) -> None:
        if is_so and code not in self._warned:
            self._warned.add(code)
            self._say(Warned(code))
        elif not is_so and code in self._warned:
            self._warned.discard(code)
            self._say(Cleared(code))

    def _pause(self) -> None:
        if self._doing is _Doing.RECORDING:
            self._source.hold()
            self._doing = _Doing.PAUSED
            self._say(Paused())

    def _resume(self) -> None:
        if self._doing is _Doing.PAUSED:
            self._doing = _Doing.RECORDING
            self._has_sound = True
            self._last_heard = 0
            self._source.go_on()
            self._say(Resumed())

    def _finish(self, reason: str) -> None:
        segment, self._segment = self._segment, None
        if segment is None:
            return
        if self._doing is _Doing.PAUSED:
            self._source.go_on()
        self._doing = _Doing.LISTENING
        if self._alone_until_ms is not None:
            self._alarm(LEAVES_WITHIN)
        try:
            written = segment.finish()
        except (OSError, ContainerError) as error:
            self._give_up(error)
            return
        finally:
            self._sign.take_down()
        self._say(_stopped(str(reason), segment, written))

    def _give_up(self, error: Exception) -> None:
        # The container stays without its end mark: recovery takes what is authentic in it.
        segment, self._segment = self._segment, None
        if segment is not None:
            segment.abandon()
        self._sign.take_down()
        self._close_source()
        self._say(Failed(_disk_code(error)))

    def _end_try(self) -> None:
        sound = bytes(self._try[: self._try_size])
        self._try.clear()
        self._close_source()
        for start in range(0, len(sound), TRY_BLOCK):
            block = base64.b64encode(sound[start : start + TRY_BLOCK]).decode("ascii")
            self._say(Tried(block, start + TRY_BLOCK >= len(sound)))

    def _lost(self, code: RecorderCode) -> None:
        if self._doing is _Doing.NOTHING:
            return
        had_segment = self._segment is not None
        self._finish(code)
        self._close_source()
        if not had_segment:
            self._say(Failed(code))

    def _leave(self) -> None:
        self._finish("")
        self._close_source()

    def _close_source(self) -> None:
        if self._doing is not _Doing.NOTHING:
            self._source.close()
        self._doing = _Doing.NOTHING
        self._has_sound = False
        self._last_heard = 0
        self._try.clear()
        self._meter = Meter()
        self._warned.clear()


def _ms_of(block: bytes) -> int:
    return len(block) * 1000 // (SAMPLE_RATE * SAMPLE_BYTES)


def _stopped(reason: str, segment: Segment, written: WrittenContainer) -> Stopped:
    return Stopped(
        reason=reason,
        heard_ms=segment.heard_ms,
        records=written.records,
        size=written.size,
        plain_sha256=written.plain_sha256,
        cipher_sha256=written.cipher_sha256,
        block_root=written.block_root,
        file_id=written.file_id,
        file_bytes=written.file_bytes,
    )


def _disk_code(error: Exception) -> RecorderCode:
    return RecorderCode.DISK_LOW if isinstance(error, ContainerFull) else RecorderCode.DISK_FAILED
