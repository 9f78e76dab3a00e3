"""Pictures, sounds and languages of a form on any screen that asks it."""

from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget

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
