"""Checks of the database, in the only order in which they tell the truth."""

import contextlib
from dataclasses import dataclass
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from storage.vault.errors import VaultBusy, VaultDamaged
from storage.vault.faults import fault_of
from storage.vault.vault import DATABASE, Vault

_MOST_PROBLEMS = 100
#: Bytes of a database that is looked over whole at every start.
WHOLE_UP_TO: Final = 64 << 20
_FIRST: Final = ("meta", "device", "organisation", "missions", "interviews", "head_of_heads", "part_keys", "segments")


@dataclass(frozen=True, slots=True)
class IntegrityReport:
    """What a check found; the lines name pages, tables and indexes, never contents."""

    problems: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        """Tell whether nothing was found."""
        return not self.problems


def start_up_check(vault: Vault) -> IntegrityReport:
    """Move the write-ahead log into the database and look it over quickly.

    Of a large database only the tables that everything hangs on: nobody should wait half a minute for the list. The
    other pages are looked at by the daily check, and each is authenticated whenever it is read.
    """
    with vault.maintenance() as connection:
        _checkpoint(connection)
        if (vault.directory / DATABASE).stat().st_size <= WHOLE_UP_TO:
            problems = _lines(connection, "quick_check")
        else:
            problems = [line for table in _FIRST for line in _lines(connection, f"quick_check({table})")]
    if problems:
        vault.renew_writer()
    return _report(problems)


def reading_check(vault: Vault) -> IntegrityReport:
    """Read every page in use, its authentication code included, and every index, while others go on writing."""
    with contextlib.closing(vault.fresh_connection(read_only=True)) as connection:
        return _report([*_lines(connection, "integrity_check"), *_lines(connection, "foreign_key_check")])


def full_check(vault: Vault) -> IntegrityReport:
    """Check every page, index, reference and authentication code; for daily use and before each export.

    Raises:
        VaultBusy: somebody was reading meanwhile; ask again later.
    """
    with vault.maintenance() as connection:
        problems = [*_lines(connection, "integrity_check"), *_lines(connection, "foreign_key_check")]
        # Before the log is in the database, sound pages look forged to the next check.
        if not _checkpoint(connection):
            raise VaultBusy
        # After one bad page a connection goes on reporting others: use a new one.
        with contextlib.closing(vault.fresh_connection(read_only=True)) as fresh:
            problems += _lines(fresh, "cipher_integrity_check")
    if problems:
        vault.renew_writer()
    return _report(problems)


def _report(problems: list[str]) -> IntegrityReport:
    return IntegrityReport(tuple(problems[:_MOST_PROBLEMS]))


def _checkpoint(connection: sqlcipher.Connection) -> bool:
    """Move the whole log into the database; False if a reader kept some of it back."""
    busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def _lines(connection: sqlcipher.Connection, check: str) -> list[str]:
    try:
        rows = connection.execute(f"PRAGMA {check}").fetchall()
    except sqlcipher.DatabaseError as error:
        # Anything else than damage is no finding.
        if not isinstance(fault_of(error), VaultDamaged):
            raise
        return ["unreadable page"]
    return [" ".join(map(str, row)) for row in rows if row[0] != "ok"]
