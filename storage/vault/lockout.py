"""The lock-out passphrase: who types it takes every passphrase out of the header and sees "wrong passphrase"."""

from storage.keys.passphrase import require, too_close
from storage.keys.slots import RecoverySlot, others, passphrase_slots
from storage.vault import pairs, ways
from storage.vault.errors import LockOutRefused, WrongPassphrase
from storage.vault.faults import header_faults, named_faults
from storage.vault.vault import Vault


def set_lock_out(vault: Vault, passphrase: str, lock_out: str) -> None:
    """Let `lock_out` lock this vault for everybody but the recovery cards.

    Whether the organisation allows it is for the caller to ask.

    Raises:
        WrongPassphrase: `passphrase` is not the present one.
        WeakPassphrase: `lock_out` could be guessed.
        LockOutRefused: codes ``lock-out-too-close`` to the passphrase, ``lock-out-without-recovery``.
    """
    require(lock_out)
    if too_close(passphrase, lock_out):
        raise LockOutRefused("lock-out-too-close")
    if not any(isinstance(slot, RecoverySlot) for slot in vault.header.slots):
        raise LockOutRefused("lock-out-without-recovery")
    _replace(vault, passphrase, lock_out)


def clear_lock_out(vault: Vault, passphrase: str) -> None:
    """Take the lock-out passphrase back.

    Raises:
        WrongPassphrase: `passphrase` is not the present one.
    """
    _replace(vault, passphrase, None)


def drop_lock_out(vault: Vault) -> None:
    """Take the lock-out passphrase away because the organisation does not allow it any more; safe to repeat."""
    with vault.read() as tx:
        kept, is_known = pairs.lock_out_of(tx, vault.header), ways.kept_lock_out(tx) is not None
    if kept is not None:
        slots = vault.header.slots
        own = [slot for slot in passphrase_slots(slots) if slot.slot_id != kept.slot_id]
        pairs.rewrite(vault, (*own[:1], *others(slots)))
    if is_known:
        with vault.transaction() as tx:
            ways.forget_lock_out(tx)


def has_lock_out(vault: Vault) -> bool:
    """Tell whether a lock-out passphrase is set; only an open vault can know."""
    with vault.read() as tx:
        return pairs.lock_out_of(tx, vault.header) is not None


def _replace(vault: Vault, passphrase: str, lock_out: str | None) -> None:
    with named_faults(), header_faults(WrongPassphrase):
        pairs.require_present(vault, passphrase)
        header = vault.header
        made = pairs.make(vault.master_key(), passphrase, lock_out, pairs.cost_of(header), header.bound)
        pairs.replace(vault, made, passphrase)
