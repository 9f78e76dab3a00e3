"""What the world can do to copies of a vault; each has a code, none carries anything a person typed."""


class BackupError(Exception):
    """Base of all that can go wrong with copies through no fault of the program."""

    code = "backup-error"

    def __init__(self, code: str | None = None) -> None:
        if code is not None:
            self.code = code
        super().__init__(self.code)


class NobodyCouldOpen(BackupError):
    """The vault has neither cards nor an organisation's key: a copy of it would open for nobody."""

    code = "copy-nobody-could-open"


class NoRoom(BackupError):
    """This disk has not twice the room that a copy needs; the copies that are there stay."""

    code = "copy-no-room"


class MediumGone(BackupError):
    """The second medium is not there, was pulled out, or fails."""

    code = "medium-gone"


class MediumFull(BackupError):
    """The second medium has too little room; what it held before is intact."""

    code = "medium-full"


class MediumReadOnly(BackupError):
    """The second medium cannot be written."""

    code = "medium-read-only"


class MediumInCloud(BackupError):
    """The chosen folder is one that some other program copies to a server."""

    code = "medium-in-cloud"


class MediumHoldsSmallFiles(BackupError):
    """The database has outgrown the largest file that this medium can hold."""

    code = "medium-small-files"


class MediumNewer(BackupError):
    """The copy on the medium is newer than this vault: it must not be overwritten with an older state."""

    code = "medium-newer"


class CopyDamaged(BackupError):
    """What was read back is not what was written, or no copy here is whole."""

    code = "copy-damaged"


class NoCopyHere(BackupError):
    """The folder holds no copy of a vault."""

    code = "no-copy-here"


class NoGoodCopy(BackupError):
    """The vault is damaged and no copy of it is whole."""

    code = "no-good-copy"


class DamageFound(BackupError):
    """While copying, a page of the vault itself could not be read; the next opening leads to the repair."""

    code = "damage-found"


class Stopped(BackupError):
    """Somebody asked to stop; what was there before is intact."""

    code = "copying-stopped"
