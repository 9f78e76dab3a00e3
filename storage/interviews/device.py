"""This device's identity: its keys, code and certificate, kept in the encrypted database."""

from dataclasses import dataclass

from storage.crypto.hpke import BoxKey
from storage.crypto.signing import SigningKey
from storage.objects.certificate import Certificate, Role
from storage.platform.clock import Moment
from storage.vault.transaction import Transaction


@dataclass(frozen=True, slots=True)
class DeviceIdentity:
    """Keys and code of this device; made on first use in a vault."""

    signing: SigningKey
    box: BoxKey
    code: str
    certificate: Certificate | None
    certificate_digest: str
    certificate_data: bytes

    @property
    def role(self) -> Role:
        """What the certificate allows; a documenter without one."""
        raise NotImplementedError


def identity(tx: Transaction) -> DeviceIdentity:
    """The identity of this device; made when there is none (then `tx` must be a writing transaction)."""
    raise NotImplementedError


def enrolment_request(tx: Transaction, *, role: Role, person: str, practice: bool, moment: Moment) -> bytes:
    """A request signed by the device's own key, to be carried to central; `person` is a pseudonym."""
    raise NotImplementedError


def keep_certificate(tx: Transaction, data: bytes, *, practice: bool) -> Certificate:
    """Keep the certificate given at enrolment; the device code in it counts from now on.

    Raises:
        CertificateRefused: Codes ``certificate-damaged``, ``certificate-signature``, ``certificate-other-device``.
        NoOrganisation: No package to verify it with.
        PracticeMismatch: A practice certificate in a real vault, or the reverse.
    """
    raise NotImplementedError
