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
from storage.keys.errors import HeaderDamaged
from storage.keys.header import FORMAT, Header
from storage.keys.header_files import remove_strays
from storage.keys.passphrase import require, too_close
from storage.keys.slots import KEY_BYTES, Bound, Slot, recovery_slot
from storage.platform.clock import Moment
from storage.platform.files import open_new, private_directory, replace_durably
from storage.platform.locks import AlreadyOpen, DirectoryLock
from storage.vault import chains, pairs, ways
from storage.vault.errors import (
    LockOutRefused,
    NotAVault,
    VaultBusy,
    VaultDamaged,
    VaultError,
    VaultExists,
    WrongPassphrase,
    WrongRecovery,
)
from storage.vault.faults import header_faults, named_faults
from storage.vault.migrate import migrate
from storage.vault.migrations import STEPS
from storage.vault.settling import remove_new, resealed, settle, settled
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
    first: Callable[[Transaction], None] = lambda _: None,
) -> Vault:
    """Make a vault in a folder that is empty or not there, and return it open.

    Args:
        directory: afterwards the vault; it appears as a whole or not at all.
        passphrase: at least 64 bits strong by `keys.passphrase.bits`.
        cost: of the key derivation; `calibrated()` in the program.
        practice: whether it is for practice only, for ever.
        recovery: public key of the organisation or of local cards; None only where there will be one later.
        moment: now.
        first: writes what must be in the vault as soon as there is one.

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
        slots: list[Slot] = list(pairs.make(key, passphrase, None, cost, bound).slots)
        if recovery is not None:
            slots.append(recovery_slot(key, recovery, bound))
        header = Header(bound.vault_id, 1, practice, tuple(slots))
        _first_commit(staging, header, key, moment, recovery, first)
        copies.replace(staging, header, key, pairs.proof(key, passphrase))
        if directory.exists():
            directory.rmdir()
        replace_durably(staging, directory)
        return _opened(directory, header, key, _lock(directory))


def _first_commit(
    staging: Path,
    header: Header,
    key: bytes,
    moment: Moment,
    recovery: bytes | None,
    first: Callable[[Transaction], None],
) -> None:
    # Made here so that it and what SQLite puts beside it belong to this user alone.
    os.close(open_new(staging / DATABASE))
    with _vault(staging, header, key) as vault, vault.transaction() as tx:
        migrate(tx, STEPS)
        chains.begin(tx)
        for name, value in {**_identity(header), "created": moment.wall}.items():
            tx.execute(text("INSERT INTO meta (key, value) VALUES (:key, :value)"), {"key": name, "value": value})
        if recovery is not None:
            ways.keep_recovery(tx, recovery)
        first(tx)


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
        now = settled(directory, unlocked)
        if not now.is_exchanged:
            needs_repair = unlocked.needs_repair or now.header is not unlocked.header
            _repair(directory, now.header, now.key, pairs.proof(now.key, passphrase), needs_repair=needs_repair)
            return _opened(directory, now.header, now.key, lock.taken())
        vault = _opened(directory, now.header, now.key, lock.taken())
        # A full, failing or read-only disk must not keep a person out; the next opening tries again.
        with contextlib.suppress(VaultError, OSError, HeaderDamaged):
            settle(vault, unlocked, passphrase)
        return vault


def recover_vault(
    directory: Path, recovery_seed: bytes, new_passphrase: str, cost: Argon2Cost, *, cards: str = ""
) -> Vault:
    """Open a vault with the seed of its recovery key and give it a new passphrase; the old one is gone.

    Args:
        directory: the vault.
        recovery_seed: what the cards restored.
        new_passphrase: at least 64 bits strong.
        cost: of its key derivation.
        cards: the numbers of the cards, for the custody log (see `ways.not_logged`).

    Raises:
        WrongRecovery: the seed is another vault's.
        WeakPassphrase: nothing was changed.
    """
    require(new_passphrase)
    with named_faults(), header_faults(WrongRecovery), _locked(directory) as lock:
        box = BoxKey.from_seed(recovery_seed)
        unlocked = copies.unlock_with_recovery(directory, box)
        now = settled(directory, unlocked)
        pair = pairs.make(now.key, new_passphrase, None, cost, now.header.bound)
        prove = pairs.proof(now.key, new_passphrase)
        try:
            vault = _opened(directory, now.header, now.key, lock.taken())
        except VaultDamaged:
            # Whoever repairs the database needs a passphrase to begin with.
            if not now.is_exchanged:
                copies.replace(directory, pair.into(now.header, now.header.generation + 1), now.key, prove)
            raise
        with contextlib.ExitStack() as if_refused:
            if_refused.callback(vault.close)
            with vault.transaction() as tx:
                # Before the header: what opened the vault stays known even if the power goes now.
                ways.note_recovery(tx, cards, was_locked_out=unlocked.was_locked_out)
                ways.keep_recovery(tx, box.public)
                # Somebody holds these cards: they must not be dropped as ones that were only begun.
                ways.no_longer_begun(tx, hpke.box_digest(box.public))
                ways.forget_lock_out(tx)
                slots = resealed(tx, now.header, now.key) if now.is_exchanged else now.header.slots
            header = pair.into(dataclasses.replace(now.header, slots=slots), now.header.generation + 1)
            copies.replace(directory, header, now.key, prove)
            vault.header_replaced(header)
            if_refused.pop_all()
        return vault


def change_passphrase(vault: Vault, old: str, new: str, cost: Argon2Cost) -> None:
    """Replace the passphrase of an open vault; when this returns the old one opens neither copy.

    Raises:
        WrongPassphrase: `old` is not the present one.
        WeakPassphrase: `new` is not strong enough.
        LockOutRefused: `new` is too close to the lock-out passphrase.
    """
    require(new)
    with named_faults(), header_faults(WrongPassphrase):
        pairs.require_present(vault, old)
        with vault.read() as tx:
            kept = pairs.lock_out_of(tx, vault.header)
        if kept is not None and too_close(new, kept.passphrase):
            raise LockOutRefused("lock-out-too-close")
        key = vault.master_key()
        pairs.replace(vault, pairs.make(key, new, kept.passphrase if kept else None, cost, vault.header.bound), new)


def describe(directory: Path) -> VaultDescription:
    """Return what the unlock window may show."""
    with named_faults(), header_faults(WrongPassphrase):
        header = copies.load(directory).best.header
    number = re.search(r"\d+$", directory.name)
    return VaultDescription(number[0] if number else "1", header.practice, FORMAT)


def _repair(
    directory: Path, header: Header, key: bytes, prove: Callable[[Header], None], *, needs_repair: bool
) -> None:
    if needs_repair:
        # A full, failing or read-only disk must not keep a person out; the next opening tries again.
        with contextlib.suppress(OSError, HeaderDamaged):
            copies.replace(directory, header, key, prove)


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
        remove_new(directory)
        remove_strays(directory)
        _clear_staging(directory / STAGING)
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


def _clear_staging(staging: Path) -> None:
    """Remove what a crash cut off: its key is gone, and it may take the room that a recording needs."""
    with contextlib.suppress(OSError):
        for left in staging.iterdir():
            with contextlib.suppress(OSError):
                left.unlink()


def _identity(header: Header) -> dict[str, str]:
    return {"vault_id": header.vault_id, "practice": "1" if header.practice else "0"}


def _refuse_foreign(tx: Transaction, header: Header) -> None:
    """Raise VaultDamaged if the database says it belongs to another header, or practice and real were mixed."""
    rows = tx.execute(text("SELECT key, value FROM meta WHERE key IN ('vault_id', 'practice')"))
    if {row.key: row.value for row in rows} != _identity(header):
        raise VaultDamaged
