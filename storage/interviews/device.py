"""This device's identity: its keys, code and certificate, kept in the encrypted database."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import select, update

from storage.crypto.hpke import BoxKey
from storage.crypto.signing import SigningKey
from storage.interviews import organisation
from storage.interviews.errors import CertificateRefused, PracticeMismatch
from storage.objects import certificate as certificates
from storage.objects import envelope
from storage.objects.certificate import Certificate, Role
from storage.objects.device_request import DeviceRequest
from storage.objects.errors import Malformed, NotSigned
from storage.objects.kinds import ObjectKind
from storage.objects.organisation import box_text
from storage.objects.payload import Author
from storage.platform.clock import Moment
from storage.vault.tables import device
from storage.vault.transaction import Transaction

# Put together once: everything that is signed asks for it.
_SEED: Final = select(device.c.signing_seed)
_CERTIFICATE: Final = select(device.c.certificate)


@dataclass(frozen=True, slots=True)
class DeviceIdentity:
    """Keys and code of this device; made together with the vault."""

    signing: SigningKey
    box: BoxKey
    code: str
    certificate: Certificate | None
    certificate_digest: str
    certificate_data: bytes

    @property
    def role(self) -> Role:
        """What the certificate allows; a documenter without one."""
        return self.certificate.role if self.certificate else Role.DOCUMENTER

    @property
    def author(self) -> Author:
        """How signed objects name this device."""
        return Author(key=self.signing.public.hex(), cert=self.certificate_digest or None)


def signing(tx: Transaction) -> SigningKey:
    """The signing key alone: expanding the box key costs more than all the rest."""
    return SigningKey.from_seed(tx.execute(_SEED).scalar_one())


def certificate(tx: Transaction) -> Certificate | None:
    """The certificate alone."""
    frame = tx.execute(_CERTIFICATE).scalar_one()
    return None if frame is None else certificates.of_frame(frame)


def identity(tx: Transaction) -> DeviceIdentity:
    """The identity of this device, made together with the vault."""
    row = tx.execute(select(device)).one()
    # The database is authenticated.
    certificate = certificates.of_frame(row.certificate) if row.certificate is not None else None
    return DeviceIdentity(
        SigningKey.from_seed(row.signing_seed),
        BoxKey.from_seed(row.box_seed),
        row.code,
        certificate,
        row.certificate_digest,
        row.certificate or b"",
    )


def enrolment_request(tx: Transaction, *, role: Role, person: str, practice: bool, moment: Moment) -> bytes:
    """A request signed by the device's own key, to be carried to central; `person` is a pseudonym."""
    own = identity(tx)
    request = DeviceRequest(
        device_key=own.signing.public.hex(),
        box_key=box_text(own.box.public),
        role=role,
        person=person,
        practice=practice,
        at=moment.wall,
    )
    return envelope.sign(request, own.signing).to_json()


def keep_certificate(tx: Transaction, data: bytes, *, practice: bool) -> Certificate:
    """Keep the certificate given at enrolment; the device code in it counts from now on.

    Raises:
        CertificateRefused: Codes ``certificate-damaged``, ``certificate-signature``, ``certificate-other-device``.
        NoOrganisation: No package to verify it with.
        PracticeMismatch: A practice certificate in a real vault, or the reverse.
    """
    package = organisation.required(tx).package
    try:
        signed = envelope.from_file(ObjectKind.CERTIFICATE, data)
        certificate = certificates.verified(signed, package)
    except Malformed:
        raise CertificateRefused("certificate-damaged") from None
    except NotSigned:
        raise CertificateRefused("certificate-signature") from None
    if certificate.practice != practice:
        raise PracticeMismatch
    own = identity(tx)
    if certificate.device_key != own.signing.public.hex() or certificate.box_key != box_text(own.box.public):
        raise CertificateRefused("certificate-other-device")
    tx.execute(
        update(device).values(certificate=signed.to_frame(), certificate_digest=signed.digest, code=certificate.code)
    )
    return certificate
