"""Pages of a PDF from outside, drawn in the process that looks. PDFium is Qt's; only here does it meet such files."""

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPdf import QPdfDocument

MOST_PAGES = 5_000
MOST_WIDTH = 2_400
_TALLEST = 4


def page_of(data: bytes, number: int, width: int) -> tuple[int, int, int, bytes] | None:
    """Give the number of pages, width, height and the bare RGB points of one page; None if there is no such page."""
    if QCoreApplication.instance() is None:
        # Kept alive by Qt itself as long as the process runs.
        QCoreApplication([])
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    count = document.pageCount()
    if document.status() is not QPdfDocument.Status.Ready or not 0 <= number < min(count, MOST_PAGES):
        return None
    points = document.pagePointSize(number)
    wide = max(100, min(width, MOST_WIDTH))
    if points.width() <= 0 or points.height() <= 0:
        return None
    tall = max(1, min(round(wide * points.height() / points.width()), wide * _TALLEST))
    drawn = document.render(number, QSize(wide, tall))
    if drawn.isNull():
        return None
    sheet = QImage(drawn.size(), QImage.Format.Format_RGB32)
    sheet.fill(QColor("white"))
    painter = QPainter(sheet)
    painter.drawImage(0, 0, drawn)
    painter.end()
    plain = sheet.convertToFormat(QImage.Format.Format_RGB888)
    rows = bytes(plain.constBits())
    line, full = plain.bytesPerLine(), plain.width() * 3
    bare = rows if line == full else b"".join(rows[at : at + full] for at in range(0, line * plain.height(), line))
    return min(count, MOST_PAGES), plain.width(), plain.height(), bare
