"""A picture in a window of its own."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from app.widgets.parts import button, label, row


class PictureDialog(QDialog):
    """One picture, large; it exists in memory only."""

    def __init__(self, title: str, image: QImage, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # The title bar is seen in the list of open windows: it names nothing.
        self.setWindowTitle(self.tr("Photograph"))
        room = QSize(900, 560)
        shown = QLabel()
        shown.setPixmap(
            QPixmap.fromImage(image).scaled(
                room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        )
        shown.setAccessibleName(title)
        close = button("closePicture", "", "x")
        close.setText(self.tr("Close"))
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.addWidget(shown)
        layout.addLayout(row(label("hint", title), None, close))
