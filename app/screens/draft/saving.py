"""Saving while somebody types: soon, in one transaction, and honest about what is not saved yet. Knows no Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from app.jobs import Jobs, Lane
from app.screens.draft.draft import Batch
from forms.engine import Changes, RepeatWrite, Write
from storage.interviews.interviews import Heading

#: After the last key; well below the half second that is promised.
DELAY_MS = 250
#: After a save was refused (a full disk, say), nobody must type for the next attempt.
AGAIN_MS = 5_000
LAST_TRIES = 4


class Delay(Protocol):
    """A timer that fires once."""

    def start(self, milliseconds: int, fire: Callable[[], None]) -> None:
        """Fire after this time, instead of what was planned."""

    def stop(self) -> None:
        """Do not fire."""

    @property
    def is_running(self) -> bool:
        """Whether it will fire."""


@dataclass(frozen=True, slots=True)
class SaveState:
    """What may be said about saving: `at` is the last commit; `is_saved` only while nothing waits."""

    is_saved: bool
    at: str = ""
    error: Exception | None = None


class Saver:
    """Collects changes and hands them to the vault's lane; keeps what could not be written."""

    def __init__(
        self,
        jobs: Jobs,
        save: Callable[[Batch], str],
        heading: Callable[[], Heading],
        delay: Delay,
        show: Callable[[SaveState], None],
        hold: Callable[[Batch | None], None] = lambda _: None,
    ) -> None:
        self._jobs, self._save, self._heading, self._delay, self._show = jobs, save, heading, delay, show
        # Told what nothing helped to keep after the screen went; None once it is kept after all.
        self._hold = hold
        self._writes: dict[str, str | None] = {}
        self._repeats: dict[str, int | None] = {}
        self._under_way: list[Batch] = []
        self._at = ""
        self._error: Exception | None = None
        self._tries_left: int | None = None

    @property
    def has_unsaved(self) -> bool:
        """Whether anything is not committed yet."""
        return bool(self._writes or self._repeats or self._under_way)

    @property
    def refused(self) -> Exception | None:
        """Why the last attempt failed; None where it did not."""
        return self._error

    def add(self, changes: Changes) -> None:
        """Take what a step changed; it is saved soon."""
        if not changes.writes and not changes.repeats:
            return
        is_first = not self._writes and not self._repeats
        self._take(changes.writes, changes.repeats)
        # A fixed deadline from the first change: restarting the timer at every key could put off the save for ever.
        if is_first or not self._delay.is_running:
            self._delay.start(DELAY_MS, self.flush)
        self._tell()

    def close(self) -> None:
        """Hand over what waits for the last time; the screen is not told any more."""
        self._delay.stop()
        self._tries_left = LAST_TRIES
        self.flush()

    def flush(self) -> None:
        """Hand over everything that waits, now."""
        if self._tries_left is None:
            # Of a closed screen the timer is gone as well.
            self._delay.stop()
        if not self._writes and not self._repeats:
            return
        batch = self._waiting()
        self._writes, self._repeats = {}, {}
        self._under_way.append(batch)
        self._jobs.run(
            Lane.WORDS, _Work(self._save, batch), done=_Done(self._saved, batch), failed=_Failed(self._failed, batch)
        )

    def _waiting(self) -> Batch:
        return Batch(
            tuple(Write(ref, value) for ref, value in self._writes.items()),
            tuple(RepeatWrite(ref, position) for ref, position in self._repeats.items()),
            self._heading(),
        )

    def _take(self, writes: tuple[Write, ...], repeats: tuple[RepeatWrite, ...]) -> None:
        for write in writes:
            # Moved to the end: a later change must be written after an earlier one.
            self._writes.pop(write.ref, None)
            self._writes[write.ref] = write.value
        for repeat in repeats:
            self._repeats.pop(repeat.ref, None)
            self._repeats[repeat.ref] = repeat.position

    def _saved(self, batch: Batch, at: str) -> None:
        self._under_way.remove(batch)
        self._at, self._error = at, None
        if self._tries_left is not None and not self.has_unsaved:
            self._hold(None)
        self._tell()

    def _failed(self, batch: Batch, error: Exception) -> None:
        self._under_way.remove(batch)
        newer = Batch(
            tuple(Write(ref, value) for ref, value in self._writes.items()),
            tuple(RepeatWrite(ref, position) for ref, position in self._repeats.items()),
            batch.heading,
        )
        self._writes, self._repeats = {}, {}
        self._take(batch.writes, batch.repeats)
        self._take(newer.writes, newer.repeats)
        self._error = error
        if self._tries_left is not None:
            # The screen is closed and its timer with it: the last words get a few more tries at once.
            self._tries_left -= 1
            if self._tries_left > 0:
                self.flush()
            else:
                self._hold(self._waiting())
            return
        if not self._delay.is_running:
            self._delay.start(AGAIN_MS, self.flush)
        self._tell()

    def _tell(self) -> None:
        if self._tries_left is None:
            self._show(SaveState(not self.has_unsaved, self._at, self._error))


@dataclass(frozen=True, slots=True)
class _Work:
    save: Callable[[Batch], str]
    batch: Batch

    def __call__(self) -> str:
        return self.save(self.batch)


@dataclass(frozen=True, slots=True)
class _Done:
    tell: Callable[[Batch, str], None]
    batch: Batch

    def __call__(self, at: str) -> None:
        self.tell(self.batch, at)


@dataclass(frozen=True, slots=True)
class _Failed:
    tell: Callable[[Batch, Exception], None]
    batch: Batch

    def __call__(self, error: Exception) -> None:
        self.tell(self.batch, error)
