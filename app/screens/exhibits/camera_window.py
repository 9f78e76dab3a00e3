"""A photograph by the camera of this computer, behind consent; it is sealed from memory like any other file."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtMultimedia import QCamera, QMediaCaptureSession, QMediaDevices, QVideoFrame, QVideoSink
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.screens.exhibits.picture_view import PictureView
from app.widgets import button, label, row

ROOM = QSize(900, 560)
QUALITY = 95


def has_camera() -> bool:
    """Whether there is a camera."""
    return bool(QMediaDevices.videoInputs())


class CameraWindow(QDialog):
    """What the camera sees; nothing is kept before somebody presses the button."""

    taken = Signal(bytes)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # The title bar is seen in the list of open windows: it names nothing.
        self.setWindowTitle(self.tr("Camera"))
        self.resize(ROOM)
        self._last = QImage()
        self._view = PictureView(self)
        self._take, close = button("take_photo", "primary", "camera"), button("close_camera", "", "x")
        self._take.setText(self.tr("Take the photograph"))
        self._take.setEnabled(False)
        close.setText(self.tr("Close"))
        hint = label("hint", wrap=True)
        hint.setText(self.tr("Lay a ruler beside what you photograph, and take a general view, too."))
        layout = QVBoxLayout(self)
        layout.addWidget(self._view, 1)
        layout.addWidget(hint)
        layout.addLayout(row(None, self._take, close))
        self._sink = QVideoSink(self)
        self._camera = QCamera(QMediaDevices.defaultVideoInput(), self)
        self._session = QMediaCaptureSession(self)
        self._session.setCamera(self._camera)
        self._session.setVideoSink(self._sink)
        self._sink.videoFrameChanged.connect(self._seen)
        self._take.clicked.connect(self._taken)
        close.clicked.connect(self.reject)
        self.finished.connect(self._camera.stop)
        self._camera.start()

    @Slot(QVideoFrame)
    def _seen(self, frame: QVideoFrame) -> None:
        self._last = frame.toImage()
        self._take.setEnabled(not self._last.isNull())
        self._view.show_image(self._last)

    def _taken(self) -> None:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QImageWriter(buffer, QByteArray(b"jpeg"))
        writer.setQuality(QUALITY)
        if writer.write(self._last):
            self.taken.emit(bytes(buffer.data().data()))
            self.accept()
