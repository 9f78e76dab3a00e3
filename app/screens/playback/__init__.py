"""The player of sealed sound."""

from collections.abc import Sequence

from app.screens.playback.sealed_device import Sound
from app.screens.playback.view import Player

__all__ = ["Player", "Sound", "open_player"]


def open_player(sounds: Sequence[Sound]) -> Player:
    """Give a player for the segments of one recording, in order."""
    raise NotImplementedError
