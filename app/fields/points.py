"""Points on the earth as people type them and as XForms store them. Knows no Qt."""

import re
from dataclasses import dataclass

MOST_POINTS = 5_000
_NUMBER = re.compile(r"[-+]?\d{1,6}(?:\.\d{1,9})?")
_DMS = re.compile(
    r"(\d{1,3})\s*°\s*(\d{1,2})\s*['′’]\s*(?:(\d{1,2}(?:[.,]\d{1,6})?)\s*[\"″”]\s*)?([NSEW]|пн|пд|сх|зх)\.?(?:\s*(?:ш|д)\.?)?",
    re.IGNORECASE,
)
_SOUTH_OR_WEST = frozenset({"s", "w", "пд", "зх"})


@dataclass(frozen=True, slots=True)
class Point:
    """Latitude, longitude, altitude and accuracy in metres, as decimal numbers written down."""

    latitude: str
    longitude: str
    altitude: str = ""
    accuracy: str = ""

    @property
    def stored(self) -> str:
        """As XForms keep it: four numbers; what is not known is 0."""
        return f"{self.latitude} {self.longitude} {self.altitude or '0'} {self.accuracy or '0'}"

    @property
    def written(self) -> str:
        """As people read it; what is not known is left out."""
        more = f" {self.altitude or '0'} {self.accuracy}".rstrip() if self.altitude or self.accuracy else ""
        return f"{self.latitude} {self.longitude}{more}"


def read_point(text: str) -> Point | None:
    """Read a point in decimals or degrees and minutes; None if it is none."""
    found = _DMS.findall(text)
    if len(found) == 2:
        return _checked([_of_degrees(*one) for one in found])
    parts = re.split(r"[;\s]+|,\s+", text.strip().replace("−", "-"))
    if len(parts) == 1 and text.count(",") == 1 and "." in text:
        parts = text.strip().split(",")
    return _checked([part.strip(",").replace(",", ".") for part in parts if part.strip(",")])


def read_points(text: str) -> tuple[Point, ...] | None:
    """Read one point a line, or a stored trace; None where one of them is none."""
    lines = [line for line in re.split(r"[\n;]", text) if line.strip()]
    if len(lines) > MOST_POINTS:
        return None
    points = [read_point(line) for line in lines]
    return None if None in points else tuple(point for point in points if point is not None)


def stored_trace(points: tuple[Point, ...], *, closed: bool) -> str:
    """As XForms keep a line; a shape ends where it began."""
    if closed and points and points[0] != points[-1]:
        points = (*points, points[0])
    return ";".join(point.stored for point in points)


def of_stored(value: str) -> Point | None:
    """Read a stored point; zeros that stand for the unknown stay away."""
    point = read_point(value)
    if point is None:
        return None
    altitude, accuracy = (_blank_zero(number) for number in (point.altitude, point.accuracy))
    return Point(point.latitude, point.longitude, altitude, accuracy)


def _blank_zero(number: str) -> str:
    return "" if number and float(number) == 0 else number


def _checked(parts: list[str]) -> Point | None:
    if not 2 <= len(parts) <= 4 or not all(_NUMBER.fullmatch(part) for part in parts):
        return None
    if abs(float(parts[0])) > 90 or abs(float(parts[1])) > 180:
        return None
    if len(parts) == 4 and float(parts[3]) < 0:
        return None
    return Point(*(part.lstrip("+") for part in parts))


def _of_degrees(degrees: str, minutes: str, seconds: str, side: str) -> str:
    value = int(degrees) + int(minutes) / 60 + float((seconds or "0").replace(",", ".")) / 3600
    text = f"{value:.7f}".rstrip("0").rstrip(".")
    return f"-{text}" if side.casefold() in _SOUTH_OR_WEST else text
