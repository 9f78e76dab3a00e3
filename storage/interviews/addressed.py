"""What is sealed to one device: the queue in which it waits for central, and who sent what was opened here."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, delete, insert, select, update

from storage.crypto.signing import key_id
from storage.interviews import device, organisation, revocations
from storage.interviews.errors import AssignmentRefused, PracticeMismatch
from storage.objects import addressed as sealed_objects
from storage.objects import certificate as certificates
from storage.objects import envelope
from storage.objects.certificate import Certificate, Role
from storage.objects.envelope import Signed
from storage.objects.errors import ObjectRefused, TooLarge
from storage.objects.kinds import ObjectKind
from storage.objects.organisation import box_bytes
from storage.objects.payload import Payload
from storage.platform.clock import Moment
from storage.vault.assignment_tables import addressed, known_devices
from storage.vault.tables import received
from storage.vault.transaction import Transaction

# As central says it.
_UNKNOWN = "recipient-unknown"


@dataclass(frozen=True, slots=True)
class KnownDevice:
    """An enrolled device; `frame` is its certificate as it was signed."""

    key_id: str
    certificate: Certificate
    frame: bytes


@dataclass(frozen=True, slots=True)
class Opened:
    """A signed object that somebody of this organisation sealed to this device."""

    signed: Signed
    sender: KnownDevice


def keep_devices(tx: Transaction, frames: Sequence[bytes], moment: Moment) -> tuple[KnownDevice, ...]:
    """Keep the certificates of enrolled devices in the place of those before.

    What nobody certified is left out, and so is what is shut out.
    """
    found = [one for one in (_known(tx, frame) for frame in frames) if one is not None]
    tx.execute(delete(known_devices))
    for one in {each.key_id: each for each in found}.values():
        tx.execute(insert(known_devices).values(key_id=one.key_id, certificate=one.frame, seen=moment.wall))
    _offer_again(tx, addressed.c.device.in_([one.key_id for one in found]))
    return devices(tx)


def devices(tx: Transaction) -> tuple[KnownDevice, ...]:
    """Devices that something can be sealed to: those central told of, and authors of what was received."""
    frames = list(tx.execute(select(received.c.certificate).distinct()).scalars())
    frames += tx.execute(select(known_devices.c.certificate)).scalars()
    own = key_id(device.signing(tx).public)
    found = {one.key_id: one for one in (_known(tx, bytes(frame)) for frame in frames) if one is not None}
    found.pop(own, None)
    return tuple(sorted(found.values(), key=lambda one: (one.certificate.code, one.certificate.person)))


def queue(tx: Transaction, payload: Payload, to: KnownDevice, moment: Moment) -> Signed:
    """Sign, seal to a device, and let it wait for central.

    Raises:
        AssignmentRefused: This device has no certificate yet, or it is too large (code ``addressed-too-large``).
    """
    own = device.identity(tx)
    if own.certificate is None:
        raise AssignmentRefused("not-a-coordinator")
    signed = envelope.sign(payload, own.signing)
    certified = envelope.from_frame(ObjectKind.CERTIFICATE, own.certificate_data)
    try:
        content = sealed_objects.seal(signed, certified, box_bytes(to.certificate.box_key))
    except TooLarge:
        raise AssignmentRefused("addressed-too-large") from None
    digest = hashlib.sha256(bytes.fromhex(to.key_id) + content).hexdigest()
    row = {"digest": digest, "device": to.key_id, "content": content, "made": moment.wall}
    tx.execute(insert(addressed).values(**row, sent=None, refused=""))
    return signed


def waiting(tx: Transaction) -> tuple[tuple[str, str, bytes], ...]:
    """What central does not have yet: digest, key id of the device, sealed bytes; the oldest first.

    What it does not take waits for people, and is left out.
    """
    open_ones = select(addressed).where(addressed.c.sent.is_(None), addressed.c.refused == "")
    rows = tx.execute(open_ones.order_by(addressed.c.made, addressed.c.digest))
    return tuple((row.digest, row.device, bytes(row.content)) for row in rows)


def sent(tx: Transaction, digest: str, moment: Moment) -> None:
    """Remember that central has it; the sealed bytes open for nobody here and are kept no longer."""
    tx.execute(update(addressed).where(addressed.c.digest == digest).values(sent=moment.wall, content=b""))
    device = select(addressed.c.device).where(addressed.c.digest == digest)
    _offer_again(tx, addressed.c.device.in_(device))


def refused(tx: Transaction, digest: str, code: str) -> None:
    """Remember that central does not take it, and why: it is kept, and not offered again by itself."""
    tx.execute(update(addressed).where(addressed.c.digest == digest).values(refused=code))


def not_taken(tx: Transaction) -> frozenset[str]:
    """Key ids of devices for which something waits that central does not take."""
    rows = select(addressed.c.device).where(addressed.c.sent.is_(None), addressed.c.refused != "")
    return frozenset(tx.execute(rows.distinct()).scalars())


def opened(tx: Transaction, sealed: bytes, *, practice: bool) -> Opened:
    """Open what was sealed to this device and verify who signed it.

    Raises:
        AssignmentRefused: Codes ``addressed-not-opened``, ``addressed-damaged``, ``addressed-signature``,
            ``addressed-revoked`` (its sender is shut out).
        PracticeMismatch: Of a practice device in a real vault, or the reverse.
        NoOrganisation: There is no root to verify with.
    """
    package = organisation.required(tx).package
    try:
        signed, certified = sealed_objects.opened(sealed, device.identity(tx).box)
        certificate = certificates.verified(certified, package)
        signed.verify(bytes.fromhex(certificate.device_key))
    except ObjectRefused as error:
        code = {"addressed-not-opened": error.code, "bad-signature": "addressed-signature"}
        raise AssignmentRefused(code.get(error.code, "addressed-damaged")) from None
    if certificate.practice != practice:
        raise PracticeMismatch
    if revocations.is_revoked(tx, certificate.device_key):
        raise AssignmentRefused("addressed-revoked")
    sender = KnownDevice(key_id(bytes.fromhex(certificate.device_key)), certificate, certified.to_frame())
    return Opened(signed, sender)


def require_coordinator(tx: Transaction) -> None:
    """Return if this device is a coordinator's.

    Raises:
        AssignmentRefused: Code ``not-a-coordinator``.
    """
    if device.identity(tx).role is not Role.COORDINATOR:
        raise AssignmentRefused("not-a-coordinator")


def _known(tx: Transaction, frame: bytes) -> KnownDevice | None:
    try:
        signed = envelope.from_frame(ObjectKind.CERTIFICATE, frame)
        certificate = certificates.verified(signed, organisation.required(tx).package)
    except ObjectRefused:
        return None
    if revocations.is_revoked(tx, certificate.device_key):
        return None
    return KnownDevice(key_id(bytes.fromhex(certificate.device_key)), certificate, signed.to_frame())


def _offer_again(tx: Transaction, theirs: ColumnElement[bool]) -> None:
    """Central knows these devices now, whatever it said before: what waits for them is offered again."""
    tx.execute(update(addressed).where(theirs, addressed.c.refused == _UNKNOWN).values(refused=""))
