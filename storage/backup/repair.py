"""A damaged vault: the damage set aside, the newest good copy taken, all that is newer brought into it."""

import contextlib
import json
import os
import secrets
import shutil
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from storage.backup import generations, standing
from storage.backup.carrying import carry, carry_readable, digest_of, is_failing
from storage.backup.databases import NUMBER, Cancelled, CopyInfo, never, prove
from storage.backup.errors import BackupError, CopyDamaged, NoGoodCopy, NoRoom
from storage.backup.generations import DAMAGED, DATABASES
from storage.backup.merging import Merged, Source, merge
from storage.backup.salvage import DamagedDatabase
from storage.interviews import custody, settings
from storage.keys import copies
from storage.keys.header import Header
from storage.objects.custody import CustodyAction
from storage.platform.clock import Moment
from storage.platform.files import free_bytes, open_new, private_directory, replace_durably, sync_directory
from storage.platform.locks import AlreadyOpen, DirectoryLock
from storage.vault import Vault, VaultBusy, VaultDamaged, WrongPassphrase, engines
from storage.vault.faults import header_faults, named_faults
from storage.vault.migrate import migrate
from storage.vault.migrations import STEPS
from storage.vault.settling import settled
from storage.vault.vault import BACKUPS, DATABASE, database_key

_BESIDE = (f"{DATABASE}-wal", f"{DATABASE}-shm")
_DETAIL = "repaired"
_FURTHEST = (1 << 62, 0)


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
) -> Repaired:
    """Make a damaged vault whole again; `open_vault` opens it afterwards. Nothing of the damaged state is lost.

    Args:
        directory: the vault, closed.
        passphrase: that of the vault.
        moment: now.
        extra: the folder of a copy on a second medium, where one is at hand.
        without_copy: where there is no whole copy at all, save what can still be read; the last resort.
        cancelled: asked between steps.

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
            work = _Repairing(directory, unlocked.header, key, moment, cancelled)
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

    def __init__(self, directory: Path, header: Header, key: bytes, moment: Moment, cancelled: Cancelled) -> None:
        self._directory = directory
        self._header = header
        self._key = key
        self._moment = moment
        self._cancelled = cancelled
        self._folder = directory / BACKUPS

    def run(self, extra: Path | None, *, without_copy: bool) -> Repaired:
        private_directory(self._folder)
        size = sum(_size(self._directory / name) for name in (DATABASE, *_BESIDE))
        if free_bytes(self._folder) < 2 * size:
            raise NoRoom
        present = _set_aside(self._directory, self._folder, self._cancelled)
        work = self._folder / f".{secrets.token_hex(8)}"
        try:
            copy = self._base(work, extra, without_copy=without_copy)
            asides = sorted(self._folder.glob(DATABASES), key=lambda aside: aside == present)
            merged = _merged(work, self._key, asides, self._moment, copy, has_present=present is not None)
            prove(work, self._key)
            # Frames of the old log would be replayed into the new database: they lie aside, and go first. The database
            # before them: without its log it could pass for whole, and open without its last answers.
            for name in (DATABASE, *_BESIDE):
                (self._directory / name).unlink(missing_ok=True)
            sync_directory(self._directory)
            replace_durably(work, self._directory / DATABASE)
        except CopyDamaged as error:
            raise NoGoodCopy from error
        finally:
            for left in self._folder.glob(f"{work.name}*"):
                with contextlib.suppress(OSError):
                    left.unlink()
        return merged

    def _base(self, work: Path, extra: Path | None, *, without_copy: bool) -> CopyInfo:
        """Put the newest whole copy where the repair works, or an empty database of this vault."""
        try:
            copy, base = _newest_good(self._folder, self._key, extra)
        except NoGoodCopy:
            if not without_copy:
                raise
            os.close(open_new(work))
            _bring_up_to_date(work, self._key, self._header)
            return CopyInfo(0, "")
        carry(base, work, self._cancelled)
        _bring_up_to_date(work, self._key)
        return copy


def _set_aside(directory: Path, folder: Path, cancelled: Cancelled) -> Path | None:
    """Copy database and log as they are; a copy of the same state from an attempt that was cut off is enough.

    Gives where the present state lies aside, if any is left of it.
    """
    held = [directory / name for name in (DATABASE, f"{DATABASE}-wal") if _size(directory / name)]
    for before in folder.glob(DATABASES):
        if not (before / "whole").is_file():
            shutil.rmtree(before)
        elif held and all(_is_same(path, before / path.name) for path in held):
            return before
    if not held:
        return None
    aside = folder / f"{DAMAGED}{secrets.token_hex(8)}"
    private_directory(aside)
    for path in held:
        carry_readable(path, aside / path.name, cancelled)
    (aside / "whole").touch()
    for each in (aside, folder):
        sync_directory(each)
    return aside


def _newest_good(folder: Path, key: bytes, extra: Path | None) -> tuple[CopyInfo, Path]:
    found = generations.newest_first(folder, key)
    if extra is not None:
        found += generations.newest_first(extra / BACKUPS, key)
    for told, path in sorted(found, key=lambda one: one[0].number, reverse=True):
        with contextlib.suppress(BackupError, OSError):
            prove(path, key)
            return told, path
    raise NoGoodCopy


def _merged(
    work: Path, key: bytes, asides: list[Path], moment: Moment, copy: CopyInfo, *, has_present: bool
) -> Repaired:
    databases = [DamagedDatabase(aside / DATABASE, key) for aside in asides if (aside / DATABASE).is_file()]
    try:
        sources = _in_order(databases, copy, has_present=has_present)
        with contextlib.closing(engines.connected(work, key)) as good:
            good.execute("PRAGMA foreign_keys=OFF")
            good.execute("BEGIN IMMEDIATE")
            merged = merge(good, sources)
            told = _told(copy, merged, is_gone=not sources)
            held = good.execute("SELECT value FROM settings WHERE name = ?", (NUMBER,)).fetchone()
            number = max(copy.number, int(held[0]) if held else 0) + 1
            for name, value in ((NUMBER, str(number)), (standing.REPAIRED, json.dumps(asdict(told)))):
                good.execute(
                    "INSERT OR REPLACE INTO settings (name, value, at) VALUES (?, ?, ?)", (name, value, moment.wall)
                )
            good.execute("DELETE FROM settings WHERE name = ?", (standing.DAMAGE,))
            good.execute("COMMIT")
            good.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except sqlcipher.Error as error:
        raise VaultDamaged from error
    finally:
        for database in databases:
            database.close()
    return told


def _in_order(databases: list[DamagedDatabase], copy: CopyInfo, *, has_present: bool) -> list[Source]:
    """The damaged states to bring over, the newest last.

    The last one given is the present state, if it is there. Others are left by a repair that was cut off after it took
    the log away, and then newer, or by one that could not save everything, and then older than any later copy.
    """
    found: list[tuple[tuple[int, int], bool, Source]] = []
    for at, database in enumerate(databases):
        is_present = has_present and at == len(databases) - 1
        age = database.age()
        if is_present and age is None:
            # Where it cannot say how far it had come, it went on from every other one.
            found.append((_FURTHEST, is_present, Source(database)))
        elif is_present or (age is None and database.opens()) or (age is not None and age[0] >= copy.number):
            found.append((age or (-1, -1), is_present, Source(database, age is not None and age[0] >= copy.number)))
    found.sort(key=lambda one: one[:2])
    sources = [replace(source, is_newest=False) for _, _, source in found]
    if sources and sources[-1].is_newer:
        sources[-1] = replace(sources[-1], is_newest=True)
    return sources


def _bring_up_to_date(work: Path, key: bytes, owner: Header | None = None) -> None:
    """The copy may be older than the last update of the program, and lack tables that the damaged database has.

    An empty database becomes that of the vault to which the header belongs.
    """
    engine = engines.engine(lambda: engines.connected(work, key), begin="BEGIN IMMEDIATE", connections=1)
    try:
        with engine.begin() as tx:
            migrate(tx, STEPS)
            if owner is not None:
                for name, value in (("vault_id", owner.vault_id), ("practice", "1" if owner.practice else "0")):
                    tx.exec_driver_sql("INSERT INTO meta (key, value) VALUES (?, ?)", (name, value))
    finally:
        engine.dispose()


def _told(copy: CopyInfo, merged: Merged, *, is_gone: bool) -> Repaired:
    return Repaired(copy.at, merged.answers, merged.interviews, merged.gaps + is_gone, merged.dropped)


def _is_same(path: Path, other: Path) -> bool:
    if not other.is_file() or _size(path) != _size(other) or is_failing(path):
        return False
    return digest_of(path, never) == digest_of(other, never)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
