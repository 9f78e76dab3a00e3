"""The player of sealed sound."""

from app.screens.playback.engine import Engine
from app.screens.playback.marks import Mark, Marked
from app.screens.playback.sealed_file import SealedSound
from app.screens.playback.timeline import Timeline, timeline_of
from app.screens.playback.view import Player

__all__ = ["Mark", "Marked", "Player", "SealedSound", "Timeline", "open_player", "player_of", "work_player"]


def open_player(sound: SealedSound) -> Player:
    """Give a player for an opened recording (open_attachment opens it, in the vault lane); it closes the recording."""
    timeline = timeline_of(sound)
    return Player(Engine(sound, timeline), timeline, for_work=True)


def work_player(sound: SealedSound, timeline: Timeline) -> Player:
    """The same where the vault's lane has measured it already."""
    return Player(Engine(sound, timeline), timeline, for_work=True)


def player_of(sound: SealedSound, timeline: Timeline) -> Player:
    """Give a player for a sound whose length is known already."""
    return Player(Engine(sound, timeline), timeline)
