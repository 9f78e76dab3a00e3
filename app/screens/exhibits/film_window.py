"""A window in which a film or a sound from outside is played, from memory, by a process of its own."""

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtWidgets import QDialog, QSlider, QVBoxLayout, QWidget

from app.jobs import Jobs, Lane
from app.looking.projector import Projector
from app.screens.attachments.presenter import Item
from app.screens.exhibits.picture_view import PictureView, image_of
from app.screens.exhibits.words import title_of
from app.widgets import Notice, button, label, named, row
from storage.container import ContainerError
from storage.interviews.playback import ReadableAttachment
from storage.interviews.question_files import ending_of

ROOM = QSize(900, 560)
LOOK_EVERY = 40
STEP = 5_000


class FilmWindow(QDialog):
    """Nothing plays before somebody presses Play; what may hurt who looks is blurred until then, too."""

    def __init__(self, jobs: Jobs, item: Item, sealed: ReadableAttachment, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # The title bar is seen in the list of open windows: it names nothing.
        self.setWindowTitle(self.tr("Exhibit"))
        self.resize(ROOM)
        self._jobs = jobs
        self._reel = _Reel(item, sealed)
        self._shown, self._is_playing, self._is_held = 0, False, False
        self._covered = bool(item.details.graphic)
        self._notice = named("film_notice", Notice("care"))
        self.view = PictureView(self)
        self._busy = label("hint")
        self._busy.setText(self.tr("It is being opened…"))
        self._play = button("play_film", "primary", "play")
        self._uncover = button("uncover", "", "eye")
        self._uncover.setText(self.tr("Show it"))
        self._uncover.setVisible(self._covered)
        self._slider = named("film_place", QSlider(Qt.Orientation.Horizontal))
        self._slider.setAccessibleName(self.tr("Place in the film"))
        self._slider.setSingleStep(STEP)
        self._slider.setPageStep(6 * STEP)
        self._time = named("film_time", label("text"))
        close = button("close_film", "", "x")
        close.setText(self.tr("Close"))
        layout = QVBoxLayout(self)
        layout.addWidget(self._notice)
        layout.addWidget(self._busy)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._slider)
        layout.addLayout(row(self._play, self._uncover, self._time, None, label("hint", title_of(item)), close))
        self._timer = QTimer(self, interval=LOOK_EVERY)
        self._timer.timeout.connect(self._look)
        self._play.clicked.connect(self._play_pressed)
        self._uncover.clicked.connect(self._uncover_pressed)
        self._slider.sliderPressed.connect(self._held)
        self._slider.sliderReleased.connect(self._let_go)
        self._slider.actionTriggered.connect(self._stepped)
        close.clicked.connect(self.accept)
        self.finished.connect(self._gone)
        self._show_playing(False)
        self._play.setEnabled(False)
        reel = self._reel
        jobs.run(Lane.VAULT, reel.load, done=self._loaded, failed=self._failed)

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
        self._busy.hide()
        self._play.setEnabled(False)
        self._notice.show_text(
            self.tr("This file cannot be played here. It is kept unchanged, with its digest, and never executed.")
        )

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

    def _gone(self, _result: int) -> None:
        self._timer.stop()
        self._reel.is_closed = True
        # After the bytes that are being read now.
        self._jobs.run(Lane.VAULT, self._reel.close, done=_nothing, failed=_raised)


class _Reel:
    """The sealed bytes and the process that plays them; used in the vault's lane."""

    def __init__(self, item: Item, sealed: ReadableAttachment) -> None:
        self._ending, self._sealed = ending_of(item.mime, item.title), sealed
        self.projector = Projector()
        self.is_closed = False

    def load(self) -> None:
        if not self.is_closed:
            self.projector.load(self._sealed.read(0, self._sealed.size), self._ending)

    def close(self) -> None:
        self.projector.close()
        self._sealed.close()


def _clock(milliseconds: int) -> str:
    minutes, seconds = divmod(milliseconds // 1000, 60)
    return f"{minutes}:{seconds:02d}"


def _nothing(_result: None) -> None:
    pass


def _raised(error: Exception) -> None:
    raise error
