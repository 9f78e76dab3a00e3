"""Destroying a vault: its keys first, so that what is left can be read by nobody."""

from storage.vault.vault import Vault


def destroy(vault: Vault) -> None:
    """Overwrite and remove every slot of both headers, then backups, database and containers; the vault is closed.

    Raises:
        VaultReadOnly, VaultUnreachable: something could not be removed; the keys went first.
    """
    raise NotImplementedError
