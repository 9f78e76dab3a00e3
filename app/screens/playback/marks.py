"""What is shown along a recording. Knows no Qt."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A place to go to, in milliseconds."""

    at: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch that derived copies leave out."""

    from_ms: int
    to_ms: int
