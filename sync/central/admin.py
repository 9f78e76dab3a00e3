"""What an administrator does with central; the command line and practice call the same functions."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from storage.crypto.signing import SigningKey


class Role(StrEnum):
    """What an enrolled device may do."""

    DOCUMENTER = "documenter"
    COORDINATOR = "coordinator"


class CentralProblem(Exception):
    """Central's folder or its input is not usable; `code` is a kebab-case word."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class EnrolledDevice:
    """One row of the list of devices."""

    key_id: str
    name: str
    role: Role
    enrolled_at: str
    revoked_at: str | None
    revisions: int


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What a pack brought, and where the answer for the laptop was written."""

    stored: int
    duplicates: int
    refused: tuple[str, ...]
    answer: Path | None


class Central:
    """An opened data folder of central: its database, keys and blobs."""

    folder: Path
    practice: bool

    def close(self) -> None:
        """Let go of the database."""
        raise NotImplementedError


def init(
    folder: Path,
    *,
    moment: str,
    practice: bool = False,
    database: str | None = None,
    hosts: Sequence[str] = ("127.0.0.1", "localhost"),
) -> Central:
    """Make a data folder: keys, CA, server certificate, database. `database` is a PostgreSQL URL; without it a file."""
    raise NotImplementedError


def open_central(folder: Path) -> Central:
    """Open a data folder, bringing its database up to date."""
    raise NotImplementedError


def enrol(central: Central, request: bytes, role: Role, *, moment: str) -> EnrolledDevice:
    """Admit the device that made this signed enrolment request; enrolling again changes only its role."""
    raise NotImplementedError


def revoke(central: Central, key_id: str, *, reason: str, moment: str) -> EnrolledDevice:
    """Shut a device out of everything, from its next request on."""
    raise NotImplementedError


def devices(central: Central) -> tuple[EnrolledDevice, ...]:
    """Every enrolled device, oldest first."""
    raise NotImplementedError


def organisation(
    central: Central,
    *,
    root: SigningKey,
    name: str,
    url: str,
    coordinators: Sequence[bytes],
    recovery: bytes,
    moment: str,
) -> bytes:
    """A root-signed organisation package for this central; `coordinators` are enrolment requests of coordinators' devices."""
    raise NotImplementedError


def export(central: Central, target: Path) -> int:
    """Write every stored object and blob under its digest into a new folder; the number of objects."""
    raise NotImplementedError


def import_pack(central: Central, pack: Path, *, answers: Path, moment: str) -> ImportReport:
    """Take in a courier pack exactly as if it came over the line; safe to repeat."""
    raise NotImplementedError
