"""A window in which a copy is made: boxes drawn over faces and text, or a part cut out; the original stays."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QDialog, QLineEdit, QRadioButton, QScrollArea, QVBoxLayout, QWidget

from app.screens.exhibits.making import Derivation
from app.theme.tokens import LIGHT
from app.widgets import button, field_label, label, named, row

SHEET = QSize(960, 430)
PAGE = QSize(960, 3_840)
"""A page is as wide as the window, so that its words can be read; it is moved up and down behind it."""
STEP, FINE, SMALLEST = 12.0, 2.0, 6.0
_ARROWS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}


class BoxSheet(QWidget):
    """The picture with boxes; by mouse, or with arrows and Space: the first Space begins a box, the second ends it."""

    changed = Signal()
    hand_moved = Signal(int, int)

    def __init__(self, image: QImage, room: QSize, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self.setObjectName("box_sheet")
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.cuts = False
        self.show_image(image)
        self.setAccessibleName(self.tr("The picture"))
        self.setAccessibleDescription(
            self.tr(
                "Draw boxes with the mouse; or move with the arrow keys: Space begins a box, Space again ends it, "
                "Shift makes small steps, Backspace takes the last box back."
            )
        )

    def show_image(self, image: QImage) -> None:
        """Show a picture without any boxes; the hand stands in the middle of what is seen first."""
        size = image.size().scaled(self._room, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(60, 60))
        self._image = image
        self._boxes: list[QRectF] = []
        self._crop: QRectF | None = None
        self._from: QPointF | None = None
        self._hand = QPointF(size.width() / 2, min(size.height(), SHEET.height()) / 2)
        self.setFixedSize(size)
        self.update()

    @property
    def boxes(self) -> tuple[tuple[float, float, float, float], ...]:
        """What is to be black, as parts of the picture."""
        return tuple(self._part(box) for box in self._boxes)

    @property
    def crop(self) -> tuple[float, float, float, float] | None:
        """What is to be kept, where something is cut off."""
        return None if self._crop is None else self._part(self._crop)

    def take_back(self) -> None:
        """Take the last box back, or the cut."""
        if self._crop is not None and self.cuts:
            self._crop = None
        elif self._boxes:
            self._boxes.pop()
        self._redraw()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a box."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._from = self._hand = self._inside(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw it."""
        if self._from is not None:
            self._hand = self._inside(event.position())
            self.hand_moved.emit(round(self._hand.x()), round(self._hand.y()))
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End it."""
        if self._from is not None:
            self._hand = self._inside(event.position())
            self._end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Draw boxes by keys."""
        key = Qt.Key(event.key())
        if key in _ARROWS:
            fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._hand = self._inside(self._hand + _ARROWS[key] * (FINE if fine else STEP))
            self.hand_moved.emit(round(self._hand.x()), round(self._hand.y()))
            self.update()
        elif key == Qt.Key.Key_Space:
            if self._from is None:
                self._from = self._hand
            else:
                self._end()
        elif key == Qt.Key.Key_Backspace:
            self.take_back()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, what is black, what is cut off, and the box being drawn."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(self.rect()), self._image)
        for box in self._boxes:
            painter.fillRect(box, QColor("black"))
        if self._crop is not None:
            shade = QColor(0, 0, 0, 150)
            all_of_it, kept = QRectF(self.rect()), self._crop
            painter.fillRect(QRectF(0, 0, all_of_it.width(), kept.top()), shade)
            painter.fillRect(QRectF(0, kept.bottom(), all_of_it.width(), all_of_it.height() - kept.bottom()), shade)
            painter.fillRect(QRectF(0, kept.top(), kept.left(), kept.height()), shade)
            painter.fillRect(QRectF(kept.right(), kept.top(), all_of_it.width() - kept.right(), kept.height()), shade)
        painter.setPen(QPen(QColor(LIGHT.focus), 2))
        if self._from is not None:
            painter.drawRect(QRectF(self._from, self._hand).normalized())
        if self.hasFocus():
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
            for arm in (QPointF(7, 0), QPointF(0, 7)):
                painter.drawLine(self._hand - arm, self._hand + arm)
        painter.end()

    def _end(self) -> None:
        assert self._from is not None
        box = QRectF(self._from, self._hand).normalized()
        self._from = None
        if box.width() >= SMALLEST and box.height() >= SMALLEST:
            if self.cuts:
                self._crop = box
            else:
                self._boxes.append(box)
        self._redraw()

    def _part(self, box: QRectF) -> tuple[float, float, float, float]:
        wide, tall = self.width(), self.height()
        return box.x() / wide, box.y() / tall, box.width() / wide, box.height() / tall

    def _inside(self, where: QPointF) -> QPointF:
        return QPointF(min(max(where.x(), 0.0), self.width()), min(max(where.y(), 0.0), self.height()))

    def _redraw(self) -> None:
        self.update()
        self.changed.emit()


class CopyDialog(QDialog):
    """Asks what is to be black or cut off, by whom and why; of a document with `pages` one page, the first to begin."""

    made = Signal(object)
    page_asked = Signal(int)

    def __init__(self, image: QImage, who: str, parent: QWidget, pages: int = 0) -> None:
        super().__init__(parent)
        self._pages, self._number, self._is_turning, self._is_onward = pages, 0, False, True
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Copy"))
        self.sheet = BoxSheet(image, PAGE if pages else SHEET, self)
        self._scroll = QScrollArea()
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._scroll.setWidget(self.sheet)
        self._how = label("hint", wrap=True)
        self._how.setText(
            self.tr(
                "What is black in the copy is gone from it for good, with all notes of the camera. The sealed original "
                "stays as it is."
            )
        )
        self._black = named("black_out", QRadioButton(self.tr("Black out")))
        self._cut = named("cut_out", QRadioButton(self.tr("Keep only a part")))
        self._black.setChecked(True)
        group = QButtonGroup(self)
        group.addButton(self._black)
        group.addButton(self._cut)
        self._who, self._why = named("copy_who", QLineEdit(who)), named("copy_why", QLineEdit())
        self._who.setMaxLength(200)
        self._why.setMaxLength(500)
        for field in (self._who, self._why):
            field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        who_label, why_label = field_label(self._who), field_label(self._why)
        who_label.setText(self.tr("Made by:"))
        why_label.setText(self.tr("Why:"))
        self._who.setAccessibleName(who_label.text())
        self._why.setAccessibleName(why_label.text())
        self._back = button("box_back", "", "undo-2")
        self._back.setText(self.tr("Take the last one back"))
        self._former = button("former_copied", "", "chevron-left")
        self._next = button("next_copied", "", "chevron-right")
        self._page = named("copied_page", label("text"))
        self._former.setAccessibleName(self.tr("Page before"))
        self._next.setAccessibleName(self.tr("Next page"))
        for widget in (self._former, self._page, self._next):
            widget.setVisible(pages > 1)
            widget.setToolTip(self.tr("A copy shows one page: turn to it before you draw."))
        self._leave, self._keep = button("leave_copy"), button("keep_copy", "primary")
        self._leave.setText(self.tr("Cancel"))
        self._keep.setText(self.tr("Make the copy"))
        layout = QVBoxLayout(self)
        layout.addWidget(self._how)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(row(self._black, self._cut, self._back, None, self._former, self._page, self._next))
        layout.addLayout(row(who_label, self._who, why_label, self._why))
        layout.addLayout(row(None, self._leave, self._keep))
        # Words that wrap tell their height too late for a window that is as small as it can be.
        self.resize(max(760, self.sheet.width() + 60), min(self.sheet.height(), SHEET.height()) + 200)
        self._cut.toggled.connect(self._cutting)
        self._back.clicked.connect(self.sheet.take_back)
        self._leave.clicked.connect(self.reject)
        self._keep.clicked.connect(self._kept)
        self._former.clicked.connect(self._to_former)
        self._next.clicked.connect(self._to_next)
        self.sheet.hand_moved.connect(self._follow)
        self.sheet.changed.connect(self._changed)
        self._who.textChanged.connect(self._changed)
        self._why.textChanged.connect(self._changed)
        self._changed()

    def show_page(self, image: QImage, number: int) -> None:
        """Show the page that was asked for; what was there stays where it cannot be shown."""
        self._is_turning = False
        if image.isNull():
            self._how.setText(self.tr("This page cannot be shown, so no copy of it can be made."))
        else:
            self._number = number
            self.sheet.show_image(image)
            self._scroll.verticalScrollBar().setValue(0)
        self._changed()
        # They could not be pressed meanwhile, and so lost the keys.
        pressed = self._next if self._is_onward else self._former
        (pressed if pressed.isEnabled() else self.sheet).setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_former(self) -> None:
        self._turn_to(self._number - 1)

    def _to_next(self) -> None:
        self._turn_to(self._number + 1)

    def _turn_to(self, number: int) -> None:
        self._is_turning, self._is_onward = True, number > self._number
        self._changed()
        self.page_asked.emit(number)

    def _follow(self, x: int, y: int) -> None:
        self._scroll.ensureVisible(x, y)

    def _cutting(self, is_on: bool) -> None:
        self.sheet.cuts = is_on

    def _changed(self) -> None:
        is_said = bool(self._who.text().strip()) and bool(self._why.text().strip())
        is_drawn = bool(self.sheet.boxes) or self.sheet.crop is not None
        self._keep.setEnabled(is_said and is_drawn and not self._is_turning)
        self._back.setEnabled(is_drawn)
        # While a page is on its way nothing is drawn on the one that goes, and what is drawn is never turned away.
        self.sheet.setEnabled(not self._is_turning)
        may_turn = not (is_drawn or self._is_turning)
        self._former.setEnabled(may_turn and self._number > 0)
        self._next.setEnabled(may_turn and self._number + 1 < self._pages)
        self._page.setText(self.tr("Page {number} of {count}").format(number=self._number + 1, count=self._pages))

    def _kept(self) -> None:
        page = self._number + 1 if self._pages else 0
        crop, boxes = self.sheet.crop, self.sheet.boxes
        self.made.emit(Derivation(crop, boxes, self._who.text().strip(), self._why.text().strip(), page))
        self.accept()
