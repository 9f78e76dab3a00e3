"""The copy of everything on a second medium: incremental, resumable, opened by recovery keys only."""

import contextlib
import dataclasses
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from storage.backup import generations, holdings, listing, lives, standing
from storage.backup.carrying import carry, digest_of, is_failing, readable_digest
from storage.backup.databases import (
    Cancelled,
    CopyInfo,
    Progress,
    never,
    prove,
    require_same_key,
    snapshot,
    unheeded,
    vault_database_key,
)
from storage.backup.errors import (
    CopyDamaged,
    MediumFull,
    MediumGone,
    MediumInCloud,
    MediumNewer,
    MediumReadOnly,
    NobodyCouldOpen,
    Stopped,
)
from storage.backup.faults import medium_faults
from storage.backup.folders import FOUR_GIB, clear, copies_in, is_of, size_of, try_large_file
from storage.backup.holdings import Holding, Holdings
from storage.backup.listing import Listed, Listing
from storage.backup.standing import Medium
from storage.interviews import custody, settings
from storage.keys import copies
from storage.keys.errors import HeaderDamaged, KeysError
from storage.keys.header import Header
from storage.keys.slots import RecoverySlot
from storage.objects.custody import CustodyAction
from storage.platform.clock import Moment
from storage.platform.files import free_bytes, replace_durably, sync_directory
from storage.platform.folders import is_cloud_folder
from storage.vault import Vault
from storage.vault.vault import ATTACHMENTS, BACKUPS, database_key

_SLACK: Final = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class CopyReport:
    """What a copy did: files that are new on the medium, files that were taken off it, and its number."""

    number: int
    files: int
    removed: int
    missing: int


def choose(vault: Vault, folder: Path, moment: Moment) -> Medium:
    """Keep the folder in which copies are to be made; a copy of this vault that lies there already goes on.

    Raises:
        NobodyCouldOpen, MediumGone, MediumInCloud, MediumReadOnly.
    """
    recovery_only(vault)
    if not folder.is_dir():
        raise MediumGone
    _refuse(vault, folder)
    with medium_faults(folder):
        own = (path for path in copies_in(folder) if is_of(path, vault.vault_id) and lives.is_own_past(vault, path))
        name = next((path.name for path in own), secrets.token_hex(8))
        (folder / name).mkdir(mode=0o700, exist_ok=True)
        # Else a power cut could take the whole copy away with this one name.
        sync_directory(folder)
    chosen = Medium(str(folder), name)
    with vault.transaction() as tx:
        if standing.medium(tx) != chosen:
            standing.put_medium(tx, chosen, moment)
    return chosen


def is_there(vault: Vault) -> bool:
    """Whether the chosen medium can be seen now; an empty mount point is none."""
    with vault.read() as tx:
        chosen = standing.medium(tx)
    return chosen is not None and (Path(chosen.folder) / chosen.name).is_dir()


def copy(
    vault: Vault,
    moment: Moment,
    *,
    cancelled: Cancelled = never,
    progress: Progress = unheeded,
    between: Callable[[], None] = lambda: None,
) -> CopyReport:
    """Bring the copy on the chosen medium up to date; what was withdrawn disappears from it.

    Sealed files first, then the database, so that a copy never tells of a file that it lacks. Whatever is cut off
    is taken up where it ended. `between` is called before each sealed file: the first copy may take hours.

    Raises:
        NobodyCouldOpen, MediumGone, MediumInCloud, MediumFull, MediumReadOnly, MediumHoldsSmallFiles, MediumNewer,
        CopyDamaged, Stopped: What the medium held before still counts.
        VaultError: The vault's own disk.
    """
    with vault.holding_writer():
        # Of one moment: while keys are exchanged a header belongs to the one or to the other.
        header, key = recovery_only(vault), vault.master_key()
    with vault.read() as tx:
        chosen = standing.medium(tx)
        reached = standing.withdrawn_through(tx)
        sealed = standing.sealed_count(tx)
        is_doubted = bool(settings.get(tx, standing.MEDIUM_DOUBTED))
        has_withdrawals = reached > standing.through(tx, standing.MEDIUM_THROUGH)
    if chosen is None:
        raise MediumGone
    folder = Path(chosen.folder)
    if not folder.is_dir():
        raise MediumGone
    _refuse(vault, folder)
    directory = folder / chosen.name
    with medium_faults(folder):
        for each in (directory, directory / ATTACHMENTS, directory / BACKUPS):
            if each.is_symlink():
                # Not ours: it leads wherever somebody else wants.
                raise MediumGone
            # No tightening afterwards: FAT, where everything belongs to whoever holds the stick, refuses it.
            each.mkdir(mode=0o700, exist_ok=True)
            clear(each)
        copying = _Copying(vault, directory, header, key, cancelled, progress, between, is_doubted=is_doubted)
        report = copying.run(moment, renew=has_withdrawals or is_doubted)
    with vault.transaction() as tx:
        custody.record(tx, "", CustodyAction.BACKUP, moment)
        settings.put(tx, standing.MEDIUM_COPIED, str(sealed), moment)
        settings.put(tx, standing.MEDIUM_SEEN, "", moment)
        settings.put(tx, standing.MEDIUM_THROUGH, str(reached), moment)
        if is_doubted:
            settings.put(tx, standing.MEDIUM_DOUBTED, "", moment)
    return report


def check(vault: Vault, moment: Moment, *, cancelled: Cancelled = never, progress: Progress = unheeded) -> int:
    """Read every file of the copy and hold it against the list; how many files there are.

    Raises:
        MediumGone, Stopped, CopyDamaged: With the last one, a file is missing or is not what was written.
    """
    with vault.read() as tx:
        chosen = standing.medium(tx)
    if chosen is None or not is_there(vault):
        raise MediumGone
    directory = Path(chosen.folder) / chosen.name
    try:
        files = _checked(vault, directory, cancelled, progress)
    except CopyDamaged:
        # The next copy looks at every file itself, and replaces what is not what it should be.
        with vault.transaction() as tx:
            settings.put(tx, standing.MEDIUM_DOUBTED, "1", moment)
        raise
    with vault.transaction() as tx:
        settings.put(tx, standing.MEDIUM_CHECKED, "", moment)
        settings.put(tx, standing.MEDIUM_SEEN, "", moment)
    return files


def _checked(vault: Vault, directory: Path, cancelled: Cancelled, progress: Progress) -> int:
    with medium_faults(directory.parent):
        listed = listing.read(directory, vault)
        if listed is None:
            raise CopyDamaged
        files = {directory / ATTACHMENTS / name: entry for name, entry in listed.files.items()}
        files |= {directory / BACKUPS / name: entry for name, entry in listed.databases.items()}
        total, done = sum(entry.size for entry in files.values()), 0
        for path, entry in files.items():
            try:
                found = readable_digest(path, cancelled)
            except FileNotFoundError:
                raise CopyDamaged from None
            # Pulled out, the medium fails everywhere: the folder itself tells it from a bad spot.
            if found is None and not directory.is_dir():
                raise MediumGone
            if found != entry:
                raise CopyDamaged
            done += entry.size
            progress(done, total)
        for name in listed.databases:
            prove(directory / BACKUPS / name, vault_database_key(vault), cancelled=cancelled)
    return len(files)


def recovery_only(vault: Vault) -> Header:
    """The vault's header without passphrases: an old one must not live on in copies.

    Raises:
        NobodyCouldOpen: Nothing would be left that opens.
    """
    slots = tuple(slot for slot in vault.header.slots if isinstance(slot, RecoverySlot))
    if not slots:
        raise NobodyCouldOpen
    return dataclasses.replace(vault.header, slots=slots)


class _Copying:
    """One run of copying."""

    def __init__(
        self,
        vault: Vault,
        directory: Path,
        header: Header,
        key: bytes,
        cancelled: Cancelled,
        progress: Progress,
        between: Callable[[], None],
        *,
        is_doubted: bool,
    ) -> None:
        self._vault = vault
        self._directory = directory
        self._header = header
        self._cancelled = cancelled
        self._progress = progress
        self._between = between
        self._done = self._total = 0
        self._header_key = key
        self._key = database_key(key)
        # A list that does not hold costs only time: every file is read again and held against its row.
        try:
            before = None if is_doubted else listing.read(directory, vault)
        except CopyDamaged:
            before = None
        self._before = before
        self._databases = dict(before.databases) if before else {}
        self._files = dict(before.files) if before else {}

    def run(self, moment: Moment, *, renew: bool) -> CopyReport:
        newest = generations.newest_first(self._directory / BACKUPS, self._key)
        if not lives.is_own_past(self._vault, self._directory):
            raise MediumNewer
        with self._vault.transaction() as tx:
            number = standing.next_number(tx, moment)
        if newest and newest[0][0].number >= number:
            raise MediumNewer
        self._take_over(newest)
        held = holdings.of_vault(self._vault)
        copied, missing = self._carry_new(held)
        # The first time both are made, and both anew where something was withdrawn or the key was exchanged.
        once = not renew and len(newest) == len(generations.NAMES)
        self._copy_database()
        # After the first database under this key and before the last one under another: each header finds its own.
        self._write_header()
        if not once:
            self._copy_database()
        # What was finished meanwhile is in the database that was just copied.
        held = holdings.of_vault(self._vault)
        again, missing = self._carry_new(held)
        removed = self._take_off(held)
        listing.write(
            self._directory,
            self._vault,
            Listing(self._vault.vault_id, number, moment.wall, self._databases, self._files),
        )
        return CopyReport(number, copied + again, removed, missing)

    def _take_over(self, there: Sequence[tuple[CopyInfo, Path]]) -> None:
        """List the databases that a run put in place before it was cut off: they were proved, the list is older."""
        listed = self._before.number if self._before else 0
        for told, path in there:
            if told.number > listed or path.name not in self._databases:
                read = readable_digest(path, self._cancelled)
                if read is not None:
                    self._databases[path.name] = read

    def _write_header(self) -> None:
        """Write the header unless both copies are this one already."""
        with contextlib.suppress(KeysError):
            found = copies.load(self._directory)
            if len(set(found.files)) == 1 and found.best.intact and found.best.header == self._header:
                return

        def proved(read: Header) -> None:
            # Nobody here can try a recovery key; that the bytes came back is what can be shown.
            if read != self._header:
                raise HeaderDamaged

        copies.replace(self._directory, self._header, self._header_key, proved)

    def _carry_new(self, held: Holdings) -> tuple[int, int]:
        folder = self._directory / ATTACHMENTS
        there = holdings.names_in(folder)
        new = [one for one in held.finished if not self._is_there(folder, one, there)]
        self._make_sure_of_room(new)
        copied = missing = 0
        for one in new:
            if self._cancelled():
                raise Stopped
            self._between()
            source = self._vault.attachments / one.file
            try:
                self._files[one.file] = carry(source, folder / one.file, self._cancelled, one.sha256)
            except (OSError, CopyDamaged) as error:
                # The vault's own check tells of it; the rest of the copy must not wait for one file.
                is_its_own = isinstance(error, FileNotFoundError | CopyDamaged) or is_failing(source)
                if not self._directory.is_dir() or not is_its_own:
                    raise
                missing += 1
                continue
            copied += 1
            self._stepped(self._files[one.file].size)
        return copied, missing

    def _is_there(self, folder: Path, one: Holding, there: frozenset[str]) -> bool:
        if one.file not in there:
            return False
        listed = self._files.get(one.file)
        size = (folder / one.file).stat().st_size
        if listed is not None and listed.size == size and listed.sha256 == (one.sha256 or listed.sha256):
            return True
        # Copied by a run that was cut off before it wrote its list.
        found = readable_digest(folder / one.file, self._cancelled)
        if found is not None and one.sha256 and found.sha256 == one.sha256:
            self._files[one.file] = found
            return True
        return False

    def _copy_database(self) -> None:
        size = generations.size(self._vault)
        folder = self._directory / BACKUPS
        if size > FOUR_GIB:
            try_large_file(folder)
        name = generations.older(folder, self._key)
        temporary = folder / f".{secrets.token_hex(8)}"
        try:
            expected = snapshot(self._vault, temporary, cancelled=self._cancelled)
            require_same_key(self._vault, self._key)
            prove(temporary, self._key, expected, cancelled=self._cancelled)
            entry = digest_of(temporary, self._cancelled)
            replace_durably(temporary, folder / name)
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
        self._databases[name] = entry
        self._stepped(entry.size)

    def _take_off(self, held: Holdings) -> int:
        """Delete what the vault knows to be removed; what it does not know may be all that is left of something."""
        folder = self._directory / ATTACHMENTS
        gone = held.removed & holdings.names_in(folder)
        for name in gone:
            (folder / name).unlink()
        for name in held.removed & self._files.keys():
            del self._files[name]
        return len(gone)

    def _make_sure_of_room(self, new: Sequence[Holding]) -> None:
        database = generations.size(self._vault)
        files = sum(size_of(self._vault.attachments / one.file) for one in new)
        self._total = max(self._total, self._done + files + database)
        if free_bytes(self._directory) < files + database + _SLACK:
            raise MediumFull

    def _stepped(self, size: int) -> None:
        self._done += size
        self._progress(min(self._done, self._total), self._total)


def _refuse(vault: Vault, folder: Path) -> None:
    if is_cloud_folder(folder):
        raise MediumInCloud
    if folder.resolve().is_relative_to(vault.directory.resolve()):
        raise MediumReadOnly("medium-is-the-vault")


__all__ = ["CopyReport", "Listed", "check", "choose", "copy", "is_there", "recovery_only"]
