"""Pictures, sounds and languages of a form on any screen that asks it."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QListWidget, QPushButton, QWidget

from app.fields.image_map import ImageMapField
from app.fields.region_view import RegionView
from app.screens.exhibits.film_player import FilmPlayer
from app.screens.playback import Player
from tests.pages.house import House


def pictures(screen: QWidget) -> list[tuple[int, int]]:
    """The sizes of the pictures of questions that are seen."""
    seen = [one for one in screen.findChildren(QLabel, "formpicture") if one.isVisible()]
    return [(one.pixmap().width(), one.pixmap().height()) for one in seen]


def players(screen: QWidget) -> list[Player]:
    return [one for one in screen.findChildren(Player) if one.isVisible()]


def listen(house: House, screen: QWidget, spoken: str) -> Player:
    """Press the button of a sound and wait for what plays it."""
    buttons = [one for one in screen.findChildren(QPushButton) if one.isVisible()]
    next(one for one in buttons if one.accessibleName() == spoken).click()
    house.qtbot.waitUntil(lambda: players(screen) != [], timeout=15_000)
    return players(screen)[0]


def length(player: Player) -> str:
    return next(one.text() for one in player.findChildren(QLabel) if "/" in one.text())


def speak(screen: QWidget, language: str) -> None:
    """Choose a language of the form."""
    box = screen.findChild(QComboBox, "form_language")
    box.setCurrentIndex(box.findData(language))
    box.activated.emit(box.currentIndex())


def words(screen: QWidget) -> list[str]:
    return [one.text() for one in screen.findChildren(QLabel) if one.isVisible()]


def drawn(screen: QWidget) -> list[ImageMapField]:
    """The questions whose answers are parts of a drawing."""
    return [one for one in screen.findChildren(ImageMapField) if one.isVisible()]


def shown(field: ImageMapField) -> RegionView | None:
    return next((one for one in field.findChildren(RegionView) if one.isVisible()), None)


def inside(regions: RegionView, name: str) -> QPoint | None:
    """A point well inside a part of a drawing."""
    for top in range(0, regions.height(), 4):
        for left in range(0, regions.width(), 4):
            around = ((left, top), (left - 3, top), (left + 3, top), (left, top - 3), (left, top + 3))
            if all(regions.region_at(QPointF(*at)) == name for at in around):
                return QPoint(left, top)
    return None


def point_at(house: House, field: ImageMapField, name: str) -> None:
    """Press a part of the drawing."""
    regions = shown(field)
    house.qtbot.mouseClick(regions, Qt.MouseButton.LeftButton, pos=inside(regions, name))


def chosen(field: ImageMapField) -> list[str]:
    """The answers that are marked in the list beside the drawing."""
    answers = next(one for one in field.findChildren(QListWidget) if one.isVisible())
    rows = [answers.item(row) for row in range(answers.count())]
    return [one.text() for one in rows if one.checkState() is Qt.CheckState.Checked]


def spoken(screen: QWidget, start: str) -> list[str]:
    """The names of the buttons that begin so."""
    names = [one.accessibleName() for one in screen.findChildren(QPushButton) if one.isVisible()]
    return [one for one in names if one.startswith(start)]


class FilmPage:
    """A film between the words of a question and its answer."""

    def __init__(self, house: House, player: FilmPlayer) -> None:
        self._house, self._player = house, player

    @property
    def process(self):
        return self._player._reel.projector._process

    @property
    def time(self) -> str:
        return self._player.findChild(QLabel, "film_time").text()

    @property
    def has_keyboard(self) -> bool:
        return self._player.window().focusWidget() is self._play

    @property
    def can_play(self) -> bool:
        return self._play.isEnabled()

    @property
    def pictures(self) -> int:
        return self._player._reel.projector.moment.pictures

    @property
    def _play(self) -> QPushButton:
        return self._player.findChild(QPushButton, "play_film")

    def wait_until_ready(self) -> None:
        self._house.qtbot.waitUntil(lambda: self._play.isEnabled() and "0:01" in self.time, timeout=20_000)

    def play(self) -> None:
        self._play.click()


def films(screen: QWidget) -> list[FilmPlayer]:
    return [one for one in screen.findChildren(FilmPlayer) if one.isVisible()]


def watch(house: House, screen: QWidget, name: str) -> FilmPage:
    """Press the button of a film and wait for what plays it."""
    buttons = [one for one in screen.findChildren(QPushButton) if one.isVisible()]
    next(one for one in buttons if one.accessibleName() == name).click()
    house.qtbot.waitUntil(lambda: films(screen) != [], timeout=15_000)
    return FilmPage(house, films(screen)[0])
