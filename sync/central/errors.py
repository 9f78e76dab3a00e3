"""What central refuses, and what an administrator can get wrong: codes only."""

import errno
from typing import Final

from sqlalchemy.exc import DBAPIError

_FULL: Final = (errno.ENOSPC, errno.EDQUOT)
_SQLITE_FULL: Final = 13
_POSTGRESQL_FULL: Final = "53100"


class CentralProblem(Exception):
    """Central's folder or its input is not usable; `code` is a kebab-case word."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Refused(Exception):
    """A request that is turned away; becomes an answer in one place."""

    def __init__(self, code: str, status: int = 400, notice: bytes = b"") -> None:
        super().__init__(code)
        self.code = code
        self.status = status
        self.notice = notice


def of_store(error: OSError) -> Refused:
    """What the store of sealed files answers where it cannot: full, or away. Later it may."""
    return Refused("central-full", 503) if error.errno in _FULL else Refused("blobs-unavailable", 503)


def of_database(error: Exception) -> Refused:
    """The same of the database; of its own words, which hold parameters, nothing is passed on."""
    cause = error.orig if isinstance(error, DBAPIError) else None
    code = getattr(cause, "sqlite_errorcode", None) or getattr(cause, "sqlstate", None)
    is_full = code in (_SQLITE_FULL, _POSTGRESQL_FULL)
    return Refused("central-full", 503) if is_full else Refused("database-unavailable", 503)
