"""The one place where what disk and database say becomes a VaultError."""

import contextlib
import errno
from collections.abc import Iterator

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import DBAPIError

from storage.keys.errors import HeaderDamaged, HeaderMissing, HeaderTooNew, NoSuchSlot, SlotRefused
from storage.vault.errors import (
    NotAVault,
    VaultBusy,
    VaultDamaged,
    VaultError,
    VaultFull,
    VaultReadOnly,
    VaultTooNew,
    VaultUnreachable,
    WrongPassphrase,
    WrongRecovery,
)

# Primary result codes of SQLite (https://sqlite.org/rescode.html).
_BY_RESULT: dict[int, type[VaultError]] = {
    3: VaultReadOnly,  # PERM
    5: VaultBusy,  # BUSY
    8: VaultReadOnly,  # READONLY
    10: VaultUnreachable,  # IOERR
    11: VaultDamaged,  # CORRUPT
    13: VaultFull,  # FULL
    14: VaultUnreachable,  # CANTOPEN
    26: VaultDamaged,  # NOTADB
}
# Copying a whole database tells only SQLite's words for a code (sqlite3_errstr), or these as an error of a function.
_BY_WORDS: dict[str, type[VaultError]] = {
    "access permission denied": VaultReadOnly,
    "attempt to write a readonly database": VaultReadOnly,
    "database disk image is malformed": VaultDamaged,
    "database is locked": VaultBusy,
    "database or disk is full": VaultFull,
    "disk I/O error": VaultUnreachable,
    "file is not a database": VaultDamaged,
    "unable to open database file": VaultUnreachable,
}
# The -shm file could not grow: a full disk in other words.
_IOERR_SHMSIZE = 4874
_ERROR = 1
_BY_ERRNO: dict[int, type[VaultError]] = {
    errno.ENOSPC: VaultFull,
    errno.EDQUOT: VaultFull,
    errno.EROFS: VaultReadOnly,
    errno.EACCES: VaultReadOnly,
    errno.EPERM: VaultReadOnly,
    errno.EIO: VaultUnreachable,
}


def fault_of(error: BaseException) -> VaultError | None:
    """Return the vault's word for an error, or None if it is not the world's fault."""
    if isinstance(error, DBAPIError):
        return fault_of(error.orig) if error.orig is not None else None
    if isinstance(error, sqlcipher.Error):
        result = getattr(error, "sqlite_errorcode", None)
        if not isinstance(result, int) or result == _ERROR:
            kind = _BY_WORDS.get(str(error))
        else:
            kind = VaultFull if result == _IOERR_SHMSIZE else _BY_RESULT.get(result & 0xFF)
        return kind() if kind else None
    if isinstance(error, OSError):
        kind = _BY_ERRNO.get(error.errno or 0)
        return kind() if kind else None
    return None


@contextlib.contextmanager
def named_faults() -> Iterator[None]:
    """Raise a VaultError for what the world did inside the block; our own bugs pass as they are."""
    try:
        yield
    except (DBAPIError, sqlcipher.Error, OSError) as error:
        fault = fault_of(error)
        if fault is None:
            raise
        raise fault from error


@contextlib.contextmanager
def header_faults(refused: type[WrongPassphrase] | type[WrongRecovery]) -> Iterator[None]:
    """Name what is wrong with a header; `refused` for one that is sound and does not open."""
    try:
        yield
    except SlotRefused:
        raise refused from None
    except HeaderMissing:
        raise NotAVault from None
    except HeaderTooNew:
        raise VaultTooNew from None
    except NoSuchSlot:
        raise refused("no-such-slot") from None
    except HeaderDamaged as error:
        raise VaultDamaged from error
