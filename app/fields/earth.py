"""The arithmetic of the map: from degrees to the flat sheet and back, distances, round numbers. Knows no Qt."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

#: Beyond this the sheet has no end.
MOST_LATITUDE = 85.0
EARTH_M = 40_075_016.686
RADIUS_M = 6_371_008.8
#: Points of the screen for the whole earth: from all of it to a few metres.
LEAST_SCALE, MOST_SCALE = 256.0, 256.0 * 2**20
_STEPS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
_LENGTHS = tuple(number * 10**power for power in range(7) for number in (1, 2, 5))


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the earth in degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A part of the flat map: what is in its middle, how large it is drawn, how much of it is seen."""

    centre: Spot
    scale: float
    width: float
    height: float

    def at(self, spot: Spot) -> tuple[float, float]:
        """Where a place is on the sheet, in points from its top left corner."""
        x, y = _flat(spot)
        middle_x, middle_y = _flat(self.centre)
        return (x - middle_x) * self.scale + self.width / 2, (y - middle_y) * self.scale + self.height / 2

    def spot(self, x: float, y: float) -> Spot:
        """The place at a point of the sheet."""
        middle_x, middle_y = _flat(self.centre)
        return _round_earth(middle_x + (x - self.width / 2) / self.scale, middle_y + (y - self.height / 2) / self.scale)

    def moved(self, right: float, down: float) -> "Sheet":
        """The sheet pushed by so many points."""
        return Sheet(self.spot(self.width / 2 + right, self.height / 2 + down), self.scale, self.width, self.height)

    def zoomed(self, factor: float, x: float | None = None, y: float | None = None) -> "Sheet":
        """The sheet drawn larger; what is at the point, or in the middle, stays there."""
        scale = min(max(self.scale * factor, LEAST_SCALE), MOST_SCALE)
        x = self.width / 2 if x is None else x
        y = self.height / 2 if y is None else y
        held = self.spot(x, y)
        larger = Sheet(self.centre, scale, self.width, self.height)
        now_x, now_y = larger.at(held)
        return larger.moved(now_x - x, now_y - y)

    @property
    def metres(self) -> float:
        """How many metres one point is in the middle of the sheet."""
        return EARTH_M * math.cos(math.radians(self.centre.latitude)) / self.scale


def around(spots: Iterable[Spot], width: float, height: float, *, closest: float = 256.0 * 2**12) -> Sheet | None:
    """The sheet that shows all these places with some room around them; None where there are none."""
    flat = [_flat(spot) for spot in spots]
    if not flat:
        return None
    left, right = min(x for x, _ in flat), max(x for x, _ in flat)
    top, bottom = min(y for _, y in flat), max(y for _, y in flat)
    centre = _round_earth((left + right) / 2, (top + bottom) / 2)
    room = 0.8
    scales = [closest]
    if right > left:
        scales.append(width * room / (right - left))
    if bottom > top:
        scales.append(height * room / (bottom - top))
    return Sheet(centre, min(max(min(scales), LEAST_SCALE), MOST_SCALE), width, height)


def step_of(sheet: Sheet, room: float = 110.0) -> float:
    """Degrees from one line of the net to the next, so that there is room between them."""
    return next((step for step in _STEPS if step / 360 * sheet.scale >= room), _STEPS[-1])


def bar_of(sheet: Sheet, most: float = 120.0) -> tuple[float, float]:
    """A round length in metres, and how many points of the sheet it is."""
    length = max((one for one in _LENGTHS if one / sheet.metres <= most), default=_LENGTHS[0])
    return float(length), length / sheet.metres


def distance_m(one: Spot, other: Spot) -> float:
    """Metres between two places, over a round earth."""
    first, second = math.radians(one.latitude), math.radians(other.latitude)
    across = math.radians(other.longitude - one.longitude)
    half = math.sin((second - first) / 2) ** 2 + math.cos(first) * math.cos(second) * math.sin(across / 2) ** 2
    return 2 * RADIUS_M * math.asin(min(1.0, math.sqrt(half)))


def digits_of(sheet: Sheet) -> int:
    """Digits after the point of a degree that a place chosen on this sheet has; more would claim what nobody saw."""
    return min(6, max(2, math.ceil(math.log10(111_320 / max(sheet.metres, 0.1)))))


def _flat(spot: Spot) -> tuple[float, float]:
    latitude = math.radians(min(max(spot.latitude, -MOST_LATITUDE), MOST_LATITUDE))
    return spot.longitude / 360 + 0.5, 0.5 - math.asinh(math.tan(latitude)) / (2 * math.pi)


def _round_earth(x: float, y: float) -> Spot:
    latitude = math.degrees(math.atan(math.sinh((0.5 - y) * 2 * math.pi)))
    longitude = (x - 0.5) * 360
    return Spot(min(max(latitude, -MOST_LATITUDE), MOST_LATITUDE), min(max(longitude, -180.0), 180.0))
