"""One answer of a list: chips, a column of marks, or a box to search in, by the length of the list."""

from PySide6.QtCore import QSortFilterProxyModel, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from app.fields.base import TESTIMONY, Field
from app.fields.chips import ChoiceGroup, Pictures, no_picture
from app.fields.looks import look_of
from app.fields.markdown import to_plain
from app.fields.question import Choice, Question
from app.theme import sized


class SelectOneField(Field):
    """Chips, marks or a scale; a second click takes the answer back."""

    def __init__(self, question: Question, parent: QWidget | None = None, pictures: Pictures = no_picture) -> None:
        super().__init__(question, parent)
        self._look = look_of(question.choices, question.appearance)
        self._group = ChoiceGroup(self, exclusive=True, look=self._look, pictures=pictures)
        self._group.toggled.connect(self._toggled)
        self._finish(self._group)

    def _named(self) -> tuple[QWidget, ...]:
        return ()

    def _show(self, question: Question) -> None:
        chosen = frozenset([question.value]) if question.value else frozenset()
        self._group.show_choices(question.choices, chosen, enabled=not question.readonly)
        self._group.set_group_name(to_plain(question.label))

    def _toggled(self, value: str, checked: bool) -> None:
        self._emit(value if checked else "")
        if checked and self._look.is_quick:
            self.go_on_asked.emit()


class CalmBox(QComboBox):
    """A box that the wheel scrolls past: an answer must never change because somebody scrolled over it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(14)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class SearchBox(CalmBox):
    """A box that opens a list and finds in it by any part of a word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        found = QSortFilterProxyModel(self)
        found.setSourceModel(self.model())
        completer = QCompleter(found, self)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        # Of the box, too: it gives its own hints to its line again and again.
        self.setInputMethodHints(TESTIMONY)
        line = self.lineEdit()
        if line is not None:
            line.setInputMethodHints(TESTIMONY)
            line.editingFinished.connect(self._settle)

    def show_choices(self, choices: tuple[Choice, ...], value: str, nothing: str) -> None:
        """Fill the list; its first line is the empty answer."""
        self.blockSignals(True)
        wanted = [("", "")] + [(choice.value, choice.label) for choice in choices]
        present = [(str(self.itemData(row)), self.itemText(row)) for row in range(self.count())]
        if wanted != present:
            self.clear()
            for data, text in wanted:
                self.addItem(text, data)
        self.setCurrentIndex(max(0, self.findData(value)))
        line = self.lineEdit()
        if line is not None:
            line.setPlaceholderText(nothing)
            line.setCursorPosition(0)
        self.blockSignals(False)

    def _settle(self) -> None:
        line = self.lineEdit()
        if line is None:
            return
        row = self.findText(line.text(), Qt.MatchFlag.MatchFixedString)
        if row < 0:
            # Words that are no answer of the list are not left standing as if they were.
            line.setText(self.itemText(self.currentIndex()))
        elif row != self.currentIndex():
            self.setCurrentIndex(row)


class SelectBoxField(Field):
    """A long list: type a part of the word, or open the list."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self._is_quick = look_of(question.choices, question.appearance).is_quick
        self._box = SearchBox(self)
        self._box.currentIndexChanged.connect(self._picked)
        self._box.setMaximumWidth(sized(520))
        self._finish(self._box)

    def _named(self) -> tuple[QWidget, ...]:
        line = self._box.lineEdit()
        return (self._box, line) if line is not None else (self._box,)

    def _show(self, question: Question) -> None:
        self._box.show_choices(question.choices, question.value, self.tr("Choose or type to search"))
        self._box.setEnabled(not question.readonly)

    def _picked(self, row: int) -> None:
        value = str(self._box.itemData(row) or "")
        self._emit(value)
        if value and self._is_quick:
            self.go_on_asked.emit()
