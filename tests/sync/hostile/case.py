"""One thing that somebody tries on central, and what must come of it."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.sync.hostile.answers import Said
from tests.sync.hostile.door import Door


@dataclass(frozen=True, slots=True)
class Case:
    """`refused`: status and code, or several where the line may be closed first. `unread`: no byte of its body is."""

    name: str
    attempt: Callable[[Door], Said]
    refused: tuple[tuple[int, str], ...]
    unread: bool = False


def case(name: str, status: int, code: str, attempt: Callable[[Door], Said], *, unread: bool = False) -> Case:
    """A case with one right answer."""
    return Case(name, attempt, ((status, code),), unread)
