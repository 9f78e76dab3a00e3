"""Background work in lanes, as screens see it. Knows no Qt."""

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol, TypeVar

T = TypeVar("T")


class Lane(StrEnum):
    """Each lane is one thread: work in a lane keeps its order."""

    VAULT = "vault"
    # Testimony that waits to be written: the thread of the vault, ahead of all that is queued there.
    WORDS = "words"
    # Testimony in its turn in that thread, because what it belongs to may be queued there. The lock waits for it too.
    MARKS = "marks"
    NETWORK = "network"
    # Copies and checks: they may take minutes, and what a person types must never wait behind them.
    KEEPING = "keeping"


class Job(Protocol):
    """A piece of work that was handed in."""

    def cancel(self) -> None:
        """Forget the result; work not begun yet never begins."""

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody cancelled it; long work may ask and stop early."""


class Jobs(Protocol):
    """Where a presenter hands in whatever takes longer than a blink."""

    def run(
        self, lane: Lane, work: Callable[[], T], *, done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> Job:
        """Run `work` in the lane; then `done` or `failed` in the thread of the windows."""

    def post(self, callback: Callable[[], None]) -> None:
        """Call `callback` soon in the thread of the windows: how running work reports progress."""
