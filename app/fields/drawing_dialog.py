"""A window to sign, draw, or mark a picture in; what is drawn is handed over as PNG and never written to the disk."""

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QPixmap
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QMessageBox, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.fields.base import styled
from app.fields.canvas import Canvas
from app.fields.drawing import INKS

SIGNATURE, SHEET = QSize(640, 240), QSize(860, 440)


class DrawingDialog(QDialog):
    """One drawing."""

    kept = Signal(bytes)

    def __init__(self, question: str, paper: QSize, under: bytes, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # The title bar is seen in the list of open windows: it names nothing.
        self.setWindowTitle(self.tr("Drawing"))
        self._is_signature, self._is_unkept = paper == SIGNATURE, True
        picture = QImage.fromData(QByteArray(under)) if under else None
        if picture is not None and not picture.isNull():
            paper = picture.size().scaled(SHEET, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(40, 40))
        self.canvas = Canvas(paper, picture, self)
        self.canvas.setObjectName("canvas")
        self._how = styled("hint", QLabel(self))
        self._how.setWordWrap(True)
        self._question = styled("label", QLabel(question, self))
        self._question.setWordWrap(True)
        self._question.setTextFormat(Qt.TextFormat.PlainText)
        inks = QHBoxLayout()
        names = (self.tr("Blue ink"), self.tr("Red ink"), self.tr("Black ink"))
        self._inks: list[QToolButton] = []
        for ink, name in zip(INKS, names, strict=True):
            pot = QToolButton(self)
            pot.setCheckable(True)
            pot.setAutoExclusive(True)
            pot.setIcon(_blot(ink))
            pot.setProperty("ink", ink)
            pot.setAccessibleName(name)
            pot.setToolTip(name)
            pot.clicked.connect(self._ink_chosen)
            self._inks.append(pot)
            inks.addWidget(pot)
        self._inks[0].setChecked(True)
        self._back, self._clear, self._leave, self._keep = (QPushButton(self) for _ in range(4))
        self._back.setText(self.tr("Take the last line back"))
        self._clear.setText(self.tr("Clear"))
        self._leave.setText(self.tr("Cancel"))
        self._keep.setText(self.tr("Keep the drawing"))
        for button, name in zip(
            (self._back, self._clear, self._leave, self._keep), ("lineBack", "clear", "leave", "keep"), strict=True
        ):
            button.setObjectName(name)
            button.setAutoDefault(False)
            inks.addWidget(button)
            if button is self._clear:
                inks.addStretch(1)
        self._keep.setProperty("kind", "primary")
        self._back.clicked.connect(self.canvas.take_back)
        self._clear.clicked.connect(self.canvas.clear)
        self._leave.clicked.connect(self.reject)
        self._keep.clicked.connect(self._kept)
        self.canvas.changed.connect(self._drawn)
        self.canvas.pen_moved.connect(self._said)
        layout = QVBoxLayout(self)
        layout.addWidget(self._question)
        layout.addWidget(self.canvas, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._how)
        layout.addLayout(inks)
        self._drawn()
        self._said(False)
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        """Leave; what was drawn is lost only when somebody says so."""
        if not self.canvas.strokes:
            super().reject()
            return
        question = QMessageBox(self)
        question.setIcon(QMessageBox.Icon.Question)
        question.setText(self.tr("Leave without keeping the drawing?"))
        question.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
        question.setDefaultButton(QMessageBox.StandardButton.No)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.finished.connect(self._leaving)
        question.open()

    def hand_in(self) -> None:
        """Keep what is drawn so far: before the program locks. Half a signature is nobody's."""
        if self._is_unkept and not self._is_signature and self.canvas.strokes:
            self._is_unkept = False
            self.kept.emit(self.canvas.picture())

    def _leaving(self, answer: int) -> None:
        if answer == QMessageBox.StandardButton.Yes.value:
            self._is_unkept = False
            super().reject()

    def _kept(self) -> None:
        self._is_unkept = False
        self.kept.emit(self.canvas.picture())
        self.accept()

    def _ink_chosen(self) -> None:
        sender = self.sender()
        if isinstance(sender, QToolButton):
            self.canvas.ink = str(sender.property("ink"))

    def _drawn(self) -> None:
        drawn = bool(self.canvas.strokes)
        for button in (self._back, self._clear, self._keep):
            button.setEnabled(drawn)

    def _said(self, is_down: bool) -> None:
        self._how.setText(
            self.tr("The pen is down: the arrow keys draw, Space lifts it.")
            if is_down
            else self.tr("Draw with the mouse, a pen or a finger; or press Space and draw with the arrow keys.")
        )


def _blot(ink: str) -> QIcon:
    blot = QPixmap(16, 16)
    blot.fill(QColor(ink))
    return QIcon(blot)
