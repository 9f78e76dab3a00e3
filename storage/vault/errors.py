"""What the world can do to a vault; each has a code, none carries anything a person typed."""


class VaultError(Exception):
    """Base of all that can go wrong with a vault through no fault of the program."""

    code = "vault-error"

    def __init__(self, code: str | None = None) -> None:
        if code is not None:
            self.code = code
        super().__init__(self.code)


class NotAVault(VaultError):
    """The folder holds no vault."""

    code = "not-a-vault"


class VaultExists(VaultError):
    """A new vault was asked for in a folder that already holds something."""

    code = "vault-exists"


class WrongPassphrase(VaultError):
    """The header is sound; the passphrase does not open it."""

    code = "wrong-passphrase"


class WrongRecovery(VaultError):
    """The cards restore a key, but not the key of this vault."""

    code = "cards-of-another-vault"


class VaultDamaged(VaultError):
    """Header or database do not pass their checks, whatever the passphrase."""

    code = "vault-damaged"


class VaultTooNew(VaultError):
    """A newer version of the program wrote this vault."""

    code = "vault-too-new"


class VaultBusy(VaultError):
    """Another process has this vault open."""

    code = "vault-busy"


class VaultFull(VaultError):
    """The disk is full; what was committed before is intact."""

    code = "vault-full"


class VaultReadOnly(VaultError):
    """The disk or folder does not let us write."""

    code = "vault-read-only"


class VaultUnreachable(VaultError):
    """The disk does not answer (pulled out, failing, files gone)."""

    code = "vault-unreachable"


class KeysRemain(VaultError):
    """The vault was to be destroyed, and the disk kept a header: what is left of it can still be opened."""

    code = "keys-remain"


class LockOutRefused(VaultError):
    """A lock-out passphrase that would do harm."""

    code = "lock-out-too-close"


class RotationRefused(VaultError):
    """New keys cannot be made as the vault is now; nothing was changed."""

    code = "recovery-key-unknown"


class RotationCancelled(VaultError):
    """The person thought better of new keys; nothing was changed."""

    code = "rotation-cancelled"


class UsedOnForbiddenThread(RuntimeError):
    """Our own bug: the vault was used on the thread that paints the windows."""
