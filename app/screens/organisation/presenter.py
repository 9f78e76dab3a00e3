"""Decides what is taken from a package file and what goes out to be enrolled. Knows no Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.error_messages import Message, Messages
from app.jobs import Jobs, Lane
from storage.interviews import device, organisation
from storage.interviews.organisation import CurrentOrganisation
from storage.keys.fingerprint import six_words
from storage.objects import envelope
from storage.objects.certificate import Role
from storage.objects.kinds import ObjectKind
from storage.objects.organisation import Policy
from storage.platform.clock import Clock
from storage.platform.files import write_durably
from storage.vault import Vault

MOST_BYTES = 1_048_576


class FileTooLarge(Exception):
    """The file is far larger than anything that is read here."""

    code = "file-too-large"


@dataclass(frozen=True, slots=True)
class Package:
    """A package as people compare it."""

    name: str
    version: int
    expires: str
    is_expired: bool
    practice: bool
    digest: str
    data: bytes
    policy: Policy

    def words(self, language: str) -> str:
        """Six words over the whole package, to compare by voice."""
        return words_of(self.digest, language)


@dataclass(frozen=True, slots=True)
class Enrolment:
    """Whether this device may deliver, and as whom."""

    code: str
    person: str
    role: Role
    expires: str


@dataclass(frozen=True, slots=True)
class Content:
    """All that the screen shows."""

    package: Package | None
    enrolment: Enrolment | None


class View(Protocol):
    """What the screen can show."""

    def show_content(self, content: Content) -> None:
        """Show the package in use and the device's certificate."""

    def show_candidate(self, package: Package | None) -> None:
        """Show a package that was read and not yet taken, with its words."""

    def show_request_saved(self, digest: str) -> None:
        """Say that the enrolment request was written, with its words."""

    def show_problem(self, problem: Message | None) -> None:
        """Say what went wrong, or nothing."""


class OrganisationPresenter:
    """Reads files in the background; takes a package only after people compared its words."""

    def __init__(
        self,
        view: View,
        vault: Vault,
        jobs: Jobs,
        clock: Clock,
        messages: Messages,
        *,
        role_changed: Callable[[Role], None],
    ) -> None:
        self._view = view
        self._vault = vault
        self._jobs = jobs
        self._clock = clock
        self._messages = messages
        self._role_changed = role_changed
        self._candidate: Package | None = None

    def shown(self) -> None:
        """The screen came to the front."""
        self._jobs.run(Lane.VAULT, self._read, done=self._view.show_content, failed=self._failed)

    def package_chosen(self, path: Path) -> None:
        """Read a package file, so that its words can be compared."""
        self._view.show_problem(None)
        self._jobs.run(Lane.VAULT, lambda: self._examine(path), done=self._examined, failed=self._failed)

    def package_confirmed(self) -> None:
        """The words are the same: take the package."""
        candidate = self._candidate
        if candidate is not None:
            self._jobs.run(Lane.VAULT, lambda: self._take(candidate.data), done=self._taken, failed=self._failed)

    def package_refused(self) -> None:
        """The words differ: forget the file."""
        self._candidate = None
        self._view.show_candidate(None)

    def request_asked(self, person: str, role: Role, path: Path) -> None:
        """Write a request for enrolment, to be carried to central."""
        self._view.show_problem(None)
        self._jobs.run(
            Lane.VAULT, lambda: self._request(person, role, path), done=self._request_saved, failed=self._failed
        )

    def certificate_chosen(self, path: Path) -> None:
        """Take the certificate that came back."""
        self._view.show_problem(None)
        self._jobs.run(Lane.VAULT, lambda: self._certificate(path), done=self._certified, failed=self._failed)

    def _read(self) -> Content:
        with self._vault.transaction() as tx:
            package = organisation.current(tx)
            own = device.identity(tx)
        certificate = own.certificate
        enrolment = (
            Enrolment(certificate.code, certificate.person, certificate.role, certificate.expires)
            if certificate is not None
            else None
        )
        return Content(self._package(package) if package is not None else None, enrolment)

    def _examine(self, path: Path) -> Package:
        return self._package(organisation.examine(read_bounded(path)))

    def _examined(self, package: Package) -> None:
        self._candidate = package
        self._view.show_candidate(package)

    def _take(self, data: bytes) -> None:
        organisation.take(self._vault, data, self._clock.now())

    def _taken(self, _: None) -> None:
        self.package_refused()
        self.shown()

    def _request(self, person: str, role: Role, path: Path) -> str:
        with self._vault.transaction() as tx:
            data = device.enrolment_request(
                tx, role=role, person=person, practice=self._vault.practice, moment=self._clock.now()
            )
        write_durably(path, data)
        return envelope.from_file(ObjectKind.DEVICE_REQUEST, data).digest

    def _request_saved(self, digest: str) -> None:
        self._view.show_request_saved(digest)

    def _certificate(self, path: Path) -> Role:
        data = read_bounded(path)
        with self._vault.transaction() as tx:
            return device.keep_certificate(tx, data, practice=self._vault.practice).role

    def _certified(self, role: Role) -> None:
        self._role_changed(role)
        self.shown()

    def _package(self, current: CurrentOrganisation) -> Package:
        package = current.package
        expired = current.is_expired(self._clock.now())
        return Package(
            package.name,
            package.version,
            package.expires,
            expired,
            package.practice,
            current.digest,
            current.data,
            package.policy,
        )

    def _failed(self, error: Exception) -> None:
        self._candidate = None
        self._view.show_candidate(None)
        self._view.show_problem(self._messages.shown(error))


def words_of(digest: str, language: str) -> str:
    """Six words over a whole file, to compare by voice."""
    return " ".join(six_words(bytes.fromhex(digest), language))


def read_bounded(path: Path) -> bytes:
    """Read a file that must be small."""
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise FileTooLarge
    return data
