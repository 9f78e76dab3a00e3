"""Sealing: parts, signed manifest, custody, journal and outbox in one transaction; after it nothing changes."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import insert, select, update

from forms.interview.consent import Consent
from forms.interview.record import SealedRecord
from storage.interviews import (
    addenda,
    apart,
    attachment_rows,
    closing,
    custody,
    device,
    events,
    evidence,
    interviews,
    journal,
    links,
    organisation,
    outbox,
    signatures,
    stopping,
    stretches,
    taken_out,
    transcripts,
    withdrawing,
)
from storage.interviews.attachment_rows import Attachment, AttachmentKind
from storage.interviews.device import DeviceIdentity
from storage.interviews.errors import ConsentMissing, PartTooLarge, PracticeMismatch
from storage.interviews.evidence import PartEvidence
from storage.interviews.interviews import InterviewSummary
from storage.interviews.opened import part_key_context
from storage.interviews.organisation import CurrentOrganisation
from storage.interviews.withdrawing import NOTHING, Forgetting
from storage.objects import canonical, envelope, part, wrapset
from storage.objects.custody import CustodyAction
from storage.objects.envelope import Signed
from storage.objects.errors import TooLarge
from storage.objects.kinds import ObjectKind, PartKind
from storage.objects.manifest import PART_ORDER, FormEntry, Manifest, PartEntry
from storage.objects.part import PartContent, SealedPart
from storage.objects.wrapset import Wrapset
from storage.platform.clock import Moment
from storage.vault import Vault
from storage.vault.tables import interviews as interview_table
from storage.vault.tables import objects, part_keys
from storage.vault.transaction import Transaction


@dataclass(frozen=True, slots=True)
class SealResult:
    """What sealing made.

    Attributes:
        interview_id: Which revision.
        manifest_digest: Its name everywhere.
        leaves: Whether it waits to be delivered.
        objects: How many objects it has.
        blobs: How many files.
        is_closed: Whether its author can no longer open it.
        is_withdrawn: Whether central is told that the consent to an earlier revision was withdrawn.
        is_renewed: Whether earlier revisions that were kept back by such a withdrawal leave after all.
    """

    interview_id: str
    manifest_digest: str
    leaves: bool
    objects: int
    blobs: int
    is_closed: bool = False
    is_withdrawn: bool = False
    is_renewed: bool = False


@dataclass(frozen=True, slots=True)
class _Made:
    """One part, ready to be stored."""

    kind: PartKind
    sealed: SealedPart
    wraps: Wrapset
    evidence: PartEvidence

    @property
    def entry(self) -> PartEntry:
        return PartEntry(
            kind=self.kind,
            commit=self.sealed.commit,
            sealed_digest=self.sealed.digest,
            size=len(self.sealed.sealed),
            alg="A256GCM",
            wrapset=self.wraps.digest,
        )


def seal(
    vault: Vault,
    interview_id: str,
    record: SealedRecord,
    consent: Consent,
    moment: Moment,
    *,
    forgetting: Forgetting = NOTHING,
    refuses: Callable[[Attachment], bool] = lambda _: False,
    withdrew: Callable[[Attachment], bool] = lambda _: False,
    gone_words: Sequence[str] = (),
) -> SealResult:
    """Seal a draft. All of it happens, or nothing.

    Where consent does not let the interview leave, its parts are sealed to nobody: only this vault holds their keys.
    What a person said is to be forgotten, because the consent to it was withdrawn, loses its keys here.
    An earlier revision with something that the person `withdrew` leaves no further, whether that is destroyed or not.
    Where consent is given again, what was kept back of earlier revisions leaves after all; `refuses` knows what a
    picture or document shows, and whether the person does not agree to that.
    `gone_words` are links whose words the account does not have any more: their quotes go.

    Raises:
        NoOrganisation: There is nobody to seal to: the interview stays a draft.
        PracticeMismatch: The package and the vault disagree.
        AlreadySealed: It is sealed already.
        SegmentStillOpen: A recording goes on, or was cut off and not recovered yet.
        PartTooLarge: A part is beyond its limit even when compressed.
        StatementNotFinal: There is no statement, it is older than an answer, or somebody signed another one.
        ConsentMissing: It would leave with something attached that the person did not agree to, or no longer does; or
            the same of earlier revisions is to be forgotten.
    """
    with vault.transaction() as tx:
        interviews.require_draft(tx, interview_id)
        taken_out.settle(tx, interview_id, moment)
        if (consent.leaves or forgetting.attachments) and not all(
            _is_agreed(one, consent) for one in attachment_rows.of_interview(tx, interview_id)
        ):
            raise ConsentMissing
        signatures.require_final(tx, interview_id)
        current = organisation.required(tx)
        if current.package.practice != vault.practice:
            raise PracticeMismatch
        summary = interviews.get(tx, interview_id)
        # Before the seal: after it nothing of a link changes.
        links.drop_words(tx, gone_words)
        links.drop_removed(tx, interview_id)
        made = [_part(tx, vault, summary, kind, record, consent, current) for kind in PART_ORDER]
        identity = device.identity(tx)
        manifest = _manifest(tx, vault, summary, made, identity, current, moment)
        event = events.sign(
            tx,
            identity,
            moment,
            action=CustodyAction.SEAL,
            interview=summary.interview,
            rev=summary.revision,
            manifest=manifest.digest,
            practice=vault.practice,
            policy=current.digest,
        )
        contents = [(ObjectKind.REVISION, manifest.digest, manifest.to_frame())]
        for item in made:
            contents.append((ObjectKind.PART, item.sealed.digest, item.sealed.sealed))
            contents.append((ObjectKind.WRAPSET, item.wraps.digest, item.wraps.to_bytes()))
        contents.append((ObjectKind.CUSTODY_EVENT, event.digest, event.to_frame()))
        for kind, digest, content in contents:
            tx.execute(
                insert(objects).values(digest=digest, kind=kind.value, interview_id=interview_id, content=content)
            )
        # By digest: in the order of the parts central could count what belongs to each.
        files = sorted((file for item in made for file in item.evidence.files), key=lambda file: file.cipher_sha256)
        if consent.leaves:
            outbox.fill(tx, interview_id, contents, files)
        is_narrowed = (
            not consent.leaves
            or forgetting
            or stopping.is_narrowed(tx, interview_id)
            or withdrawing.reaches(tx, summary, withdrew)
        )
        is_withdrawn = bool(is_narrowed) and withdrawing.announce(tx, vault, summary, moment)
        is_renewed = (
            consent.leaves
            and not is_narrowed
            and withdrawing.renew(
                tx,
                vault,
                summary,
                moment,
                is_agreed=lambda one: _is_agreed(one, consent) and not refuses(one),
                to_all=consent.allows_every_kind,
            )
        )
        custody.record(tx, interview_id, CustodyAction.SEAL, moment, event.digest)
        # Last: from here on the triggers refuse every change.
        tx.execute(
            update(interview_table)
            .where(interview_table.c.id == interview_id)
            .values(
                sealed_at=moment.wall,
                updated=moment.wall,
                leaves=int(consent.leaves),
                manifest_digest=manifest.digest,
            )
        )
        if not consent.leaves:
            addenda.tell_refusal(tx, vault, summary, record, moment)
        withdrawing.forget(tx, summary, forgetting, moment)
        is_closed = forgetting.everything or closing.close_sealed(
            tx, vault, interview_id, current.package.policy, moment
        )
    return SealResult(
        interview_id,
        manifest.digest,
        consent.leaves,
        len(contents),
        len(files),
        is_closed=is_closed,
        is_withdrawn=is_withdrawn,
        is_renewed=is_renewed,
    )


def _is_agreed(attachment: Attachment, consent: Consent) -> bool:
    """The last look: consent may have been withdrawn after something was taken in."""
    match attachment.kind:
        case AttachmentKind.AUDIO:
            return consent.audio
        case AttachmentKind.DOCUMENT:
            return consent.documents
        case AttachmentKind.PAPER:
            return consent.notes
        case AttachmentKind.PHOTO:
            # A face is sealed as identity; what shows nobody needs no consent of its own.
            return consent.photo_face or attachment.part is not PartKind.IDENTITY
        case _:
            return True


def _part(
    tx: Transaction,
    vault: Vault,
    summary: InterviewSummary,
    kind: PartKind,
    record: SealedRecord,
    consent: Consent,
    current: CurrentOrganisation,
) -> _Made:
    key, commit_key = part.new_key(), part.new_key()
    found = evidence.of_part(tx, vault, summary.id, kind, commit_key)
    values = dict(next((value for name, value in record.parts.items() if name.value == kind.value), {}))
    # Beside their recording, whoever may hear it: in the part on sexual violence they are in no other.
    for member, found_of in (("transcripts", transcripts.for_record), ("stretches", stretches.for_record)):
        if entries := found_of(tx, summary.id, kind):
            values[member] = entries
    noted = apart.notes_for(tx, record, kind)
    if noted is not None:
        values["notes"] = noted
    linked = apart.links_for(tx, record, kind)
    if linked is not None:
        values["links"] = linked
    content = PartContent(
        part=kind,
        interview=summary.interview,
        rev=summary.revision,
        number=summary.number,
        # Through the strict reader and back: what is sealed has exactly one reading.
        record=canonical.parse(canonical.encode(values), limit=part.LARGEST_CONTENT),
        attachments=found.attachments,
        signatures=found.signatures,
    )
    try:
        sealed = part.seal_part(content, key, commit_key, found.segment_keys)
    except TooLarge:
        raise PartTooLarge from None
    boxes: Sequence[bytes] = current.package.recipients_of(kind) if consent.leaves else ()
    wraps = wrapset.wrap(
        key, boxes, interview=summary.interview, rev=summary.revision, part=kind, policy=current.digest
    )
    wrapped = vault.wrap(key, part_key_context(summary.id, kind))
    tx.execute(insert(part_keys).values(interview_id=summary.id, part=kind.value, wrapped=wrapped))
    return _Made(kind, sealed, wraps, found)


def _manifest(
    tx: Transaction,
    vault: Vault,
    summary: InterviewSummary,
    made: Sequence[_Made],
    identity: DeviceIdentity,
    current: CurrentOrganisation,
    moment: Moment,
) -> Signed:
    place = journal.next_place(tx, moment)
    parts = tuple(item.entry for item in made)
    manifest = Manifest(
        mission=summary.mission_id,
        interview=summary.interview,
        rev=summary.revision,
        prev=_predecessors(tx, summary),
        form=FormEntry(
            id=_token(summary.form.form_id), version=_token(summary.form.version), digest=summary.form.digest
        ),
        author=identity.author,
        cosign=(),
        practice=vault.practice,
        device=place,
        time=journal.signed_time(tx, moment),
        parts=(parts[0], parts[1], parts[2], parts[3]),
        attachments=tuple(
            sorted((entry for item in made for entry in item.evidence.entries), key=lambda entry: entry.id)
        ),
        policy=current.digest,
    )
    signed = envelope.sign(manifest, identity.signing)
    journal.append(tx, signed, place, moment)
    return signed


def _predecessors(tx: Transaction, summary: InterviewSummary) -> tuple[str, ...]:
    if not summary.replaces:
        return ()
    digest = tx.execute(
        select(interview_table.c.manifest_digest).where(interview_table.c.id == summary.replaces)
    ).scalar_one()
    return (str(digest),)


def _token(text: str) -> str:
    """A form's own name as the manifest may carry it; the digest says which form it really is."""
    return re.sub(r"[^A-Za-z0-9_.:/+-]", "_", text)[:100] or "_"
