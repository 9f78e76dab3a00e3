"""A drawing of a form whose parts are answers (SVG), read without trust: what is drawn is written anew from numbers.

Knows no Qt. Nothing of the file reaches who draws but shapes, matrices, plain colours and short words: no scripts, no
references, no pictures, no style sheets but plain classes, no fonts.
"""

import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.sax.saxutils import escape

from lxml import etree

from forms.engine.document import local, parse
from forms.engine.errors import FormError

MOST_BYTES: Final = 1 << 20
MOST_SHAPES: Final = 2_000
MOST_NUMBERS: Final = 100_000
MOST_WORDS: Final = 80
#: Of a coordinate, and of what a matrix makes of it.
FARTHEST: Final = 1e5
LARGEST_SCALE: Final = 1e4
#: The longer side may be so many times the shorter one.
LONGEST: Final = 20
_LONGEST_NUMBER: Final = 32
_MOST_CSS: Final = 64 << 10

Matrix = tuple[float, float, float, float, float, float]
_AS_IT_IS: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

_DOCTYPE = re.compile(rb"<!DOCTYPE\s+svg\b[^\[>]{0,400}>")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?")
_PATH = re.compile(r"[MmZzLlHhVvCcSsQqTtAa0-9eE.,+\-\s]*")
_POINTS = re.compile(r"[0-9eE.,+\-\s]*")
_COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}|[a-zA-Z]{3,24}|rgb\([\d\s.,%]{1,40}\)")
_TRANSFORM = re.compile(r"(matrix|translate|scale|rotate|skewX|skewY)\s*\(([0-9eE.,+\-\s]{0,200})\)")
_RULE = re.compile(r"([^{}]{1,400})\{([^{}]{0,1000})\}")
_CLASS = re.compile(r"\.([A-Za-z_][\w-]{0,60})")

_GROUPS: Final = frozenset({"svg", "g", "a", "switch"})
_NUMBERS_OF: Final[Mapping[str, tuple[str, ...]]] = {
    "path": (),
    "rect": ("x", "y", "width", "height", "rx", "ry"),
    "circle": ("cx", "cy", "r"),
    "ellipse": ("cx", "cy", "rx", "ry"),
    "line": ("x1", "y1", "x2", "y2"),
    "polyline": (),
    "polygon": (),
    "text": ("x", "y"),
}
_WORDS_OF: Final[Mapping[str, frozenset[str]]] = {
    "fill-rule": frozenset({"nonzero", "evenodd"}),
    "stroke-linejoin": frozenset({"miter", "round", "bevel"}),
    "stroke-linecap": frozenset({"butt", "round", "square"}),
    "text-anchor": frozenset({"start", "middle", "end"}),
    "font-weight": frozenset({"normal", "bold"}),
}
_MEASURES: Final = ("stroke-width", "font-size", "fill-opacity", "stroke-opacity")
_COLOURS: Final = ("fill", "stroke")
_KNOWN: Final = frozenset({*_WORDS_OF, *_MEASURES, *_COLOURS, "opacity", "display", "visibility"})


class BadDrawing(Exception):
    """It is no drawing that is shown here."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape; `owners` are the names that it and the groups around it bear, the innermost first."""

    tag: str
    owners: tuple[str, ...]
    attributes: tuple[tuple[str, str], ...]
    matrix: Matrix
    words: str = ""

    def written(self, over: Mapping[str, str] | None = None) -> str:
        """Write it as SVG, some attributes replaced."""
        given = dict(self.attributes) | dict(over or {})
        said = "".join(f' {name}="{value}"' for name, value in given.items())
        matrix = " ".join(f"{one:.6g}" for one in self.matrix)
        return f'<{self.tag} transform="matrix({matrix})"{said}>{escape(self.words)}</{self.tag}>'


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes in the order in which they are painted, and the part of the plane that is seen."""

    box: tuple[float, float, float, float]
    shapes: tuple[Shape, ...]
    names: frozenset[str]

    def picture(self) -> bytes:
        """The whole drawing as SVG."""
        return self._svg(shape.written() for shape in self.shapes)

    def regions(self, names: tuple[str, ...], colour: Callable[[int], str]) -> bytes:
        """Only the shapes of these regions as SVG, each wholly in the colour that its place in `names` has."""
        places = {name: place for place, name in enumerate(names)}

        def written() -> Iterator[str]:
            for shape in self.shapes:
                place = next((places[owner] for owner in shape.owners if owner in places), None)
                if place is not None:
                    yield shape.written(_plain(shape, colour(place)))

        return self._svg(written())

    def _svg(self, shapes: Iterator[str]) -> bytes:
        box = " ".join(f"{one:.6g}" for one in self.box)
        start = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">'
        return (start + "".join(shapes) + "</svg>").encode()


def read_drawing(content: bytes) -> Drawing:
    """Read an SVG.

    Raises:
        BadDrawing: It is none, too large, or would be drawn without end.
    """
    if not 0 < len(content) <= MOST_BYTES:
        raise BadDrawing
    head = content[:4096]
    try:
        # Every editor writes the same line of a document type; one that declares something is refused below.
        root = parse(_DOCTYPE.sub(b"", head, count=1) + content[4096:])
    except FormError:
        raise BadDrawing from None
    if local(root) != "svg":
        raise BadDrawing
    reader = _Reader(_classes(root))
    reader.read(root, _Around())
    if not reader.shapes:
        raise BadDrawing
    return Drawing(_box(root), tuple(reader.shapes), frozenset(reader.names))


@dataclass(frozen=True, slots=True)
class _Around:
    """What a shape has from the groups around it."""

    owners: tuple[str, ...] = ()
    looks: Mapping[str, str] = field(default_factory=dict)
    matrix: Matrix = _AS_IT_IS
    opacity: float = 1.0


class _Reader:
    def __init__(self, classes: Mapping[str, Mapping[str, str]]) -> None:
        self._classes = classes
        self._numbers = 0
        self.shapes: list[Shape] = []
        self.names: set[str] = set()

    def read(self, element: etree._Element, around: _Around) -> None:
        """Take in a group, or a shape; everything else is left out with all that is in it."""
        tag = local(element)
        if tag not in _GROUPS and tag not in _NUMBERS_OF:
            return
        own = self._looks(element)
        if own.pop("display", "") == "none" or own.get("visibility", "") in ("hidden", "collapse"):
            return
        own.pop("visibility", None)
        opacity = around.opacity * _part(own.pop("opacity", "1"))
        name = element.get("id", "")
        owners = (name, *around.owners) if 0 < len(name) <= 128 else around.owners
        inner = _Around(owners, {**around.looks, **own}, self._moved(element, around.matrix), opacity)
        if tag in _GROUPS:
            for child in element:
                self.read(child, inner)
        else:
            self._take(tag, element, inner)

    def _take(self, tag: str, element: etree._Element, around: _Around) -> None:
        given = {name: value for name in _NUMBERS_OF[tag] if (value := self._number(element.get(name, "")))}
        words = ""
        if tag == "path":
            given["d"] = self._listed(_PATH, element.get("d", ""))
        elif tag in ("polyline", "polygon"):
            given["points"] = self._listed(_POINTS, element.get("points", ""))
        elif tag == "text":
            words = " ".join("".join(str(one) for one in element.itertext()).split())[:MOST_WORDS]
        looks = {name: value for name, value in around.looks.items() if value}
        if around.opacity < 1:
            looks["opacity"] = f"{around.opacity:.4g}"
        if len(self.shapes) >= MOST_SHAPES:
            raise BadDrawing
        self.shapes.append(Shape(tag, around.owners, tuple({**looks, **given}.items()), around.matrix, words))
        self.names.update(around.owners)

    def _looks(self, element: etree._Element) -> dict[str, str]:
        said: dict[str, str] = {name: element.get(name, "") for name in _KNOWN if element.get(name)}
        for name in element.get("class", "").split()[:8]:
            said |= self._classes.get(name, {})
        said |= _declared(element.get("style", "")[:4096])
        found: dict[str, str] = {}
        for name, value in said.items():
            given = value.strip()
            if name in _COLOURS:
                # What is painted with a pattern or a gradient elsewhere is grey here.
                known = _COLOUR.fullmatch(given) is not None and given != "currentColor"
                found[name] = given if known else ("#bdbdbd" if given.startswith("url") else "#000000")
            elif name in _MEASURES:
                found[name] = self._number(given)
            elif given in _WORDS_OF.get(name, ()) or name in ("display", "visibility", "opacity"):
                found[name] = given
        return found

    def _number(self, text: str) -> str:
        """A plain number, with or without px; nothing for any other measure."""
        found = _NUMBER.fullmatch(text.strip().removesuffix("px"))
        return f"{self._bounded(found.group()):.7g}" if found is not None else ""

    def _listed(self, allowed: re.Pattern[str], text: str) -> str:
        if allowed.fullmatch(text) is None:
            raise BadDrawing
        for found in _NUMBER.finditer(text):
            self._bounded(found.group())
        return text

    def _bounded(self, text: str) -> float:
        self._numbers += 1
        if self._numbers > MOST_NUMBERS or len(text) > _LONGEST_NUMBER or abs(float(text)) > FARTHEST:
            raise BadDrawing
        return float(text)

    def _moved(self, element: etree._Element, matrix: Matrix) -> Matrix:
        for found in _TRANSFORM.finditer(element.get("transform", "")[:2000]):
            numbers = [self._bounded(one.group()) for one in _NUMBER.finditer(found.group(2))]
            matrix = _multiplied(matrix, _matrix(found.group(1), numbers))
            if max(map(abs, matrix[:4])) > LARGEST_SCALE or max(map(abs, matrix[4:])) > FARTHEST:
                raise BadDrawing
        return matrix


def _plain(shape: Shape, colour: str) -> dict[str, str]:
    """The attributes that give a shape one colour all over; an open line is as wide as a finger can point at."""
    has_line = dict(shape.attributes).get("stroke", "none") != "none"
    painted = {"fill": colour, "fill-opacity": "1", "stroke-opacity": "1", "opacity": "1"}
    if shape.tag == "line":
        return painted | {"stroke": colour, "stroke-width": "6"}
    return painted | {"stroke": colour if has_line else "none"}


def _classes(root: etree._Element) -> dict[str, dict[str, str]]:
    """What plain classes of the drawing's own style sheet say; other selectors are not looked at."""
    found: dict[str, dict[str, str]] = {}
    for element in root.iter("{*}style"):
        text = re.sub(r"/\*.*?\*/", "", (element.text or "")[:_MOST_CSS], flags=re.DOTALL)
        for rule in _RULE.finditer(text):
            said = _declared(rule.group(2))
            for selector in rule.group(1).split(","):
                name = _CLASS.fullmatch(selector.strip())
                if name is not None:
                    found.setdefault(name.group(1), {}).update(said)
    return found


def _declared(text: str) -> dict[str, str]:
    pairs = (one.partition(":") for one in text.split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs if name.strip() in _KNOWN}


def _part(text: str) -> float:
    found = _NUMBER.fullmatch(text.strip())
    return min(1.0, max(0.0, float(found.group()))) if found is not None else 1.0


def _box(root: etree._Element) -> tuple[float, float, float, float]:
    given = [float(one.group()) for one in _NUMBER.finditer(root.get("viewBox", "")[:200])]
    if len(given) != 4:
        given = [0.0, 0.0, *(_length(root.get(name, "")) for name in ("width", "height"))]
    left, top, width, height = given
    is_far = not all(math.isfinite(one) and abs(one) <= FARTHEST for one in given)
    if is_far or min(width, height) <= 0 or max(width, height) > LONGEST * min(width, height):
        raise BadDrawing
    return left, top, width, height


def _length(text: str) -> float:
    found = _NUMBER.match(text.strip())
    return float(found.group()) if found is not None else 0.0


def _matrix(kind: str, given: list[float]) -> Matrix:
    if not given:
        raise BadDrawing
    first, second = given[0], given[1] if len(given) > 1 else None
    match kind:
        case "matrix" if len(given) == 6:
            return given[0], given[1], given[2], given[3], given[4], given[5]
        case "translate":
            return 1.0, 0.0, 0.0, 1.0, first, second or 0.0
        case "scale":
            return first, 0.0, 0.0, first if second is None else second, 0.0, 0.0
        case "rotate":
            sine, cosine = math.sin(math.radians(first)), math.cos(math.radians(first))
            x, y = (given[1], given[2]) if len(given) == 3 else (0.0, 0.0)
            return cosine, sine, -sine, cosine, x - cosine * x + sine * y, y - sine * x - cosine * y
        case "skewX" | "skewY":
            lean = math.tan(math.radians(first))
            return (1.0, 0.0, lean, 1.0, 0.0, 0.0) if kind == "skewX" else (1.0, lean, 0.0, 1.0, 0.0, 0.0)
        case _:
            raise BadDrawing


def _multiplied(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        a * g + c * h, b * g + d * h,
        a * i + c * j, b * i + d * j,
        a * k + c * m + e, b * k + d * m + f,
    )  # fmt: skip
