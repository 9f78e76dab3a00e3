"""How fast a line is lately, and how long the rest takes on it."""

from collections import deque

_WINDOW_MS = 60_000
_LEAST_MS = 3_000


class Rate:
    """Bytes over the last minute; an estimate only after three seconds of it."""

    def __init__(self) -> None:
        self._seen: deque[tuple[int, int]] = deque()

    def at(self, mono_ms: int, sent_bytes: int) -> None:
        """So many bytes had gone at this moment of the clock that nobody can set."""
        self._seen.append((mono_ms, sent_bytes))
        # Two are always kept: on a line of a few bytes a second one request takes longer than the window.
        while len(self._seen) > 2 and self._seen[1][0] < mono_ms - _WINDOW_MS:
            self._seen.popleft()

    def seconds_for(self, left_bytes: int) -> int | None:
        """How long so many bytes will take; None as long as nobody can say."""
        if not self._seen:
            return None
        (began, first), (ended, last) = self._seen[0], self._seen[-1]
        if ended - began < _LEAST_MS or last <= first:
            return None
        return round(left_bytes * (ended - began) / 1000 / (last - first))
