"""As coordinator: fetched manifests, parts and wrapsets: verified, kept sealed, opened when read."""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Row, insert, select, update

from storage.crypto.hpke import BoxKey
from storage.interviews import custody, device, organisation, revocations
from storage.interviews.errors import PracticeMismatch, ReceivedRefused
from storage.interviews.received_withdrawn import withdrawn_at
from storage.objects import certificate as certificates
from storage.objects import envelope, owning
from storage.objects import part as parts
from storage.objects.certificate import Certificate, Role
from storage.objects.custody import CustodyAction
from storage.objects.envelope import Signed
from storage.objects.errors import ObjectRefused
from storage.objects.kinds import ObjectKind, PartKind
from storage.objects.manifest import Manifest
from storage.objects.part import OpenedPart
from storage.objects.wrapset import Wrapset
from storage.platform.clock import Moment
from storage.vault.tables import received, received_blobs, received_objects
from storage.vault.transaction import Transaction

# A coordinator may do without the parts of custodians; without these there is nothing to read.
_NEEDED = (PartKind.FACTS, PartKind.BODY)
_NEEDED_BY = {Role.CUSTODIAN: (PartKind.CRSV,)}


@dataclass(frozen=True, slots=True)
class FetchedObject:
    """An object as central holds it: its bytes exactly."""

    kind: ObjectKind
    content: bytes


@dataclass(frozen=True, slots=True)
class ReceivedInterview:
    """A received revision; `author` is the pseudonym of its certificate, `number` from the facts it carries."""

    manifest_digest: str
    interview: str
    revision: int
    author_key: str
    author: str
    device_code: str
    wall: str
    number: str
    received: str
    replaces: tuple[str, ...]
    blobs_wanted: tuple[str, ...]
    reviews_sent: int
    withdrawn_at: str = ""
    #: Not a revision: only the word is here that it stays with its author.
    is_notice: bool = False


def keep(
    tx: Transaction,
    objects: Sequence[FetchedObject],
    author_certificate: bytes,
    *,
    practice: bool,
    moment: Moment,
) -> ReceivedInterview:
    """Verify that fetched objects belong together (manifest, its parts and wrapsets) and keep them sealed.

    Safe to repeat. Objects that the manifest does not name are left out.

    Raises:
        ReceivedRefused: Codes ``received-damaged``, ``received-signature``, ``received-incomplete``,
            ``received-revoked`` (decided on a device that was shut out before).
        PracticeMismatch: A practice interview in a real vault, or the reverse.
        NoOrganisation: There is no root to verify with.
    """
    current = organisation.required(tx)
    try:
        certified = envelope.from_file(ObjectKind.CERTIFICATE, author_certificate)
        certificate = certificates.verified(certified, current.package)
        signed, sealed = _manifest_of(objects, certificate)
        if not is_held(tx, signed.digest):
            _check_owner(tx, sealed, certificate)
        named = _named(objects, sealed, _NEEDED_BY.get(device.identity(tx).role, _NEEDED))
    except ObjectRefused as error:
        code = "received-signature" if error.code == "bad-signature" else "received-damaged"
        raise ReceivedRefused(code) from None
    if sealed.practice != practice or certificate.practice != practice:
        raise PracticeMismatch
    if not is_held(tx, signed.digest):
        _store(tx, signed, sealed, certified, certificate, named, moment)
        custody.record(tx, "", CustodyAction.RECEIVE, moment, signed.digest)
    return get(tx, signed.digest)


def _manifest_of(objects: Sequence[FetchedObject], certificate: Certificate) -> tuple[Signed, Manifest]:
    frames = [item.content for item in objects if item.kind is ObjectKind.REVISION]
    if len(frames) != 1:
        raise ReceivedRefused("received-incomplete")
    sealed, signed = envelope.read(ObjectKind.REVISION, Manifest, frames[0], bytes.fromhex(certificate.device_key))
    if sealed.author.key != certificate.device_key:
        raise ReceivedRefused("received-signature")
    return signed, sealed


def _check_owner(tx: Transaction, sealed: Manifest, certificate: Certificate) -> None:
    """Nobody else corrects an interview or makes two corrections look decided, whatever central let pass."""
    held = select(received.c.manifest_digest, received.c.revision, received.c.author_key)
    rows = tx.execute(held.where(received.c.interview == sealed.interview).order_by(received.c.revision)).all()
    numbers = {row.manifest_digest: row.revision for row in rows}
    # As at central, who took it has the first revision; what is decided names others, which must be here before it.
    is_own = not rows or rows[0].author_key == certificate.device_key
    if owning.may_stand(sealed, role=certificate.role, is_own=is_own, held=numbers):
        # What a laptop took before it was lost counts; who decides on a stolen one decides for somebody else.
        if owning.is_decision(sealed) and not revocations.is_trusted(tx, certificate.device_key, sealed.device.seq):
            raise ReceivedRefused("received-revoked")
        return
    is_waiting = (
        certificate.role is Role.COORDINATOR and owning.is_decision(sealed) and not set(sealed.prev) <= set(numbers)
    )
    raise ReceivedRefused("received-incomplete" if is_waiting else "received-signature")


def _named(objects: Sequence[FetchedObject], sealed: Manifest, needed: Sequence[PartKind]) -> dict[str, FetchedObject]:
    """The parts and wrapsets that the manifest names, by digest."""
    given = {
        envelope.digest_of(item.kind, item.content): item
        for item in objects
        if item.kind in (ObjectKind.PART, ObjectKind.WRAPSET)
    }
    named: dict[str, FetchedObject] = {}
    for entry in sealed.parts:
        part, wraps = given.get(entry.sealed_digest), given.get(entry.wrapset)
        if part is None or wraps is None:
            if entry.kind in needed:
                raise ReceivedRefused("received-incomplete")
            continue
        wrapset = Wrapset.from_bytes(wraps.content)
        stated = (wrapset.interview, wrapset.rev, wrapset.part, wrapset.policy)
        if stated != (sealed.interview, sealed.rev, entry.kind, sealed.policy):
            raise ReceivedRefused("received-damaged")
        named[entry.sealed_digest], named[entry.wrapset] = part, wraps
    return named


def _store(
    tx: Transaction,
    signed: Signed,
    sealed: Manifest,
    certified: Signed,
    certificate: Certificate,
    named: dict[str, FetchedObject],
    moment: Moment,
) -> None:
    tx.execute(
        insert(received).values(
            manifest_digest=signed.digest,
            interview=sealed.interview,
            revision=sealed.rev,
            content=signed.to_frame(),
            certificate=certified.to_frame(),
            author_key=certificate.device_key,
            author=certificate.person,
            device_code=certificate.code,
            wall=sealed.time.wall,
            number="",
            received=moment.wall,
            reviews_sent=0,
        )
    )
    for digest, item in named.items():
        tx.execute(
            insert(received_objects).values(
                digest=digest, manifest_digest=signed.digest, kind=item.kind.value, content=item.content
            )
        )
    readable = _readable_attachments(tx, signed.digest, sealed)
    for attachment in sealed.attachments:
        if attachment.id in readable:
            for segment in attachment.segs:
                tx.execute(
                    insert(received_blobs).values(
                        cipher_sha256=segment.cipher_sha256, manifest_digest=signed.digest, file="", is_held=0
                    )
                )
    with contextlib.suppress(ReceivedRefused):
        number = open_part(tx, signed.digest, PartKind.FACTS).content.number
        tx.execute(update(received).where(received.c.manifest_digest == signed.digest).values(number=number))


def _readable_attachments(tx: Transaction, manifest_digest: str, sealed: Manifest) -> set[str]:
    """Ids of the attachments of every part that this device can open."""
    readable: set[str] = set()
    for entry in sealed.parts:
        # A part that does not open is none of ours, or damaged: then reading it will say so.
        with contextlib.suppress(ReceivedRefused):
            opened = open_part(tx, manifest_digest, entry.kind)
            readable.update(attachment.id for attachment in opened.content.attachments)
    return readable


def part_of(tx: Transaction, manifest_digest: str, attachment_id: str) -> OpenedPart:
    """The opened part to which an attachment belongs.

    Raises:
        ReceivedRefused: Codes ``not-a-recipient``: this device cannot open that part; ``received-damaged``.
    """
    code = "not-a-recipient"
    for entry in manifest(tx, manifest_digest).parts:
        try:
            opened = open_part(tx, manifest_digest, entry.kind)
        except ReceivedRefused as refused:
            code = refused.code if refused.code != "not-a-recipient" else code
            continue
        if any(attachment.id == attachment_id for attachment in opened.content.attachments):
            return opened
    raise ReceivedRefused(code)


def get(tx: Transaction, manifest_digest: str) -> ReceivedInterview:
    """One received revision.

    Raises:
        ReceivedRefused: It is not here (code ``not-received``).
    """
    row = tx.execute(select(received).where(received.c.manifest_digest == manifest_digest)).first()
    if row is None:
        raise ReceivedRefused("not-received")
    return _interview(tx, row)


def signed_of(tx: Transaction, manifest_digest: str) -> tuple[tuple[ObjectKind, bytes], ...]:
    """The manifest and its author's certificate as frames, byte for byte as they were signed.

    Raises:
        ReceivedRefused: It is not here (code ``not-received``).
    """
    columns = select(received.c.content, received.c.certificate)
    row = tx.execute(columns.where(received.c.manifest_digest == manifest_digest)).first()
    if row is None:
        raise ReceivedRefused("not-received")
    return (ObjectKind.REVISION, bytes(row.content)), (ObjectKind.CERTIFICATE, bytes(row.certificate))


def is_held(tx: Transaction, manifest_digest: str) -> bool:
    """Whether this revision is here already."""
    found = select(received.c.interview).where(received.c.manifest_digest == manifest_digest)
    return tx.execute(found).first() is not None


def listed(tx: Transaction, query: str | None = None) -> tuple[ReceivedInterview, ...]:
    """Received revisions, the newest first; with a query those whose number, author or device holds it."""
    wanted = select(received).order_by(received.c.received.desc(), received.c.number.desc())
    text = (query or "").strip().casefold()
    rows = tx.execute(wanted).all()
    return tuple(
        _interview(tx, row)
        for row in rows
        if not text or any(text in field.casefold() for field in (row.number, row.author, row.device_code))
    )


def of_interview(tx: Transaction, interview: str) -> tuple[ReceivedInterview, ...]:
    """All revisions of one interview that are here, in an order that is the same on every laptop."""
    rows = tx.execute(select(received).where(received.c.interview == interview)).all()
    return tuple(
        sorted((_interview(tx, row) for row in rows), key=lambda one: (one.revision, one.wall, one.manifest_digest))
    )


def in_force(tx: Transaction, interview: str) -> ReceivedInterview | None:
    """The last revision here to which the person still agrees; None where they withdrew all of them."""
    rows = tx.execute(select(received).where(received.c.interview == interview).order_by(received.c.revision.desc()))
    return next((one for one in (_interview(tx, row) for row in rows.all()) if not one.withdrawn_at), None)


def manifest(tx: Transaction, manifest_digest: str) -> Manifest:
    """The signed manifest of a received revision.

    Raises:
        ReceivedRefused: It is not here (code ``not-received``).
    """
    content = tx.execute(select(received.c.content).where(received.c.manifest_digest == manifest_digest)).scalar()
    if content is None:
        raise ReceivedRefused("not-received")
    return Manifest.from_bytes(envelope.from_frame(ObjectKind.REVISION, content).payload)


def open_part(tx: Transaction, manifest_digest: str, part: PartKind, box: BoxKey | None = None) -> OpenedPart:
    """Open a part and hold it against its commitment; nothing opened is stored.

    `box`: a custodian's key from a file; without it this device's own.

    Raises:
        ReceivedRefused: Codes ``not-received``, ``not-a-recipient``, ``received-damaged``.
    """
    sealed = manifest(tx, manifest_digest)
    entry = sealed.part(part)
    content = _object(tx, manifest_digest, entry.sealed_digest)
    wraps = _object(tx, manifest_digest, entry.wrapset)
    if content is None or wraps is None:
        raise ReceivedRefused("not-a-recipient")
    try:
        key = Wrapset.from_bytes(wraps).open(box or device.identity(tx).box)
        return parts.open_part(content, key, interview=sealed.interview, rev=sealed.rev, part=part, commit=entry.commit)
    except ObjectRefused as error:
        raise ReceivedRefused("not-a-recipient" if error.code == "not-a-recipient" else "received-damaged") from None


def readers(tx: Transaction, manifest_digest: str, part: PartKind) -> frozenset[str]:
    """Names of the keys that a part was sealed to; none where it is not here.

    Raises:
        ReceivedRefused: Code ``not-received``.
    """
    wraps = _object(tx, manifest_digest, manifest(tx, manifest_digest).part(part).wrapset)
    return frozenset(entry.box for entry in Wrapset.from_bytes(wraps).entries) if wraps is not None else frozenset()


def _object(tx: Transaction, manifest_digest: str, digest: str) -> bytes | None:
    content = tx.execute(
        select(received_objects.c.content).where(
            received_objects.c.manifest_digest == manifest_digest, received_objects.c.digest == digest
        )
    ).scalar()
    return None if content is None else bytes(content)


def _interview(tx: Transaction, row: Row[tuple[object, ...]]) -> ReceivedInterview:
    wanted = tx.execute(
        select(received_blobs.c.cipher_sha256)
        .where(received_blobs.c.manifest_digest == row.manifest_digest, received_blobs.c.is_held == 0)
        .order_by(received_blobs.c.cipher_sha256)
    ).scalars()
    sealed = Manifest.from_bytes(envelope.from_frame(ObjectKind.REVISION, row.content).payload)
    return ReceivedInterview(
        manifest_digest=row.manifest_digest,
        interview=row.interview,
        revision=row.revision,
        author_key=row.author_key,
        author=row.author,
        device_code=row.device_code,
        wall=row.wall,
        number=row.number,
        received=row.received,
        replaces=sealed.prev,
        blobs_wanted=tuple(wanted),
        reviews_sent=row.reviews_sent,
        withdrawn_at=_withdrawn_at(tx, row.interview, row.revision, sealed.prev),
    )


def _withdrawn_at(tx: Transaction, interview: str, revision: int, parents: Sequence[str]) -> str:
    """Withdrawn is also what was made of two revisions, once the consent to one of them is."""
    at = withdrawn_at(tx, interview, revision)
    seen: set[str] = set()
    waiting = _decided_between(parents)
    while waiting and not at:
        digest = waiting.pop()
        # Each once: decisions upon decisions name the same ones again.
        if digest in seen:
            continue
        seen.add(digest)
        row = tx.execute(select(received).where(received.c.manifest_digest == digest)).first()
        if row is not None:
            at = withdrawn_at(tx, row.interview, row.revision)
            waiting += _decided_between(
                Manifest.from_bytes(envelope.from_frame(ObjectKind.REVISION, row.content).payload).prev
            )
    return at


def _decided_between(parents: Sequence[str]) -> list[str]:
    """What a decision names; an author's own correction has one parent, and its own consent."""
    return list(parents) if len(set(parents)) > 1 else []
