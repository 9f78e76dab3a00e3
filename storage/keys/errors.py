"""What the world can do to keys and header."""


class KeysError(Exception):
    """Base of what can go wrong here through no fault of the program."""

    code = "keys-error"

    def __init__(self) -> None:
        super().__init__(self.code)


class WeakPassphrase(KeysError):
    """A new passphrase that a seized laptop would not protect for long."""

    code = "weak-passphrase"


class HeaderMissing(KeysError):
    """Neither copy of the header is there."""

    code = "header-missing"


class HeaderDamaged(KeysError):
    """What is needed to open the vault is not intact in any copy; the passphrase may be right."""

    code = "header-damaged"


class HeaderTooNew(KeysError):
    """A newer version of the program wrote the header."""

    code = "header-too-new"


class SlotRefused(KeysError):
    """The slot is intact and what was offered does not open it."""

    code = "slot-refused"


class NoSuchSlot(KeysError):
    """The header is sound and has no slot of the kind asked for."""

    code = "no-such-slot"


class KeyFileDamaged(KeysError):
    """A file that should hold an organisation's keys does not, or is not whole."""

    code = "key-file-damaged"


class KeyFileTooNew(KeysError):
    """A newer version of the program wrote the key file."""

    code = "key-file-too-new"


class KeyFileRefused(KeysError):
    """The key file is whole and the passphrase does not open it."""

    code = "key-file-refused"
