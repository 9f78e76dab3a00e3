"""The way back from a copy: into a new place, whole and checked before anybody is told that it is done."""

import contextlib
import dataclasses
import secrets
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import delete, update

from storage.backup import generations, holdings, standing
from storage.backup.carrying import carry, carry_readable, is_failing
from storage.backup.databases import NUMBER, Cancelled, Progress, never, prove, unheeded
from storage.backup.errors import CopyDamaged, NoCopyHere, NoRoom
from storage.crypto.hpke import BoxKey
from storage.crypto.kdf import Argon2Cost
from storage.interviews import custody, settings
from storage.keys import copies
from storage.keys.header_files import NAMES
from storage.keys.passphrase import require
from storage.keys.slots import RotatingSlot, next_key
from storage.objects.custody import CustodyAction
from storage.platform.clock import Moment
from storage.platform.files import free_bytes, private_directory, replace_durably
from storage.vault import Vault, VaultExists, WrongRecovery, engines, open_vault, recover_vault
from storage.vault.faults import header_faults, named_faults
from storage.vault.integrity import full_check
from storage.vault.tables import counters
from storage.vault.tables import settings as settings_table
from storage.vault.vault import ATTACHMENTS, BACKUPS, DATABASE, STAGING, database_key

# So many numbers of interviews and missions are left out after a copy was brought back.
LEFT_OUT: Final = 100
# Where copies of the other laptop went means nothing here.
_LEFT_BEHIND = (
    standing.MEDIUM,
    standing.MEDIUM_COPIED,
    standing.MEDIUM_THROUGH,
    standing.MEDIUM_SEEN,
    standing.MEDIUM_CHECKED,
    standing.MEDIUM_DOUBTED,
    standing.GENERATION,
    standing.OWN_KEY,
    standing.DAMAGE,
)


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back: as of when, how many sealed files, and how many of them the copy lacks or has damaged."""

    at: str
    files: int
    missing: int
    damaged: int


def restore(
    source: Path,
    seed: bytes,
    passphrase: str,
    cost: Argon2Cost,
    target: Path,
    moment: Moment,
    *,
    cards: str = "",
    cancelled: Cancelled = never,
    progress: Progress = unheeded,
) -> tuple[Vault, Restored]:
    """Bring a vault back from a copy into a place where there is none, and return it open.

    Args:
        source: the folder of the copy, as `finding.find` gives it.
        seed: of the recovery key, from cards.
        passphrase: the new one; no other opens what was brought back.
        cost: of the key derivation.
        target: the vault's place; it appears there as a whole or not at all.
        moment: now.
        cards: the numbers of the cards that the seed is from, for the custody log.
        cancelled: asked between steps.
        progress: told of bytes.

    Raises:
        WrongRecovery, WeakPassphrase, NoCopyHere, CopyDamaged, NoRoom, Stopped, VaultError: Nothing was made.
    """
    with named_faults():
        if target.exists() and any(target.iterdir()):
            raise VaultExists
    staging = target.with_name(f".{target.name}.new")
    with _removed_unless_done(staging):
        restored = _restored(source, seed, passphrase, cost, staging, moment, cancelled, progress, cards)
        with named_faults():
            if target.exists():
                target.rmdir()
            replace_durably(staging, target)
    return open_vault(target, passphrase), restored


def trial(
    vault: Vault,
    source: Path,
    seed: bytes,
    cost: Argon2Cost,
    moment: Moment,
    *,
    cancelled: Cancelled = never,
    progress: Progress = unheeded,
) -> Restored:
    """Bring the copy back into a place that is removed again, and remember that it worked.

    Raises:
        WrongRecovery, NoCopyHere, CopyDamaged, NoRoom, Stopped, VaultError: It did not work.
    """
    try:
        restored = _restored(
            source, seed, secrets.token_hex(32), cost, _trial_place(vault), moment, cancelled, progress
        )
    finally:
        clear_trial(vault)
    if restored.damaged:
        raise CopyDamaged
    with vault.transaction() as tx:
        settings.put(tx, standing.RESTORE_TESTED, restored.at, moment)
    return restored


def clear_trial(vault: Vault) -> None:
    """Remove what a trial has left that was cut off; whatever is in it is on the medium too."""
    shutil.rmtree(_trial_place(vault), ignore_errors=True)


def _trial_place(vault: Vault) -> Path:
    # Named after the vault: whoever holds the vault's lock may remove it, and nobody else's.
    return vault.directory.with_name(f".{vault.directory.name}.trial")


def _restored(
    source: Path,
    seed: bytes,
    passphrase: str,
    cost: Argon2Cost,
    staging: Path,
    moment: Moment,
    cancelled: Cancelled,
    progress: Progress,
    cards: str = "",
) -> Restored:
    require(passphrase)
    with named_faults(), header_faults(WrongRecovery):
        unlocked = copies.unlock_with_recovery(source, BoxKey.from_seed(seed))
        if staging.exists():
            shutil.rmtree(staging)
        for folder in (staging, *(staging / name for name in (ATTACHMENTS, STAGING, BACKUPS))):
            private_directory(folder)
        _make_sure_of_room(source, staging)
        _bring_database(source, staging / DATABASE, _keys(unlocked), cancelled)
        for name in NAMES:
            # One of the two is enough: both are written anew.
            if (source / name).is_file() and not is_failing(source / name):
                carry(source / name, staging / name, cancelled)
    # From here on it is a vault whose passphrase was lost.
    vault = recover_vault(staging, seed, passphrase, cost, cards=cards)
    try:
        with vault.read() as tx:
            at = next((row.at for row in tx.execute(settings_table.select()) if row.name == NUMBER), "")
        found = _bring_files(source, vault, cancelled, progress)
        with vault.transaction() as tx:
            tx.execute(delete(settings_table).where(settings_table.c.name.in_(_LEFT_BEHIND)))
            # Numbers given out after the copy was made are on paper and with central: none is given to somebody else.
            tx.execute(update(counters).values(value=counters.c.value + LEFT_OUT))
            custody.record(tx, "", CustodyAction.RESTORE, moment)
        if not full_check(vault).is_sound:
            raise CopyDamaged
    finally:
        vault.close()
    return dataclasses.replace(found, at=str(at))


def _keys(unlocked: copies.Unlocked) -> tuple[bytes, ...]:
    """The keys under which databases may be: two where an exchange of keys was cut off, the newer one first."""
    slots = [slot for slot in unlocked.header.slots if isinstance(slot, RotatingSlot)]
    following = [next_key(slot, unlocked.key, unlocked.header.bound) for slot in slots]
    return tuple(database_key(key) for key in (*following, unlocked.key))


def _bring_database(source: Path, target: Path, keys: Sequence[bytes], cancelled: Cancelled) -> None:
    """Bring the newest database that is whole: the vault's own where it is there, else the newer generation."""
    own = source / DATABASE
    candidates = [(own, key) for key in keys] if own.is_file() else []
    candidates += [(path, key) for key in keys for _, path in generations.newest_first(source / BACKUPS, key)]
    if not candidates and not any((source / BACKUPS / name).is_file() for name in generations.NAMES):
        raise NoCopyHere
    for candidate, key in candidates:
        try:
            carry(candidate, target, cancelled)
            wal = candidate.with_name(f"{candidate.name}-wal")
            if wal.is_file():
                carry(wal, target.with_name(f"{target.name}-wal"), cancelled)
                with contextlib.closing(engines.connected(target, key)) as connection:
                    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            prove(target, key, cancelled=cancelled)
        except (CopyDamaged, OSError, sqlcipher.Error) as error:
            if isinstance(error, OSError) and not is_failing(candidate):
                raise
            for left in target.parent.glob(f"{target.name}*"):
                left.unlink()
        else:
            return
    raise CopyDamaged


def _bring_files(source: Path, vault: Vault, cancelled: Cancelled, progress: Progress) -> Restored:
    held = holdings.of_vault(vault)
    there = holdings.names_in(source / ATTACHMENTS)
    # What was still being written when the copy was made is brought too: its beginning may be there.
    wanted = {one.file: one.sha256 for one in held.finished} | dict.fromkeys(held.unfinished, "")
    sizes = {name: (source / ATTACHMENTS / name).stat().st_size for name in wanted.keys() & there}
    brought = damaged = done = 0
    with named_faults():
        for name in sorted(sizes):
            try:
                carry(source / ATTACHMENTS / name, vault.attachments / name, cancelled, wanted[name])
            except (CopyDamaged, OSError) as error:
                if isinstance(error, OSError) and not is_failing(source / ATTACHMENTS / name):
                    raise
                # Its records are authentic one by one: what can be read of it stays readable.
                damaged += 1
                carry_readable(source / ATTACHMENTS / name, vault.attachments / name, cancelled)
            else:
                brought += 1
            done += sizes[name]
            progress(done, sum(sizes.values()))
    return Restored("", brought, len(wanted) - len(sizes), damaged)


def _make_sure_of_room(source: Path, staging: Path) -> None:
    needed = sum(path.stat().st_size for path in source.rglob("*") if path.is_file())
    if free_bytes(staging) < needed:
        raise NoRoom


@contextlib.contextmanager
def _removed_unless_done(staging: Path) -> Iterator[None]:
    try:
        yield
    finally:
        # After success it bears the vault's name.
        shutil.rmtree(staging, ignore_errors=True)
