"""A recorder's worker without a process: the test itself puts sound and commands into its queue."""

import io
import threading
from pathlib import Path
from queue import SimpleQueue

import soundfile

from app.recorder import alone
from app.recorder.protocol import Arm, Record, Report
from app.recorder.segment import Codec
from app.recorder.source import Events, Heard
from app.recorder.studio import Studio
from storage.container import ContainerReader
from tests.app.recorder import speaking

KEY = bytes(range(32))
SECOND = speaking.tone(1)


class SilentSource:
    """A source whose sound the test puts into the queue itself."""

    def list(self) -> None: ...
    def open(self, device: str) -> None: ...
    def hold(self) -> None: ...
    def go_on(self) -> None: ...
    def close(self) -> None: ...
    def end(self) -> None: ...


class Work:
    """A studio at work in a thread, fed with seconds of sound."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.said: list[Report] = []
        self.alarms: list[float] = []
        self.events: Events = SimpleQueue()
        self.studio = Studio(SilentSource(), self.said.append, alarm=self.alarms.append)
        self._thread = threading.Thread(target=self.studio.work, args=(self.events,), name="worker")
        self._thread.start()

    def begin(self, codec: Codec = Codec.OPUS) -> None:
        self.events.put(Arm(""))
        self.hear(1)
        sign = str(alone.sign_of(self.folder))
        self.events.put(Record(str(self.folder / "a"), KEY.hex(), 0, sign, codec.value))

    def hear(self, seconds: int) -> None:
        for _ in range(seconds):
            self.events.put(Heard(SECOND))

    def is_over(self, within: float = 10.0) -> bool:
        self._thread.join(timeout=within)
        return not self._thread.is_alive()

    @property
    def seconds(self) -> float:
        with ContainerReader(self.folder / "a", KEY) as reader:
            return soundfile.info(io.BytesIO(reader.read(0, reader.size))).duration
