"""The organisation package in use: imported from a file, never an older one, never another root."""

from dataclasses import dataclass

from storage.objects.organisation import Organisation
from storage.platform.clock import Moment
from storage.vault.transaction import Transaction


@dataclass(frozen=True, slots=True)
class CurrentOrganisation:
    """The package in use; `digest` is the policy digest that manifests name, `data` the signed bytes."""

    package: Organisation
    digest: str
    data: bytes
    imported: str

    def is_expired(self, moment: Moment) -> bool:
        """Whether its last day has passed (by a clock that may be wrong, so sealing goes on)."""
        raise NotImplementedError


def examine(data: bytes) -> CurrentOrganisation:
    """Read and verify a package file without keeping it, so that people can compare its fingerprint.

    Raises:
        PackageRefused: It is not a package, or not signed by the root it names.
    """
    raise NotImplementedError


def import_package(tx: Transaction, data: bytes, moment: Moment, *, practice: bool) -> CurrentOrganisation:
    """Keep a package; the same one again changes nothing.

    Raises:
        PackageRefused: Codes ``package-damaged``, ``package-signature``, ``package-other-root``,
            ``package-older``, ``package-conflict``, ``package-expired``.
        PracticeMismatch: A practice package in a real vault, or the reverse.
    """
    raise NotImplementedError


def current(tx: Transaction) -> CurrentOrganisation | None:
    """The package in use, if there is one."""
    raise NotImplementedError


def required(tx: Transaction) -> CurrentOrganisation:
    """The package in use.

    Raises:
        NoOrganisation: There is none.
    """
    raise NotImplementedError
