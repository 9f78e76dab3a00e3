"""What the player shows: play, position, speed, and a place to jump to."""

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QComboBox, QSlider, QVBoxLayout, QWidget

from app.screens.playback.engine import Engine
from app.screens.playback.timeline import Timeline
from app.screens.recording.marker_list import clock_text
from app.widgets import Notice, button, label, named, row

STEP_MS = 10_000
SPEEDS = (0.75, 1.0, 1.25, 1.5, 2.0)


class Player(QWidget):
    """Plays the segments of a recording one after the other as if they were one."""

    def __init__(self, engine: Engine, timeline: Timeline, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        engine.setParent(self)
        self._engine = engine
        self._timeline = timeline
        self._problem = ""
        self._trouble = named("playerTrouble", Notice("bad"))
        self._back = button("soundBack", "ghost", "rewind")
        self._play = button("soundPlay", "", "play")
        self._on = button("soundForward", "ghost", "fast-forward")
        self._slider = named("soundPosition", QSlider(Qt.Orientation.Horizontal))
        self._slider.setRange(0, timeline.length)
        self._slider.setMinimumHeight(26)
        self._slider.setSingleStep(STEP_MS)
        self._slider.setPageStep(60_000)
        self._time = named("soundTime", label("time"))
        self._speed = named("soundSpeed", QComboBox())
        for speed in SPEEDS:
            self._speed.addItem(f"{speed:g}×", speed)
        self._speed.setCurrentIndex(SPEEDS.index(1.0))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._trouble)
        layout.addWidget(self._slider)
        layout.addLayout(row(self._time, None, self._speed, spacing=8))
        layout.addLayout(row(self._back, self._play, self._on, spacing=8))

        self._back.clicked.connect(self._go_back)
        self._play.clicked.connect(self._play_or_pause)
        self._on.clicked.connect(self._go_on)
        self._slider.valueChanged.connect(self._slid)
        self._speed.currentIndexChanged.connect(self._speed_chosen)
        engine.moved.connect(self._moved)
        engine.playing_changed.connect(self._playing_changed)
        engine.failed.connect(self._failed)
        self._show_time(0)
        self._retranslate()
        for control in (self._back, self._play, self._on, self._slider, self._speed):
            control.setEnabled(timeline.length > 0)

    @property
    def position(self) -> int:
        """Milliseconds from the beginning of the recording."""
        return self._slider.value()

    @property
    def trouble(self) -> str:
        """What it says is wrong."""
        return self._trouble.text

    def jump(self, at: int) -> None:
        """Go to a place in the recording, for example that of a marker."""
        self._engine.go(at)

    def close_sound(self) -> None:
        """Stop and let go of the sealed files."""
        self._engine.close()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the theme."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _play_or_pause(self) -> None:
        self._problem = ""
        self._retranslate()
        if self._engine.is_playing:
            self._engine.pause()
        else:
            self._engine.play()

    @Slot()
    def _go_back(self) -> None:
        self.jump(self.position - STEP_MS)

    @Slot()
    def _go_on(self) -> None:
        self.jump(self.position + STEP_MS)

    @Slot(int)
    def _slid(self, at: int) -> None:
        self._engine.go(at)

    @Slot(int)
    def _speed_chosen(self, index: int) -> None:
        self._engine.set_speed(SPEEDS[index])

    @Slot(int)
    def _moved(self, at: int) -> None:
        # The slider follows the sound; only a person's hand on it is a wish to go elsewhere.
        self._slider.blockSignals(True)
        self._slider.setValue(at)
        self._slider.blockSignals(False)
        self._show_time(at)

    @Slot(bool)
    def _playing_changed(self, is_playing: bool) -> None:
        self._retranslate()

    @Slot(str)
    def _failed(self, code: str) -> None:
        self._problem = code
        self._retranslate()

    def _show_time(self, at: int) -> None:
        self._time.setText(f"{clock_text(at)} / {clock_text(self._timeline.length)}")
        self._slider.setAccessibleDescription(self._time.text())

    def _retranslate(self) -> None:
        playing = self._engine.is_playing
        self._play.setText(self.tr("Pause") if playing else self.tr("Play"))
        for control, words in (
            (self._back, self.tr("Back 10 seconds")),
            (self._on, self.tr("Forward 10 seconds")),
            (self._slider, self.tr("Position in the recording")),
            (self._speed, self.tr("Speed")),
        ):
            control.setAccessibleName(words)
            control.setToolTip(words)
        self._trouble.show_text(self._sentence(), "bad")

    def _sentence(self) -> str:
        match self._problem:
            case "":
                return "" if self._timeline.length else self.tr("There is no sound in this recording.")
            case "no-loudspeaker":
                return self.tr("There is nothing to play the sound on. Connect headphones or a loudspeaker.")
            case "sound-damaged":
                return self.tr(
                    "The recording is damaged at this place and is not played further. "
                    "What comes before it is intact. Tell your coordinator."
                )
            case _:
                return self.tr("This computer cannot play the recording. It is kept unchanged.")
