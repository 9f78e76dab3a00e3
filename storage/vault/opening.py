"""Making, opening, recovering a vault, and changing its passphrase."""

import contextlib
import dataclasses
import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import text

from storage.crypto import hpke
from storage.crypto.hpke import BoxKey
from storage.crypto.kdf import Argon2Cost
from storage.keys import copies
from storage.keys.copies import Unlocked
from storage.keys.errors import HeaderDamaged
from storage.keys.header import FORMAT, Header
from storage.keys.passphrase import require
from storage.keys.slots import (
    KEY_BYTES,
    Bound,
    PassphraseSlot,
    Slot,
    open_passphrase_slot,
    passphrase_slot,
    recovery_slot,
)
from storage.platform.clock import Moment
from storage.platform.files import open_new, private_directory, replace_durably
from storage.platform.locks import AlreadyOpen, DirectoryLock
from storage.vault import chains
from storage.vault.errors import (
    NotAVault,
    VaultBusy,
    VaultDamaged,
    VaultExists,
    WrongPassphrase,
    WrongRecovery,
)
from storage.vault.faults import header_faults, named_faults
from storage.vault.migrate import migrate
from storage.vault.migrations import STEPS
from storage.vault.transaction import Transaction
from storage.vault.vault import ATTACHMENTS, BACKUPS, DATABASE, STAGING, Vault


@dataclass(frozen=True, slots=True)
class VaultDescription:
    """What may be known before unlocking: a neutral name (the number in the folder's name), practice, format."""

    neutral_name: str
    practice: bool
    format: int


def create_vault(
    directory: Path,
    *,
    passphrase: str,
    cost: Argon2Cost,
    practice: bool,
    recovery: bytes | None,
    moment: Moment,
) -> Vault:
    """Make a vault in a folder that is empty or not there, and return it open.

    Args:
        directory: afterwards the vault; it appears as a whole or not at all.
        passphrase: at least 64 bits strong by `keys.passphrase.bits`.
        cost: of the key derivation; `calibrated()` in the program.
        practice: whether it is for practice only, for ever.
        recovery: public key of the organisation or of local cards; None only where there will be one later.
        moment: now.

    Raises:
        WeakPassphrase: the passphrase is not strong enough.
        VaultExists: the folder holds something.
    """
    require(passphrase)
    if recovery is not None:
        hpke.check_public(recovery)
    with named_faults():
        if directory.exists() and any(directory.iterdir()):
            raise VaultExists
        staging = directory.with_name(f".{directory.name}.new")
        if staging.exists():
            # Left by a creation that was cut off: its key was never shown to anybody.
            shutil.rmtree(staging)
        for folder in (staging, *(staging / name for name in (ATTACHMENTS, STAGING, BACKUPS))):
            private_directory(folder)
        key = os.urandom(KEY_BYTES)
        bound = Bound(os.urandom(16).hex(), practice)
        slots: list[Slot] = [passphrase_slot(key, passphrase, cost, bound)]
        if recovery is not None:
            slots.append(recovery_slot(key, recovery, bound))
        header = Header(bound.vault_id, 1, practice, tuple(slots))
        _first_commit(staging, header, key, moment)
        copies.replace(staging, header, key, lambda read: _prove(read, key, passphrase))
        if directory.exists():
            directory.rmdir()
        replace_durably(staging, directory)
        return _opened(directory, header, key, _lock(directory))


def _first_commit(staging: Path, header: Header, key: bytes, moment: Moment) -> None:
    # Made here so that it and what SQLite puts beside it belong to this user alone.
    os.close(open_new(staging / DATABASE))
    with _vault(staging, header, key) as vault, vault.transaction() as tx:
        migrate(tx, STEPS)
        chains.begin(tx)
        for name, value in {**_identity(header), "created": moment.wall}.items():
            tx.execute(text("INSERT INTO meta (key, value) VALUES (:key, :value)"), {"key": name, "value": value})


@contextlib.contextmanager
def _vault(directory: Path, header: Header, key: bytes) -> Iterator[Vault]:
    vault = Vault(directory, header, key, DirectoryLock(directory))
    try:
        yield vault
    finally:
        vault.close()


def open_vault(directory: Path, passphrase: str) -> Vault:
    """Open a vault.

    Raises:
        WrongPassphrase: everything is intact, the passphrase is another one.
        VaultDamaged: header or database are not what was written.
        VaultTooNew, VaultBusy, NotAVault: as their names say.
    """
    with named_faults(), header_faults(WrongPassphrase), _locked(directory) as lock:
        unlocked = copies.unlock_with_passphrase(directory, passphrase)
        _repair(directory, unlocked, lambda read: _prove(read, unlocked.key, passphrase))
        return _opened(directory, unlocked.header, unlocked.key, lock.taken())


def recover_vault(directory: Path, recovery_seed: bytes, new_passphrase: str, cost: Argon2Cost) -> Vault:
    """Open a vault with the seed of its recovery key and give it a new passphrase; the old one is gone.

    Raises:
        WrongRecovery: the seed is another vault's.
        WeakPassphrase: nothing was changed.
    """
    require(new_passphrase)
    with named_faults(), header_faults(WrongRecovery), _locked(directory) as lock:
        unlocked = copies.unlock_with_recovery(directory, BoxKey.from_seed(recovery_seed))
        header = _with_passphrase(unlocked.header, unlocked.key, new_passphrase, cost)
        copies.replace(directory, header, unlocked.key, lambda read: _prove(read, unlocked.key, new_passphrase))
        return _opened(directory, header, unlocked.key, lock.taken())


def change_passphrase(vault: Vault, old: str, new: str, cost: Argon2Cost) -> None:
    """Replace the passphrase of an open vault; when this returns the old one opens neither copy.

    Raises:
        WrongPassphrase: `old` is not the present one.
        WeakPassphrase: `new` is not strong enough.
    """
    require(new)
    with named_faults(), header_faults(WrongPassphrase):
        unlocked = copies.unlock_with_passphrase(vault.directory, old)
        key = vault.master_key()
        header = _with_passphrase(unlocked.header, key, new, cost)
        copies.replace(vault.directory, header, key, lambda read: _prove(read, key, new))
        vault.header_replaced(header)


def describe(directory: Path) -> VaultDescription:
    """Return what the unlock window may show."""
    with named_faults(), header_faults(WrongPassphrase):
        header = copies.load(directory).best.header
    number = re.search(r"\d+$", directory.name)
    return VaultDescription(number[0] if number else "1", header.practice, FORMAT)


def _with_passphrase(header: Header, key: bytes, passphrase: str, cost: Argon2Cost) -> Header:
    kept: tuple[Slot, ...] = tuple(slot for slot in header.slots if not isinstance(slot, PassphraseSlot))
    slots: tuple[Slot, ...] = (passphrase_slot(key, passphrase, cost, header.bound), *kept)
    return dataclasses.replace(header, generation=header.generation + 1, slots=slots)


def _prove(header: Header, key: bytes, passphrase: str) -> None:
    """Raise HeaderDamaged unless the passphrase opens what was read back from the disk."""
    for slot in header.slots:
        if isinstance(slot, PassphraseSlot) and open_passphrase_slot(slot, passphrase, header.bound) == key:
            return
    raise HeaderDamaged


def _repair(directory: Path, unlocked: Unlocked, prove: Callable[[Header], None]) -> None:
    if unlocked.needs_repair:
        # A full, failing or read-only disk must not keep a person out; the next opening tries again.
        with contextlib.suppress(OSError, HeaderDamaged):
            copies.replace(directory, unlocked.header, unlocked.key, prove)


class _Held:
    """A lock that is given back unless somebody takes it over."""

    def __init__(self, lock: DirectoryLock) -> None:
        self._lock: DirectoryLock | None = lock

    def taken(self) -> DirectoryLock:
        assert self._lock is not None
        lock, self._lock = self._lock, None
        return lock

    def release(self) -> None:
        if self._lock is not None:
            self._lock.release()


@contextlib.contextmanager
def _locked(directory: Path) -> Iterator[_Held]:
    if not directory.is_dir() or not any((directory / name).exists() for name in copies.NAMES):
        raise NotAVault
    held = _Held(_lock(directory))
    try:
        yield held
    finally:
        held.release()


def _lock(directory: Path) -> DirectoryLock:
    try:
        return DirectoryLock(directory)
    except AlreadyOpen:
        raise VaultBusy from None


def _opened(directory: Path, header: Header, key: bytes, lock: DirectoryLock) -> Vault:
    vault = Vault(directory, header, key, lock)
    with contextlib.ExitStack() as if_refused:
        if_refused.callback(vault.close)
        database = directory / DATABASE
        if not database.is_file() or not database.stat().st_size:
            # SQLite would silently begin an empty one.
            raise VaultDamaged
        with vault.transaction() as tx:
            migrate(tx, STEPS)
            chains.begin(tx)
            _refuse_foreign(tx, header)
        if_refused.pop_all()
    return vault


def _identity(header: Header) -> dict[str, str]:
    return {"vault_id": header.vault_id, "practice": "1" if header.practice else "0"}


def _refuse_foreign(tx: Transaction, header: Header) -> None:
    """Raise VaultDamaged if the database says it belongs to another header, or practice and real were mixed."""
    rows = tx.execute(text("SELECT key, value FROM meta WHERE key IN ('vault_id', 'practice')"))
    if {row.key: row.value for row in rows} != _identity(header):
        raise VaultDamaged
