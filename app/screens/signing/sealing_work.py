"""The work of signing and sealing in the vault's lane. Knows no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.screens.attachments.kinds import AttachmentKind as Shown
from app.screens.attachments.pictures import details_of
from app.screens.draft.draft import restored
from app.screens.draft.in_hand import InterviewInHand
from app.screens.listening.presenter import ACCOUNT
from app.screens.recording.markers import marker_of
from app.screens.signing.strokes import Strokes, to_svg
from app.statement.scans import read_scan
from forms.engine import Session, UnknownRef
from forms.interview import AttachmentReference, Consent, Part, SealedRecord, consent_of, sealed_record, standing
from forms.interview import Note as RecordedNote
from forms.interview.anchoring import found_again
from forms.interview.answers import value
from forms.interview.changing import ToldOf, told_of
from forms.interview.consent import Withdrawn
from forms.interview.linked import LinkedWords
from forms.interview.redacting import taken_out, without
from storage.interviews import (
    attachments,
    closing,
    consent_events,
    interviews,
    links,
    notes,
    redacting,
    sealing,
    signatures,
    withdrawing,
)
from storage.interviews.attachments import Attachment, AttachmentKind
from storage.interviews.closing import Prospect
from storage.interviews.errors import ConsentMissing
from storage.interviews.interviews import InterviewSummary
from storage.interviews.links import Link
from storage.interviews.notes import Note, NoteKind
from storage.interviews.sealing import SealResult
from storage.interviews.signatures import Signature, SignatureKind
from storage.interviews.withdrawing import NOTHING, Forgetting
from storage.objects.kinds import PartKind
from storage.platform.clock import Clock
from storage.vault import Vault


@dataclass(frozen=True, slots=True)
class ToSeal:
    """What is sealed besides the answers."""

    notes: tuple[Note, ...]
    attachments: tuple[Attachment, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Sealed:
    """What sealing gave, and how the interview stands now."""

    result: SealResult
    summary: InterviewSummary
    #: The correction of another interview, whose consent this form changes; empty where it changes none here.
    begun: str = ""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What sealing this correction can destroy here if a person says so, and what cannot be recalled any more."""

    forgetting: Forgetting
    recordings: int
    photos: int
    documents: int
    has_left: bool
    delivered_at: str


class SealingWork:
    """Signs and seals one interview."""

    def __init__(self, vault: Vault, in_hand: InterviewInHand, clock: Clock) -> None:
        self._vault, self._in_hand, self._clock = vault, in_hand, clock
        self._gone_words: tuple[str, ...] = ()
        self._redacted: tuple[str, ...] = ()
        self._told: ToldOf | None = None

    @property
    def interview_id(self) -> str:
        """Which interview this is."""
        return self._in_hand.summary.id

    def signatures(self) -> tuple[Signature, ...]:
        """All signatures; only those under the present statement are current."""
        with self._vault.read() as tx:
            return signatures.of_interview(tx, self.interview_id)

    def prospect(self) -> Prospect:
        """When it will be closed to its author."""
        with self._vault.read() as tx:
            return closing.prospect(tx, self._in_hand.summary.mission_id)

    def withdrawal(self, withdrawn: Withdrawn) -> Withdrawal | None:
        """What the person withdrew and can still be read here; None where there is nothing."""
        with self._vault.read() as tx:
            found = withdrawing.reach(tx, self.interview_id)
        chosen = [one for one in found.attachments if _is_withdrawn(one, withdrawn)]
        if not (found.revisions if withdrawn.everything else chosen):
            return None
        ids = frozenset(one.id for one in chosen)
        kinds = [one.kind for one in chosen]
        return Withdrawal(
            Forgetting(everything=True) if withdrawn.everything else Forgetting(attachments=ids),
            kinds.count(AttachmentKind.AUDIO),
            kinds.count(AttachmentKind.PHOTO),
            # A scan of paper is a document to whoever reads the question.
            kinds.count(AttachmentKind.DOCUMENT) + kinds.count(AttachmentKind.PAPER),
            found.has_left,
            found.delivered_at,
        )

    def sign(self, signer: str, strokes: Strokes) -> tuple[Signature, ...]:
        """Keep a signature from the pad."""
        self._sign(signer, SignatureKind.PAD, to_svg(strokes), "image/svg+xml")
        return self.signatures()

    def attach_scan(self, signer: str, path: Path) -> tuple[Signature, ...]:
        """Keep the scan of the signed paper.

        Raises:
            ImportRefused: Too large, unreadable, or neither PDF nor picture.
        """
        data, mime = read_scan(path)
        self._sign(signer, SignatureKind.SCAN, data, mime)
        return self.signatures()

    def refuse(self, signer: str, reason: str) -> tuple[Signature, ...]:
        """Keep that someone does not sign, and why."""
        with self._vault.transaction() as tx:
            signatures.refuse(tx, self.interview_id, signer, reason, self._clock.now())
        return self.signatures()

    def to_seal(self) -> ToSeal:
        """Read what is sealed besides the answers."""
        with self._vault.read() as tx:
            return ToSeal(
                notes.of_interview(tx, self.interview_id),
                attachments.of_interview(tx, self.interview_id),
                links.of_interview(tx, self.interview_id),
            )

    def record(self, to_seal: ToSeal) -> tuple[SealedRecord, Consent]:
        """The four parts, and what the person agreed to; reads the session, so not in the lane.

        Raises:
            ConsentMissing: It would leave with photographs of injuries, or with a voice or film that was taken in as an
                answer, that the person no longer agrees to.
            FreeTextInFacts: The form would count what somebody said.
        """
        self._told = told_of(self._in_hand.session)
        session, self._redacted = without(self._in_hand.session, restored)
        consent = consent_of(session)
        # The vault knows a photo only by the part it is sealed into; what it shows is known here.
        if consent.leaves and any(_is_refused(details_of(one.details).shown, consent) for one in to_seal.attachments):
            raise ConsentMissing
        account = value(session, ACCOUNT)
        self._gone_words = gone_words(session, to_seal.links)
        record = sealed_record(
            session,
            notes=tuple(_recorded(note, account, self._redacted) for note in to_seal.notes),
            links=tuple(_linked(link, is_gone=link.id in self._gone_words) for link in to_seal.links),
            attachments=tuple(
                AttachmentReference(
                    id=one.id,
                    part=Part(one.part.value),
                    kind=one.kind.value,
                    media_type=one.mime,
                    size=one.size,
                    digest=one.sha256,
                    title=taken_out(one.title, self._redacted),
                    duration_ms=one.duration_ms,
                )
                for one in to_seal.attachments
            ),
            standing_rules=standing(session, self._in_hand.rules),
        )
        return record, consent

    def seal(
        self,
        record: SealedRecord,
        consent: Consent,
        forgetting: Forgetting = NOTHING,
        withdrawn: Withdrawn | None = None,
    ) -> Sealed:
        """Seal: after this nothing changes the interview, and what is to be forgotten cannot be read here."""
        with self._vault.transaction() as tx:
            # Before the seal, and safe to repeat where that is refused.
            redacting.redact(tx, self.interview_id, self._redacted, self._clock.now())
        result = sealing.seal(
            self._vault,
            self.interview_id,
            record,
            consent,
            self._clock.now(),
            forgetting=forgetting,
            refuses=lambda one: _is_refused(details_of(one.details).shown, consent),
            withdrew=lambda one: withdrawn is not None and _is_withdrawn(one, withdrawn),
            gone_words=self._gone_words,
        )
        # One truth: what this form says of another interview is carried out there, by the event that everything reads.
        begun = consent_events.begin_told(self._vault, self._told, self._clock.now()) if self._told is not None else ""
        with self._vault.read() as tx:
            return Sealed(result, interviews.get(tx, self.interview_id), begun)

    def _sign(self, signer: str, kind: SignatureKind, picture: bytes, mime: str) -> None:
        signatures.sign(self._vault, self.interview_id, signer, kind, picture, mime, self._clock.now())


def _is_withdrawn(one: Attachment, withdrawn: Withdrawn) -> bool:
    # Of what is closed nobody here knows any more what it shows.
    is_unknown = not one.sha256
    match one.kind:
        case AttachmentKind.AUDIO:
            return withdrawn.audio or withdrawn.everything
        case AttachmentKind.DOCUMENT:
            shown = details_of(one.details).shown
            has_face = is_unknown or shown == Shown.FILM
            has_voice = has_face or shown == Shown.SOUND
            return (
                withdrawn.documents
                or (withdrawn.audio and has_voice)
                or (withdrawn.photo_face and has_face)
                or (withdrawn.video and has_face)
                or (withdrawn.phone and (is_unknown or shown == Shown.PHONE))
                or withdrawn.everything
            )
        case AttachmentKind.PHOTO:
            is_injury = is_unknown or details_of(one.details).shown == Shown.INJURY
            is_face = is_unknown or one.part is PartKind.IDENTITY
            return (
                (withdrawn.photo_injuries and is_injury) or (withdrawn.photo_face and is_face) or withdrawn.everything
            )
        case AttachmentKind.PAPER:
            return withdrawn.notes or withdrawn.everything
        case AttachmentKind.DRAWING:
            return withdrawn.everything
        case _:
            return False


def _is_refused(shown: str, consent: Consent) -> bool:
    """Whether the person does not agree to what such a file shows, beyond what the vault knows of it."""
    match shown:
        case Shown.PHONE:
            return not consent.phone
        case Shown.INJURY:
            return not consent.photo_injuries
        case Shown.SOUND:
            return not consent.audio
        case Shown.FILM:
            return not (consent.audio and consent.video and consent.photo_face)
        case _:
            return False


def gone_words(session: Session, made: Sequence[Link]) -> tuple[str, ...]:
    """Links whose words were struck out of the account or corrected, or whose account is not asked any more."""
    found = []
    for link in made:
        try:
            told = session.state(link.source).value
        except UnknownRef:
            told = ""
        if link.quote and found_again(link.quote, link.anchor.starts, told) is None:
            found.append(link.id)
    return tuple(found)


def _linked(link: Link, *, is_gone: bool) -> LinkedWords:
    return LinkedWords(
        id=link.id,
        target=link.target,
        source=link.source,
        starts=link.anchor.starts,
        ends=link.anchor.ends,
        quote="" if is_gone else link.quote,
        narrative=link.anchor.narrative,
        provenance=link.provenance.value,
        at=link.at,
        recording=link.attachment_id,
        offset_ms=link.offset_ms,
    )


def _recorded(note: Note, account: str, redacted: tuple[str, ...] = ()) -> RecordedNote:
    """A note as the record has it; a marker's kind is the code of its list.

    Of a pin whose words were taken out of the account only the second stays: a name that was struck out is not sealed.
    """
    marker = marker_of(note)
    kind, text = (marker.kind.value, marker.note) if marker is not None else (note.kind.value, note.text)
    if note.kind is NoteKind.PIN and found_again(text, 0, account) is None:
        text = ""
    return RecordedNote(note.id, kind, taken_out(text, redacted), note.at, note.attachment_id, note.offset_ms)
