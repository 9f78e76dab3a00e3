"""A group of plain questions that one widget stands for: lines and boxes for its parts, each with its own words."""

from PySide6.QtWidgets import QBoxLayout, QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.fields.base import TESTIMONY, Field, styled
from app.fields.markdown import to_plain
from app.fields.select_one import CalmBox

MOST_WORDS = 1_000


class CompoundField(Field):
    """Makes an editor for each part that the form has; what a person does goes to that part."""

    _lines: dict[str, QLineEdit]
    _boxes: dict[str, CalmBox]
    _labels: dict[str, QLabel]
    _cells: dict[str, QWidget]

    def _begin(self) -> None:
        """Before the first part is made."""
        self._lines, self._boxes, self._labels, self._cells = {}, {}, {}, {}

    def _add_line(self, role: str, row: QBoxLayout, body: QWidget, stretch: int = 2) -> None:
        """A line for a part of words, where the form has it."""
        if role not in self.question.parts:
            return
        line = QLineEdit(body)
        line.setInputMethodHints(TESTIMONY)
        line.setMaxLength(MOST_WORDS)
        line.setProperty("role", role)
        line.textEdited.connect(self._words_edited)
        self._lines[role] = line
        row.addWidget(self._cell(role, line, body), stretch)

    def _add_box(self, role: str, row: QBoxLayout, body: QWidget, stretch: int = 1) -> None:
        """A box for a part with a list, where the form has it."""
        if role not in self.question.parts:
            return
        box = CalmBox(body)
        # Long answers shall not make the row wider than the page.
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        box.setProperty("role", role)
        box.activated.connect(self._box_picked)
        self._boxes[role] = box
        row.addWidget(self._cell(role, box, body), stretch)

    def _cell(self, role: str, editor: QWidget, body: QWidget) -> QWidget:
        cell = QWidget(body)
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        label = styled("hint", QLabel(cell))
        label.setBuddy(editor)
        column.addWidget(label)
        column.addWidget(editor)
        self._labels[role], self._cells[role] = label, cell
        return cell

    def _show_parts(self) -> None:
        """Fill every line and box with what the form has now."""
        question = self.question
        for role, line in self._lines.items():
            value = question.parts[role].value
            if line.text() != value:
                line.setText(value)
        for role, box in self._boxes.items():
            part = question.parts[role]
            fill_box(
                box, [("", self.tr("Choose")), *((one.value, to_plain(one.label)) for one in part.choices)], part.value
            )
        label = to_plain(question.label)
        for role, words in self._labels.items():
            part = question.parts[role]
            named: QWidget | None = self._lines.get(role) or self._boxes.get(role)
            words.setText(to_plain(part.label))
            if named is not None:
                named.setAccessibleName(f"{label}: {to_plain(part.label)}" if label else to_plain(part.label))
        for editor in (*self._lines.values(), *self._boxes.values()):
            editor.setEnabled(not question.readonly)

    def _named(self) -> tuple[QWidget, ...]:
        return ()

    def _words_edited(self, text: str) -> None:
        sender = self.sender()
        if isinstance(sender, QLineEdit):
            self._answer(str(sender.property("role")), text)

    def _box_picked(self, row: int) -> None:
        sender = self.sender()
        if isinstance(sender, QComboBox):
            self._answer(str(sender.property("role")), str(sender.itemData(row) or ""))

    def _value(self, role: str) -> str:
        part = self.question.parts.get(role)
        return part.value if part is not None else ""

    def _answer(self, role: str, value: str) -> None:
        part = self.question.parts.get(role)
        if part is not None and part.value != value:
            self.answered.emit(part.ref, value)


def fill_box(box: QComboBox, wanted: list[tuple[str, str]], value: str) -> None:
    """Give a box these answers and show the one that was chosen."""
    if [(str(box.itemData(row)), box.itemText(row)) for row in range(box.count())] != wanted:
        box.clear()
        for data, text in wanted:
            box.addItem(text, data)
    box.setCurrentIndex(max(0, box.findData(value)))
