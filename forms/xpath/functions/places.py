"""Functions about places: points as ``latitude longitude [altitude accuracy]``, lines joined by ``;``."""

import itertools
import math
from collections.abc import Callable

from forms.xpath.code import Code, Frame, NumberCode, as_text
from forms.xpath.dialects import Switches
from forms.xpath.functions.building import Builder, Compiling, check_count, spread, truth
from forms.xpath.nodes import Node
from forms.xpath.syntax import Expression

Point = tuple[float, float]

# Metres; the sphere that Collect measures on.
_RADIUS = 6_378_100.0


def points_of(text: str) -> list[Point] | None:
    """The points of a place text; None when it is none."""
    found: list[Point] = []
    for part in text.strip().rstrip(";").split(";"):
        words = part.split()
        if len(words) < 2:
            return None
        try:
            latitude, longitude = float(words[0]), float(words[1])
        except ValueError:
            return None
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            return None
        found.append((latitude, longitude))
    return found


def _distance(points: list[Point]) -> float:
    return sum(_between(one, other) for one, other in itertools.pairwise(points))


def _between(one: Point, other: Point) -> float:
    first, second = math.radians(one[0]), math.radians(other[0])
    across = math.radians(other[1] - one[1])
    half = math.sin((second - first) / 2) ** 2 + math.cos(first) * math.cos(second) * math.sin(across / 2) ** 2
    return 2 * _RADIUS * math.asin(min(1.0, math.sqrt(half)))


def _area(points: list[Point]) -> float:
    if len(points) < 3:
        return 0.0
    total = 0.0
    for one, other in zip(points, [*points[1:], points[0]], strict=True):
        across = math.radians(other[1] - one[1])
        total += across * (2 + math.sin(math.radians(one[0])) + math.sin(math.radians(other[0])))
    return abs(total * _RADIUS * _RADIUS / 2)


def _points(texts: list[str]) -> list[Point] | None:
    found: list[Point] = []
    for text in texts:
        if text.strip():
            points = points_of(text)
            if points is None:
                return None
            found += points
    return found


def _measure(given: Switches) -> Callable[[float], float]:
    return (lambda value: value) if given.exact_places else (lambda value: round(value, 2))


def _area_of(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
    check_count(name, arguments, 1, 1)
    strings = spread([compiling.whole(arguments[0])])
    measure = _measure(compiling.switches)

    def run(node: Node, frame: Frame) -> float:
        points = _points(strings(node, frame))
        return 0.0 if points is None else measure(_area(points))

    return NumberCode(run)


def _distance_of(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
    check_count(name, arguments, 1, None)
    codes = [compiling.whole(argument) for argument in arguments]
    strings = spread(codes)
    measure = _measure(compiling.switches)

    def run(node: Node, frame: Frame) -> float:
        points = _points(strings(node, frame))
        return 0.0 if points is None else measure(_distance(points))

    return NumberCode(run)


def _on_line(point: Point, one: Point, other: Point) -> bool:
    cross = (point[1] - one[1]) * (other[0] - one[0]) - (point[0] - one[0]) * (other[1] - one[1])
    return (
        abs(cross) < 1e-12
        and min(one[0], other[0]) <= point[0] <= max(one[0], other[0])
        and min(one[1], other[1]) <= point[1] <= max(one[1], other[1])
    )


def _inside(point: Point, shape: list[Point]) -> bool:
    inside = False
    for one, other in zip(shape, [*shape[1:], shape[0]], strict=True):
        if _on_line(point, one, other):
            return True
        if (one[0] > point[0]) != (other[0] > point[0]):
            at = (other[1] - one[1]) * (point[0] - one[0]) / (other[0] - one[0]) + one[1]
            inside ^= point[1] < at
    return inside


def _geofence(place: str, area: str) -> bool:
    points, shape = points_of(place), points_of(area)
    return bool(points) and bool(shape) and points is not None and shape is not None and _inside(points[0], shape)


def _side(one: Point, two: Point, three: Point) -> float:
    return (two[1] - one[1]) * (three[0] - one[0]) - (two[0] - one[0]) * (three[1] - one[1])


def _intersects(trace: str) -> bool:
    points = points_of(trace) or []
    lines = list(itertools.pairwise(points))
    closed = len(points) > 2 and points[0] == points[-1]
    for at, (one, two) in enumerate(lines):
        for beyond in range(at + 2, len(lines)):
            if closed and at == 0 and beyond == len(lines) - 1:
                continue
            three, four = lines[beyond]
            if (
                _side(one, two, three) * _side(one, two, four) <= 0
                and _side(three, four, one) * _side(three, four, two) <= 0
            ):
                return True
    return False


FUNCTIONS: dict[str, Builder] = {
    "area": _area_of,
    "enclosed-area": _area_of,
    "distance": _distance_of,
    "geofence": truth(_geofence, as_text, as_text),
    "intersects": truth(_intersects, as_text),
}
