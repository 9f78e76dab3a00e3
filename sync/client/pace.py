"""How much goes into one request: more while it goes well, less after a failure."""

from dataclasses import dataclass

_QUICK_SUCCESSES = 3
_MOST_FAILURES = 3


@dataclass(slots=True)
class Pace:
    """A size that doubles after three successes and halves after a failure."""

    size: int
    least: int
    most: int
    _successes: int = 0
    _failures: int = 0

    def went_well(self) -> None:
        """One request was answered."""
        self._failures = 0
        self._successes += 1
        if self._successes >= _QUICK_SUCCESSES:
            self._successes = 0
            self.size = min(self.size * 2, self.most)

    def failed(self) -> bool:
        """One request was lost; whether to try again at once."""
        self._successes = 0
        self._failures += 1
        self.size = max(self.size // 2, self.least)
        return self._failures < _MOST_FAILURES
