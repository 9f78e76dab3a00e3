"""New keys for a vault: its database written anew under another key, checked, and only then put in place of the old."""

import contextlib
import dataclasses
import os
from collections.abc import Callable
from pathlib import Path

from storage.keys import copies
from storage.keys.errors import KeysError
from storage.keys.header import Header
from storage.keys.slots import KEY_BYTES, others, passphrase_slots, rotating_slot
from storage.platform.files import free_bytes, replace_durably, sync_directory
from storage.vault import pairs
from storage.vault.errors import VaultBusy, VaultError, VaultFull, WrongPassphrase
from storage.vault.exporting import export
from storage.vault.faults import header_faults, named_faults
from storage.vault.settling import NEW_DATABASE, remove_new, require_sealable, resealed
from storage.vault.vault import DATABASE, Vault

# The new file, and as much again: nothing else must run out of room because of it.
_ROOM = 2
_LEAST_ROOM = 16 * 1024 * 1024


def rotate(
    vault: Vault,
    passphrase: str,
    *,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Give an open vault a new key; what the old one opened is gone from its folder when this returns.

    Copies of the database made under the old key are for the caller to replace.

    Args:
        vault: stays open; its writers wait meanwhile.
        passphrase: the present one; it opens the vault afterwards as before.
        progress: called with the share that is done, 0 to 1, on this thread.
        cancelled: asked now and then; once true, the old state stays.

    Raises:
        WrongPassphrase: it is another one; nothing was changed.
        RotationCancelled: `cancelled` said so; nothing was changed.
        RotationRefused: codes ``recovery-key-unknown``, ``slot-unknown``, ``rotation-damaged``; nothing was changed.
        VaultFull, VaultReadOnly, VaultDamaged, VaultUnreachable, VaultBusy: the vault goes on and opens as before; what
            is unfinished is finished or undone at its next opening.
    """
    with named_faults(), header_faults(WrongPassphrase):
        pairs.require_present(vault, passphrase)
        held, key = vault.header, os.urandom(KEY_BYTES)
        with vault.read() as tx:
            require_sealable(tx, held)
            kept = pairs.lock_out_of(tx, held)
            recovery = resealed(tx, held, key)
        pair = pairs.make(key, passphrase, kept.passphrase if kept else None, pairs.cost_of(held), held.bound)
        with vault.holding_writer():
            remove_new(vault.directory)
            _require_room(vault.directory)
            with contextlib.ExitStack() as if_refused:
                if_refused.callback(remove_new, vault.directory)
                export(vault, key, pair.lock_out, progress, cancelled)
                if vault.header != held:
                    # Another passphrase or other cards meanwhile: the header made from the old ones would undo it.
                    raise VaultBusy
                if_refused.callback(_restore, vault, held)
                both = _with_both(vault, key)
                vault.exchange(lambda: _swap(vault.directory), key)
                if_refused.pop_all()
            made = dataclasses.replace(both, generation=both.generation + 1, slots=(*pair.slots, *recovery))
            # Held before it is written: if the disk fails now, whatever header is written next is the new one.
            vault.header_replaced(made)
            copies.replace(vault.directory, made, key, pairs.proof(key, passphrase))
        progress(1.0)


def _require_room(directory: Path) -> None:
    database = (directory / DATABASE).stat().st_size
    if free_bytes(directory) < max(_ROOM * database, _LEAST_ROOM):
        raise VaultFull


def _with_both(vault: Vault, key: bytes) -> Header:
    """Write a header that gives both keys: from now on the database may be under either."""
    held, present = vault.header, vault.master_key()
    slots = (
        *passphrase_slots(held.slots),
        *others(held.slots),
        rotating_slot(present, key, held.bound),
    )
    header = dataclasses.replace(held, generation=copies.next_generation(vault.directory, held, present), slots=slots)
    copies.replace(vault.directory, header, present, lambda read: pairs.require_same(read, header))
    return header


def _restore(vault: Vault, held: Header) -> None:
    """Take the second key out of the header again; if the disk does not allow it, the next opening does it."""
    with contextlib.suppress(VaultError, OSError, KeysError):
        key = vault.master_key()
        header = dataclasses.replace(held, generation=copies.next_generation(vault.directory, held, key))
        copies.replace(vault.directory, header, key, lambda read: pairs.require_same(read, header))
        vault.header_replaced(header)


def _swap(directory: Path) -> None:
    """Put the new database in place of the old one, whose log must be empty: it would be taken for the new one's."""
    new = directory / NEW_DATABASE
    for database in (directory / DATABASE, new):
        for suffix in ("-wal", "-shm", "-journal"):
            beside = database.with_name(database.name + suffix)
            if suffix != "-shm" and beside.exists() and beside.stat().st_size:
                raise VaultBusy
            beside.unlink(missing_ok=True)
    sync_directory(directory)
    try:
        replace_durably(new, directory / DATABASE)
    except OSError:
        # Renamed, though the folder could not be flushed: after a power cut it is either, and the header gives both.
        if new.exists():
            raise
