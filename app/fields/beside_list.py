"""A list of answers beside something that shows the same: the keyboard and the screen reader use the list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.fields.base import TESTIMONY, Field
from app.fields.looks import SEARCH_FROM
from app.fields.map_view import HEIGHT
from app.fields.markdown import to_plain
from app.fields.question import Choice, Kind, Question
from app.theme import sized

LIST_WIDTH = 250
VALUE = Qt.ItemDataRole.UserRole


class ChoiceList(QListWidget):
    """A list in which Space and Enter choose."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.itemClicked.connect(self._pressed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the answer that has the keyboard."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._pressed(item)
        else:
            super().keyPressEvent(event)

    def _pressed(self, item: QListWidgetItem) -> None:
        self.chosen.emit(str(item.data(VALUE)))


class BesideField(Field):
    """One or several answers of a list; subclasses give what stands beside it and implement `_show_beside`."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self._several = question.kind is Kind.SELECT_MULTIPLE
        self._listed: tuple[Choice, ...] = ()
        body = QWidget(self)
        self._search = QLineEdit(body)
        self._search.setInputMethodHints(TESTIMONY)
        self._search.setClearButtonEnabled(True)
        self._list = ChoiceList(body)
        self._list.setObjectName("choices")
        self._list.setFixedHeight(sized(HEIGHT))
        beside = self._new_beside(body)
        left = QVBoxLayout()
        left.addWidget(self._search)
        left.addWidget(self._list)
        left.addStretch(1)
        across = QHBoxLayout(body)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(10)
        self._list.setFixedWidth(sized(LIST_WIDTH))
        self._search.setFixedWidth(sized(LIST_WIDTH))
        across.addLayout(left)
        across.addWidget(beside, 1)
        self._search.textChanged.connect(self._filter)
        self._list.chosen.connect(self._toggled)
        self._list.currentRowChanged.connect(self._went)
        self.setFocusProxy(self._list)
        self._finish(body)

    def _new_beside(self, body: QWidget) -> QWidget:
        raise NotImplementedError

    def _show_beside(self) -> None:
        raise NotImplementedError

    def _went(self, row: int) -> None:
        """The keyboard came to another answer."""
        raise NotImplementedError

    def _show(self, question: Question) -> None:
        if question.choices != self._listed:
            self._fill(question.choices)
        chosen = frozenset(question.value.split())
        for row, choice in enumerate(question.choices):
            item = self._list.item(row)
            is_chosen = choice.value in chosen
            item.setCheckState(Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked)
            label = to_plain(choice.label)
            spoken = self.tr("{answer}, chosen").format(answer=label) if is_chosen else label
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        name = to_plain(question.label)
        self._search.setVisible(len(question.choices) >= SEARCH_FROM)
        self._search.setPlaceholderText(self.tr("Find in the list"))
        self._search.setAccessibleName(self.tr("Find in the list: {question}").format(question=name))
        self._show_beside()

    def _current(self) -> Choice | None:
        """The answer that has the keyboard."""
        row = self._list.currentRow()
        return self._listed[row] if 0 <= row < len(self._listed) else None

    def _fill(self, choices: tuple[Choice, ...]) -> None:
        self._list.blockSignals(True)
        self._list.clear()
        for choice in choices:
            item = QListWidgetItem(to_plain(choice.label))
            item.setData(VALUE, choice.value)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self._list.addItem(item)
        self._list.blockSignals(False)
        self._listed = choices
        self._filter(self._search.text())

    def _filter(self, text: str) -> None:
        for row in range(self._list.count()):
            item = self._list.item(row)
            item.setHidden(text.strip().casefold() not in item.text().casefold())

    def _pressed_beside(self, choice: Choice) -> None:
        """Somebody pressed an answer in what stands beside the list."""
        self._list.setCurrentRow(self._listed.index(choice))
        self._toggled(choice.value)

    def _toggled(self, value: str) -> None:
        if self.question.readonly:
            return
        before = self.question.value.split()
        if self._several:
            wanted = set(before) ^ {value}
            self._emit(" ".join(choice.value for choice in self._listed if choice.value in wanted))
            return
        # As in any list: what is pressed a second time is taken back.
        self._emit("" if value in before else value)
        if value not in before and "quick" in self.question.appearance:
            self.go_on_asked.emit()
