"""The lock-out passphrase: who types it takes every passphrase out of the header and sees "wrong passphrase"."""

from storage.vault.vault import Vault


def set_lock_out(vault: Vault, passphrase: str, lock_out: str) -> None:
    """Let `lock_out` lock this vault for everybody but the recovery cards.

    Raises:
        WrongPassphrase: `passphrase` is not the present one.
        WeakPassphrase: `lock_out` could be guessed.
        LockOutRefused: codes ``lock-out-too-close`` to the passphrase, ``lock-out-without-recovery``.
    """
    raise NotImplementedError


def clear_lock_out(vault: Vault) -> None:
    """Take the lock-out passphrase back; safe to repeat."""
    raise NotImplementedError


def has_lock_out(vault: Vault) -> bool:
    """Tell whether a lock-out passphrase is set; only an open vault can know."""
    raise NotImplementedError
