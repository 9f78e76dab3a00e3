"""What the player shows: play, position, speed, and a place to jump to."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QSlider, QVBoxLayout, QWidget

from app.screens.playback.engine import Engine
from app.screens.playback.marks import Mark, Marked
from app.screens.playback.overview import Overview
from app.screens.playback.sound_bar import SoundBar
from app.screens.playback.timeline import Timeline
from app.screens.playback.work_row import WorkRow
from app.screens.recording.marker_list import clock_text
from app.theme import sized
from app.widgets import Notice, button, label, named, row

STEP_MS = 10_000
JUST_AFTER_MS = 1_500
SPEEDS = (0.75, 1.0, 1.25, 1.5, 2.0)


class Player(QWidget):
    """Plays the segments of a recording one after the other as if they were one."""

    place_changed = Signal(int)
    """Milliseconds from the beginning of the recording."""
    stretch_marked = Signal(int, int)
    """This stretch is sensitive."""

    def __init__(
        self, engine: Engine, timeline: Timeline, parent: QWidget | None = None, *, for_work: bool = False
    ) -> None:
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
        self._slider.setMinimumHeight(sized(26))
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
        self._marks: tuple[Mark, ...] = ()
        self._from: int | None = None
        self._to: int | None = None
        self._bar = SoundBar(timeline.length)
        self._work = WorkRow()
        layout.addWidget(self._trouble)
        layout.addWidget(self._bar)
        layout.addWidget(self._slider)
        layout.addLayout(row(self._time, None, self._speed, spacing=8))
        layout.addLayout(row(self._back, self._play, self._on, spacing=8))
        layout.addWidget(self._work)
        # Not before they are ours, or they would be windows.
        self._bar.setVisible(for_work)
        self._work.setVisible(for_work)

        self._back.clicked.connect(self._go_back)
        self._play.clicked.connect(self._play_or_pause)
        self._on.clicked.connect(self._go_on)
        self._slider.valueChanged.connect(self._slid)
        self._speed.currentIndexChanged.connect(self._speed_chosen)
        engine.moved.connect(self._moved)
        engine.playing_changed.connect(self._playing_changed)
        engine.failed.connect(self._failed)
        if for_work:
            self._join_work()
            engine.look_through()
        self._show_time(0)
        self._retranslate()
        for control in (self._back, self._play, self._on, self._slider, self._speed, self._work):
            control.setEnabled(timeline.length > 0)

    def _join_work(self) -> None:
        self._engine.looked.connect(self._looked)
        self._bar.pressed_at.connect(self._slid)
        self._work.mark_asked.connect(self.go_to_mark)
        self._work.start_pressed.connect(self._start_pressed)
        self._work.end_pressed.connect(self._end_pressed)
        self._work.clear_pressed.connect(self._clear_pressed)
        self._work.sensitive_pressed.connect(self._sensitive_pressed)
        self._work.silence_skipped.connect(self._engine.skip_silence)
        for key, slot in (
            ("Ctrl+Space", self._play_or_pause),
            ("Ctrl+Left", self._mark_before),
            ("Ctrl+Right", self._mark_next),
            ("Ctrl+1", self._start_pressed),
            ("Ctrl+2", self._end_pressed),
            ("Ctrl+3", self._clear_pressed),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    @property
    def position(self) -> int:
        """Milliseconds from the beginning of the recording."""
        return self._slider.value()

    @property
    def trouble(self) -> str:
        """What it says is wrong."""
        return self._trouble.text

    @property
    def is_playing(self) -> bool:
        """Whether sound is being played."""
        return self._engine.is_playing

    @property
    def chosen(self) -> tuple[int | None, int | None]:
        """The stretch that is heard again and again, as far as it is chosen."""
        return self._from, self._to

    @property
    def overview(self) -> Overview:
        """How loud it is and where nobody speaks, as far as that is known."""
        return self._engine.overview

    def show_marks(self, marks: tuple[Mark, ...], marked: tuple[Marked, ...] = ()) -> None:
        """Show marks to go to, and the stretches that are marked as sensitive."""
        self._marks = tuple(sorted(marks, key=lambda mark: mark.at))
        self._bar.show_marks(self._marks, marked)
        self._show_possible()

    def offer_sensitive(self) -> None:
        """Let stretches be marked."""
        self._work.offer_sensitive()

    def play_or_pause(self) -> None:
        """Play, or stop for a while: for keys of the screen around."""
        self._play_or_pause()

    @Slot(int)
    def go_to_mark(self, step: int) -> None:
        """Go to the next mark (1) or to the one before (-1)."""
        here = self.position
        if step > 0:
            found = next((mark.at for mark in self._marks if mark.at > here), None)
        else:
            # A press just after a mark means the one before it.
            found = next((mark.at for mark in reversed(self._marks) if mark.at < here - JUST_AFTER_MS), None)
        if found is not None:
            self.jump(found)

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
    def _mark_before(self) -> None:
        self.go_to_mark(-1)

    @Slot()
    def _mark_next(self) -> None:
        self.go_to_mark(1)

    @Slot()
    def _start_pressed(self) -> None:
        self._choose(self.position, None)

    @Slot()
    def _end_pressed(self) -> None:
        if self._from is not None and self.position > self._from:
            self._choose(self._from, self.position)

    @Slot()
    def _clear_pressed(self) -> None:
        self._choose(None, None)

    @Slot()
    def _sensitive_pressed(self) -> None:
        if self._from is not None and self._to is not None:
            self.stretch_marked.emit(self._from, self._to)
            self._choose(None, None)

    def _choose(self, start: int | None, end: int | None) -> None:
        self._from, self._to = start, end
        self._engine.set_loop(None if start is None or end is None else (start, end))
        self._bar.show_chosen(start, end)
        self._show_possible()

    def _show_possible(self) -> None:
        self._work.show_possible(
            has_marks=bool(self._marks), has_start=self._from is not None, has_end=self._to is not None
        )

    @Slot()
    def _looked(self) -> None:
        self._bar.show_overview(self._engine.overview)

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
        self._bar.show_place(at)
        self._show_time(at)
        self.place_changed.emit(at)

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
