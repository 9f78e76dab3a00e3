"""Cities by which one finds one's way on the map. Knows no Qt."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from app.fields.earth import Spot, distance_m

FILE = Path(__file__).parent.parent.parent / "resources" / "gazetteer" / "landmarks.tsv"


@dataclass(frozen=True, slots=True)
class Landmark:
    """A city."""

    name: str
    latin: str
    spot: Spot

    def called(self, language: str) -> str:
        """Its name in a language of the screen."""
        return self.name if language == "uk" else self.latin


@lru_cache(maxsize=1)
def landmarks() -> tuple[Landmark, ...]:
    """All of them; the first is named first where there is no room for all."""
    found = []
    for line in FILE.read_text("utf-8").splitlines():
        _code, name, latin, latitude, longitude = line.split("\t")
        found.append(Landmark(name, latin, Spot(float(latitude), float(longitude))))
    return tuple(found)


def nearest(spot: Spot) -> tuple[Landmark, float]:
    """The city next to a place, and how many metres away it is."""
    return min(((one, distance_m(one.spot, spot)) for one in landmarks()), key=lambda pair: pair[1])
