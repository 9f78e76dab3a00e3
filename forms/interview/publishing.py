"""The rules about publishing (G94, G97), decided from plain values; the register is to ask them before it shows."""

from collections.abc import Mapping
from dataclasses import dataclass

#: A smaller number of people is withheld: who knows the place knows who they are.
SMALLEST = 5
#: Codes of `suspect_status` from `corroborated` on; who was acquitted, or written down in error, is never named.
_CORROBORATED = frozenset({"corroborated", "osint_confirmed", "official_suspicion", "indicted", "convicted"})


@dataclass(frozen=True, slots=True)
class Cell:
    """A number in a published table; `value` is None where it is withheld."""

    value: int | None


def withheld(row: Mapping[str, int]) -> dict[str, Cell]:
    """The numbers of one row as they may be published (G94).

    A single withheld number could be had from the sum of the row: then the next smallest is withheld with it.
    """
    small = {name for name, count in row.items() if 0 < count < SMALLEST}
    if len(small) == 1:
        rest = [(count, name) for name, count in row.items() if count >= SMALLEST]
        if rest:
            small.add(min(rest)[1])
    return {name: Cell(None if name in small else count) for name, count in row.items()}


def is_unique(people: int) -> bool:
    """Whether a trait would name somebody: fewer than five share it (G94)."""
    return 0 < people < SMALLEST


def may_name(status: str, *, reviewed_by_lawyer: bool) -> bool:
    """Whether a person held responsible may be named in public (G97)."""
    return status in _CORROBORATED and reviewed_by_lawyer
