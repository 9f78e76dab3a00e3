"""Plays a film or a sound from outside, from memory, by a process of its own; pictures and sound never are ours."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QSlider, QVBoxLayout, QWidget

from app.jobs import Jobs, Lane
from app.looking.projector import Projector
from app.screens.exhibits.picture_view import PictureView, image_of
from app.theme import sized
from app.widgets import Notice, button, label, named, row
from storage.container import ContainerError

LOOK_EVERY = 40
STEP = 5_000
#: Beside other things on a page it asks for no more height than this.
LEAST_HEIGHT = 300


class Reel:
    """The bytes and the process that plays them; used in a lane, never by the screen."""

    def __init__(self, ending: str, read: Callable[[], bytes], let_go: Callable[[], None]) -> None:
        self._ending, self._read, self._let_go = ending, read, let_go
        self.projector = Projector()
        self.is_closed = False

    def load(self) -> None:
        """Hand the bytes to the process."""
        if not self.is_closed:
            self.projector.load(self._read(), self._ending)

    def close(self) -> None:
        """End the process and let go of the bytes."""
        self.projector.close()
        self._let_go()


class FilmPlayer(QWidget):
    """Nothing plays before somebody presses Play; what may hurt who looks is blurred until then, too."""

    def __init__(
        self, jobs: Jobs, reel: Reel, parent: QWidget | None = None, *, covered: bool = False, has_pictures: bool = True
    ) -> None:
        super().__init__(parent)
        self._jobs, self._reel = jobs, reel
        self._shown, self._is_playing, self._is_held, self._is_bad = 0, False, False, False
        self._covered = covered
        self._notice = named("film_notice", Notice("care"))
        self.view = PictureView(self)
        self._busy = label("hint")
        self._play = button("play_film", "primary", "play")
        self._uncover = button("uncover", "", "eye")
        self._uncover.setVisible(covered)
        self._slider = named("film_place", QSlider(Qt.Orientation.Horizontal))
        self._slider.setSingleStep(STEP)
        self._slider.setPageStep(6 * STEP)
        self._time = named("film_time", label("text"))
        self.view.setVisible(has_pictures)
        # What is looked at has the keyboard itself.
        self.view.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumHeight(sized(LEAST_HEIGHT) if has_pictures else 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._notice)
        layout.addWidget(self._busy)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._slider)
        layout.addLayout(row(self._play, self._uncover, self._time, None))
        self._timer = QTimer(self, interval=LOOK_EVERY)
        self._timer.timeout.connect(self._look)
        self._play.clicked.connect(self._play_pressed)
        self._uncover.clicked.connect(self._uncover_pressed)
        self._slider.sliderPressed.connect(self._held)
        self._slider.sliderReleased.connect(self._let_go)
        self._slider.actionTriggered.connect(self._stepped)
        self.setFocusProxy(self._play)
        self._retranslate()
        self._play.setEnabled(False)
        jobs.run(Lane.VAULT, reel.load, done=self._loaded, failed=self._failed)

    def close_film(self) -> None:
        """End what plays; safe to repeat."""
        if self._reel.is_closed:
            return
        self._timer.stop()
        self._reel.is_closed = True
        # After the bytes that are being read now.
        self._jobs.run(Lane.VAULT, self._reel.close, done=_nothing, failed=_raised)

    def hideEvent(self, event: QHideEvent) -> None:
        """End with what it stands in; a window that is only put aside pauses."""
        if not event.spontaneous():
            self.close_film()
        elif self._is_playing:
            self._play_pressed()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _loaded(self, _nothing: None) -> None:
        if not self._reel.is_closed:
            self._timer.start()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, ContainerError | OSError):
            raise error
        if not self._reel.is_closed:
            self._say_unplayable()

    @Slot()
    def _look(self) -> None:
        now = self._reel.projector.moment
        if now.state:
            self._busy.hide()
            self._play.setEnabled(now.state != "unplayable")
        if now.state == "unplayable":
            self._timer.stop()
            self._say_unplayable()
            return
        if now.state == "ended" and self._is_playing:
            self._show_playing(False)
        self._slider.setRange(0, max(now.length, 1))
        if not self._is_held:
            self._slider.setValue(now.at)
        self._time.setText(f"{_clock(now.at)} / {_clock(now.length)}")
        if now.picture is not None and now.pictures != self._shown:
            self._shown = now.pictures
            self.view.show_image(image_of(now.picture), covered=self._covered)

    def _say_unplayable(self) -> None:
        self._is_bad = True
        self._busy.hide()
        self._play.setEnabled(False)
        self._retranslate()

    def _play_pressed(self) -> None:
        if self._is_playing:
            self._reel.projector.pause()
        else:
            self._reel.projector.play()
        self._show_playing(not self._is_playing)

    def _uncover_pressed(self) -> None:
        self._covered = False
        self._uncover.hide()
        self.view.uncover()

    def _held(self) -> None:
        self._is_held = True

    def _let_go(self) -> None:
        self._is_held = False
        self._reel.projector.go(self._slider.value())

    def _stepped(self, _action: int) -> None:
        if not self._slider.isSliderDown():
            self._reel.projector.go(self._slider.sliderPosition())

    def _show_playing(self, is_playing: bool) -> None:
        self._is_playing = is_playing
        self._play.setText(self.tr("Pause") if is_playing else self.tr("Play"))

    def _retranslate(self) -> None:
        self._busy.setText(self.tr("It is being opened…"))
        self._uncover.setText(self.tr("Show it"))
        self._slider.setAccessibleName(self.tr("Place in the film"))
        self._notice.show_text(
            self.tr("This file cannot be played here. It stays as it is and is never executed.") if self._is_bad else ""
        )
        self._show_playing(self._is_playing)


def _clock(milliseconds: int) -> str:
    minutes, seconds = divmod(milliseconds // 1000, 60)
    return f"{minutes}:{seconds:02d}"


def _nothing(_result: None) -> None:
    pass


def _raised(error: Exception) -> None:
    raise error
