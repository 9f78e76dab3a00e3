"""What the world does to a second medium, in the words of copies."""

import contextlib
import errno
from collections.abc import Iterator
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from storage.backup.errors import BackupError, MediumFull, MediumGone, MediumHoldsSmallFiles, MediumReadOnly
from storage.keys.errors import HeaderDamaged
from storage.vault.errors import VaultDamaged, VaultError, VaultFull, VaultReadOnly
from storage.vault.faults import fault_of

_BY_ERRNO: dict[int, type[BackupError]] = {
    errno.ENOSPC: MediumFull,
    errno.EDQUOT: MediumFull,
    errno.EFBIG: MediumHoldsSmallFiles,
    errno.EROFS: MediumReadOnly,
    errno.EACCES: MediumReadOnly,
    errno.EPERM: MediumReadOnly,
}


@contextlib.contextmanager
def medium_faults(folder: Path) -> Iterator[None]:
    """Raise a BackupError for what a medium did inside the block; our own bugs pass as they are."""
    try:
        yield
    except OSError as error:
        raise _of(error, folder) from error
    except HeaderDamaged as error:
        # It was written a moment ago: the medium did not give it back.
        raise MediumGone from error
    except (sqlcipher.Error, VaultError) as error:
        fault = error if isinstance(error, VaultError) else fault_of(error)
        if fault is None or (folder.is_dir() and isinstance(fault, VaultDamaged)):
            raise
        if not folder.is_dir():
            raise MediumGone from error
        if isinstance(fault, VaultFull):
            raise MediumFull from error
        raise (MediumReadOnly if isinstance(fault, VaultReadOnly) else MediumGone) from error


def _of(error: OSError, folder: Path) -> BackupError:
    if not folder.is_dir():
        return MediumGone()
    return _BY_ERRNO.get(error.errno or 0, MediumGone)()
