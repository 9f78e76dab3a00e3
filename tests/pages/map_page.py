"""A question with a map as a person sees and hears it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QPlainTextEdit, QToolButton

from app.fields.base import Field
from app.fields.earth import Spot
from app.fields.map_panel import MapFold
from app.fields.map_view import MapView
from tests.pages.page import type_text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class MapPage:
    """Presses keys and points at places."""

    def __init__(self, qtbot: "QtBot", field: Field) -> None:
        self.qtbot, self.field = qtbot, field

    def open(self) -> None:
        fold = self.field.findChild(MapFold).findChild(QToolButton)
        self.qtbot.keyClick(fold, Qt.Key.Key_Space)

    @property
    def view(self) -> MapView | None:
        found = [one for one in self.field.findChildren(MapView) if one.isVisible()]
        return found[0] if found else None

    @property
    def middle(self) -> str:
        """What is said about the middle."""
        return self.field.findChild(QLabel, "mapMiddle").text()

    def hit(self, *keys: Qt.Key, shift: bool = False) -> None:
        modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        for key in keys:
            self.qtbot.keyClick(self.view, key, modifier)

    def point(self, spot: Spot) -> QPoint:
        x, y = self.view.sheet.at(spot)
        return QPoint(round(x), round(y))

    def press(self, spot: Spot) -> None:
        self.qtbot.mouseClick(self.view, Qt.MouseButton.LeftButton, pos=self.point(spot))

    def drag(self, start: QPoint, end: QPoint) -> None:
        self.qtbot.mousePress(self.view, Qt.MouseButton.LeftButton, pos=start)
        self.qtbot.mouseMove(self.view, (start + end) / 2)
        self.qtbot.mouseMove(self.view, end)
        self.qtbot.mouseRelease(self.view, Qt.MouseButton.LeftButton, pos=end)

    def turn_wheel(self, up: bool) -> bool:
        """Turn the wheel over the map; whether the map took it."""
        middle = QPointF(self.view.rect().center())
        turn = QPoint(0, 120 if up else -120)
        none = Qt.MouseButton.NoButton
        keys, phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(middle, self.view.mapToGlobal(middle), QPoint(), turn, none, keys, phase, False)
        QApplication.sendEvent(self.view, event)
        return event.isAccepted()

    def picture(self) -> QImage:
        return self.view.grab().toImage()

    # The list beside it

    @property
    def choices(self) -> QListWidget:
        return self.field.findChild(QListWidget, "choices")

    @property
    def answers(self) -> list[str]:
        rows = (self.choices.item(row) for row in range(self.choices.count()))
        return [item.text() for item in rows if not item.isHidden()]

    @property
    def chosen(self) -> list[str]:
        rows = (self.choices.item(row) for row in range(self.choices.count()))
        return [item.text() for item in rows if item.checkState() is Qt.CheckState.Checked]

    def spoken(self, row: int) -> str:
        return self.choices.item(row).data(Qt.ItemDataRole.AccessibleTextRole)

    def find(self, text: str) -> None:
        type_text(self.field.findChild(QLineEdit), text)

    @property
    def typed(self) -> list[str]:
        lines = [one.text() for one in self.field.findChildren(QLineEdit) if one.isVisible()]
        return lines or self.field.findChild(QPlainTextEdit).toPlainText().split("\n")
