"""A place: the settlement of the register, always with raion and oblast, and what the person called it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.fields.base import TESTIMONY, Field, styled
from app.fields.markdown import to_plain
from app.fields.place_pin import PlacePin
from app.fields.question import Question
from app.fields.select_one import SearchBox
from app.theme import Tone, icon

#: Search begins this long after the last key.
PAUSE_MS = 150
_LINES = ("said", "then", "address", "landmark")
_BOXES = ("type", "method", "disclosure")


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """One settlement found: its code, what is written into the answer, and what is said beneath."""

    code: str
    name: str
    detail: str


class PlaceSearch(Protocol):
    """Finds settlements without making the window wait."""

    def __call__(self, text: str, found: Callable[[str, tuple[FoundPlace, ...]], None]) -> None:
        """Look for the text and hand over the text with what was found."""


class PlaceField(Field):
    """A line to search in, and lines for what the person said."""

    def __init__(self, question: Question, search: PlaceSearch, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self._search = search
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._line = QLineEdit(body)
        self._line.setInputMethodHints(TESTIMONY)
        self._line.setMaxLength(300)
        self._line.installEventFilter(self)
        pin = QAction(icon("map-pin", Tone.ACCENT), "", self._line)
        pin.setEnabled(True)
        self._line.addAction(pin, QLineEdit.ActionPosition.LeadingPosition)
        self._about = styled("hint", QLabel(body))
        column.addWidget(self._line)
        column.addWidget(self._about)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(3)
        column.addLayout(self._grid)
        self._labels: dict[str, QLabel] = {}
        self._lines: dict[str, QLineEdit] = {}
        self._boxes: dict[str, SearchBox] = {}
        self._build_parts(question, body)
        self._pin: PlacePin | None = None
        if "point" in question.parts:
            self._pin = PlacePin(body)
            self._pin.told.connect(self._answer)
            column.addWidget(self._pin)
        self._popup = QListWidget(self)
        self._popup.setObjectName("settlements")
        self._popup.setWindowFlags(Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self._popup.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._popup.itemClicked.connect(self._took)
        self._popup.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self._line.textEdited.connect(self._edited)
        self._line.editingFinished.connect(self._hide_popup)
        self.setFocusProxy(self._line)
        self._finish(body)

    def _build_parts(self, question: Question, body: QWidget) -> None:
        place = 0
        for role in (*_LINES, *_BOXES):
            if role not in question.parts:
                continue
            label = styled("hint", QLabel(body))
            widget: QWidget
            if role in _LINES:
                line = QLineEdit(body)
                line.setInputMethodHints(TESTIMONY)
                line.setMaxLength(1_000)
                line.setProperty("role", role)
                line.textEdited.connect(self._part_edited)
                self._lines[role] = line
                widget = line
            else:
                box = SearchBox(body)
                box.setProperty("role", role)
                box.currentIndexChanged.connect(self._part_picked)
                self._boxes[role] = box
                widget = box
            label.setBuddy(widget)
            self._labels[role] = label
            row, side = divmod(place, 2)
            self._grid.addWidget(label, row * 2, side)
            self._grid.addWidget(widget, row * 2 + 1, side)
            self._grid.setColumnStretch(side, 1)
            place += 1

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list with the arrows while the line keeps the keyboard."""
        if watched is self._line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if self._popup.isVisible() and self._key_for_list(event.key()):
                return True
            if event.key() == Qt.Key.Key_Down and self._line.text().strip():
                self._look()
                return True
        elif watched is self._line and event.type() == QEvent.Type.FocusOut:
            self._hide_popup()
        return super().eventFilter(watched, event)

    def _key_for_list(self, key: int) -> bool:
        row = self._popup.currentRow()
        if key == Qt.Key.Key_Down:
            self._popup.setCurrentRow(min(row + 1, self._popup.count() - 1))
        elif key == Qt.Key.Key_Up:
            self._popup.setCurrentRow(max(row - 1, 0))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self._took(self._popup.item(row))
        elif key == Qt.Key.Key_Escape:
            self._hide_popup()
        else:
            return False
        return True

    def _show(self, question: Question) -> None:
        name = question.parts.get("name")
        if name is not None and self._line.text() != name.value:
            self._line.setText(name.value)
            self._line.setCursorPosition(0)
        code = question.parts.get("katottg")
        label = to_plain(question.label)
        self._line.setAccessibleName(label)
        self._line.setPlaceholderText(self.tr("Settlement: new or old name, Ukrainian, Russian or Latin letters"))
        self._show_about(code.value if code else "", bool(name and name.value))
        for role, line in self._lines.items():
            part = question.parts[role]
            if line.text() != part.value:
                line.setText(part.value)
            self._name_part(role, line, label)
        for role, box in self._boxes.items():
            part = question.parts[role]
            box.show_choices(part.choices, part.value, self.tr("Choose"))
            self._name_part(role, box, label)
            inner = box.lineEdit()
            if inner is not None:
                inner.setAccessibleName(box.accessibleName())
        for widget in (self._line, *self._lines.values(), *self._boxes.values()):
            widget.setEnabled(not question.readonly)
        if self._pin is not None:
            self._pin.show_place(label, question.language, question.parts, readonly=question.readonly)

    def _name_part(self, role: str, widget: QWidget, label: str) -> None:
        words = to_plain(self.question.parts[role].label)
        self._labels[role].setText(words)
        widget.setAccessibleName(f"{label}: {words}")

    def _show_about(self, code: str, has_name: bool) -> None:
        if code:
            self._about.setText(self.tr("Code of the register: {code}").format(code=code))
        elif has_name:
            self._about.setText(self.tr("Not chosen from the register: raion and oblast are not certain."))
        self._about.setVisible(bool(code) or has_name)

    def _edited(self, text: str) -> None:
        self._answer("name", text)
        # Another name is another place: the code of the former one must not stay with it.
        self._answer("katottg", "")
        if len(text.strip()) >= 2:
            self._pause.start()
        else:
            self._hide_popup()

    def _look(self) -> None:
        self._search(self._line.text().strip(), self._found)

    def _found(self, text: str, places: tuple[FoundPlace, ...]) -> None:
        # The question may have gone while it was looked up.
        if not isValid(self) or text != self._line.text().strip() or not self._line.hasFocus():
            return
        self._popup.clear()
        for place in places:
            item = QListWidgetItem(f"{place.name}\n{place.detail}" if place.detail else place.name)
            item.setData(Qt.ItemDataRole.UserRole, place.code)
            item.setData(Qt.ItemDataRole.UserRole + 1, place.name)
            self._popup.addItem(item)
        if not places:
            self._hide_popup()
            return
        self._popup.setCurrentRow(0)
        self._popup.setAccessibleName(self.tr("Settlements found"))
        height = min(320, sum(self._popup.sizeHintForRow(row) for row in range(self._popup.count())) + 10)
        self._popup.resize(max(420, self._line.width()), height)
        below = self._line.mapToGlobal(QPoint(0, self._line.height() + 2))
        screen = self.screen().availableGeometry()
        if below.y() + height > screen.bottom():
            below = self._line.mapToGlobal(QPoint(0, -height - 2))
        self._popup.move(below)
        self._popup.show()

    def _took(self, item: QListWidgetItem) -> None:
        code = str(item.data(Qt.ItemDataRole.UserRole))
        name = str(item.data(Qt.ItemDataRole.UserRole + 1))
        self._hide_popup()
        typed = self._line.text().strip()
        self._line.setText(name)
        self._answer("name", name)
        self._answer("katottg", code)
        said = self.question.parts.get("said")
        if said is not None and not said.value and typed and not name.casefold().startswith(typed.casefold()):
            # An old or a Russian name is worth keeping: it is what the person said.
            self._answer("said", typed)

    def _hide_popup(self) -> None:
        self._pause.stop()
        self._popup.hide()

    def hideEvent(self, event: QEvent) -> None:
        """Take the list away with the field."""
        self._hide_popup()

    def _part_edited(self, text: str) -> None:
        sender = self.sender()
        if isinstance(sender, QLineEdit):
            self._answer(str(sender.property("role")), text)

    def _part_picked(self, row: int) -> None:
        sender = self.sender()
        if isinstance(sender, SearchBox):
            self._answer(str(sender.property("role")), str(sender.itemData(row) or ""))

    def _answer(self, role: str, value: str) -> None:
        part = self.question.parts.get(role)
        if part is not None and part.value != value:
            self.answered.emit(part.ref, value)
