"""Tells the presenter whether the questions are in front or another screen lies over them."""

from typing import Protocol

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class Drawn(Protocol):
    """What is drawn only while somebody can see it."""

    def hidden(self) -> None:
        """Another screen lies over it."""

    def shown(self) -> None:
        """It is in front again."""


class InFront(QObject):
    """Lives with the screen."""

    def __init__(self, screen: QWidget, drawn: Drawn) -> None:
        super().__init__(screen)
        self._drawn = drawn
        screen.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear of both."""
        if event.type() == QEvent.Type.Show:
            self._drawn.shown()
        elif event.type() == QEvent.Type.Hide:
            self._drawn.hidden()
        return False
