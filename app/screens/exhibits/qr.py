"""The label of an exhibit: its number and the same as a QR code; no name, no place, no word of the interview."""

import segno
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QImageWriter, QPainter

WIDTH, HEIGHT = 1_200, 600
"""100 × 50 millimetres at 300 points an inch, nearly."""
_QUIET = 4


def modules_of(number: str) -> tuple[tuple[bool, ...], ...]:
    """The dark and light fields of the code."""
    made = segno.make_qr(number, error="q")
    return tuple(tuple(bool(field) for field in line) for line in made.matrix)


def label_of(number: str, seal: str) -> bytes:
    """Give the label as a picture (PNG), made in memory; `seal` is the word for what is written in by hand."""
    picture = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    picture.setDotsPerMeterX(12_000)
    picture.setDotsPerMeterY(12_000)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("black"))
    fields = modules_of(number)
    step = (HEIGHT - 80) / (len(fields) + 2 * _QUIET)
    for row, line in enumerate(fields):
        for column, is_dark in enumerate(line):
            if is_dark:
                painter.drawRect(QRectF(40 + (column + _QUIET) * step, 40 + (row + _QUIET) * step, step, step))
    painter.setPen(QColor("black"))
    font = QFont(painter.font())
    font.setBold(True)
    font.setPixelSize(42)
    painter.setFont(font)
    head, _, tail = number.rpartition("-")
    painter.drawText(QRectF(600, 60, 570, 200), int(Qt.TextFlag.TextWrapAnywhere), f"{head}-")
    font.setPixelSize(130)
    painter.setFont(font)
    painter.drawText(600, 370, tail)
    font.setBold(False)
    font.setPixelSize(34)
    painter.setFont(font)
    painter.drawText(600, 460, seal)
    painter.drawLine(600, 540, 1_150, 540)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(picture)
    return bytes(buffer.data().data())
