"""Which microphones there are; listing them opens none."""

from dataclasses import dataclass

from PySide6.QtMultimedia import QMediaDevices


@dataclass(frozen=True, slots=True)
class Microphone:
    """A microphone a person can choose; the id is the system's own."""

    id: str
    name: str
    is_default: bool


def microphones() -> tuple[Microphone, ...]:
    """List the microphones the system knows, the default one first; none of them is opened."""
    default = QMediaDevices.defaultAudioInput().id()
    known = [
        Microphone(bytes(device.id().data()).hex(), device.description(), device.id() == default)
        for device in QMediaDevices.audioInputs()
    ]
    return tuple(sorted(known, key=_default_first))


def _default_first(microphone: Microphone) -> bool:
    return not microphone.is_default
