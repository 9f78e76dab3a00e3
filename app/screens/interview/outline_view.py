"""The outline at the left: sections, how far each is, and the incidents of the section in hand."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.screens.draft.shown import OutlineRow, SectionState
from app.theme import Tokens, Tone, icon, sized
from app.theme.tokens import tokens_of

_Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
SECTION_HEIGHT, INSTANCE_HEIGHT = 38, 28

_SIGNS = {
    SectionState.DONE: ("circle-check", Tone.OK),
    SectionState.STARTED: ("circle-dot", Tone.MUTED),
    SectionState.EMPTY: ("circle", Tone.FAINT),
    SectionState.PROBLEM: ("triangle-alert", Tone.WARN),
    SectionState.CLOSED: ("lock", Tone.FAINT),
}


class OutlineModel(QAbstractListModel):
    """The rows of the outline."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[OutlineRow, ...] = ()

    def show(self, rows: tuple[OutlineRow, ...]) -> None:
        """Show these rows; a list of the same shape only repaints what changed."""
        if [row.ref for row in rows] != [row.ref for row in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        before, self._rows = self._rows, rows
        for place, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                index = self.index(place)
                self.dataChanged.emit(index, index)

    def row(self, index: _Index) -> OutlineRow:
        """The row at an index."""
        return self._rows[index.row()]

    def place_of(self, ref: str) -> int:
        """Where a row is, -1 if nowhere."""
        return next((place for place, row in enumerate(self._rows) if row.ref == ref), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Give the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a row's title, its row, or what a screen reader says."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        return row if role == ROW else None

    def _spoken(self, row: OutlineRow) -> str:
        if row.level:
            return row.title
        words = {
            SectionState.DONE: self.tr("{title}, done"),
            SectionState.STARTED: self.tr("{title}, {answered} of {total}"),
            SectionState.EMPTY: self.tr("{title}, not begun"),
            SectionState.PROBLEM: self.tr("{title}, something is missing or wrong"),
            SectionState.CLOSED: self.tr("{title}, closed"),
        }[row.state]
        return words.format(title=row.title, answered=row.answered, total=row.total)


class OutlineDelegate(QStyledItemDelegate):
    """Paints a row: sign of the state, title, progress, and a bar beside the current one."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Give the height of the row's kind."""
        row = index.data(ROW)
        is_instance = isinstance(row, OutlineRow) and row.level > 0
        return QSize(100, sized(INSTANCE_HEIGHT if is_instance else SECTION_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        row = index.data(ROW)
        if not isinstance(row, OutlineRow):
            return
        tokens = tokens_of(QGuiApplication.palette())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = option.rect.adjusted(8, 1, -8, -1)
        if row.is_current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft))
            painter.drawRoundedRect(area, 8, 8)
            painter.setBrush(QColor(tokens.accent))
            painter.drawRoundedRect(QRect(area.left(), area.top() + 7, 3, area.height() - 14), 1.5, 1.5)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(tokens.focus))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 7, 7)
        self._paint_words(painter, area, row, tokens, option.font)
        painter.restore()

    def _paint_words(self, painter: QPainter, area: QRect, row: OutlineRow, tokens: Tokens, base: QFont) -> None:
        font = QFont(base)
        left = area.left() + 38
        if row.level:
            font.setPixelSize(sized(13))
            painter.setPen(QColor(tokens.muted))
        else:
            name, tone = _SIGNS[row.state]
            if row.is_current and row.state in (SectionState.STARTED, SectionState.EMPTY):
                name, tone = "circle-dot", Tone.ACCENT
            icon(name, tone).paint(painter, QRect(area.left() + 12, area.center().y() - 8, 17, 17))
            if row.is_current:
                font.setWeight(QFont.Weight.DemiBold)
            is_quiet = row.state in (SectionState.EMPTY, SectionState.CLOSED) and not row.is_current
            painter.setPen(QColor(tokens.accent if row.is_current else tokens.muted if is_quiet else tokens.text))
        right = area.right() - 8
        if not row.level and row.total and row.state is not SectionState.CLOSED:
            right = self._paint_progress(painter, area, row, tokens, base)
        painter.setFont(font)
        words = painter.fontMetrics().elidedText(row.title, Qt.TextElideMode.ElideRight, right - left)
        place = QRect(left, area.top(), right - left, area.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _paint_progress(self, painter: QPainter, area: QRect, row: OutlineRow, tokens: Tokens, base: QFont) -> int:
        pen = painter.pen()
        font = QFont(base)
        font.setPixelSize(sized(12))
        painter.setFont(font)
        painter.setPen(QColor(tokens.faint))
        text = f"{row.answered}/{row.total}"
        width = painter.fontMetrics().horizontalAdvance(text)
        place = QRect(area.right() - 10 - width, area.top(), width + 2, area.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
        painter.setPen(pen)
        return place.left() - 8


class OutlineList(QListView):
    """The list; a press or Enter goes to the row, the arrows only move."""

    row_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outline")
        self._model = OutlineModel(self)
        self.setModel(self._model)
        self.setItemDelegate(OutlineDelegate(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(False)
        self.clicked.connect(self._chosen)

    @property
    def rows(self) -> OutlineModel:
        """The model, for what asks about rows."""
        return self._model

    def show_rows(self, rows: tuple[OutlineRow, ...]) -> None:
        """Show the rows and keep the current section in sight."""
        self._model.show(rows)
        place = next((place for place, row in enumerate(rows) if row.is_current), -1)
        if place >= 0 and not self.hasFocus():
            index = self._model.index(place)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the row on Enter or space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self._chosen(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _chosen(self, index: QModelIndex) -> None:
        self.row_chosen.emit(self._model.row(index).ref)
