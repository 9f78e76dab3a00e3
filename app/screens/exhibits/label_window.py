"""The label of an exhibit on the screen, and the way to a printer."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from app.screens.exhibits.qr import label_of
from app.statement.printing import Print
from app.widgets import Notice, button, label, row


class LabelDialog(QDialog):
    """The label as it is printed: the number and its code, nothing else."""

    def __init__(self, number: str, send: Print, printed: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Label"))
        self._send, self._printed = send, printed
        self._picture = label_of(number, self.tr("Seal №"))
        shown = QLabel()
        shown.setObjectName("label_picture")
        shown.setPixmap(
            QPixmap.fromImage(QImage.fromData(QByteArray(self._picture))).scaledToWidth(
                600, Qt.TransformationMode.SmoothTransformation
            )
        )
        shown.setAccessibleName(self.tr("Label of exhibit {number}").format(number=number))
        self._notice = Notice("care")
        about = label("hint", wrap=True)
        about.setText(self.tr("Only the number stands on it, and the same as a code: no name and no place."))
        close, send_it = button("close_label"), button("print_label", "primary", "printer")
        close.setText(self.tr("Close"))
        send_it.setText(self.tr("Print…"))
        layout = QVBoxLayout(self)
        for part in (self._notice, shown, about):
            layout.addWidget(part)
        layout.addLayout(row(None, close, send_it))
        close.clicked.connect(self.accept)
        send_it.clicked.connect(self._print)

    def _print(self) -> None:
        if self._send(self, self._picture):
            self._printed()
        else:
            self._notice.show_text(self.tr("There is no printer. Write the number on the bag by hand, clearly."))
