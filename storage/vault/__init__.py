"""The encrypted database: opening, transactions, tables, migrations, integrity."""

# All tables are known wherever one is.
from storage.vault import (  # noqa: F401
    addendum_tables,
    assignment_tables,
    consent_tables,
    delivery_tables,
    link_tables,
    sound_tables,
    territory_tables,
)
from storage.vault.errors import (
    NotAVault,
    UsedOnForbiddenThread,
    VaultBusy,
    VaultDamaged,
    VaultError,
    VaultExists,
    VaultFull,
    VaultReadOnly,
    VaultTooNew,
    VaultUnreachable,
    WrongPassphrase,
    WrongRecovery,
)
from storage.vault.opening import (
    VaultDescription,
    change_passphrase,
    create_vault,
    describe,
    open_vault,
    recover_vault,
)
from storage.vault.recovery import add_recovery, recovery_keys
from storage.vault.transaction import Transaction
from storage.vault.vault import Vault

__all__ = [
    "NotAVault",
    "Transaction",
    "UsedOnForbiddenThread",
    "Vault",
    "VaultBusy",
    "VaultDamaged",
    "VaultDescription",
    "VaultError",
    "VaultExists",
    "VaultFull",
    "VaultReadOnly",
    "VaultTooNew",
    "VaultUnreachable",
    "WrongPassphrase",
    "WrongRecovery",
    "add_recovery",
    "change_passphrase",
    "create_vault",
    "describe",
    "open_vault",
    "recover_vault",
    "recovery_keys",
]
