"""Plays segments one after the other through Qt's player, from memory only."""

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtMultimedia import QAudioOutput, QMediaDevices, QMediaPlayer

from app.screens.playback.sealed_device import SealedDevice, SealedSound
from app.screens.playback.timeline import Timeline

STEP = QUrl("segment.ogg")
"""A name that tells Qt the format; there is no such file."""


class Engine(QObject):
    """One recording being played. Qt's player is made when it is first needed: it is large."""

    moved = Signal(int)
    """Milliseconds on the line of time."""
    playing_changed = Signal(bool)
    failed = Signal(str)
    """`no-loudspeaker`, `sound-damaged` or `sound-unplayable`."""

    def __init__(self, sound: SealedSound, timeline: Timeline, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sound = sound
        self._timeline = timeline
        self._player: QMediaPlayer | None = None
        self._device: SealedDevice | None = None
        self._segment = -1
        self._wanted = 0
        self._rate = 1.0
        self._wants_to_play = False

    @property
    def is_playing(self) -> bool:
        """Whether sound is being played."""
        return self._wants_to_play

    def play(self) -> None:
        """Go on from where we are; from the beginning when the end was reached."""
        if QMediaDevices.defaultAudioOutput().isNull():
            self.failed.emit("no-loudspeaker")
            return
        if self._wanted >= self._timeline.length:
            self._wanted = 0
            self._segment = -1
        self._wants_to_play = True
        self._load(*self._timeline.place(self._wanted))
        self.playing_changed.emit(True)

    def pause(self) -> None:
        """Stop for a while."""
        self._wanted = self._wanted
        self._wants_to_play = False
        if self._player is not None:
            self._player.pause()
        self.playing_changed.emit(False)

    def go(self, at: int) -> None:
        """Go to a moment; goes on playing if it was."""
        self._wanted = max(0, min(at, self._timeline.length))
        if self._player is not None:
            self._load(*self._timeline.place(self._wanted))
        self.moved.emit(self._wanted)

    def set_rate(self, rate: float) -> None:
        """Play slower or faster."""
        self._rate = rate
        if self._player is not None:
            self._player.setPlaybackRate(rate)

    def close(self) -> None:
        """Let go of the sealed files."""
        self._wants_to_play = False
        if self._player is not None:
            self._player.stop()
            self._player.setSource(QUrl())
            self._player = None
        self._device = None
        self._sound.close()

    def _load(self, segment: int, offset: int) -> None:
        player = self._player or self._make_player()
        if segment != self._segment:
            player.stop()
            self._segment = segment
            self._device = SealedDevice(self._sound, segment, self)
            player.setSourceDevice(self._device, STEP)
            player.setPlaybackRate(self._rate)
        player.setPosition(offset)
        if self._wants_to_play:
            player.play()

    def _make_player(self) -> QMediaPlayer:
        player = QMediaPlayer(self)
        player.setAudioOutput(QAudioOutput(player))
        player.positionChanged.connect(self._moved)
        player.mediaStatusChanged.connect(self._status_changed)
        player.errorOccurred.connect(self._broke)
        self._player = player
        return player

    @Slot(int)
    def _moved(self, offset: int) -> None:
        if self._wants_to_play and self._segment >= 0:
            self._wanted = self._timeline.start(self._segment) + offset
            self.moved.emit(self._wanted)

    @Slot(QMediaPlayer.MediaStatus)
    def _status_changed(self, status: QMediaPlayer.MediaStatus) -> None:
        if status == QMediaPlayer.MediaStatus.LoadedMedia and self._player is not None:
            # A position set before the segment was loaded is forgotten by Qt.
            self._player.setPosition(self._wanted - self._timeline.start(self._segment))
        if status == QMediaPlayer.MediaStatus.EndOfMedia and self._wants_to_play:
            self._next()

    def _next(self) -> None:
        if self._device is not None and self._device.is_damaged:
            self._broke()
        if self._segment + 1 < self._timeline.segments:
            self._wanted = self._timeline.start(self._segment + 1)
            self._load(self._segment + 1, 0)
            return
        self._wants_to_play = False
        self._wanted = self._timeline.length
        self.moved.emit(self._wanted)
        self.playing_changed.emit(False)

    @Slot()
    def _broke(self) -> None:
        is_damaged = self._device is not None and self._device.is_damaged
        self._wants_to_play = False
        self.playing_changed.emit(False)
        self.failed.emit("sound-damaged" if is_damaged else "sound-unplayable")
