"""The machine's microphones, through Qt: pull mode in a thread of its own, so that nothing else can make it stumble."""

from PySide6.QtCore import QIODevice, QObject, Qt, QThread, Signal, Slot
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSource, QMediaDevices, QtAudio

from app.recorder.conversion import Converter, SampleKind
from app.recorder.errors import RecorderCode
from app.recorder.source import SAMPLE_BYTES, SAMPLE_RATE, Events, Gone, Known, Microphone, hear

_KINDS = {
    QAudioFormat.SampleFormat.UInt8: SampleKind.UINT8,
    QAudioFormat.SampleFormat.Int16: SampleKind.INT16,
    QAudioFormat.SampleFormat.Int32: SampleKind.INT32,
    QAudioFormat.SampleFormat.Float: SampleKind.FLOAT,
}
BUFFER_BYTES = SAMPLE_RATE * SAMPLE_BYTES
"""One second: what the operating system keeps for us while this process cannot run."""


class _Ear(QObject):
    """Lives in the microphone's thread."""

    def __init__(self, events: Events) -> None:
        super().__init__()
        self._events = events
        self._source: QAudioSource | None = None
        self._stream: QIODevice | None = None
        self._converter: Converter | None = None
        self._devices: QMediaDevices | None = None
        self._is_list_wanted = False
        self._opened = ""

    @Slot()
    def list(self) -> None:
        self._is_list_wanted = True
        self._watch()
        self._tell()

    def _watch(self) -> None:
        if self._devices is None:
            self._devices = QMediaDevices(self)
            self._devices.audioInputsChanged.connect(self._devices_changed)

    @Slot()
    def _devices_changed(self) -> None:
        # A sound server moves the stream of a microphone that is gone to another one, which nobody chose.
        if self._source is not None and self._opened not in map(_id_of, QMediaDevices.audioInputs()):
            self.close()
            self._events.put(Gone(RecorderCode.MICROPHONE_LOST))
        if self._is_list_wanted:
            self._tell()

    def _tell(self) -> None:
        default = QMediaDevices.defaultAudioInput().id()
        known = [
            Microphone(_id_of(device), device.description(), device.id() == default)
            for device in QMediaDevices.audioInputs()
        ]
        self._events.put(Known(tuple(sorted(known, key=_default_first))))

    @Slot(str)
    def open(self, wanted: str) -> None:
        self.close()
        device = _device(wanted)
        if device.isNull():
            self._events.put(Gone(RecorderCode.NO_MICROPHONE))
            return
        shape = _format_for(device)
        kind = _KINDS.get(shape.sampleFormat())
        if kind is None or shape.channelCount() < 1 or shape.sampleRate() < 1:
            self._events.put(Gone(RecorderCode.NO_MICROPHONE))
            return
        converter = Converter(kind, shape.channelCount(), shape.sampleRate())
        self._converter = converter if converter.is_needed else None
        self._watch()
        self._opened = _id_of(device)
        self._source = QAudioSource(device, shape, self)
        self._source.setBufferSize(BUFFER_BYTES)
        self._source.stateChanged.connect(self._state_changed)
        self._stream = self._source.start()
        if self._stream is None or self._source.error() != QtAudio.Error.NoError:
            self.close()
            self._events.put(Gone(RecorderCode.NO_MICROPHONE))
            return
        self._stream.readyRead.connect(self._read)

    @Slot()
    def hold(self) -> None:
        if self._source is not None:
            self._source.suspend()

    @Slot()
    def go_on(self) -> None:
        if self._source is not None:
            self._source.resume()

    @Slot()
    def close(self) -> None:
        source, self._source, self._stream = self._source, None, None
        if source is not None:
            source.stateChanged.disconnect(self._state_changed)
            source.stop()
            source.deleteLater()

    @Slot()
    def _read(self) -> None:
        if self._stream is None:
            return
        block = bytes(self._stream.readAll().data())
        if self._converter is not None:
            block = self._converter.convert(block)
        if block and not hear(self._events, block):
            self.close()

    @Slot(QtAudio.State)
    def _state_changed(self, state: QtAudio.State) -> None:
        if self._source is not None and state == QtAudio.State.StoppedState:
            self.close()
            self._events.put(Gone(RecorderCode.MICROPHONE_LOST))


class MicrophoneSource(QObject):
    """Hands the worker's wishes over to the microphone's thread."""

    _list_asked = Signal()
    _opened = Signal(str)
    _held = Signal()
    _went_on = Signal()
    _closed = Signal()

    def __init__(self, events: Events) -> None:
        super().__init__()
        self._thread = QThread(self)
        self._ear = _Ear(events)
        self._ear.moveToThread(self._thread)
        queued = Qt.ConnectionType.QueuedConnection
        self._list_asked.connect(self._ear.list, queued)
        self._opened.connect(self._ear.open, queued)
        self._held.connect(self._ear.hold, queued)
        self._went_on.connect(self._ear.go_on, queued)
        self._closed.connect(self._ear.close, Qt.ConnectionType.BlockingQueuedConnection)
        self._thread.start(QThread.Priority.TimeCriticalPriority)

    def list(self) -> None:
        """Put Known into the queue, now and whenever it changes."""
        self._list_asked.emit()

    def open(self, device: str) -> None:
        """Begin to deliver from the microphone with this id; an empty id means the default one."""
        self._opened.emit(device)

    def hold(self) -> None:
        """Deliver nothing until `go_on`."""
        self._held.emit()

    def go_on(self) -> None:
        """Deliver again."""
        self._went_on.emit()

    def close(self) -> None:
        """Let go of the microphone; it is released when this returns."""
        self._closed.emit()

    def end(self) -> None:
        """End the thread; nothing may be called after it."""
        self._thread.quit()
        self._thread.wait(2_000)


def _device(wanted: str) -> QAudioDevice:
    if not wanted:
        return QMediaDevices.defaultAudioInput()
    for device in QMediaDevices.audioInputs():
        if _id_of(device) == wanted:
            return device
    return QAudioDevice()


def _format_for(device: QAudioDevice) -> QAudioFormat:
    ours = QAudioFormat()
    ours.setSampleRate(SAMPLE_RATE)
    ours.setChannelCount(1)
    ours.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    return ours if device.isFormatSupported(ours) else device.preferredFormat()


def _id_of(device: QAudioDevice) -> str:
    return bytes(device.id().data()).hex()


def _default_first(microphone: Microphone) -> bool:
    return not microphone.is_default
