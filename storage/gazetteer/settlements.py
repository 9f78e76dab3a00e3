"""Search the bundled register of settlements by any of their names."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settlement:
    """One entry of the register; always shown with raion and oblast, because names repeat.

    Attributes:
        code: KATOTTG code, ``UA`` and 17 digits.
        kind: ``city``, ``settlement``, ``village``, ``district`` of a city, ``hromada``, ``raion`` or ``oblast``.
        old_names: Names it had before a renaming.
        latitude: Degrees; None where the register has no coordinates.
    """

    code: str
    name: str
    kind: str
    hromada: str
    raion: str
    oblast: str
    old_names: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None


class Gazetteer:
    """The settlements of Ukraine, read only; usable from any one thread at a time."""

    def __init__(self, path: Path) -> None:
        raise NotImplementedError

    def search(self, text: str, limit: int = 20) -> tuple[Settlement, ...]:
        """Settlements whose new or old name begins so, in Ukrainian, Russian or Latin letters; the likeliest first."""
        raise NotImplementedError

    def by_code(self, code: str) -> Settlement | None:
        """The entry of a code, or None."""
        raise NotImplementedError

    def close(self) -> None:
        """Close the file."""
        raise NotImplementedError
