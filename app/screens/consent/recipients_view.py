"""The table of recipients: a line each, decided by one key; beside it the questions of the line in hand."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QScrollArea, QTableView, QVBoxLayout, QWidget

from app.fields.asking import Blocks
from app.fields.days import written
from app.fields.question import Block
from app.screens.consent.recipients import LATER, NO, YES, RecipientLine, RecipientsPresenter
from app.theme import side_width, sized
from app.widgets import button, label, named, row
from app.workspace import Header

Questions = Callable[[QWidget], Blocks]
_ROOT = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
# The same keys on both keyboards; numbers on any.
_DECISIONS = (YES, NO, LATER)


class RecipientTable(QAbstractTableModel):
    """Lines of the table."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: tuple[RecipientLine, ...] = ()

    def show_lines(self, lines: tuple[RecipientLine, ...]) -> None:
        """Show these."""
        if [one.code for one in lines] != [one.code for one in self._lines]:
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()
            return
        self._lines = lines
        if lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, 4))

    def line(self, place: int) -> RecipientLine | None:
        """The line at a place."""
        return self._lines[place] if 0 <= place < len(self._lines) else None

    def place_of(self, code: str) -> int:
        """Where a recipient stands."""
        return next((at for at, one in enumerate(self._lines) if one.code == code), -1)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """One for each recipient."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """Recipient, decision, what, how named, when."""
        return 0 if parent.isValid() else 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What the columns are."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return (
            self.tr("Recipient"),
            self.tr("Decision"),
            self.tr("May be shared"),
            self.tr("Person named as"),
            self.tr("Not before, conditions"),
        )[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell; a screen reader hears the whole line in the first."""
        one = self.line(index.row())
        if one is None:
            return None
        cells = self._cells(one)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return cells[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(cell for cell in cells if cell) if index.column() == 0 else cells[index.column()]
        return None

    def _cells(self, one: RecipientLine) -> tuple[str, ...]:
        decision = one.decided or self.tr("no (not decided)")
        if one.twice:
            decision = self.tr("{decision}; written twice, the narrower counts").format(decision=decision)
        day = self.tr("not before {day}").format(day=written(date.fromisoformat(one.embargo))) if one.embargo else ""
        asks = self.tr("a person asks: {words}").format(words=one.conditions) if one.conditions else ""
        return one.label, decision, one.parts, one.identity, "; ".join(part for part in (day, asks) if part)


class _Lines(QTableView):
    """One key decides; Enter goes to the questions of the line."""

    decided = Signal(str)
    opened = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of decisions; the rest moves in the table."""
        # Letters of the screen's language alone: the key of “n” writes the “т” of «так» in the other layout.
        letters = (*zip("123", _DECISIONS, strict=True), *zip(self.tr("ynl"), _DECISIONS, strict=True))
        word = dict(letters).get(event.text().casefold())
        if word is not None:
            self.decided.emit(word)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.decided.emit("")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class RecipientsScreen(QWidget):
    """Shows and emits."""

    chosen = Signal(str)
    decided = Signal(str, str)
    answered = Signal(str, str)
    undo_asked = Signal()
    back_asked = Signal()
    language_changed = Signal(str)
    closed = Signal()

    presenter: RecipientsPresenter

    def __init__(self, header: Header, questions: Questions, number: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("root")
        self._header, self._number = header, number
        self._title, self._how = label("h1"), label("text", wrap=True)
        self._model = RecipientTable(self)
        self._table = named("recipients", _Lines(self))
        self._table.setModel(self._model)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setTabKeyNavigation(False)
        self._table.verticalHeader().hide()
        head = self._table.horizontalHeader()
        for at in range(5):
            head.setSectionResizeMode(at, QHeaderView.ResizeMode.Interactive)
        head.setStretchLastSection(True)
        for at, width in enumerate((250, 150, 150, 120)):
            self._table.setColumnWidth(at, sized(width))
        self._open = named("open_row", QFrame(self))
        self._nothing = label("hint", wrap=True)
        self._questions = questions(self._open)
        inside = QVBoxLayout(self._open)
        inside.addWidget(self._nothing)
        inside.addWidget(self._questions)
        inside.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFixedWidth(side_width(430))
        scroll.setWidget(self._open)
        self._back, self._undo = button("back", "", "chevron-left"), button("undo", "", "undo-2")
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 14, 22, 12)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._how)
        column.addLayout(row(self._table, scroll), 1)
        column.addLayout(row(self._back, None, self._undo))
        self._table.selectionModel().currentRowChanged.connect(self._moved)
        self._table.decided.connect(self._decided)
        self._table.opened.connect(self._to_questions)
        self._questions.answered.connect(self.answered)
        self._undo.clicked.connect(self.undo_asked)
        self._back.clicked.connect(self.back_asked)
        # The same key in both layouts.
        for undo in (QKeySequence(QKeySequence.StandardKey.Undo), QKeySequence("Ctrl+Я")):
            keys = QShortcut(undo, self)
            keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            keys.activated.connect(self.undo_asked)
        self.setFocusProxy(self._table)
        self._retranslate()

    # What the presenter tells

    def show_lines(self, lines: tuple[RecipientLine, ...], chosen: str) -> None:
        """Show all recipients."""
        self._model.show_lines(lines)
        place = self._model.place_of(chosen)
        if place >= 0 and place != self._table.currentIndex().row():
            self._table.setCurrentIndex(self._model.index(place, 0))

    def show_row(self, blocks: tuple[Block, ...]) -> None:
        """Show the questions of the chosen recipient."""
        self._nothing.setVisible(not blocks)
        self._questions.setVisible(bool(blocks))
        self._questions.show_blocks(blocks)

    # Qt

    def leave(self) -> None:
        """Tell the presenter that nobody looks any more."""
        self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the bar at the top."""
        super().showEvent(event)
        self._header.set_title(self._number, self._title.text())

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            if self.isVisible():
                self._header.set_title(self._number, self._title.text())

    def _moved(self, current: QModelIndex) -> None:
        one = self._model.line(current.row())
        if one is not None:
            self.chosen.emit(one.code)

    def _decided(self, word: str) -> None:
        one = self._model.line(self._table.currentIndex().row())
        if one is not None:
            self.decided.emit(one.code, word)

    def _to_questions(self) -> None:
        if self._questions.isVisible():
            self._questions.setFocus(Qt.FocusReason.TabFocusReason)
            self.focusNextChild()

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Who may receive what"))
        self._how.setText(
            self.tr(
                "Unset means no. In the table: arrows move, 1 or Y is yes, 2 or N is no, 3 or L asks later, Delete "
                "takes it back, Enter goes to the questions of the line."
            )
        )
        self._nothing.setText(self.tr("Nothing is decided on this recipient, so they receive nothing."))
        self._table.setAccessibleName(self.tr("Recipients and decisions"))
        self._back.setText(self.tr("&Back to the questions"))
        self._back.setAccessibleName(self.tr("Back to the questions"))
        self._undo.setText(self.tr("&Undo"))
        self._undo.setAccessibleName(self.tr("Undo"))
        self._model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 4)
