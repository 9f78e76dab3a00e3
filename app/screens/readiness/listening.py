"""Plays the microphone test from memory."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject
from PySide6.QtMultimedia import QAudioFormat, QAudioSink, QMediaDevices

RATE = 48_000


class MemorySound(QObject):
    """Holds one sound in memory and plays it; forgets it with `forget` or with the page."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sound = QByteArray()
        self._sink: QAudioSink | None = None
        self._buffer: QBuffer | None = None

    @property
    def has_sound(self) -> bool:
        """Whether there is something to play."""
        return not self._sound.isEmpty()

    def keep(self, sound: bytes) -> None:
        """Hold this sound instead of the one before."""
        self.forget()
        self._sound = QByteArray(sound)

    def play(self) -> bool:
        """Play it; False where there is nothing to play it on."""
        device = QMediaDevices.defaultAudioOutput()
        if device.isNull() or self._sound.isEmpty():
            return False
        self._stop()
        shape = QAudioFormat()
        shape.setSampleRate(RATE)
        shape.setChannelCount(1)
        shape.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        self._buffer = QBuffer(self._sound, self)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._sink = QAudioSink(device, shape, self)
        self._sink.start(self._buffer)
        return True

    def forget(self) -> None:
        """Stop and let the sound go."""
        self._stop()
        self._sound.fill(0)
        self._sound.clear()

    def _stop(self) -> None:
        if self._sink is not None:
            self._sink.stop()
            self._sink.deleteLater()
            self._sink = None
        if self._buffer is not None:
            self._buffer.close()
            self._buffer.deleteLater()
            self._buffer = None
