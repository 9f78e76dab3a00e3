"""The map with its buttons and a line that says what is in its middle, for those who do not see it, too."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from app.fields.base import styled
from app.fields.landmarks import nearest
from app.fields.map_view import MapView, Mark
from app.theme import Tone, icon

#: Nearer than this one is in the city.
THERE_M = 3_000


class MapPanel(QWidget):
    """A map; `view` says what somebody chose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self.view = MapView(self)
        self.view.setObjectName("map")
        self._where = styled("hint", QLabel(self))
        self._where.setObjectName("mapMiddle")
        self._where.setWordWrap(True)
        self._how = styled("hint", QLabel(self))
        self._how.setWordWrap(True)
        self._larger, self._smaller, self._all = (QToolButton(self) for _ in range(3))
        across = QHBoxLayout()
        for button, sign in ((self._larger, "plus"), (self._smaller, ""), (self._all, "map-pin")):
            if sign:
                button.setIcon(icon(sign, Tone.TEXT))
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            across.addWidget(button)
        self._smaller.setText("−")
        across.addWidget(self._where, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.view)
        column.addLayout(across)
        column.addWidget(self._how)
        self.setFocusProxy(self.view)
        self._larger.clicked.connect(self._larger_pressed)
        self._smaller.clicked.connect(self._smaller_pressed)
        self._all.clicked.connect(self.view.show_all)
        self.view.moved.connect(self._say_where)
        self._retranslate()

    def show_map(self, name: str, language: str, marks: tuple[Mark, ...], *, picking: bool) -> None:
        """Show these marks of a question; with `picking`, places are chosen."""
        self._name, self.view.language, self.view.is_picking = name, language, picking
        self.view.show_marks(marks)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _larger_pressed(self) -> None:
        self.view.zoom(2.0)

    def _smaller_pressed(self) -> None:
        self.view.zoom(0.5)

    def _retranslate(self) -> None:
        self._larger.setAccessibleName(self.tr("Draw the map larger"))
        self._smaller.setAccessibleName(self.tr("Draw the map smaller"))
        self._all.setAccessibleName(self.tr("Show everything on the map"))
        for button in (self._larger, self._smaller, self._all):
            button.setToolTip(button.accessibleName())
        self.view.setAccessibleName(self.tr("Map: {question}").format(question=self._name))
        if self.view.is_picking:
            self._how.setText(
                self.tr(
                    "Arrow keys push the map, plus and minus zoom, Enter takes the place in the middle, Backspace "
                    "takes the last one back; or press with the mouse. The map knows cities only, no streets and no "
                    "borders."
                )
            )
        else:
            self._how.setText(
                self.tr(
                    "Arrow keys push the map, plus and minus zoom, Home shows everything. The map knows cities only, "
                    "no streets and no borders."
                )
            )
        self._say_where()

    def _say_where(self) -> None:
        middle = self.view.middle
        city, away = nearest(middle)
        place = f"{middle.latitude:g}, {middle.longitude:g}"
        name = city.called(self.view.language)
        if away < THERE_M:
            text = self.tr("In the middle: {place} – {city}.").format(place=place, city=name)
        else:
            text = self.tr("In the middle: {place} – {distance} km from {city}.").format(
                place=place, distance=round(away / 1_000), city=name
            )
        self._where.setText(text)
        self.view.setAccessibleDescription(f"{text} {self._how.text()}")


class MapFold(QWidget):
    """A map that is made when somebody opens it; most answers are typed or copied."""

    picked = Signal(float, float)
    taken_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told: tuple[str, str, tuple[Mark, ...], bool] = ("", "uk", (), False)
        self.panel: MapPanel | None = None
        self._fold = QToolButton(self)
        self._fold.setProperty("kind", "fold")
        self._fold.setCheckable(True)
        self._fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._fold.setIcon(icon("map-pin", Tone.MUTED))
        self._fold.toggled.connect(self._opened)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        self._retranslate()

    def open(self) -> None:
        """Open the map."""
        self._fold.setChecked(True)

    def show_map(self, name: str, language: str, marks: tuple[Mark, ...], *, picking: bool) -> None:
        """Show this once the map is open."""
        self._told = (name, language, marks, picking)
        if self.panel is not None:
            self.panel.show_map(name, language, marks, picking=picking)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _opened(self, is_open: bool) -> None:
        if is_open and self.panel is None:
            self.panel = MapPanel(self)
            self.panel.view.picked.connect(self.picked)
            self.panel.view.taken_back.connect(self.taken_back)
            self._column.addWidget(self.panel)
            QWidget.setTabOrder(self._fold, self.panel.view)
            self.show_map(*self._told[:3], picking=self._told[3])
        if self.panel is not None:
            self.panel.setVisible(is_open)

    def _retranslate(self) -> None:
        self._fold.setText(self.tr("Map"))
        self._fold.setAccessibleName(self.tr("Show the map: {question}").format(question=self._told[0]))
