"""What an administrator does with central; the command line and practice call the same functions."""

import re
from dataclasses import dataclass

from sqlalchemy import delete, func, insert, select, update

from storage.crypto.signing import SigningKey, key_id
from storage.objects import device_request, envelope, organisation
from storage.objects.certificate import Certificate, Role, of_frame
from storage.objects.device_request import DeviceRequest
from storage.objects.errors import ObjectRefused
from storage.objects.kinds import ObjectKind
from storage.objects.revocation import Revocation, RevocationReason
from storage.platform.clock import Moment
from sync.central import completing, tables, turns, withdrawing
from sync.central.database import reading, writing
from sync.central.errors import CentralProblem
from sync.central.opened import Central, init, open_central
from sync.central.packages import address, describe, make_organisation, package_of, take_package
from sync.central.times import later

__all__ = [
    "Central",
    "CentralProblem",
    "EnrolledDevice",
    "Enrolment",
    "address",
    "describe",
    "devices",
    "digest_of_request",
    "enrol",
    "init",
    "make_organisation",
    "open_central",
    "package_of",
    "read_request",
    "revoke",
    "take_package",
]

_CERTIFICATE_DAYS = 365
_KEY_ID = re.compile(r"[0-9a-f]{16}")
_CODES = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class EnrolledDevice:
    """One row of the list of devices."""

    key_id: str
    code: str
    role: Role
    enrolled_at: str
    expires: str
    revoked_at: str | None
    revisions: int


@dataclass(frozen=True, slots=True)
class Enrolment:
    """An admitted device and the certificate to carry back to it."""

    device: EnrolledDevice
    certificate: bytes


def read_request(request: bytes) -> DeviceRequest:
    """The keys a device asks with, verified by its own signature.

    Raises:
        CentralProblem: code request-unreadable.
    """
    try:
        return device_request.verified(envelope.from_file(ObjectKind.DEVICE_REQUEST, request))
    except ObjectRefused as error:
        raise CentralProblem("request-unreadable") from error


def digest_of_request(request: bytes) -> str:
    """What people compare as six words before they let a device in.

    Raises:
        CentralProblem: code request-unreadable.
    """
    read_request(request)
    return envelope.from_file(ObjectKind.DEVICE_REQUEST, request).digest


def enrol(
    central: Central, request: bytes, *, role: Role | None, issuer: SigningKey, moment: Moment, code: str = ""
) -> Enrolment:
    """Admit the device that made this request and certify its key; enrolling again renews both.

    Without a role the device keeps the one it had; a new one becomes a documenter.

    Raises:
        CentralProblem: codes request-unreadable, practice-mismatch, no-organisation, issuer-not-named,
            device-revoked, code-taken, codes-used-up.
    """
    asked = read_request(request)
    if asked.practice != central.practice:
        raise CentralProblem("practice-mismatch")
    package, policy = package_of(central)
    public = bytes.fromhex(asked.device_key)
    name = key_id(public)
    d = tables.devices
    with writing(central.engine) as tx:
        turns.of_device(tx, name)
        turns.to_enrol(tx)
        old = tx.execute(select(d.c.code, d.c.role, d.c.revocation).where(d.c.key_id == name)).first()
        if old is not None and old.revocation is not None:
            raise CentralProblem("device-revoked")
        taken = set(tx.execute(select(d.c.code).where(d.c.key_id != name)).scalars())
        if code and code in taken:
            raise CentralProblem("code-taken")
        code = code or (old.code if old is not None else _free_code(taken))
        role = role or (Role(old.role) if old is not None else Role.DOCUMENTER)
        certificate = Certificate(
            device_key=asked.device_key,
            box_key=asked.box_key,
            role=role,
            person=asked.person,
            code=code,
            practice=central.practice,
            issued=moment.wall,
            expires=later(moment.wall, days=_CERTIFICATE_DAYS),
            request=envelope.from_file(ObjectKind.DEVICE_REQUEST, request).digest,
            policy=policy,
        )
        signed = envelope.sign(certificate, issuer)
        if not package.may_certify(signed):
            raise CentralProblem("issuer-not-named")
        row = {
            "role": role.value,
            "code": code,
            "box": organisation.box_bytes(asked.box_key),
            "certificate": signed.to_frame(),
            "certificate_digest": signed.digest,
        }
        if old is None:
            tx.execute(insert(d).values(key_id=name, public=public, enrolled_at=moment.wall, **row))
        else:
            tx.execute(update(d).where(d.c.key_id == name).values(**row))
        if role.value in withdrawing.READERS:
            completing.announce_all(tx, moment.wall, name, role)
    return Enrolment(_one(central, name), signed.to_json())


def revoke(
    central: Central,
    name: str,
    *,
    reason: RevocationReason,
    signer: SigningKey,
    moment: Moment,
    last_seq: int | None = None,
) -> EnrolledDevice:
    """Shut a device out of everything, from its next request on; what waited for it is dropped.

    One that is shut out already can be trusted with less, never with more: what was said before is kept.

    Raises:
        CentralProblem: codes device-unknown, no-organisation, issuer-not-named.
    """
    d, f = tables.devices, tables.feed
    if not _KEY_ID.fullmatch(name):
        raise CentralProblem("device-unknown")
    package, _ = package_of(central)
    with writing(central.engine) as tx:
        turns.of_device(tx, name)
        row = tx.execute(select(d.c.public, d.c.revocation).where(d.c.key_id == name)).first()
        if row is None:
            raise CentralProblem("device-unknown")
        count = tx.execute(select(func.count()).where(d.c.revocation.is_not(None))).scalar_one()
        notice = Revocation(
            device_key=bytes(row.public).hex(),
            last_seq=last_seq,
            reason=reason,
            epoch=count + (row.revocation is None),
            practice=central.practice,
            at=moment.wall,
        )
        signed = envelope.sign(notice, signer)
        # A word that no laptop believes must not take the place of one that they do.
        if not package.may_certify(signed):
            raise CentralProblem("issuer-not-named")
        frame = signed.to_frame()
        if row.revocation is None:
            tx.execute(update(d).where(d.c.key_id == name).values(revoked_at=moment.wall, revocation=frame))
            tx.execute(delete(f).where(f.c.device == name, f.c.acknowledged_at.is_(None)))
        elif notice.takes_more_than(_revocation(bytes(row.revocation))):
            before = {"device": name, "content": bytes(row.revocation), "until": moment.wall}
            tx.execute(insert(tables.revocations_before).values(**before))
            tx.execute(update(d).where(d.c.key_id == name).values(revocation=frame))
    return _one(central, name)


def _revocation(frame: bytes) -> Revocation:
    return Revocation.from_bytes(envelope.from_frame(ObjectKind.REVOCATION, frame).payload)


def devices(central: Central) -> tuple[EnrolledDevice, ...]:
    """Every enrolled device, oldest first."""
    d, r = tables.devices, tables.revisions
    counts = select(func.count()).where(r.c.device == d.c.key_id).scalar_subquery()
    columns = (
        d.c.key_id,
        d.c.code,
        d.c.role,
        d.c.enrolled_at,
        d.c.certificate,
        d.c.revoked_at,
        counts.label("revisions"),
    )
    with reading(central.engine) as tx:
        rows = tx.execute(select(*columns).order_by(d.c.number)).all()
    return tuple(
        EnrolledDevice(
            row.key_id,
            row.code,
            Role(row.role),
            row.enrolled_at,
            of_frame(bytes(row.certificate)).expires,
            row.revoked_at,
            row.revisions,
        )
        for row in rows
    )


def _one(central: Central, name: str) -> EnrolledDevice:
    return next(device for device in devices(central) if device.key_id == name)


def _free_code(taken: set[str]) -> str:
    for number in range(1, len(_CODES) ** 3):
        high, low = divmod(number, len(_CODES))
        code = _CODES[high // len(_CODES)] + _CODES[high % len(_CODES)] + _CODES[low]
        if code not in taken:
            return code
    raise CentralProblem("codes-used-up")
