"""A file of answers: its tables and texts, for reading only."""

from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QPlainTextEdit,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.error_messages import Message
from app.screens.answers.presenter import Sheet
from app.widgets import Notice, button, field_label, label, named, row
from app.widgets.files import choose_file
from app.workspace import Header

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_KIB = 1024
_WIDEST = 360


class SheetModel(QAbstractTableModel):
    """Rows of one table; the first is its head."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[str, ...], ...] = ()

    def show(self, rows: tuple[tuple[str, ...], ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many rows."""
        return 0 if parent.isValid() else max(0, len(self._rows) - 1)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """How many columns."""
        return 0 if parent.isValid() or not self._rows else len(self._rows[0])

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell says."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) or not index.isValid():
            return None
        cells = self._rows[index.row() + 1]
        return cells[index.column()] if index.column() < len(cells) else ""

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a column is called."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return section + 1
        return self._rows[0][section] if self._rows and section < len(self._rows[0]) else ""


class AnswersScreen(QWidget):
    """Shows and emits."""

    file_chosen = Signal(Path)
    back_asked = Signal()
    closed = Signal()

    def __init__(self, header: Header, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter: object = None
        self._header = header
        self._sheets: tuple[Sheet, ...] = ()
        self._heading, self._explanation = label("h1"), label("text", wrap=True)
        self._problem = named("problem", Notice("bad"))
        self._open = button("open_file", "primary", "folder-open")
        self._which = named("sheet", QComboBox())
        self._which_label = field_label(self._which)
        self._model = SheetModel(self)
        self._table = named("table", QTableView())
        self._table.setModel(self._model)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setTabKeyNavigation(False)
        self._table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._table.horizontalHeader().setMaximumSectionSize(_WIDEST)
        self._text = named("text", QPlainTextEdit())
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._middle = QStackedWidget()
        self._middle.addWidget(self._table)
        self._middle.addWidget(self._text)
        # Before a file is opened, what stands above is not spread over the page.
        policy = self._middle.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._middle.setSizePolicy(policy)
        self._back = button("back", "", "arrow-left")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 12)
        tops: tuple[QWidget, ...] = (self._heading, self._explanation, self._problem)
        for part in tops:
            layout.addWidget(part)
        layout.addLayout(row(self._open, None))
        layout.addLayout(row(self._which_label, self._which, None))
        layout.addWidget(self._middle, 1)
        layout.addLayout(row(self._back, None))
        self._open.clicked.connect(self._open_pressed)
        self._which.currentIndexChanged.connect(self._chosen)
        self._back.clicked.connect(self.back_asked)
        self.setFocusProxy(self._open)
        self._chosen()
        self._retranslate()

    def show_sheets(self, name: str, sheets: tuple[Sheet, ...]) -> None:
        """Show what a file holds."""
        self._sheets = sheets
        self._which.blockSignals(True)
        self._which.clear()
        for sheet in sheets:
            self._which.addItem(sheet.name)
        self._which.blockSignals(False)
        self._chosen()

    def show_problem(self, problem: Message | None) -> None:
        """Say what went wrong, or nothing."""
        self._problem.show_text(f"{problem.happened}\n{problem.do}" if problem else "", "bad")

    def leave(self) -> None:
        """Let go of what was read."""
        self.show_sheets("", ())
        self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Name the screen in the header."""
        super().showEvent(event)
        self._header.set_title(self.tr("Answers from a file"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            if self.isVisible():
                self._header.set_title(self.tr("Answers from a file"))
        super().changeEvent(event)

    def _open_pressed(self) -> None:
        choose_file(self, self.tr("File of answers"), self.tr("All files (*)"), self.file_chosen.emit)

    def _chosen(self) -> None:
        at = self._which.currentIndex()
        sheet = self._sheets[at] if 0 <= at < len(self._sheets) else None
        shown: tuple[QWidget, ...] = (self._which, self._which_label, self._middle)
        for part in shown:
            part.setVisible(sheet is not None)
        self._model.show(sheet.rows if sheet is not None else ())
        self._table.resizeColumnsToContents()
        self._text.setPlainText(self._words(sheet) if sheet is not None else "")
        self._middle.setCurrentIndex(0 if sheet is not None and sheet.rows else 1)

    def _words(self, sheet: Sheet) -> str:
        if sheet.text or sheet.rows:
            return sheet.text
        return self.tr("{size} KB; a file is not shown here.").format(size=sheet.size // _KIB + 1)

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Answers from a file"))
        self._explanation.setText(
            self.tr(
                "Opens a file that somebody encrypted for you. It is only read: nothing of it is written to the disk "
                "in clear."
            )
        )
        self._open.setText(self.tr("&Open a file…"))
        self._which_label.setText(self.tr("&Part of the file"))
        self._which.setAccessibleName(self.tr("Part of the file"))
        self._table.setAccessibleName(self.tr("Table of answers"))
        self._text.setAccessibleName(self.tr("Text"))
        self._back.setText(self.tr("&Back"))
        self._chosen()
