"""Copies and checks as they go on behind every screen: what is due is done quietly, one thing at a time."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from app.jobs import Jobs, Lane
from storage.backup import fetching, medium, restore, schedule, standing
from storage.backup.databases import Progress
from storage.backup.errors import DamageFound, Stopped
from storage.backup.fetching import Fetched
from storage.backup.generations import Mark
from storage.backup.medium import CopyReport
from storage.backup.restore import Restored
from storage.backup.schedule import Duty
from storage.backup.standing import Medium, State
from storage.crypto.kdf import Argon2Cost
from storage.interviews import closing, tidying
from storage.platform.clock import Clock
from storage.vault import Vault

T = TypeVar("T")
_LOOK_EVERY_MS = 20_000
# So many looks a duty rests after it failed.
_REST = 45
# Every so many looks: what policy closes is closed, though nobody locks and unlocks.
_CLOSING_EVERY = 90


class Doing(StrEnum):
    """What goes on now."""

    GENERATION = "generation"
    COPYING = "copying"
    CHECKING_MEDIUM = "checking-medium"
    FETCHING = "fetching"
    CHECKING = "checking"
    TRIAL = "trial"


_OF_DUTY = {Duty.GENERATION: Doing.GENERATION, Duty.MEDIUM: Doing.COPYING, Duty.CHECK: Doing.CHECKING}


@dataclass(frozen=True, slots=True)
class KeepingState:
    """How things stand; `standing` is None until it was first read."""

    standing: State | None = None
    is_medium_there: bool = False
    is_medium_old: bool = False
    doing: Doing | None = None
    done: int = 0
    total: int = 0
    problem: Exception | None = None
    report: CopyReport | None = None
    checked_files: int | None = None
    trial: Restored | None = None
    fetched: Fetched | None = None


class Keeping(QObject):
    """One duty at a time, in a lane of its own: saving an answer never waits for a copy."""

    changed = Signal()
    damage_found = Signal(Exception)
    copy_old = Signal(bool)
    unsound = Signal(bool)

    def __init__(self, vault: Vault, jobs: Jobs, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vault = vault
        self._jobs = jobs
        self._clock = clock
        self._mark: Mark | None = None
        self._is_stopped = self._is_cancelled = self._is_looking = False
        self._looks = 0
        self._rests: dict[Duty, int] = {}
        self.state = KeepingState()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin to look what is due again and again; not at once, so that the list is there first."""
        self._timer.start()

    def stop(self) -> None:
        """Look no more; what runs stops at once, and everything it had done counts."""
        self._is_stopped = True
        self._timer.stop()
        self.cancel()

    def cancel(self) -> None:
        """Stop what runs at the next safe place."""
        self._is_cancelled = True

    def look(self) -> None:
        """See what is due, and do it."""
        if self.state.doing is not None or self._is_looking or self._is_stopped:
            return
        self._looks += 1
        if self._looks % _CLOSING_EVERY == 0:
            self._jobs.run(Lane.VAULT, self._close_due, done=_ignored, failed=_ignored)
        self._is_looking = True
        self._jobs.run(Lane.KEEPING, self._look, done=self._looked, failed=self._not_looked)

    def refresh(self) -> None:
        """Read anew how copies stand, for a screen that is shown."""
        self._jobs.run(Lane.KEEPING, self._standing, done=self._stood, failed=self._not_looked)

    def choose(self, folder: Path) -> None:
        """Take a folder on a second medium, and copy."""

        def chosen(_: Medium) -> None:
            self._ended()
            self.copy()

        self._run(Doing.COPYING, lambda _: medium.choose(self._vault, folder, self._clock.now()), chosen)

    def copy(self) -> None:
        """Copy everything onto the second medium now."""

        def copied(report: CopyReport) -> None:
            self._ended(report=report)

        self._run(
            Doing.COPYING,
            lambda progress: schedule.copy_to_medium(
                self._vault, self._clock.now, cancelled=self._asked_to_stop, progress=progress
            ),
            copied,
        )

    def check_medium(self) -> None:
        """Read every file of the copy on the medium."""

        def checked(files: int) -> None:
            self._ended(checked_files=files)

        self._run(
            Doing.CHECKING_MEDIUM,
            lambda progress: medium.check(
                self._vault, self._clock.now(), cancelled=self._asked_to_stop, progress=progress
            ),
            checked,
        )

    def fetch(self) -> None:
        """Bring back from the medium what is missing or damaged here; what came back is checked with everything."""

        def work(progress: Progress) -> Fetched:
            found = fetching.fetch_missing(
                self._vault, self._clock.now(), cancelled=self._asked_to_stop, progress=progress
            )
            if found.files:
                self._perform(Duty.CHECK, progress)
            return found

        def fetched(found: Fetched) -> None:
            self._ended(fetched=found)

        self._run(Doing.FETCHING, work, fetched)

    def check(self) -> None:
        """Check the whole vault now."""
        self._run(Doing.CHECKING, lambda progress: self._perform(Duty.CHECK, progress), self._performed)

    def try_restore(self, source: Path, seed: Callable[[], bytes], cost: Callable[[], Argon2Cost]) -> None:
        """Bring the copy back into a place that is removed again."""

        def tried(restored: Restored) -> None:
            self._ended(trial=restored)

        self._run(
            Doing.TRIAL,
            lambda progress: restore.trial(
                self._vault,
                source,
                seed(),
                cost(),
                self._clock.now(),
                cancelled=self._asked_to_stop,
                progress=progress,
            ),
            tried,
        )

    def _run(self, doing: Doing, work: Callable[[Progress], T], done: Callable[[T], None]) -> None:
        if self.state.doing is not None or self._is_stopped:
            return
        self._begin(doing)
        self._jobs.run(Lane.KEEPING, lambda: work(self._progressed), done=done, failed=self._failed)

    def _begin(self, doing: Doing) -> None:
        self._is_cancelled = False
        kept = self.state
        self._set(KeepingState(kept.standing, kept.is_medium_there, kept.is_medium_old, doing))

    def _asked_to_stop(self) -> bool:
        return self._is_cancelled

    def _progressed(self, done: int, total: int) -> None:
        if not self._is_stopped:
            self._jobs.post(lambda: self._show_progress(done, total))

    def _show_progress(self, done: int, total: int) -> None:
        if self.state.doing is not None:
            self._set(replace(self.state, done=done, total=total))

    def _standing(self) -> tuple[State, bool, bool]:
        state = standing.state(self._vault)
        is_old = state.someone_could_open and state.is_medium_old(self._clock.now())
        return state, medium.is_there(self._vault), is_old

    def _look(self) -> tuple[tuple[State, bool, bool], Duty | None]:
        resting = frozenset(duty for duty, until in self._rests.items() if until > self._looks)
        duty = schedule.due(self._vault, self._clock.now(), self._mark, resting)
        return self._standing(), duty

    def _looked(self, found: tuple[tuple[State, bool, bool], Duty | None]) -> None:
        self._is_looking = False
        self._stood(found[0])
        duty = found[1]
        if duty is not None:
            # What fails is tried again later; until then a person may read why, and the rest goes on.
            self._rests[duty] = self._looks + _REST
            self._run(_OF_DUTY[duty], lambda progress: self._perform(duty, progress), self._performed)

    def _stood(self, found: tuple[State, bool, bool]) -> None:
        self._set(replace(self.state, standing=found[0], is_medium_there=found[1], is_medium_old=found[2]))
        self.copy_old.emit(found[2])
        self.unsound.emit(bool(found[0].full_check_at) and not found[0].full_check_sound)

    def _not_looked(self, error: Exception) -> None:
        self._is_looking = False
        self._set(replace(self.state, problem=error))

    def _perform(self, duty: Duty, progress: Progress) -> Mark | None:
        if duty is Duty.GENERATION and tidying.is_due(self._vault):
            tidying.tidy(self._vault, self._asked_to_stop)
        return schedule.perform(self._vault, duty, self._clock.now, self._asked_to_stop, progress).mark

    def _performed(self, mark: Mark | None) -> None:
        self._mark = mark
        self._rests.clear()
        self._ended()
        # The next thing that is due need not wait for the clock.
        self.look()

    def _ended(
        self,
        *,
        report: CopyReport | None = None,
        checked_files: int | None = None,
        trial: Restored | None = None,
        fetched: Fetched | None = None,
    ) -> None:
        kept = self.state
        self._set(
            KeepingState(
                kept.standing,
                kept.is_medium_there,
                kept.is_medium_old,
                report=report,
                checked_files=checked_files,
                trial=trial,
                fetched=fetched,
            )
        )
        self.refresh()

    def _failed(self, error: Exception) -> None:
        kept = self.state
        told = None if isinstance(error, Stopped) else error
        if isinstance(error, DamageFound):
            self.damage_found.emit(error)
        self._set(KeepingState(kept.standing, kept.is_medium_there, kept.is_medium_old, problem=told))

    def _close_due(self) -> None:
        closing.close_due(self._vault, self._clock.now())

    def _set(self, state: KeepingState) -> None:
        if self._is_stopped:
            return
        self.state = state
        self.changed.emit()


def _ignored(_: object) -> None:
    """What is not closed now is closed at the next look or the next unlocking."""
