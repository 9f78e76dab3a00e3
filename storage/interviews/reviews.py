"""Review notes of a coordinator, signed, and sealed to the author's device."""

from dataclasses import dataclass

from pydantic import ValidationError
from sqlalchemy import Row, insert, select, update

from storage.interviews import device, organisation, revocations
from storage.interviews.errors import CertificateRefused, PracticeMismatch, ReceivedRefused, ReviewRefused
from storage.objects import certificate as certificates
from storage.objects import envelope
from storage.objects import review as review_objects
from storage.objects.certificate import Certificate, Role
from storage.objects.envelope import Signed
from storage.objects.errors import ObjectRefused
from storage.objects.kinds import ObjectKind
from storage.objects.organisation import Organisation, box_bytes
from storage.objects.review import Review
from storage.platform.clock import Moment
from storage.vault.tables import interviews, received, reviews
from storage.vault.transaction import Transaction


@dataclass(frozen=True, slots=True)
class ReviewNote:
    """A note about a sealed revision; `returned` asks for an addendum."""

    digest: str
    interview_id: str
    reviewer: str
    text: str
    returned: bool
    at: str
    received: str
    is_read: bool


def write(tx: Transaction, manifest_digest: str, text: str, *, returned: bool, practice: bool, moment: Moment) -> bytes:
    """As coordinator: sign a note about a received interview and seal it to its author's device; changes nothing.

    Raises:
        ReceivedRefused: The interview is not here.
        ReviewRefused: The text is empty or too long (code ``review-text``), its device is shut out
            (``review-to-revoked``).
        CertificateRefused: This device holds no coordinator's certificate.
    """
    row = tx.execute(select(received).where(received.c.manifest_digest == manifest_digest)).first()
    if row is None:
        raise ReceivedRefused("not-received")
    own = device.identity(tx)
    if own.role is not Role.COORDINATOR:
        raise CertificateRefused("not-a-coordinator")
    try:
        note = Review(
            interview=row.interview,
            revision=manifest_digest,
            author=own.author,
            text=text,
            returned=returned,
            practice=practice,
            at=moment.wall,
        )
    except ValidationError:
        raise ReviewRefused("review-text") from None
    author = Certificate.from_bytes(envelope.from_frame(ObjectKind.CERTIFICATE, row.certificate).payload)
    if revocations.is_revoked(tx, author.device_key):
        raise ReviewRefused("review-to-revoked")
    return review_objects.seal_review(
        envelope.sign(note, own.signing),
        envelope.from_frame(ObjectKind.CERTIFICATE, own.certificate_data),
        box_bytes(author.box_key),
    )


def count_sent(tx: Transaction, manifest_digest: str) -> None:
    """As coordinator: remember that central has a note about this interview."""
    tx.execute(
        update(received)
        .where(received.c.manifest_digest == manifest_digest)
        .values(reviews_sent=received.c.reviews_sent + 1)
    )


def record(tx: Transaction, sealed: bytes, *, practice: bool, moment: Moment) -> ReviewNote:
    """As author: open, verify and keep a note that was fetched; safe to repeat.

    Raises:
        ReviewRefused: Codes ``review-not-opened``, ``review-damaged``, ``review-signature`` (not by a coordinator of
            this organisation), ``review-unknown-interview``.
        PracticeMismatch: A practice note in a real vault, or the reverse.
        NoOrganisation: There is no root to verify with.
    """
    package = organisation.required(tx).package
    signed, certified = _opened(tx, sealed)
    note, certificate = _verified(signed, certified, package)
    if note.practice != practice or certificate.practice != practice:
        raise PracticeMismatch
    if revocations.is_revoked(tx, certificate.device_key):
        raise ReviewRefused("review-revoked")
    interview_id = tx.execute(
        select(interviews.c.id).where(
            interviews.c.manifest_digest == note.revision, interviews.c.interview == note.interview
        )
    ).scalar()
    if interview_id is None:
        raise ReviewRefused("review-unknown-interview")
    held = tx.execute(select(reviews).where(reviews.c.digest == signed.digest)).first()
    if held is not None:
        return _note(held)
    tx.execute(
        insert(reviews).values(
            digest=signed.digest,
            interview_id=interview_id,
            content=signed.to_frame(),
            certificate=certified.to_frame(),
            reviewer=certificate.person,
            text=note.text,
            returned=int(note.returned),
            at=note.at,
            received=moment.wall,
            is_read=0,
        )
    )
    return _note(tx.execute(select(reviews).where(reviews.c.digest == signed.digest)).one())


def _opened(tx: Transaction, sealed: bytes) -> tuple[Signed, Signed]:
    try:
        return review_objects.open_review(sealed, device.identity(tx).box)
    except ObjectRefused as error:
        raise ReviewRefused("review-not-opened" if error.code == "review-not-opened" else "review-damaged") from None


def _verified(signed: Signed, certified: Signed, package: Organisation) -> tuple[Review, Certificate]:
    try:
        certificate = certificates.verified(certified, package)
        signed.verify(bytes.fromhex(certificate.device_key))
        note = Review.from_bytes(signed.payload)
    except ObjectRefused as error:
        raise ReviewRefused("review-signature" if error.code == "bad-signature" else "review-damaged") from None
    is_theirs = note.author.key == certificate.device_key and note.author.cert in (None, certified.digest)
    if certificate.role is not Role.COORDINATOR or not is_theirs:
        raise ReviewRefused("review-signature")
    return note, certificate


def of_interview(tx: Transaction, interview_id: str) -> tuple[ReviewNote, ...]:
    """Notes about one sealed revision, the newest first."""
    rows = tx.execute(
        select(reviews).where(reviews.c.interview_id == interview_id).order_by(reviews.c.at.desc(), reviews.c.digest)
    )
    return tuple(_note(row) for row in rows)


def mark_read(tx: Transaction, digest: str) -> None:
    """Remember that the note was shown."""
    tx.execute(update(reviews).where(reviews.c.digest == digest).values(is_read=1))


def _note(row: Row[tuple[object, ...]]) -> ReviewNote:
    return ReviewNote(
        row.digest,
        row.interview_id,
        row.reviewer,
        row.text,
        bool(row.returned),
        row.at,
        row.received,
        bool(row.is_read),
    )
