"""A damaged vault: the damage set aside, the newest good copy taken, all that is newer brought into it."""

import contextlib
import json
import os
import secrets
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from storage.backup import generations, standing
from storage.backup.asides import in_order, set_aside
from storage.backup.carrying import carry, is_failing
from storage.backup.databases import NUMBER, Cancelled, CopyInfo, Progress, never, prove, unheeded
from storage.backup.errors import CopyDamaged, NoGoodCopy, NoRoom, Stopped
from storage.backup.folders import size_of
from storage.backup.generations import DATABASES
from storage.backup.merging import Merged, merge
from storage.backup.salvage import DamagedDatabase
from storage.interviews import custody, settings
from storage.interviews.requeueing import queue_again
from storage.keys import copies
from storage.keys.header import Header
from storage.objects.custody import CustodyAction
from storage.platform.clock import Moment
from storage.platform.files import free_bytes, open_new, private_directory, replace_durably, sync_directory
from storage.platform.locks import AlreadyOpen, DirectoryLock
from storage.vault import Vault, VaultBusy, VaultDamaged, WrongPassphrase, engines
from storage.vault.faults import fault_of, header_faults, named_faults
from storage.vault.migrate import migrate
from storage.vault.migrations import STEPS
from storage.vault.settling import settled
from storage.vault.transaction import Transaction
from storage.vault.vault import BACKUPS, DATABASE, database_key

_BESIDE = (f"{DATABASE}-wal", f"{DATABASE}-shm")
_DETAIL = "repaired"
# How far a repair is when a step has ended, in parts of a thousand.
_SET_ASIDE, _TAKEN, _MERGED, _PROVED, _WHOLE = 150, 300, 850, 990, 1000


@dataclass(frozen=True, slots=True)
class Repaired:
    """What became of a damaged vault: as of when the copy was, and what was brought into it (see `Merged`)."""

    copy_at: str
    answers: int
    interviews: int
    gaps: int
    dropped: int


def repair(
    directory: Path,
    passphrase: str,
    moment: Moment,
    *,
    extra: Path | None = None,
    without_copy: bool = False,
    cancelled: Cancelled = never,
    progress: Progress = unheeded,
) -> Repaired:
    """Make a damaged vault whole again; `open_vault` opens it afterwards. Nothing of the damaged state is lost.

    Args:
        directory: the vault, closed.
        passphrase: that of the vault.
        moment: now.
        extra: the folder of a copy on a second medium, where one is at hand.
        without_copy: where there is no whole copy at all, save what can still be read; the last resort.
        cancelled: asked between steps; from the moment the old database is taken away it is too late.
        progress: told of parts of a thousand.

    Raises:
        WrongPassphrase, VaultDamaged: The header does not open.
        NoGoodCopy: There is no whole copy; the damaged state lies aside, the vault is as it was.
        NoRoom, Stopped, VaultError: The same; it can be tried again.
    """
    with named_faults(), header_faults(WrongPassphrase):
        try:
            lock = DirectoryLock(directory)
        except AlreadyOpen:
            raise VaultBusy from None
        try:
            unlocked = copies.unlock_with_passphrase(directory, passphrase)
            # Where an exchange of keys was cut off, the database may be under the next one already.
            key = database_key(settled(directory, unlocked).key)
            work = _Repairing(directory, unlocked.header, key, moment, cancelled, progress)
            return work.run(extra, without_copy=without_copy)
        finally:
            lock.release()


def is_needed(directory: Path) -> bool:
    """Whether the disk fails under a database that is there: then it is damage, and waiting does not help."""
    return any(is_failing(path) for name in (DATABASE, *_BESIDE) if (path := directory / name).is_file())


def report_of(vault: Vault) -> Repaired | None:
    """What the last repair did, until a person has read it."""
    with vault.read() as tx:
        text = settings.get(tx, standing.REPAIRED)
    try:
        return Repaired(**json.loads(text)) if text else None
    except (TypeError, ValueError):
        return None


def acknowledge(vault: Vault, moment: Moment) -> None:
    """A person has read what the repair did; the log keeps it. Where all was saved, the damaged state goes."""
    told = report_of(vault)
    with vault.transaction() as tx:
        settings.put(tx, standing.REPAIRED, "", moment)
    if told is not None and not told.gaps and not told.dropped:
        generations.clear_damaged(vault, DATABASES)


def note(vault: Vault, moment: Moment) -> Repaired | None:
    """After the repaired vault was opened: enter the repair in its log, once."""
    told = report_of(vault)
    if told is not None:
        with vault.transaction() as tx:
            custody.record_once(tx, "", CustodyAction.NOTICE, moment, detail=_DETAIL)
    return told


class _Repairing:
    """One repair, from setting the damaged state aside to the new database under its name."""

    def __init__(
        self,
        directory: Path,
        header: Header,
        key: bytes,
        moment: Moment,
        cancelled: Cancelled,
        progress: Progress,
    ) -> None:
        self._directory = directory
        self._header = header
        self._key = key
        self._moment = moment
        self._cancelled = cancelled
        self._progress = progress
        self._folder = directory / BACKUPS

    def run(self, extra: Path | None, *, without_copy: bool) -> Repaired:
        private_directory(self._folder)
        size = sum(size_of(self._directory / name) for name in (DATABASE, *_BESIDE))
        if free_bytes(self._folder) < 2 * size:
            raise NoRoom
        present = set_aside(self._directory, self._folder, self._cancelled)
        work = self._folder / f".{secrets.token_hex(8)}"
        try:
            self._reached(_SET_ASIDE)
            copy = self._base(work, extra, without_copy=without_copy)
            self._reached(_TAKEN)
            asides = sorted(self._folder.glob(DATABASES), key=lambda aside: aside == present)
            merged = self._merged(work, asides, copy, has_present=present is not None)
            self._reached(_MERGED)
            prove(work, self._key, cancelled=self._cancelled)
            self._reached(_PROVED)
            # Frames of the old log would be replayed into the new database: they lie aside, and go first. The database
            # before them: without its log it could pass for whole, and open without its last answers.
            for name in (DATABASE, *_BESIDE):
                (self._directory / name).unlink(missing_ok=True)
            sync_directory(self._directory)
            replace_durably(work, self._directory / DATABASE)
            self._progress(_WHOLE, _WHOLE)
        except CopyDamaged as error:
            raise NoGoodCopy from error
        finally:
            for left in self._folder.glob(f"{work.name}*"):
                with contextlib.suppress(OSError):
                    left.unlink()
        return merged

    def _reached(self, permille: int) -> None:
        """Every step before the last leaves the vault as it was: here it can end."""
        if self._cancelled():
            raise Stopped
        self._progress(permille, _WHOLE)

    def _merged(self, work: Path, asides: list[Path], copy: CopyInfo, *, has_present: bool) -> Repaired:
        def told(done: int, total: int) -> None:
            self._progress(_TAKEN + (_MERGED - _TAKEN) * done // max(1, total), _WHOLE)

        databases = [DamagedDatabase(aside / DATABASE, self._key) for aside in asides if (aside / DATABASE).is_file()]
        try:
            sources = in_order(databases, copy, has_present=has_present)
            with contextlib.closing(engines.connected(work, self._key)) as good:
                good.execute("PRAGMA foreign_keys=OFF")
                good.execute("BEGIN IMMEDIATE")
                merged = merge(good, sources, cancelled=self._cancelled, progress=told)
                repaired = _told(copy, merged, is_gone=not sources)
                _keep(good, repaired, copy, self._moment)
                good.execute("COMMIT")
            with _transaction(work, self._key) as tx:
                queue_again(tx)
            with contextlib.closing(engines.connected(work, self._key)) as good:
                good.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        except sqlcipher.Error as error:
            # A full disk is no damage.
            raise fault_of(error) or VaultDamaged() from error
        finally:
            for database in databases:
                database.close()
        return repaired

    def _base(self, work: Path, extra: Path | None, *, without_copy: bool) -> CopyInfo:
        """Put the newest whole copy where the repair works, or an empty database of this vault."""
        try:
            copy, base = _newest_good(self._folder, self._key, extra, self._cancelled)
        except NoGoodCopy:
            if not without_copy:
                raise
            os.close(open_new(work))
            _bring_up_to_date(work, self._key, self._header)
            return CopyInfo(0, "")
        carry(base, work, self._cancelled)
        _bring_up_to_date(work, self._key)
        return copy


def _newest_good(folder: Path, key: bytes, extra: Path | None, cancelled: Cancelled) -> tuple[CopyInfo, Path]:
    found = generations.newest_first(folder, key)
    if extra is not None:
        found += generations.newest_first(extra / BACKUPS, key)
    for told, path in sorted(found, key=lambda one: one[0].number, reverse=True):
        with contextlib.suppress(CopyDamaged, OSError):
            prove(path, key, cancelled=cancelled)
            return told, path
    raise NoGoodCopy


def _keep(good: sqlcipher.Connection, repaired: Repaired, copy: CopyInfo, moment: Moment) -> None:
    """What is told of the repair, and that the damage is dealt with."""
    held = good.execute("SELECT value FROM settings WHERE name = ?", (NUMBER,)).fetchone()
    number = max(copy.number, int(held[0]) if held else 0) + 1
    for name, value in ((NUMBER, str(number)), (standing.REPAIRED, json.dumps(asdict(repaired)))):
        good.execute("INSERT OR REPLACE INTO settings (name, value, at) VALUES (?, ?, ?)", (name, value, moment.wall))
    good.execute("DELETE FROM settings WHERE name = ?", (standing.DAMAGE,))


def _bring_up_to_date(work: Path, key: bytes, owner: Header | None = None) -> None:
    """The copy may be older than the last update of the program, and lack tables that the damaged database has.

    An empty database becomes that of the vault to which the header belongs.
    """
    with _transaction(work, key) as tx:
        migrate(tx, STEPS)
        if owner is not None:
            for name, value in (("vault_id", owner.vault_id), ("practice", "1" if owner.practice else "0")):
                tx.exec_driver_sql("INSERT INTO meta (key, value) VALUES (?, ?)", (name, value))


@contextlib.contextmanager
def _transaction(work: Path, key: bytes) -> Iterator[Transaction]:
    engine = engines.engine(lambda: engines.connected(work, key), begin="BEGIN IMMEDIATE", connections=1)
    try:
        with engine.begin() as tx:
            yield tx
    finally:
        engine.dispose()


def _told(copy: CopyInfo, merged: Merged, *, is_gone: bool) -> Repaired:
    return Repaired(copy.at, merged.answers, merged.interviews, merged.gaps + is_gone, merged.dropped)
