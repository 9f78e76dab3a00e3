"""Points, lines and shapes on the earth, typed or taken from a map; this program asks no satellite where it is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.fields.base import TESTIMONY, Field, styled
from app.fields.earth import Spot
from app.fields.map_panel import MapFold
from app.fields.map_view import Mark
from app.fields.markdown import to_plain
from app.fields.points import Point, of_stored, read_point, read_points, stored_trace
from app.fields.question import Kind, Question
from app.fields.text import LinesEdit
from app.theme import sized


class PointField(Field):
    """Latitude and longitude, and where known altitude and accuracy."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        row = QWidget(self)
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(10)
        # What is being written is left alone while it means the answer that stands.
        self._said = ""
        self._lines: list[QLineEdit] = []
        self._words: list[QLabel] = []
        for width in (150, 150, 96, 96):
            words, line = styled("hint", QLabel(row)), QLineEdit(row)
            line.setInputMethodHints(TESTIMONY | Qt.InputMethodHint.ImhPreferNumbers)
            line.setMaxLength(80)
            line.setMinimumWidth(sized(width))
            line.textEdited.connect(self._edited)
            line.editingFinished.connect(self._left)
            words.setBuddy(line)
            cell = QVBoxLayout()
            cell.setSpacing(3)
            cell.addWidget(words)
            cell.addWidget(line)
            across.addLayout(cell)
            self._lines.append(line)
            self._words.append(words)
        across.addStretch(1)
        self._map = _map_of(self, question)
        self._map.picked.connect(self._picked)
        self._map.taken_back.connect(self._taken_back)
        self.setFocusProxy(self._lines[0])
        self._finish(_below(self, row, self._map))

    def _named(self) -> tuple[QWidget, ...]:
        return ()

    def _show(self, question: Question) -> None:
        names = (self.tr("Latitude"), self.tr("Longitude"), self.tr("Altitude, m"), self.tr("Accuracy, m"))
        for name, words, line in zip(names, self._words, self._lines, strict=True):
            words.setText(name)
            line.setAccessibleName(f"{to_plain(question.label)}: {name}")
            line.setReadOnly(question.readonly)
        if question.value != self._said:
            self._said = question.value
            self._fill(of_stored(question.value) or Point("", ""))
        self._show_map()

    def _show_map(self) -> None:
        point = self._read()
        marks = (Mark("", (_spot(point),), is_chosen=True),) if point is not None else ()
        _show_on(self._map, self.question, marks)

    def _picked(self, latitude: float, longitude: float) -> None:
        if not self.question.readonly:
            # The altitude and accuracy of another point are not of this one.
            self._fill(Point(_written(latitude), _written(longitude)))
            self._edited()
            self.set_problem(self.question.problem)

    def _taken_back(self) -> None:
        if not self.question.readonly:
            self._fill(Point("", ""))
            self._edited()

    def _fill(self, point: Point) -> None:
        values = (point.latitude, point.longitude, point.altitude, point.accuracy)
        for line, value in zip(self._lines, values, strict=True):
            line.setText(value)

    def _read(self) -> Point | None:
        texts = [line.text().strip().replace(",", ".").rstrip(".") for line in self._lines]
        if not texts[1]:
            # Somebody put the whole point into the first line.
            return read_point(self._lines[0].text())
        if not texts[0]:
            return None
        if texts[3] and not texts[2]:
            texts[2] = "0"
        return read_point(" ".join(text for text in texts if text))

    def _edited(self) -> None:
        point = self._read()
        self._said = point.stored if point is not None else ""
        self._show_map()
        self._emit(self._said)

    def _left(self) -> None:
        point = self._read()
        if any(line.text().strip() for line in self._lines) and point is None:
            self.set_problem(
                self.tr("Write the latitude (−90 to 90) and the longitude (−180 to 180), such as 50.4501 and 30.5234.")
            )
            return
        if point is not None and not self._lines[1].text():
            self._fill(point)
        self.set_problem(self.question.problem)


class TraceField(Field):
    """A line or a shape: one point to a line of text; a shape is closed by itself."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self._is_closed = question.kind is Kind.GEOSHAPE
        self._said = ""
        body = QWidget(self)
        self._box = LinesEdit(body, lines=4, most=12)
        self._box.setMaximumWidth(sized(420))
        self._help = styled("hint", QLabel(body))
        self._help.setWordWrap(True)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._box)
        column.addWidget(self._help)
        self._map = _map_of(self, question)
        self._map.picked.connect(self._picked)
        self._map.taken_back.connect(self._taken_back)
        self._box.textChanged.connect(self._edited)
        self.setFocusProxy(self._box)
        self._finish(_below(self, body, self._map))

    def _show(self, question: Question) -> None:
        self._box.setReadOnly(question.readonly)
        if question.value == self._said:
            self._show_map()
            return
        self._said = question.value
        self._box.blockSignals(True)
        self._box.setPlainText("\n".join(self._open_ended(question.value)))
        self._box.blockSignals(False)
        self._show_map()
        self.set_problem(question.problem)

    def _show_map(self) -> None:
        points = read_points(self._box.toPlainText()) or ()
        self._help.setText(
            self.tr(
                "One point to a line: latitude, longitude, and where known altitude and accuracy. Points: {count}."
            ).format(count=len(points))
        )
        spots = tuple(_spot(point) for point in points)
        marks = (Mark("", spots, closed=self._is_closed, is_chosen=True),) if spots else ()
        _show_on(self._map, self.question, marks)

    def _picked(self, latitude: float, longitude: float) -> None:
        if not self.question.readonly:
            before = self._box.toPlainText().rstrip()
            point = f"{_written(latitude)} {_written(longitude)}"
            self._box.setPlainText(f"{before}\n{point}" if before else point)

    def _taken_back(self) -> None:
        if not self.question.readonly:
            self._box.setPlainText("\n".join(self._box.toPlainText().rstrip().split("\n")[:-1]))

    def _open_ended(self, value: str) -> list[str]:
        points = [of_stored(part) for part in value.split(";") if part.strip()]
        if self._is_closed and len(points) > 1 and points[0] == points[-1]:
            points.pop()
        return [point.written for point in points if point is not None]

    def _read(self) -> tuple[Point, ...] | None:
        points = read_points(self._box.toPlainText())
        least = 3 if self._is_closed else 2
        return points if points is None or not points or len(points) >= least else None

    def _edited(self) -> None:
        points = self._read()
        self._show_map()
        if points is None:
            # Half a line that somebody types must not cost the points that stand already.
            self.set_problem(
                self.tr(
                    "A shape needs three points or more, each as latitude and longitude. Until then the answer stays."
                )
                if self._is_closed
                else self.tr(
                    "A line needs two points or more, each as latitude and longitude. Until then the answer stays."
                )
            )
            return
        self._said = stored_trace(points, closed=self._is_closed)
        self._emit(self._said)
        self.set_problem(self.question.problem)


def _map_of(field: Field, question: Question) -> MapFold:
    fold = MapFold(field)
    if question.appearance & {"maps", "placement-map"}:
        fold.open()
    return fold


def _below(field: Field, editor: QWidget, fold: MapFold) -> QWidget:
    body = QWidget(field)
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addWidget(editor)
    column.addWidget(fold)
    return body


def _show_on(fold: MapFold, question: Question, marks: tuple[Mark, ...]) -> None:
    fold.show_map(to_plain(question.label), question.language, marks, picking=not question.readonly)


def _spot(point: Point) -> Spot:
    return Spot(float(point.latitude), float(point.longitude))


def _written(degrees: float) -> str:
    """A coordinate as people write it, never with an exponent."""
    return f"{degrees:.6f}".rstrip("0").rstrip(".")
