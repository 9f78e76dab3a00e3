"""A picture in memory that can be made larger and turned for the eye; the file never changes by it."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView, QWidget

from app.looking import Picture
from app.screens.exhibits.files_list import blurred

CLOSER, FURTHEST, CLOSEST = 1.25, 0.02, 16.0


def image_of(picture: Picture) -> QImage:
    """Give the points as a picture of Qt's own."""
    shared = QImage(picture.points, picture.width, picture.height, picture.width * 3, QImage.Format.Format_RGB888)
    # The bytes belong to Python: the picture needs its own.
    return shared.copy()


class PictureView(QGraphicsView):
    """Plus and minus make it larger and smaller, R turns it, 0 fits it into the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("picture_view")
        self._scene = QGraphicsScene(self)
        self.setScene(self._scene)
        self._item = self._scene.addPixmap(QPixmap())
        self._item.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self._image = QImage()
        self._is_fitted = True
        self._is_covered = False
        self._retranslate()

    @property
    def is_covered(self) -> bool:
        """Whether it is blurred because it may hurt who looks."""
        return self._is_covered

    def show_image(self, image: QImage, *, covered: bool = False) -> None:
        """Show a picture, blurred while it is covered."""
        self._image, self._is_covered = image, covered
        shown = blurred(image) if covered and not image.isNull() else image
        self._item.setPixmap(QPixmap.fromImage(shown))
        self._scene.setSceneRect(QRectF(self._item.boundingRect()))
        self.fit()

    def uncover(self) -> None:
        """Show it as it is."""
        self.show_image(self._image)

    def fit(self) -> None:
        """Make it as large as the window."""
        self._is_fitted = True
        self.fitInView(self._item, Qt.AspectRatioMode.KeepAspectRatio)

    def closer(self) -> None:
        """Make it larger."""
        self._zoom(CLOSER)

    def further(self) -> None:
        """Make it smaller."""
        self._zoom(1 / CLOSER)

    def turn(self) -> None:
        """Turn it to the right, for the eye alone."""
        self.rotate(90)
        if self._is_fitted:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Make it larger or smaller with Ctrl, as everywhere."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(CLOSER if event.angleDelta().y() > 0 else 1 / CLOSER)
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom and turn by keys."""
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.closer()
            case Qt.Key.Key_Minus:
                self.further()
            case Qt.Key.Key_0:
                self.fit()
            case Qt.Key.Key_R:
                self.turn()
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep it fitted."""
        super().resizeEvent(event)
        if self._is_fitted:
            self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _zoom(self, by: float) -> None:
        self._is_fitted = False
        now = abs(self.transform().m11()) + abs(self.transform().m12())
        if FURTHEST < now * by < CLOSEST:
            self.scale(by, by)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("The picture"))
        self.setAccessibleDescription(
            self.tr("Plus and minus make it larger and smaller, R turns it, 0 fits it into the window.")
        )
