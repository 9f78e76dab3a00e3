"""A recorder process that hears a bundled sound instead of a microphone: test composition, outside the product.

`python -m tests.app.recorder.speaking [sound.wav] [what goes wrong]`; without a file it hears a tone.
"""

import resource
import sys
import wave
from array import array
from math import pi, sin
from pathlib import Path
from threading import Event, Thread
from time import monotonic

from app.recorder.child import run_recorder
from app.recorder.errors import RecorderCode
from app.recorder.source import SAMPLE_BYTES, SAMPLE_RATE, Events, Gone, Heard, Known, Microphone, hear
from storage.platform.clock import mono_ms

BLOCK = SAMPLE_RATE // 50
ROOM = 94 + 4 * (6 * 1024 + 20) + 1_000
"""Bytes: the head of a container, four seconds, and a torn one."""


class SpeakingSource:
    """Delivers a sound again and again in real time, as a microphone would."""

    def __init__(self, events: Events, sound: bytes, trouble: str = "") -> None:
        self._events = events
        self._sound = sound
        self._trouble = trouble
        self._stop = Event()
        self._held = Event()
        self._thread: Thread | None = None

    def list(self) -> None:
        known = (Microphone("5a", "Bundled sound", True), Microphone("5b", "The same sound again", False))
        self._events.put(Known(() if self._trouble == "absent" else known))

    def open(self, device: str) -> None:
        self.close()
        if self._trouble == "absent":
            self._events.put(Gone(RecorderCode.NO_MICROPHONE))
            return
        self._stop.clear()
        self._held.clear()
        self._thread = Thread(target=self._speak, name="speaking", daemon=True)
        self._thread.start()

    def hold(self) -> None:
        self._held.set()

    def go_on(self) -> None:
        self._held.clear()

    def close(self) -> None:
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def end(self) -> None:
        self.close()

    def _speak(self) -> None:
        size, said = BLOCK * SAMPLE_BYTES, 0
        due = monotonic()
        while not self._stop.wait(max(0.0, due - monotonic())):
            due += BLOCK / SAMPLE_RATE
            if self._held.is_set():
                continue
            start = said * size % len(self._sound)
            block = self._sound[start : start + size]
            said += 1
            if self._trouble == "sleeps" and said * BLOCK > 2 * SAMPLE_RATE:
                # The lid was closed for an hour: the next block comes when it is opened.
                self._events.put(Heard(block, mono_ms() + 3_600_000))
                return
            hear(self._events, bytes(len(block)) if self._trouble == "muted" else block)
            if self._trouble == "unplugged" and said * BLOCK >= 2 * SAMPLE_RATE:
                self._events.put(Gone(RecorderCode.MICROPHONE_LOST))
                return


def tone(seconds: int = 4) -> bytes:
    """A tone whose height wanders, so that no two seconds sound the same."""
    samples = (
        round(9_000 * sin(2 * pi * (220 + 40 * (at / SAMPLE_RATE)) * at / SAMPLE_RATE))
        for at in range(seconds * SAMPLE_RATE)
    )
    return array("h", samples).tobytes()


def sound_of(file: Path) -> bytes:
    """The samples of a 48 kHz mono 16-bit wave file."""
    with wave.open(str(file)) as stream:
        assert (stream.getframerate(), stream.getnchannels(), stream.getsampwidth()) == (SAMPLE_RATE, 1, SAMPLE_BYTES)
        return stream.readframes(stream.getnframes())


def command(sound: Path | None = None, trouble: str = "") -> list[str]:
    """The command that starts this recorder, in place of the product's."""
    return [sys.executable, "-m", "tests.app.recorder.speaking", str(sound or ""), trouble]


def main() -> None:
    file, trouble = (*sys.argv[1:], "", "")[:2]
    sound = sound_of(Path(file)) if file else tone()

    def make(events: Events) -> SpeakingSource:
        return SpeakingSource(events, sound, trouble)

    if trouble == "full":
        # The disk takes so much and no more: what a full one says, said by the system.
        resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, ROOM))
    run_recorder(make)


if __name__ == "__main__":
    main()
