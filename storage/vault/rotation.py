"""New keys for a vault: its database written anew under another key, checked, and only then put in place of the old."""

from collections.abc import Callable

from storage.vault.vault import Vault


def rotate(
    vault: Vault,
    passphrase: str,
    *,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Give an open vault a new key; what the old one opened is gone from its folder when this returns.

    Args:
        vault: stays open; its writers wait meanwhile.
        passphrase: the present one; it opens the vault afterwards as before.
        progress: called with the share that is done, 0 to 1, on this thread.
        cancelled: asked now and then; once true, the old state stays.

    Raises:
        WrongPassphrase: it is another one; nothing was changed.
        RotationCancelled: `cancelled` said so; nothing was changed.
        RotationRefused: codes ``recovery-key-unknown``, ``slot-unknown``; nothing was changed.
        VaultFull, VaultReadOnly, VaultDamaged, VaultUnreachable, VaultBusy: the vault opens as before.
    """
    raise NotImplementedError
