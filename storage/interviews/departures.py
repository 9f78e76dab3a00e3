"""What goes to a server of others: kept as it was encrypted for it, so that a cut line can be taken up again."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Row, insert, select, update

from storage.crypto.hkdf import derive_key
from storage.interviews import opened
from storage.interviews.errors import NoSuchInterview
from storage.objects.kinds import PartKind
from storage.platform.clock import Moment
from storage.vault import Vault
from storage.vault.tables import departure_files, departures, interviews
from storage.vault.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Departure:
    """One submission to one server; `finished` is empty until the server has all of it."""

    id: str
    interview_id: str
    recipient: str
    instance_id: str
    manifest: bytes = field(repr=False)
    terms: str
    made: str
    finished: str


@dataclass(frozen=True, slots=True)
class DepartureFile:
    """A file of it by its place in the order of encryption; `attachment_id` is empty where the bytes are kept."""

    n: int
    name: str
    attachment_id: str
    size: int
    sent: bool


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to be kept: attached to the interview, or already encrypted."""

    name: str
    size: int
    attachment_id: str = ""
    content: bytes | None = field(default=None, repr=False)


def new_id() -> str:
    """A fresh id."""
    return secrets.token_hex(8)


def key_of(tx: Transaction, vault: Vault, interview_id: str, departure_id: str) -> bytes:
    """The key under which a departure is encrypted: there as long as the interview can be read here, and never kept.

    Raises:
        NoSuchInterview: The interview is closed (code ``no-longer-readable``).
    """
    part_key = opened.part_key(tx, vault, interview_id, PartKind.BODY)
    return derive_key(part_key, b"svidok/v1/odk", salt=departure_id.encode())


def keep(tx: Transaction, departure: Departure, files: Sequence[NewFile]) -> None:
    """Keep what was encrypted; whatever was not finished of the same interview for the same recipient goes."""
    former = select(departures.c.id).where(
        departures.c.interview_id == departure.interview_id,
        departures.c.recipient == departure.recipient,
        departures.c.finished.is_(None),
    )
    for one in tx.execute(former).scalars().all():
        tx.execute(departure_files.delete().where(departure_files.c.departure_id == one))
        tx.execute(departures.delete().where(departures.c.id == one))
    tx.execute(
        insert(departures).values(
            id=departure.id,
            interview_id=departure.interview_id,
            recipient=departure.recipient,
            instance_id=departure.instance_id,
            manifest=departure.manifest,
            terms=departure.terms,
            made=departure.made,
        )
    )
    for n, one in enumerate(files):
        tx.execute(
            insert(departure_files).values(
                departure_id=departure.id,
                n=n,
                name=one.name,
                attachment_id=one.attachment_id,
                size=one.size,
                content=one.content,
                sent=0,
            )
        )


def newest(tx: Transaction, interview_id: str, recipient: str) -> Departure | None:
    """The newest departure of an interview to a recipient."""
    row = tx.execute(
        select(departures)
        .where(departures.c.interview_id == interview_id, departures.c.recipient == recipient)
        .order_by(departures.c.made.desc(), departures.c.id)
        .limit(1)
    ).first()
    return None if row is None else _departure(row)


def former(tx: Transaction, interview_id: str, recipient: str) -> Departure | None:
    """What left last of earlier revisions of the same interview for the same recipient."""
    own = interviews.alias("own")
    row = tx.execute(
        select(departures)
        .join(interviews, interviews.c.id == departures.c.interview_id)
        .join(own, own.c.interview == interviews.c.interview)
        .where(own.c.id == interview_id, interviews.c.revision < own.c.revision, departures.c.recipient == recipient)
        .order_by(interviews.c.revision.desc(), departures.c.made.desc())
        .limit(1)
    ).first()
    return None if row is None else _departure(row)


def files_of(tx: Transaction, departure_id: str) -> tuple[DepartureFile, ...]:
    """Its files in order."""
    c = departure_files.c
    rows = tx.execute(
        select(c.n, c.name, c.attachment_id, c.size, c.sent).where(c.departure_id == departure_id).order_by(c.n)
    )
    return tuple(DepartureFile(row.n, row.name, row.attachment_id, row.size, bool(row.sent)) for row in rows)


def content_of(tx: Transaction, departure_id: str, n: int) -> bytes:
    """The encrypted bytes of a file that is kept.

    Raises:
        NoSuchInterview: The interview was closed meanwhile (code ``no-longer-readable``).
    """
    c = departure_files.c
    content = tx.execute(select(c.content).where(c.departure_id == departure_id, c.n == n)).scalar_one()
    if content is None:
        raise NoSuchInterview("no-longer-readable")
    return bytes(content)


def mark_sent(tx: Transaction, departure_id: str, numbers: Iterable[int]) -> None:
    """The server has these."""
    c = departure_files.c
    tx.execute(update(departure_files).where(c.departure_id == departure_id, c.n.in_(list(numbers))).values(sent=1))


def begin_again(tx: Transaction, recipient: str) -> None:
    """What was taken at another address is not at this one: whatever is not finished goes from the beginning."""
    open_ones = select(departures.c.id).where(departures.c.recipient == recipient, departures.c.finished.is_(None))
    tx.execute(update(departure_files).where(departure_files.c.departure_id.in_(open_ones)).values(sent=0))


def forget(tx: Transaction, interview_id: str) -> None:
    """What was kept for another try goes with the interview: the key of its recipient would open it."""
    own = select(departures.c.id).where(departures.c.interview_id == interview_id)
    tx.execute(update(departure_files).where(departure_files.c.departure_id.in_(own)).values(content=None))


def finish(tx: Transaction, departure_id: str, moment: Moment) -> None:
    """The server has all of it: what was kept for another try goes."""
    tx.execute(update(departures).where(departures.c.id == departure_id).values(finished=moment.wall))
    tx.execute(update(departure_files).where(departure_files.c.departure_id == departure_id).values(content=None))


def _departure(row: Row[tuple[object, ...]]) -> Departure:
    return Departure(
        id=row.id,
        interview_id=row.interview_id,
        recipient=row.recipient,
        instance_id=row.instance_id,
        manifest=bytes(row.manifest),
        terms=row.terms,
        made=row.made,
        finished=row.finished or "",
    )
