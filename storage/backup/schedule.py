"""What is due: a generation every quarter of an hour and after each seal, the medium and the full check once a day."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from storage.backup import generations, medium, standing
from storage.backup.databases import Cancelled, Progress, never, unheeded
from storage.backup.errors import CopyDamaged, NoRoom, Stopped
from storage.backup.generations import Mark
from storage.backup.medium import CopyReport
from storage.backup.standing import State
from storage.integrity import check, outcomes
from storage.integrity.findings import Finding, FindingCode, Findings
from storage.integrity.findings import Progress as Permille
from storage.platform.clock import Moment
from storage.vault import Vault, VaultError

GENERATION_EVERY: Final = timedelta(minutes=15)
DAY: Final = timedelta(hours=24)


class Duty(StrEnum):
    """What the program does by itself, the most urgent first."""

    GENERATION = "generation"
    MEDIUM = "medium"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class Done:
    """How the last round of a duty ended; the mark is that of the newest generation."""

    mark: Mark | None


def due(vault: Vault, moment: Moment, last: Mark | None, resting: frozenset[Duty] = frozenset()) -> Duty | None:
    """What to do next, if anything.

    Args:
        vault: the vault.
        moment: now.
        last: the mark after the newest generation, None at the start.
        resting: what failed a short while ago and must not keep the rest from being done.
    """
    return next((duty for duty in _due(vault, moment, last) if duty not in resting), None)


def _due(vault: Vault, moment: Moment, last: Mark | None) -> Iterator[Duty]:
    now = standing.state(vault)
    if _is_generation_due(vault, now, moment, last):
        yield Duty.GENERATION
    if _is_medium_due(vault, now, moment):
        yield Duty.MEDIUM
    if _is_past(now.full_check_at, moment, DAY):
        yield Duty.CHECK


def _is_generation_due(vault: Vault, now: State, moment: Moment, last: Mark | None) -> bool:
    is_late = _is_past(now.generation_at, moment, GENERATION_EVERY)
    has_changed = last is None or generations.mark(vault) != last
    return generations.is_renewal_due(vault) or now.sealed > now.generation_sealed or (has_changed and is_late)


def copy_to_medium(
    vault: Vault, moment: Callable[[], Moment], *, cancelled: Cancelled = never, progress: Progress = unheeded
) -> CopyReport:
    """Copy onto the second medium; between two files the generation that falls due is made, as the copy may take hours.

    Raises:
        BackupError, VaultError: As `medium.copy`; DamageFound also from a generation.
    """
    last: Mark | None = None

    def between() -> None:
        nonlocal last
        if not _is_generation_due(vault, standing.state(vault), moment(), last):
            return
        with contextlib.suppress(NoRoom, CopyDamaged, VaultError):
            # What does not work now is tried again, and told, when its own turn comes.
            generations.keep_up(vault, moment(), cancelled=cancelled)
        last = generations.mark(vault)

    return medium.copy(vault, moment(), cancelled=cancelled, progress=progress, between=between)


def full_check(
    vault: Vault, moment: Moment, *, cancelled: Cancelled = never, progress: Progress = unheeded
) -> Findings:
    """Check everything without anybody having to wait, and keep the outcome.

    Every page of the database is read and authenticated by copying it, and its structure is checked in the copy.

    Raises:
        NoRoom, Stopped, VaultError: It could not be checked; DamageFound means a page that cannot be read.
    """
    try:
        generations.make(vault, moment, cancelled=cancelled, thorough=True)
        in_pages: tuple[Finding, ...] = ()
    except CopyDamaged:
        in_pages = (Finding(FindingCode.DATABASE_DAMAGED),)
        standing.note_damage(vault, moment)

    def told(done: Permille) -> None:
        progress(done.permille, 1000)

    findings = check.full(vault, told, cancelled, pages=False)
    if not findings.is_complete:
        raise Stopped
    findings = replace(findings, found=(*in_pages, *findings.found))
    with vault.transaction() as tx:
        outcomes.keep(tx, findings, moment)
    return findings


def perform(vault: Vault, duty: Duty, moment: Callable[[], Moment], cancelled: Cancelled, progress: Progress) -> Done:
    """Do what is due.

    Raises:
        BackupError, VaultError: It did not work; what was there before is intact.
    """
    match duty:
        case Duty.GENERATION:
            generations.keep_up(vault, moment(), cancelled=cancelled, progress=progress)
        case Duty.MEDIUM:
            copy_to_medium(vault, moment, cancelled=cancelled, progress=progress)
        case Duty.CHECK:
            full_check(vault, moment(), cancelled=cancelled, progress=progress)
    return Done(generations.mark(vault))


def _is_medium_due(vault: Vault, now: State, moment: Moment) -> bool:
    if now.medium is None or not now.someone_could_open or not medium.is_there(vault):
        return False
    if now.removals_waiting or now.sealed > now.medium_sealed:
        return True
    return _is_past(now.medium_copied_at, moment, DAY)


def _is_past(at: str, moment: Moment, span: timedelta) -> bool:
    """Whether that long has passed; a clock that was set back does not put anything off."""
    if not at:
        return True
    passed = datetime.fromisoformat(moment.wall) - datetime.fromisoformat(at)
    return passed >= span or passed < timedelta(0)
