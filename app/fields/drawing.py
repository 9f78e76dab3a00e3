"""What is drawn with a pen on paper or on a picture. Knows no widget."""

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter, QPainterPath, QPen

#: More points than this are no drawing.
MOST_POINTS = 100_000
PAPER = "#FFFFFF"
#: Seen on white paper and on most photographs; the same in the dark theme, as the paper is.
INKS = ("#16336B", "#C4302B", "#15211C")
WIDTH = 2.6


@dataclass(frozen=True, slots=True)
class Stroke:
    """From the touch of the pen to its lifting, in points of the paper."""

    points: tuple[QPointF, ...]
    ink: str


def paint(painter: QPainter, strokes: tuple[Stroke, ...], width: float = WIDTH) -> None:
    """Draw the strokes, round where the hand was quick."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for stroke in strokes:
        pen = QPen(QColor(stroke.ink), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        if len(stroke.points) == 1:
            painter.drawPoint(stroke.points[0])
            continue
        path = QPainterPath(stroke.points[0])
        for before, after in pairwise(stroke.points[1:]):
            path.quadTo(before, (before + after) / 2)
        path.lineTo(stroke.points[-1])
        painter.drawPath(path)


def picture_of(strokes: tuple[Stroke, ...], paper: QSize, under: QImage | None) -> bytes:
    """The drawing as PNG, made in memory: on white paper twice as fine, on a picture as large as that is."""
    if under is not None and not under.isNull():
        made = under.convertToFormat(QImage.Format.Format_RGB32)
    else:
        made = QImage(paper * 2, QImage.Format.Format_RGB32)
        made.fill(QColor(PAPER))
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(made.width() / paper.width(), made.height() / paper.height())
    paint(painter, strokes)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(made)
    return bytes(buffer.data().data())
