"""Where on the map a place is: a pin, or a distance and a direction from a known city, and how far off it may be."""

import math

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.fields.base import TESTIMONY, styled
from app.fields.compound import fill_box
from app.fields.earth import RADIUS_M, Spot
from app.fields.flow import FlowLayout
from app.fields.landmarks import landmarks
from app.fields.map_panel import MapFold
from app.fields.map_view import Mark
from app.fields.points import of_stored
from app.fields.question import Choice, Question
from app.fields.select_one import CalmBox, SearchBox
from app.theme import sized

#: Codes of the list of methods that this widget knows.
PIN, DESCRIBED = "pin", "described"
#: Nobody knows a described place better than that.
LEAST_ERROR_M = 1_000


class PlacePin(QWidget):
    """Says the answers by their role: ``point``, ``method``, ``error``."""

    told = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: dict[str, Question] = {}
        self._label, self._language, self._is_readonly = "", "uk", False
        self._map = MapFold(self)
        self._error_label = styled("hint", QLabel(self))
        self._error = _number(self, 1_000_000)
        self._error_label.setBuddy(self._error)
        self._from_label = styled("hint", QLabel(self))
        self._away = _number(self, 2_000)
        self._km = styled("hint", QLabel(self))
        self._side = CalmBox(self)
        self._city = SearchBox(self)
        self._from_label.setBuddy(self._away)
        self._put = QPushButton(self)
        self._put.setProperty("kind", "ghost")
        # Deep inside a card there is less room than the line is long.
        described = FlowLayout(gap=6)
        for part in (self._from_label, self._away, self._km, self._side, self._city, self._put):
            described.addWidget(part)
        radius = QHBoxLayout()
        radius.setSpacing(6)
        radius.addWidget(self._error_label)
        radius.addWidget(self._error)
        radius.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._map)
        column.addLayout(described)
        column.addLayout(radius)
        self._map.picked.connect(self._picked)
        self._map.taken_back.connect(self._taken_back)
        self._error.textEdited.connect(self._error_edited)
        self._put.clicked.connect(self._described)
        self._retranslate()

    def show_place(self, label: str, language: str, parts: dict[str, Question], *, readonly: bool) -> None:
        """Show the pin of a place; where the form asks for none, nothing."""
        self._parts, self._label, self._language, self._is_readonly = parts, label, language, readonly
        self.setVisible("point" in parts)
        if "point" not in parts:
            return
        point = of_stored(parts["point"].value)
        marks = ()
        if point is not None:
            spot = Spot(float(point.latitude), float(point.longitude))
            radius = int(self._value("error") or 0)
            circle = (Mark("", _circle(spot, radius), closed=True),) if radius else ()
            marks = (Mark("", (spot,), is_chosen=True), *circle)
        self._map.show_map(label, language, marks, picking=not readonly)
        if self._error.text() != self._value("error"):
            self._error.setText(self._value("error"))
        has_error = "error" in parts
        self._error.setVisible(has_error)
        self._error_label.setVisible(has_error)
        for widget in (self._error, self._away, self._side, self._city, self._put):
            widget.setEnabled(not readonly)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._error_label.setText(self.tr("How far off it may be, metres"))
        self._error.setAccessibleName(self.tr("{question}: how far off, metres").format(question=self._label))
        self._from_label.setText(self.tr("As described:"))
        self._away.setAccessibleName(self.tr("{question}: kilometres from a city").format(question=self._label))
        self._km.setText(self.tr("km"))
        sides = (
            self.tr("north of"), self.tr("north-east of"), self.tr("east of"), self.tr("south-east of"),
            self.tr("south of"), self.tr("south-west of"), self.tr("west of"), self.tr("north-west of"),
        )  # fmt: skip
        fill_box(self._side, [(str(at), side) for at, side in enumerate(sides)], str(self._side.currentData() or "0"))
        self._side.setAccessibleName(self.tr("{question}: on which side of a city").format(question=self._label))
        cities = tuple(Choice(str(at), city.called(self._language)) for at, city in enumerate(landmarks()))
        self._city.show_choices(cities, str(self._city.currentData() or ""), self.tr("City"))
        self._city.setAccessibleName(self.tr("{question}: city").format(question=self._label))
        line = self._city.lineEdit()
        if line is not None:
            line.setAccessibleName(self._city.accessibleName())
        self._put.setText(self.tr("Put the pin there"))
        self._put.setAccessibleName(self.tr("{question}: put the pin there").format(question=self._label))

    def _picked(self, latitude: float, longitude: float) -> None:
        if not self._is_readonly:
            self._place(latitude, longitude, PIN)

    def _taken_back(self) -> None:
        if not self._is_readonly:
            for role in ("point", "method"):
                self._tell(role, "")

    def _described(self) -> None:
        at = str(self._city.currentData() or "")
        if not at or not self._away.hasAcceptableInput():
            return
        metres = int(self._away.text()) * 1_000
        spot = away_from(landmarks()[int(at)].spot, metres, int(str(self._side.currentData() or 0)) * 45)
        # "Some twenty kilometres" is not exact to the kilometre: a fifth of it, and never less than one.
        self._tell("error", str(max(LEAST_ERROR_M, metres // 5)))
        self._place(spot.latitude, spot.longitude, DESCRIBED)

    def _place(self, latitude: float, longitude: float, method: str) -> None:
        self._tell("point", f"{_degrees(latitude)} {_degrees(longitude)} 0 {self._error.text() or '0'}")
        if "method" in self._parts and any(choice.value == method for choice in self._parts["method"].choices):
            self._tell("method", method)

    def _error_edited(self, text: str) -> None:
        self._tell("error", text)
        point = of_stored(self._value("point"))
        if point is not None:
            self._tell("point", f"{point.latitude} {point.longitude} {point.altitude or '0'} {text or '0'}")

    def _tell(self, role: str, value: str) -> None:
        part = self._parts.get(role)
        if part is not None and part.value != value:
            if role == "error":
                self._error.setText(value)
            self.told.emit(role, value)

    def _value(self, role: str) -> str:
        part = self._parts.get(role)
        return part.value if part is not None else ""


def away_from(start: Spot, metres: float, bearing: float) -> Spot:
    """The place so far from another in a direction, in degrees from north."""
    angle, turn = metres / RADIUS_M, math.radians(bearing)
    north, east = math.radians(start.latitude), math.radians(start.longitude)
    there = math.asin(math.sin(north) * math.cos(angle) + math.cos(north) * math.sin(angle) * math.cos(turn))
    across = math.atan2(
        math.sin(turn) * math.sin(angle) * math.cos(north), math.cos(angle) - math.sin(north) * math.sin(there)
    )
    return Spot(math.degrees(there), math.degrees(east + across))


def _circle(spot: Spot, metres: float) -> tuple[Spot, ...]:
    return tuple(away_from(spot, metres, bearing) for bearing in range(0, 360, 15))


def _degrees(number: float) -> str:
    return f"{number:.6f}".rstrip("0").rstrip(".")


def _number(parent: QWidget, most: int) -> QLineEdit:
    line = QLineEdit(parent)
    line.setInputMethodHints(TESTIMONY)
    line.setValidator(QIntValidator(0, most, line))
    line.setFixedWidth(sized(96))
    return line
