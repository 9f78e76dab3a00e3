"""A repeat as a table: a line for each instance, made for typing many of them one after the other."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRegularExpression, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.fields.base import TESTIMONY, styled
from app.fields.grouped import plain_number
from app.fields.markdown import to_plain
from app.fields.question import Kind, Question, RepeatBlock
from app.fields.select_one import CalmBox
from app.fields.text import LINE_LIMIT
from app.screens.interview.repeat_rows import QUESTION, Index, RepeatRows, fits_a_cell, plain_questions
from app.theme import Tone, icon, sized

#: So many lines are seen at once; the rest scrolls inside the table.
MOST_LINES = 12
LINE = 34
NARROWEST, WIDEST = 90, 260


class RepeatTable(QWidget):
    """The table and what can be done with its line."""

    answered = Signal(str, str)
    remove_asked = Signal(str)
    card_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what, self._can_remove = "", False
        self._rows = RepeatRows()
        self._rows.setParent(self)
        self._view = _Lines(self)
        self._view.setModel(self._rows)
        self._delegate = _Cells(self._view)
        self._view.setItemDelegate(self._delegate)
        self._how = styled("hint", QLabel(self))
        self._how.setWordWrap(True)
        self._remove, self._card = QPushButton(self), QPushButton(self)
        for made, drawn in ((self._remove, "trash-2"), (self._card, "pen-line")):
            made.setProperty("kind", "ghost")
            made.setIcon(icon(drawn, Tone.MUTED))
        row = QHBoxLayout()
        row.addWidget(self._card)
        row.addWidget(self._remove)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._view)
        column.addWidget(self._how)
        column.addLayout(row)
        self._rows.answered.connect(self.answered)
        self._delegate.answered.connect(self.answered)
        self._view.selectionModel().currentChanged.connect(self._moved)
        self._view.card_asked.connect(self._ask_card)
        self._view.remove_asked.connect(self._ask_remove)
        self._remove.clicked.connect(self._ask_remove)
        self._card.clicked.connect(self._ask_card)
        self.setFocusProxy(self._view)

    @staticmethod
    def suits(block: RepeatBlock) -> bool:
        """Whether the instances have questions that can be written in a cell."""
        return bool(block.items) and any(map(fits_a_cell, plain_questions(block.items[0].blocks)))

    def show_block(self, block: RepeatBlock) -> None:
        """Show the instances as they are now."""
        self._what, self._can_remove = to_plain(block.title), not block.fixed
        held = self._view.currentIndex()
        ref = self._ref_of(held)
        count = len(self._rows.rows)
        self._rows.show_block(block)
        if not self._view.currentIndex().isValid() and ref:
            # Lines came or went: the keyboard stays at its question.
            self._view.setCurrentIndex(self._rows.index_of(ref))
        if len(self._rows.rows) > count > 0:
            self._view.setCurrentIndex(self._rows.index(len(self._rows.rows) - 1, 0))
        self._view.fit(len(self._rows.rows))
        self._retranslate()

    def go_to(self, ref: str) -> bool:
        """Stand at the cell of a question; False where it is in none, or cannot be answered there."""
        index = self._rows.index_of(ref)
        question = self._rows.question(index)
        if not index.isValid() or (question is not None and question.ref == ref and not fits_a_cell(question)):
            return False
        self._view.setCurrentIndex(index)
        self._view.scrollTo(index)
        return True

    def editor(self) -> QWidget:
        """What takes the keyboard."""
        return self._view

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._view.setAccessibleName(self.tr("Table: {what}").format(what=self._what))
        self._how.setText(
            self.tr(
                "Arrows go from cell to cell, typing writes, Enter opens a cell. What does not fit into a cell opens "
                "on its card."
            )
        )
        index = self._view.currentIndex()
        has_line = index.isValid()
        number = index.row() + 1
        self._remove.setVisible(self._can_remove)
        for made, text, words in (
            (self._remove, self.tr("Remove the line"), self.tr("Remove: {what} {number}")),
            (self._card, self.tr("Open the card"), self.tr("Open the card: {what} {number}")),
        ):
            made.setText(text)
            made.setEnabled(has_line)
            made.setAccessibleName(words.format(what=self._what, number=number) if has_line else text)
        self._remove.setToolTip("Ctrl+Delete")

    def _moved(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._retranslate()

    def _ref_of(self, index: QModelIndex) -> str:
        if not index.isValid() or index.row() >= len(self._rows.rows):
            return ""
        question = self._rows.question(index)
        return question.ref if question is not None else self._rows.rows[index.row()].item.ref

    def _ask_remove(self) -> None:
        index = self._view.currentIndex()
        if index.isValid() and self._can_remove:
            self.remove_asked.emit(self._rows.rows[index.row()].item.ref)

    def _ask_card(self) -> None:
        ref = self._ref_of(self._view.currentIndex())
        if ref:
            self.card_asked.emit(ref)


class _Lines(QTableView):
    """A table that Tab leaves, and that is as high as its lines."""

    card_asked = Signal()
    remove_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(sized(LINE))
        self.horizontalHeader().setMinimumSectionSize(sized(NARROWEST))
        self.horizontalHeader().setMaximumSectionSize(WIDEST)
        self.horizontalHeader().setResizeContentsPrecision(MOST_LINES)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._lines = 0

    def fit(self, lines: int) -> None:
        """Be as high as so many lines, up to a bound; wide columns where there is much in them."""
        if lines != self._lines:
            self._lines = lines
            self.resizeColumnsToContents()
        head = max(self.horizontalHeader().sizeHint().height(), sized(LINE))
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(head + sized(LINE) * min(max(1, lines), MOST_LINES) + bar + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open a cell with Enter, or the card of what does not fit into one; take a line out with Ctrl and Delete."""
        if event.key() == Qt.Key.Key_Delete and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.remove_asked.emit()
            return
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and is_plain:
            if self.state() is QAbstractItemView.State.EditingState:
                return  # the line hands it on after it was closed by it
            index = self.currentIndex()
            if index.flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit(index)
            else:
                self.card_asked.emit()
            return
        super().keyPressEvent(event)


class _Cells(QStyledItemDelegate):
    """Makes the editor of a cell; what is typed is an answer at once, not only when the cell is left."""

    answered = Signal(str, str)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line, or a list to choose from."""
        question = index.data(QUESTION)
        assert isinstance(question, Question)
        name = to_plain(question.label)
        if question.kind is Kind.SELECT_ONE:
            box = CalmBox(parent)
            box.addItem("", "")
            for choice in question.choices:
                box.addItem(choice.label, choice.value)
            box.setAccessibleName(name)
            box.setProperty("ref", question.ref)
            box.activated.connect(self._chosen)
            return box
        line = QLineEdit(parent)
        line.setInputMethodHints(TESTIMONY)
        line.setAccessibleName(name)
        line.setProperty("ref", question.ref)
        line.setProperty("number", question.kind is not Kind.TEXT)
        # As on the card; what is longer already is not cut because somebody opened its cell.
        line.setMaxLength(max(LINE_LIMIT, len(question.value)))
        if question.kind in (Kind.INTEGER, Kind.DECIMAL):
            pattern = r"-?\d{0,15}([.,]\d{0,9})?" if question.kind is Kind.DECIMAL else r"-?\d{0,15}"
            line.setValidator(QRegularExpressionValidator(QRegularExpression(pattern), line))
        line.textEdited.connect(self._typed)
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the answer, unless it is what is being typed."""
        question = index.data(QUESTION)
        if not isinstance(question, Question):
            return
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(question.value)))
        elif isinstance(editor, QLineEdit) and _value(editor) != question.value:
            editor.setText(question.value)

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        """Hand over what stands in a line; a list has said what was chosen, and may not offer the answer any more."""
        if isinstance(editor, QLineEdit) and isinstance(model, RepeatRows):
            model.setData(index, _value(editor))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Ask for the room of the words, within bounds."""
        hint = super().sizeHint(option, index)
        return QSize(max(NARROWEST, min(WIDEST, hint.width() + 12)), sized(LINE))

    def _typed(self, _text: str) -> None:
        editor = self.sender()
        if isinstance(editor, QLineEdit):
            self.answered.emit(str(editor.property("ref")), _value(editor))

    def _chosen(self, _row: int) -> None:
        editor = self.sender()
        if isinstance(editor, QComboBox):
            self.answered.emit(str(editor.property("ref")), str(editor.currentData()))


def _value(editor: QLineEdit) -> str:
    return plain_number(editor.text()) if editor.property("number") else editor.text()
