"""A recorder process that hears a bundled sound under the name of an ordinary microphone: for pictures only."""

import sys
from pathlib import Path

from app.recorder.child import run_recorder
from app.recorder.source import Events, Known, Microphone
from tests.app.recorder.speaking import SpeakingSource, sound_of


class NamedSource(SpeakingSource):
    """The bundled sound, named as a person would see it."""

    def __init__(self, events: Events, sound: bytes) -> None:
        super().__init__(events, sound)
        self._told = events

    def list(self) -> None:
        self._told.put(Known((Microphone("5a", "USB PnP Audio", True),)))


def main() -> None:
    sound = sound_of(Path(sys.argv[1]))
    run_recorder(lambda events: NamedSource(events, sound))


if __name__ == "__main__":
    main()
