"""A sketch in layers over a sheet: what is drawn, and how it travels inside its own picture. Knows no widget."""

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QSize
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

from app.fields.drawing import INKS, MOST_POINTS, PAPER, Stroke, paint

SHEETS: Final = ("body", "map", "blank")
PAPER_SIZE: Final = QSize(860, 500)
FINER: Final = 2
MOST_LAYERS: Final = 12
LONGEST_NAME: Final = 60
_KEY: Final = "svidok-layers"
_LARGEST: Final = 8 * 1024 * 1024
_FOLDER: Final = Path(__file__).parent.parent.parent.parent / "resources" / "sketch"


@dataclass(frozen=True, slots=True)
class Layer:
    """What was drawn on one layer; a hidden one is kept and not seen."""

    name: str
    strokes: tuple[Stroke, ...] = ()
    is_seen: bool = True


@dataclass(frozen=True, slots=True)
class Sketch:
    """A sheet and its layers, the lowest first."""

    sheet: str
    layers: tuple[Layer, ...]

    def with_strokes(self, at: int, strokes: tuple[Stroke, ...]) -> "Sketch":
        """The same with other strokes on one layer."""
        changed = replace(self.layers[at], strokes=strokes)
        return replace(self, layers=(*self.layers[:at], changed, *self.layers[at + 1 :]))


def below(sketch: Sketch, without: int) -> QImage:
    """The sheet with every layer that is seen but one, which somebody draws on."""
    made = QImage(PAPER_SIZE * FINER, QImage.Format.Format_RGB32)
    made.fill(QColor(PAPER))
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if sketch.sheet != "blank":
        QSvgRenderer(str(_FOLDER / f"{sketch.sheet}.svg")).render(painter)
    painter.scale(FINER, FINER)
    for at, layer in enumerate(sketch.layers):
        if at != without and layer.is_seen:
            paint(painter, layer.strokes)
    painter.end()
    return made


def picture_of(sketch: Sketch) -> bytes:
    """The sketch as PNG with its layers inside, made in memory."""
    made = below(sketch, -1)
    made.setText(_KEY, _told(sketch))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(made)
    return bytes(buffer.data().data())


def sketch_of(picture: bytes) -> Sketch | None:
    """The layers inside a picture of ours; None when there are none that can be gone on with."""
    text = QImage.fromData(QByteArray(picture)).text(_KEY)
    try:
        return _heard(json.loads(text)) if 0 < len(text) <= _LARGEST else None
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _told(sketch: Sketch) -> str:
    layers = [
        {
            "name": layer.name,
            "seen": layer.is_seen,
            "strokes": [
                {"ink": INKS.index(stroke.ink), "points": [[round(p.x(), 1), round(p.y(), 1)] for p in stroke.points]}
                for stroke in layer.strokes
            ],
        }
        for layer in sketch.layers
    ]
    return json.dumps({"sheet": sketch.sheet, "layers": layers}, separators=(",", ":"))


def _heard(told: dict[str, object]) -> Sketch | None:
    layers = told["layers"]
    if told["sheet"] not in SHEETS or not isinstance(layers, list) or not 1 <= len(layers) <= MOST_LAYERS:
        return None
    heard = tuple(
        Layer(
            str(layer["name"])[:LONGEST_NAME],
            tuple(
                Stroke(tuple(QPointF(float(x), float(y)) for x, y in stroke["points"]), INKS[stroke["ink"]])
                for stroke in layer["strokes"]
                if stroke["points"]
            ),
            bool(layer["seen"]),
        )
        for layer in layers
    )
    if sum(len(stroke.points) for layer in heard for stroke in layer.strokes) > MOST_POINTS:
        return None
    return Sketch(str(told["sheet"]), heard)
