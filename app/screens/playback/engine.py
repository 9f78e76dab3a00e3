"""Plays segments one after the other: decodes sealed sound in memory and hands it to the loudspeaker.

Not through QMediaPlayer: when it stops or seeks it waits for its reading thread while it holds Python's lock, and a
device of ours needs that lock to be read, so the program froze at the end of a segment (seen).
"""

from collections import deque

import numpy
import soundfile
from PySide6.QtCore import QByteArray, QIODevice, QObject, QTimer, Signal, Slot
from PySide6.QtMultimedia import QAudioFormat, QAudioSink, QMediaDevices, QtAudio

from app.screens.playback.overview import QUIET, Overview, Survey
from app.screens.playback.sealed_file import SealedFile, SealedSound
from app.screens.playback.stretch import Samples, Stretcher
from app.screens.playback.timeline import Timeline

RATE = 48_000
FRAME_BYTES = 2
BUFFER_BYTES = RATE * FRAME_BYTES // 2
BLOCK = RATE // 20
FEED_MS = 40
LOOK_MS = 60
QUIET_BLOCKS = 14
"""Blocks without speech that are still played when silence is skipped: a breath, and time to notice."""
MOST_SKIPPED = 400
"""Blocks skipped at one feeding, so that the window stays alive."""


class Engine(QObject):
    """One recording being played."""

    moved = Signal(int)
    """Milliseconds on the line of time."""
    playing_changed = Signal(bool)
    looked = Signal()
    """More is known of how loud it is."""
    failed = Signal(str)
    """`no-loudspeaker`, `sound-damaged` or `sound-unplayable`."""

    def __init__(self, sound: SealedSound, timeline: Timeline, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sound = sound
        self._timeline = timeline
        self._at = 0
        self._from = 0
        self._unplayed = b""
        self._is_over = False
        self._written = 0
        self._handed: deque[tuple[int, int]] = deque()
        self._speed = 1.0
        self._segment = -1
        self._file: SealedFile | None = None
        self._decoder: soundfile.SoundFile | None = None
        self._sink: QAudioSink | None = None
        self._stream: QIODevice | None = None
        self._feeding = QTimer(self, interval=FEED_MS)
        self._feeding.timeout.connect(self._feed)
        self._stretcher: Stretcher | None = None
        self._skips_silence = False
        self._quiet = 0
        self._loop: tuple[int, int] | None = None
        self._survey = Survey(sound, timeline)
        self._looking = QTimer(self, interval=LOOK_MS)
        self._looking.timeout.connect(self._look)

    @property
    def overview(self) -> Overview:
        """How loud it is, as far as was looked."""
        return self._survey.found

    def look_through(self) -> None:
        """Begin to find out how loud it is and where nobody speaks."""
        if not self._survey.is_over:
            self._looking.start()

    @property
    def is_playing(self) -> bool:
        """Whether sound is being played."""
        return self._feeding.isActive()

    def play(self) -> None:
        """Go on from where we are; from the beginning when the end was reached."""
        device = QMediaDevices.defaultAudioOutput()
        if device.isNull():
            self.failed.emit("no-loudspeaker")
            return
        self._drop_sink()
        if self._at >= self._timeline.length:
            self._at = 0
        self._restretch()
        shape = QAudioFormat()
        shape.setSampleRate(RATE)
        shape.setChannelCount(1)
        shape.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        self._sink = QAudioSink(device, shape, self)
        self._sink.setBufferSize(BUFFER_BYTES)
        self._stream = self._sink.start()
        if self._sink.error() != QtAudio.Error.NoError or not self._find(self._at):
            self._broke()
            return
        self._feeding.start()
        self.playing_changed.emit(True)

    def pause(self) -> None:
        """Stop for a while."""
        self._silence()
        self.playing_changed.emit(False)

    def go(self, at: int) -> None:
        """Go to a moment; goes on playing if it was."""
        self._at = max(0, min(at, self._timeline.length))
        self._restretch()
        if self.is_playing and not self._find(self._at):
            self._broke()
        self.moved.emit(self._at)

    def set_speed(self, speed: float) -> None:
        """Play slower or faster; the voice keeps its height."""
        self._speed = speed
        self._restretch()

    def skip_silence(self, skips: bool) -> None:
        """Leave out what nobody speaks in."""
        self._skips_silence = skips

    def set_loop(self, loop: tuple[int, int] | None) -> None:
        """Play a stretch again and again; None plays on."""
        self._loop = loop if loop is not None and loop[0] < loop[1] else None

    def close(self) -> None:
        """Let go of the sealed files."""
        self._looking.stop()
        self._survey.close()
        self._silence()
        self._close_segment()
        self._sound.close()

    def _silence(self) -> None:
        self._feeding.stop()
        self._drop_sink()

    def _drop_sink(self) -> None:
        if self._sink is not None:
            self._sink.reset()
            self._sink.deleteLater()
        self._sink = self._stream = None
        self._written = 0

    def _restretch(self) -> None:
        self._quiet, self._from, self._unplayed, self._is_over = 0, self._at, b"", False
        self._handed.clear()
        self._stretcher = None if self._speed == 1.0 else Stretcher(self._speed)

    @Slot()
    def _look(self) -> None:
        self._survey.step()
        if self._survey.is_over:
            self._looking.stop()
        self.looked.emit()

    def _close_segment(self) -> None:
        if self._decoder is not None:
            self._decoder.close()
        self._decoder, self._file, self._segment = None, None, -1

    def _find(self, at: int) -> bool:
        segment, offset = self._timeline.place(at)
        if segment != self._segment:
            self._close_segment()
            self._file = SealedFile(self._sound, segment)
            try:
                self._decoder = soundfile.SoundFile(self._file)
            except soundfile.LibsndfileError:
                return False
            self._segment = segment
        assert self._decoder is not None
        self._decoder.seek(min(offset * RATE // 1000, self._decoder.frames))
        return True

    @Slot()
    def _feed(self) -> None:
        while self._sink is not None and self._stream is not None and self._sink.bytesFree() >= BLOCK * FRAME_BYTES:
            if self._is_over and not self._unplayed:
                break
            if not self._unplayed:
                block = self._next_block()
                if block is None:
                    self._is_over = True
                if not block:
                    break
                self._unplayed = block
            # Slower speech is more than a block; what the loudspeaker does not take waits.
            written = self._stream.write(QByteArray(self._unplayed))
            if written <= 0:
                break
            self._unplayed = self._unplayed[written:]
            self._written += written
            self._handed.append((self._written, self._at))
        self.moved.emit(self._heard)
        # What is in the loudspeaker's buffer is heard to its end.
        if self._is_over and not self._unplayed and self._sink is not None and self._is_drained(self._sink):
            self._ended()

    def _is_drained(self, sink: QAudioSink) -> bool:
        return sink.state() == QtAudio.State.IdleState or sink.bytesFree() >= sink.bufferSize()

    @property
    def _heard(self) -> int:
        """What is heard now: the decoder is ahead of it by what lies in the loudspeaker's buffer."""
        if self._sink is None or not self.is_playing:
            return self._at
        played = self._written - (self._sink.bufferSize() - self._sink.bytesFree())
        while self._handed and self._handed[0][0] <= played:
            self._from = self._handed.popleft()[1]
        return self._from

    def _next_block(self) -> bytes | None:
        for _ in range(MOST_SKIPPED):
            if self._decoder is None:
                return None
            if self._loop is not None and self._at >= self._loop[1]:
                self._at = self._loop[0]
                if not self._find(self._at):
                    return None
            heard = self._decoder.read(BLOCK, dtype="int16")
            self._at += len(heard) * 1000 // RATE
            if len(heard):
                if self._is_skipped(heard):
                    continue
                made = heard if self._stretcher is None else self._stretcher.feed(heard)
                if len(made):
                    return bytes(made.tobytes())
                continue
            following = self._segment + 1
            if (self._file is not None and self._file.is_damaged) or following >= self._timeline.segments:
                rest = b"" if self._stretcher is None else self._stretcher.end().tobytes()
                return bytes(rest) or None
            self._at = self._timeline.start(following)
            if not self._find(self._at):
                return None
        # A long silence is left out in several steps.
        return b""

    def _is_skipped(self, heard: Samples) -> bool:
        level = float(numpy.sqrt(numpy.mean(heard.astype("float64") ** 2)))
        self._quiet = self._quiet + 1 if level < QUIET else 0
        return self._skips_silence and self._quiet > QUIET_BLOCKS

    def _ended(self) -> None:
        if self._segment + 1 < self._timeline.segments or (self._file is not None and self._file.is_damaged):
            self._broke()
            return
        self._silence()
        self._at = self._timeline.length
        self.moved.emit(self._at)
        self.playing_changed.emit(False)

    def _broke(self) -> None:
        is_damaged = self._file is not None and self._file.is_damaged
        self._silence()
        self.playing_changed.emit(False)
        self.failed.emit("sound-damaged" if is_damaged else "sound-unplayable")
