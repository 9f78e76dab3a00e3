"""Whether a sealed interview may be closed to its author: only what somebody else can open, and only if it is sound."""

from enum import StrEnum

from sqlalchemy import select

from storage.interviews import device, purging
from storage.interviews.errors import InterviewError
from storage.interviews.opened import part_within
from storage.interviews.purging import Lack
from storage.interviews.withdrawn import is_withdrawn
from storage.objects import envelope
from storage.objects.errors import ObjectRefused
from storage.objects.kinds import ObjectKind
from storage.objects.manifest import Manifest
from storage.objects.part import OpenedPart
from storage.objects.wrapset import Wrapset
from storage.vault import Vault
from storage.vault.tables import attachments, interviews, objects, outbox, part_keys, segments
from storage.vault.transaction import Transaction


class Keeps(StrEnum):
    """Why a sealed interview stays open to its author whatever the policy says."""

    # Consent keeps it on this laptop: its parts are sealed to nobody.
    STAYS_HERE = "stays-here"
    # A later revision withdrew the consent before everything had left.
    WITHDRAWN = "withdrawn"
    # Some part that holds something has no recipient.
    NOBODY = "nobody"
    # Sound that could not be sealed has its only key here.
    KEPT_SOUND = "kept-sound"
    # Central refused something of it.
    REFUSED = "refused"
    # What was sealed is not what the manifest says, or is gone.
    DAMAGED = "damaged"


def keeps(tx: Transaction, vault: Vault, interview_id: str) -> Keeps | None:
    """What speaks against closing; None where nothing does."""
    row = tx.execute(select(interviews).where(interviews.c.id == interview_id)).one()
    if not row.leaves:
        return Keeps.STAYS_HERE
    if is_withdrawn(tx, interview_id) and row.delivered_at is None:
        return Keeps.WITHDRAWN
    parked = select(outbox.c.number).where(outbox.c.interview_id == interview_id, outbox.c.state == "parked")
    if tx.execute(parked.limit(1)).first() is not None:
        return Keeps.REFUSED
    if _has_unsealed_sound(tx, interview_id):
        return Keeps.KEPT_SOUND
    try:
        sealed = _own_manifest(tx, row.manifest_digest)
        forgotten = _forgotten(tx, interview_id)
        opened = [
            (_wraps(tx, entry.wrapset), part_within(tx, vault, interview_id, entry.kind))
            for entry in sealed.parts
            if entry.kind.value not in forgotten
        ]
    except (ObjectRefused, InterviewError):
        return Keeps.DAMAGED
    if any(not wraps.entries and not _is_empty(part) for wraps, part in opened):
        return Keeps.NOBODY
    # What central has, and can never deny to have, need not lie here any more; how old that proof is does not matter.
    lack = purging.safe_to_purge(tx, row.manifest_digest, sealed, "").lack
    is_whole = lack in (None, Lack.AGE) or _has_files(tx, vault, interview_id, sealed)
    return None if is_whole else Keeps.DAMAGED


def _forgotten(tx: Transaction, interview_id: str) -> frozenset[str]:
    """Parts of which the person withdrew a recording or picture: nobody here can open them, or needs to."""
    gone = select(attachments.c.part).join(segments, segments.c.attachment_id == attachments.c.id)
    found = tx.execute(
        gone.where(
            attachments.c.interview_id == interview_id, attachments.c.removed == 0, segments.c.wrapped_key.is_(None)
        )
    )
    held = tx.execute(select(part_keys.c.part).where(part_keys.c.interview_id == interview_id)).scalars()
    return frozenset(found.scalars()) - frozenset(held)


def _has_unsealed_sound(tx: Transaction, interview_id: str) -> bool:
    kept = (
        select(segments.c.id)
        .join(attachments, attachments.c.id == segments.c.attachment_id)
        .where(
            attachments.c.interview_id == interview_id,
            segments.c.wrapped_key.is_not(None),
            segments.c.state.not_in(("finished", "truncated")),
        )
    )
    return tx.execute(kept.limit(1)).first() is not None


def _own_manifest(tx: Transaction, digest: str) -> Manifest:
    frame = _content(tx, digest)
    sealed, signed = envelope.read(ObjectKind.REVISION, Manifest, frame, device.signing(tx).public)
    if signed.digest != digest:
        raise ObjectRefused("object-malformed")
    return sealed


def _wraps(tx: Transaction, digest: str) -> Wrapset:
    wraps = Wrapset.from_bytes(_content(tx, digest))
    if wraps.digest != digest:
        raise ObjectRefused("object-malformed")
    return wraps


def _content(tx: Transaction, digest: str) -> bytes:
    content = tx.execute(select(objects.c.content).where(objects.c.digest == digest)).scalar()
    if content is None:
        raise ObjectRefused("object-malformed")
    return bytes(content)


def _is_empty(part: OpenedPart) -> bool:
    content = part.content
    return not content.record and not content.attachments and not content.signatures


def _has_files(tx: Transaction, vault: Vault, interview_id: str, sealed: Manifest) -> bool:
    """Whether every sealed file lies there in its full length; what is in it the daily check looks at."""
    rows = tx.execute(
        select(segments.c.cipher_sha256, segments.c.file)
        .join(attachments, attachments.c.id == segments.c.attachment_id)
        .where(attachments.c.interview_id == interview_id)
    )
    files = {row.cipher_sha256: row.file for row in rows}
    for attachment in sealed.attachments:
        for segment in attachment.segs:
            try:
                size = (vault.attachments / files[segment.cipher_sha256]).stat().st_size
            except (OSError, KeyError):
                return False
            if size != segment.size:
                return False
    return True
