"""Certificates: the organisation says whose a device key is and what it may do."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import StringConstraints

from storage.objects import envelope
from storage.objects.envelope import Signed
from storage.objects.errors import Malformed, NotSigned
from storage.objects.kinds import ObjectKind
from storage.objects.organisation import Organisation
from storage.objects.payload import BoxText, Digest, FormatOne, Instant, KeyHex, Payload

PersonCode = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.-]{1,40}$")]
DeviceCode = Annotated[str, StringConstraints(pattern=r"^[0-9A-Z]{3}$")]


class Role(StrEnum):
    """What a device's owner does."""

    DOCUMENTER = "documenter"
    COORDINATOR = "coordinator"
    ANALYST = "analyst"
    CUSTODIAN = "custodian"


class Certificate(Payload):
    """Certificate, format 1; `person` is a pseudonym, `code` the device's part of human numbers."""

    object_kind: ClassVar[ObjectKind] = ObjectKind.CERTIFICATE

    v: FormatOne = 1
    device_key: KeyHex
    box_key: BoxText
    role: Role
    person: PersonCode
    code: DeviceCode
    practice: bool
    issued: Instant
    expires: Instant
    request: Digest
    policy: Digest


def verified(signed: Signed, organisation: Organisation) -> Certificate:
    """The certificate, if the organisation's root or one of its issuers has signed it.

    Raises:
        Malformed: It is not a certificate.
        NotSigned: Nobody of this organisation signed it.
    """
    if signed.kind is not ObjectKind.CERTIFICATE:
        raise Malformed("certificate-type")
    if not organisation.may_certify(signed):
        raise NotSigned
    return Certificate.from_bytes(signed.payload)


def of_frame(frame: bytes) -> Certificate:
    """A certificate that was verified when it was kept."""
    return Certificate.from_bytes(envelope.from_frame(ObjectKind.CERTIFICATE, frame).payload)
