"""Plays segments one after the other: decodes sealed sound in memory and hands it to the loudspeaker.

Not through QMediaPlayer: when it stops or seeks it waits for its reading thread while it holds Python's lock, and a
device of ours needs that lock to be read, so the program froze at the end of a segment (seen).
"""

import numpy
import soundfile
from PySide6.QtCore import QByteArray, QIODevice, QObject, QTimer, Signal, Slot
from PySide6.QtMultimedia import QAudioFormat, QAudioSink, QMediaDevices, QtAudio

from app.screens.playback.sealed_file import SealedFile, SealedSound
from app.screens.playback.timeline import Timeline

RATE = 48_000
FRAME_BYTES = 2
BUFFER_BYTES = RATE * FRAME_BYTES // 2
BLOCK = RATE // 20
FEED_MS = 40


class Engine(QObject):
    """One recording being played."""

    moved = Signal(int)
    """Milliseconds on the line of time."""
    playing_changed = Signal(bool)
    failed = Signal(str)
    """`no-loudspeaker`, `sound-damaged` or `sound-unplayable`."""

    def __init__(self, sound: SealedSound, timeline: Timeline, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sound = sound
        self._timeline = timeline
        self._at = 0
        self._speed = 1.0
        self._segment = -1
        self._file: SealedFile | None = None
        self._decoder: soundfile.SoundFile | None = None
        self._sink: QAudioSink | None = None
        self._stream: QIODevice | None = None
        self._feeding = QTimer(self, interval=FEED_MS)
        self._feeding.timeout.connect(self._feed)

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
        if self._at >= self._timeline.length:
            self._at = 0
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
        if self.is_playing and not self._find(self._at):
            self._broke()
        self.moved.emit(self._at)

    def set_speed(self, speed: float) -> None:
        """Play slower or faster; the voice gets lower or higher with it."""
        self._speed = speed

    def close(self) -> None:
        """Let go of the sealed files."""
        self._silence()
        self._close_segment()
        self._sound.close()

    def _silence(self) -> None:
        self._feeding.stop()
        if self._sink is not None:
            self._sink.reset()
            self._sink.deleteLater()
        self._sink = self._stream = None

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
            block = self._next_block()
            if block is None:
                self._ended()
                return
            self._stream.write(QByteArray(block))
        self.moved.emit(self._at)

    def _next_block(self) -> bytes | None:
        while self._decoder is not None:
            wanted = round(BLOCK * self._speed)
            heard = self._decoder.read(wanted, dtype="int16")
            self._at += len(heard) * 1000 // RATE
            if len(heard):
                return _stretched(heard, self._speed)
            following = self._segment + 1
            if (self._file is not None and self._file.is_damaged) or following >= self._timeline.segments:
                return None
            self._at = self._timeline.start(following)
            if not self._find(self._at):
                return None
        return None

    def _ended(self) -> None:
        if self._segment + 1 < self._timeline.segments or (self._file is not None and self._file.is_damaged):
            self._broke()
            return
        self._feeding.stop()
        self._at = self._timeline.length
        self.moved.emit(self._at)
        # What is still in the loudspeaker's buffer is heard to its end; the next play makes a new sink.
        self.playing_changed.emit(False)

    def _broke(self) -> None:
        is_damaged = self._file is not None and self._file.is_damaged
        self._silence()
        self.playing_changed.emit(False)
        self.failed.emit("sound-damaged" if is_damaged else "sound-unplayable")


def _stretched(heard: "numpy.ndarray[tuple[int], numpy.dtype[numpy.int16]]", speed: float) -> bytes:
    if speed == 1.0:
        return bytes(heard.tobytes())
    places = numpy.arange(0, len(heard), speed)
    return bytes(numpy.interp(places, numpy.arange(len(heard)), heard).astype("int16").tobytes())
