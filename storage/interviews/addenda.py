"""What follows a sealed interview on its way: transcripts and transfers made later, and that consent was refused.

Made when a delivery begins and before an interview is closed, from what the vault holds then; what was sent once and
has not changed is not made again. Of what stays or was withdrawn nothing is made but the word that it stays.
"""

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sqlalchemy import insert, or_, select

from forms.interview.changing import Change
from forms.interview.parts import Part
from forms.interview.record import Json, SealedRecord
from storage.interviews import (
    consent_events,
    custody,
    device,
    interviews,
    journal,
    numbers,
    organisation,
    outbox,
    settings,
    stopping,
    transcripts,
)
from storage.interviews.interviews import InterviewSummary
from storage.objects import addendum, canonical, envelope
from storage.objects.addendum import Addendum, ConsentNotice, Following
from storage.objects.custody import CustodyAction
from storage.objects.errors import ObjectRefused, TooLarge
from storage.objects.exhibit import ExhibitTransfer
from storage.objects.kinds import ObjectKind, PartKind
from storage.objects.part import LARGEST_CONTENT
from storage.platform.clock import Moment
from storage.vault import Vault
from storage.vault.sound_tables import transcripts as written
from storage.vault.tables import interviews as interview_table
from storage.vault.tables import objects
from storage.vault.transaction import Transaction

#: Questions whose answers are said in a notice: codes of the part that everybody reads.
_SAID: Final = re.compile(r"(?:cn_[a-z_]{1,40}|rw_kind|ce_effect)")
_CODE: Final = re.compile(r"[a-z0-9_]{1,40}(?: [a-z0-9_]{1,40}){0,40}")


#: Bytes of lines in one addendum: they fit into an object even where packing makes nothing smaller.
LARGEST_PIECE: Final = 400_000
#: Said in the custody: something made after the seal is too large to follow it.
STAYS: Final = "addendum-too-large"


@dataclass(frozen=True, slots=True)
class _Made:
    """One thing to be sent: `name` says of what, for the one that was sent last."""

    name: str
    readers: PartKind
    record: dict[str, Json]


def gather(vault: Vault, moment: Moment) -> int:
    """Make what is new since the last time for every interview that leaves; how much that is."""
    i = interview_table
    leaves = i.c.leaves == 1, i.c.sealed_at.is_not(None), i.c.closed_at.is_(None)
    # Most have neither: nothing more is looked up for them.
    told = i.c.id.in_(select(written.c.interview_id).where(written.c.original != ""))
    # By interview: a thing may have been handed over while an earlier revision stayed here.
    of = interview_table.alias("of")
    handed = select(of.c.interview).join(objects, objects.c.interview_id == of.c.id)
    carried = i.c.interview.in_(handed.where(objects.c.kind == ObjectKind.EXHIBIT_TRANSFER.value))
    found = select(i.c.id).where(*leaves, or_(told, carried))
    with vault.read() as tx:
        fresh = [str(one) for one in tx.execute(found).scalars() if _new(tx, str(one))]
    count = 0
    for one in fresh:
        with vault.transaction() as tx:
            count += gather_of(tx, vault, one, moment)
    return count


def gather_of(tx: Transaction, vault: Vault, interview_id: str, moment: Moment) -> int:
    """The same for one revision, as part of something else: before its words go, they are on their way."""
    summary = interviews.get(tx, interview_id)
    if summary.is_closed or summary.is_withdrawn or stopping.why(tx, interview_id) is not None:
        return 0
    count = 0
    for one in _new(tx, interview_id):
        try:
            _send(tx, vault, summary, one, ObjectKind.ADDENDUM, moment)
        except TooLarge:
            # Drawn names that no packing makes small: it stays here, and whoever looks what was done reads that.
            custody.record_once(tx, interview_id, CustodyAction.NOTICE, moment, detail=STAYS)
            continue
        settings.put(tx, one.name, _digest(one), moment)
        count += 1
    return count


def tell_refusal(
    tx: Transaction, vault: Vault, summary: InterviewSummary, record: SealedRecord, moment: Moment
) -> None:
    """Part of sealing what must not leave: the coordinator learns that, in codes, and what is to be done."""
    said = dict(_said(record))
    form: dict[str, Json] = {"id": summary.form.form_id}
    tasks: list[Json] = [
        {"kind": task.kind.value, "recipient": task.recipient, "done": bool(task.done)}
        for task in consent_events.tasks(tx, summary.id)
    ]
    told = _told(record)
    changes: list[Json] = [
        {"change": change, "recipients": list[Json](scope)}
        for change, scope in (*told, *consent_events.changes(tx, summary.interview))
    ]
    content: dict[str, Json] = {
        "about": Following.NOTICE.value,
        "form": form,
        "said": dict[str, Json](said),
        "number": _about(record),
        "changes": changes,
        "tasks": tasks,
    }
    _send(tx, vault, summary, _Made("", PartKind.BODY, content), ObjectKind.CONSENT_NOTICE, moment)


def _said(record: SealedRecord) -> Iterator[tuple[str, str]]:
    """The decisions by their names: what is no code is left out, whatever form it came from."""
    answers = next((values.get("answers") for part, values in record.parts.items() if part is Part.FACTS), None)
    for ref, answer in answers.items() if isinstance(answers, dict) else ():
        name = ref.rpartition("/")[2]
        value = answer.get("value") if isinstance(answer, dict) else None
        if _SAID.fullmatch(name) and isinstance(value, str) and _CODE.fullmatch(value.lower()):
            yield name, value.lower()


def _answer(record: SealedRecord, name: str) -> str:
    """What the account's part says to one question."""
    answers = next((values.get("answers") for part, values in record.parts.items() if part is Part.BODY), None)
    for ref, answer in answers.items() if isinstance(answers, dict) else ():
        if ref.rpartition("/")[2] == name and isinstance(answer, dict):
            return str(answer.get("value") or "")
    return ""


def _about(record: SealedRecord) -> str:
    """Number of the interview whose consent is changed; a number is no name, and anything else is not said."""
    said = _answer(record, "rw_earlier").strip().upper()
    return said if numbers.is_valid(said) else ""


def _told(record: SealedRecord) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The change that the form itself is about, where it is about another interview."""
    change, scope = _answer(record, "ce_type"), _answer(record, "ce_scope")
    if change not in set(Change) or (scope and not _CODE.fullmatch(scope)):
        return ()
    return ((change, tuple(scope.split())),)


def _new(tx: Transaction, interview_id: str) -> list[_Made]:
    found = (*_transcripts(tx, interview_id), *_transfers(tx, interview_id))
    return [one for one in found if settings.get(tx, one.name) != _digest(one)]


def _digest(one: _Made) -> str:
    return hashlib.sha256(canonical.encode(one.record)).hexdigest()


def _transcripts(tx: Transaction, interview_id: str) -> Iterator[_Made]:
    """Those that were begun after the seal, with the lines that a person wrote or confirmed."""
    for transcript_id, part, entry in transcripts.derived(tx, interview_id):
        lines = entry.get("lines")
        if not isinstance(lines, list) or not lines:
            continue
        record: dict[str, Json] = {"about": Following.TRANSCRIPT.value, "id": transcript_id, "transcript": entry}
        pieces = tuple(_pieces(lines))
        if len(pieces) == 1:
            yield _Made(f"addendum/{transcript_id}", part, record)
            continue
        # Whatever changes, all of them go anew: nobody puts pieces of two states together.
        whole = hashlib.sha256(canonical.encode(record)).hexdigest()
        for number, some in enumerate(pieces, 1):
            said: dict[str, Json] = {"number": number, "count": len(pieces), "of": whole}
            yield _Made(
                f"addendum/{transcript_id}/{number}",
                part,
                {**record, "transcript": {**entry, "lines": some}, "piece": said},
            )


def _pieces(lines: list[Json]) -> Iterator[list[Json]]:
    """Lines in pieces of which each fits into one object, whatever stands in them."""
    some: list[Json] = []
    size = 0
    for line in lines:
        own = len(canonical.encode({"": line}))
        if some and size + own > LARGEST_PIECE:
            yield some
            some, size = [], 0
        some.append(line)
        size += own
    yield some


def _transfers(tx: Transaction, interview_id: str) -> Iterator[_Made]:
    """The way of each thing for those who read the account; who gave and took it for those who may know names."""
    own, stayed = interview_table, interview_table.alias("stayed")
    # Also what was handed over while an earlier revision stayed here: the person agrees again.
    earlier = select(stayed.c.id).where(
        own.c.id == interview_id,
        stayed.c.interview == own.c.interview,
        stayed.c.revision < own.c.revision,
        stayed.c.sealed_at.is_not(None),
        stayed.c.leaves == 0,
    )
    rows = tx.execute(
        select(objects.c.digest, objects.c.content)
        .where(
            or_(objects.c.interview_id == interview_id, objects.c.interview_id.in_(earlier)),
            objects.c.kind == ObjectKind.EXHIBIT_TRANSFER.value,
        )
        .order_by(objects.c.digest)
    )
    for row in rows:
        try:
            said = ExhibitTransfer.from_bytes(envelope.from_frame(ObjectKind.EXHIBIT_TRANSFER, row.content).payload)
        except ObjectRefused:
            # What is damaged is found by the check of the vault.
            continue
        way: dict[str, Json] = {
            "about": Following.TRANSFER.value,
            "digest": row.digest,
            "exhibit": said.exhibit,
            "at": said.time.wall,
            "seal": said.seal,
            "photo": said.photo,
            "gave_signed": said.gave_signature is not None,
            "took_signed": said.took_signature is not None,
        }
        names: dict[str, Json] = {
            "about": Following.TRANSFER_NAMES.value,
            "digest": row.digest,
            "frame": base64.b64encode(bytes(row.content)).decode(),
        }
        yield _Made(f"addendum/{row.digest}/way", PartKind.BODY, way)
        yield _Made(f"addendum/{row.digest}/names", PartKind.IDENTITY, names)


def _send(
    tx: Transaction, vault: Vault, summary: InterviewSummary, made: _Made, kind: ObjectKind, moment: Moment
) -> None:
    current, identity = organisation.required(tx), device.identity(tx)
    package = current.package
    everybody = {box for part in PartKind if part is not PartKind.FACTS for box in package.recipients_of(part)}
    text = addendum.seal(
        # Through the strict reader and back: what is sealed has exactly one reading.
        canonical.parse(canonical.encode(made.record), limit=LARGEST_CONTENT),
        summary.number,
        interview=summary.interview,
        rev=summary.revision,
        policy=current.digest,
        readers=package.recipients_of(made.readers),
        everybody=everybody,
    )
    place = journal.next_place(tx, moment)
    model = Addendum if kind is ObjectKind.ADDENDUM else ConsentNotice
    signed = envelope.sign(
        model(
            interview=summary.interview,
            rev=summary.revision,
            object=_manifest(tx, summary.id),
            sealed=text.sealed,
            commit=text.commit,
            wrapset=text.wrapset,
            author=identity.author,
            practice=vault.practice,
            device=place,
            time=journal.signed_time(tx, moment),
            policy=current.digest,
        ),
        identity.signing,
    )
    journal.append(tx, signed, place, moment)
    content = signed.to_frame()
    tx.execute(insert(objects).values(digest=signed.digest, kind=kind.value, interview_id=summary.id, content=content))
    outbox.fill(tx, summary.id, [(kind, signed.digest, content)], ())


def _manifest(tx: Transaction, interview_id: str) -> str:
    wanted = select(objects.c.digest).where(
        objects.c.interview_id == interview_id, objects.c.kind == ObjectKind.REVISION.value
    )
    return str(tx.execute(wanted).scalar_one())
