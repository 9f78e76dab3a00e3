"""Answers put in order: dragged, moved with keys or with buttons; nothing is answered until somebody says so."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.fields.base import Field
from app.fields.markdown import to_plain
from app.fields.question import Question
from app.theme import Tone, icon, sized

MOST_ROWS_SHOWN = 12


class RankField(Field):
    """The value is all names in their order, separated by blanks."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        body = QWidget(self)
        self._list = QListWidget(body)
        self._list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTabKeyNavigation(False)
        self._list.setMaximumWidth(sized(620))
        self._list.installEventFilter(self)
        self._list.model().rowsMoved.connect(self._moved)
        self._list.currentRowChanged.connect(self._enable)
        self._up, self._down, self._take, self._clear = (QPushButton(body) for _ in range(4))
        self._up.setIcon(icon("chevron-up", Tone.MUTED))
        self._down.setIcon(icon("chevron-down", Tone.MUTED))
        self._clear.setProperty("kind", "ghost")
        self._up.clicked.connect(self._move_up)
        self._down.clicked.connect(self._move_down)
        self._take.clicked.connect(self._moved)
        self._clear.clicked.connect(self._cleared)
        row = QHBoxLayout()
        for button in (self._up, self._down, self._take, self._clear):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._list)
        column.addLayout(row)
        self.setFocusProxy(self._list)
        self._finish(body)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move the row with Ctrl and the arrows."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not self.question.readonly:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            if step and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._move(step)
                return True
        return super().eventFilter(watched, event)

    def _show(self, question: Question) -> None:
        labels = {choice.value: choice.label for choice in question.choices}
        answered = [name for name in question.value.split() if name in labels]
        order = answered + [name for name in labels if name not in answered]
        if not question.value and sorted(self._order()) == sorted(order):
            order = self._order()
        held = self._list.currentRow()
        if [(name, labels[name]) for name in order] != self._rows():
            self._list.clear()
            for name in order:
                item = QListWidgetItem(labels[name])
                item.setData(Qt.ItemDataRole.UserRole, name)
                self._list.addItem(item)
            self._list.setCurrentRow(max(0, min(held, len(order) - 1)))
        self._number(is_answered=bool(question.value))
        self._list.setEnabled(not question.readonly)
        for button in (self._up, self._down, self._take, self._clear):
            button.setVisible(not question.readonly)
        self._take.setVisible(not question.value and not question.readonly)
        self._clear.setVisible(bool(question.value) and not question.readonly)
        self._say()
        self._fit()

    def _say(self) -> None:
        name = to_plain(self.question.label)
        for button, words in (
            (self._up, self.tr("Move up")),
            (self._down, self.tr("Move down")),
            (self._take, self.tr("This order is right")),
            (self._clear, self.tr("Clear")),
        ):
            button.setText(words)
            button.setAccessibleName(f"{words}: {name}")
        self._up.setToolTip(self.tr("Ctrl and arrow up"))
        self._down.setToolTip(self.tr("Ctrl and arrow down"))

    def _number(self, *, is_answered: bool) -> None:
        labels = {choice.value: choice.label for choice in self.question.choices}
        for place in range(self._list.count()):
            item = self._list.item(place)
            label = labels.get(str(item.data(Qt.ItemDataRole.UserRole)), "")
            item.setText(f"{place + 1}. {label}" if is_answered else label)

    def _order(self) -> list[str]:
        return [str(self._list.item(place).data(Qt.ItemDataRole.UserRole)) for place in range(self._list.count())]

    def _rows(self) -> list[tuple[str, str]]:
        labels = {choice.value: choice.label for choice in self.question.choices}
        shown = [(name, self._list.item(place).text()) for place, name in enumerate(self._order())]
        return [(name, labels.get(name, "") if text.endswith(labels.get(name, "")) else text) for name, text in shown]

    def _fit(self) -> None:
        rows = min(self._list.count(), MOST_ROWS_SHOWN)
        tall = sum(self._list.sizeHintForRow(row) for row in range(rows))
        self._list.setFixedHeight(tall + 2 * self._list.frameWidth() + 6)

    def _enable(self, row: int) -> None:
        self._up.setEnabled(row > 0)
        self._down.setEnabled(0 <= row < self._list.count() - 1)

    def _move_up(self) -> None:
        self._move(-1)

    def _move_down(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        row = self._list.currentRow()
        if row < 0 or not 0 <= row + step < self._list.count():
            return
        self._list.insertItem(row + step, self._list.takeItem(row))
        self._list.setCurrentRow(row + step)
        self._moved()

    def _moved(self) -> None:
        self._emit(" ".join(self._order()))

    def _cleared(self) -> None:
        self._emit("")
