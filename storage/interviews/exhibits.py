"""Numbers of exhibits, and their way from hand to hand. A number is given once and never again, whatever is removed."""

from dataclasses import dataclass

from sqlalchemy import delete, insert, select, update

from storage.interviews import custody, device, interviews, journal, settings
from storage.interviews.errors import InterviewError
from storage.objects import envelope
from storage.objects.custody import CustodyAction
from storage.objects.errors import ObjectRefused
from storage.objects.exhibit import ExhibitTransfer
from storage.objects.kinds import ObjectKind
from storage.platform.clock import Moment
from storage.vault import Vault
from storage.vault.tables import counters, objects
from storage.vault.tables import interviews as interview_table
from storage.vault.transaction import Transaction


class TransferRefused(InterviewError):
    """A transfer that does not hold together. Codes: transfer-incomplete, transfer-too-large."""

    code = "transfer-incomplete"


@dataclass(frozen=True, slots=True)
class NewTransfer:
    """What two people agree on when an exhibit passes from one to the other."""

    exhibit: str
    gave: str
    took: str
    place: str = ""
    purpose: str = ""
    seal: str = ""
    photo: str = ""
    gave_signature: str = ""
    took_signature: str = ""
    unsigned: str = ""


@dataclass(frozen=True, slots=True)
class Transfer:
    """A transfer as it was signed; `digest` names it in the custody."""

    digest: str
    at: str
    said: NewTransfer


def given_number(tx: Transaction, interview_id: str, ref: str, moment: Moment) -> str:
    """The number of the exhibit that a card describes; given now if it has none."""
    known = number_of(tx, interview_id, ref)
    if known:
        return known
    summary = interviews.get(tx, interview_id)
    name = f"exhibits/{summary.interview}"
    last = tx.execute(select(counters.c.value).where(counters.c.name == name)).scalar()
    count = int(last or 0) + 1
    if last is None:
        tx.execute(insert(counters).values(name=name, value=count))
    else:
        tx.execute(update(counters).where(counters.c.name == name).values(value=count))
    number = f"{summary.number}-E{count:02d}"
    settings.put(tx, _name(summary.interview, ref), number, moment)
    return number


def number_of(tx: Transaction, interview_id: str, ref: str) -> str:
    """The number that was given to an exhibit; empty while it has none."""
    return settings.get(tx, _name(interviews.get(tx, interview_id).interview, ref)) or ""


def transfer(tx: Transaction, vault: Vault, interview_id: str, new: NewTransfer, moment: Moment) -> Transfer:
    """Sign a transfer and enter it in the custody; an interview that is sealed takes it as well.

    Raises:
        TransferRefused: A name is missing, a signature is too large, or nobody signed and nothing says why.
    """
    if not new.gave.strip() or not new.took.strip():
        raise TransferRefused
    if not (new.gave_signature and new.took_signature) and not new.unsigned.strip():
        raise TransferRefused
    identity = device.identity(tx)
    try:
        payload = ExhibitTransfer(
            interview=interviews.get(tx, interview_id).interview,
            exhibit=new.exhibit,
            gave=new.gave.strip(),
            took=new.took.strip(),
            place=new.place.strip(),
            purpose=new.purpose.strip(),
            seal=new.seal.strip(),
            photo=new.photo or None,
            gave_signature=new.gave_signature or None,
            took_signature=new.took_signature or None,
            unsigned=new.unsigned.strip(),
            author=identity.author,
            practice=vault.practice,
            time=journal.signed_time(tx, moment),
        )
    except ValueError:
        # Too long for the format; which of them is the person's own words, and goes no further.
        raise TransferRefused("transfer-too-large") from None
    signed = envelope.sign(payload, identity.signing)
    tx.execute(
        insert(objects).values(
            digest=signed.digest,
            kind=ObjectKind.EXHIBIT_TRANSFER.value,
            interview_id=interview_id,
            content=signed.to_frame(),
        )
    )
    # Its number among the exhibits of this interview; the signed object says the rest.
    short = new.exhibit.rpartition("-")[2].lower()
    custody.record(tx, interview_id, CustodyAction.TRANSFER, moment, signed.digest, f"exhibit:{short}")
    return Transfer(signed.digest, payload.time.wall, _said(payload))


def close(tx: Transaction, interview_id: str) -> None:
    """The laptop may read the interview no more: who gave and took its exhibits goes. That it was done stays."""
    tx.execute(
        delete(objects).where(
            objects.c.kind == ObjectKind.EXHIBIT_TRANSFER.value, objects.c.interview_id == interview_id
        )
    )


def transfers(tx: Transaction, interview_id: str, exhibit: str = "") -> tuple[Transfer, ...]:
    """The way of the exhibits of an interview, over all its revisions, in order."""
    interview = interviews.get(tx, interview_id).interview
    rows = tx.execute(
        select(objects.c.digest, objects.c.content)
        .join(interview_table, interview_table.c.id == objects.c.interview_id)
        .where(objects.c.kind == ObjectKind.EXHIBIT_TRANSFER.value, interview_table.c.interview == interview)
    )
    found = []
    for row in rows:
        try:
            payload = ExhibitTransfer.from_bytes(envelope.from_frame(ObjectKind.EXHIBIT_TRANSFER, row.content).payload)
        except ObjectRefused:
            # What is damaged is found by the check of the vault.
            continue
        if exhibit in ("", payload.exhibit):
            found.append(Transfer(row.digest, payload.time.wall, _said(payload)))
    return tuple(sorted(found, key=lambda one: (one.at, one.digest)))


def _said(payload: ExhibitTransfer) -> NewTransfer:
    return NewTransfer(
        payload.exhibit,
        payload.gave,
        payload.took,
        payload.place,
        payload.purpose,
        payload.seal,
        payload.photo or "",
        payload.gave_signature or "",
        payload.took_signature or "",
        payload.unsigned,
    )


def _name(interview: str, ref: str) -> str:
    return f"exhibit/{interview}/{ref}"
