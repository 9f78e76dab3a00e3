"""The pictures that a form brings for its answers, made small and bounded: anybody may have made them."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImageReader, QPixmap

from app.screens.draft.draft import Draft

MOST_PIXELS = 40_000_000
FORMATS = (b"png", b"jpeg")


class FormPictures:
    """Gives a picture by the name that the form has for it; nothing where it is missing or no picture."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._made: dict[str, QPixmap] = {}

    def __call__(self, name: str, most: QSize) -> QPixmap:
        """Give the picture, no larger than asked for."""
        plain = name.rpartition("/")[2]
        if plain not in self._made:
            self._made[plain] = _read(self._draft.pictures.get(plain, b""), most)
        return self._made[plain]


def _read(content: bytes, most: QSize) -> QPixmap:
    if not content:
        return QPixmap()
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    # By their first bytes, never by their name.
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    size = reader.size()
    if reader.format().data() not in FORMATS or not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        return QPixmap()
    if size.width() > most.width() or size.height() > most.height():
        reader.setScaledSize(size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return QPixmap.fromImage(image) if not image.isNull() else QPixmap()
