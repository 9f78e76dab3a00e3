"""What waits to be delivered, in order: lane, then number."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, delete, exists, func, insert, or_, select, update

from storage.interviews import packing, stopping, withdrawn
from storage.interviews.errors import NoSuchInterview
from storage.interviews.evidence import SealedFile
from storage.objects.kinds import ObjectKind
from storage.vault import Vault, chains
from storage.vault.among import among, listed
from storage.vault.tables import interviews, objects, outbox
from storage.vault.transaction import Transaction

#: Words about consent, without content: they go whatever stays.
ALWAYS: Final = (ObjectKind.CUSTODY_EVENT.value, ObjectKind.CONSENT_NOTICE.value)
_SOME: Final = 500


class Lane(IntEnum):
    """Text first, sound last."""

    RECEIPTS = 1
    OBJECTS = 2
    PHOTOS = 3
    AUDIO = 4


class Sending(StrEnum):
    """Where one item stands; `sent` waits for its receipt."""

    WAITING = "waiting"
    SENT = "sent"
    PARKED = "parked"
    RECEIPTED = "receipted"


# Thousands are listed at once: their columns in the order of the fields, and words looked up, not called.
_O = outbox.c
_COLUMNS: Final = (
    _O.digest, _O.kind, _O.lane, _O.interview_id, _O.size, _O.number, _O.file, _O.block_root, _O.state, _O.code
)  # fmt: skip
_KINDS: Final = {one.value: one for one in ObjectKind}
_LANES: Final = {one.value: one for one in Lane}
_STATES: Final = {one.value: one for one in Sending}


# Put together once: a delivery asks them for every batch.
_CONTENTS: Final = select(objects.c.digest, objects.c.content).where(among(objects.c.digest))
_SENT: Final = (
    update(outbox)
    .where(among(outbox.c.digest), outbox.c.state != Sending.RECEIPTED.value)
    .values(state=Sending.SENT.value, code="")
)


@dataclass(frozen=True, slots=True)
class OutboxItem:
    """One object or blob. `digest` is its name everywhere; a blob's is the SHA-256 of its sealed file."""

    digest: str
    kind: ObjectKind
    lane: Lane
    interview_id: str
    size: int
    number: int
    file: str
    block_root: str
    state: Sending
    code: str

    @property
    def is_blob(self) -> bool:
        """Whether it lies in a file of its own."""
        return self.kind is ObjectKind.BLOB


@dataclass(frozen=True, slots=True)
class OutboxTotals:
    """How much is where, for the delivery screen."""

    waiting: int
    sent: int
    parked: int
    receipted: int
    waiting_bytes: int


def fill(
    tx: Transaction,
    interview_id: str,
    contents: Sequence[tuple[ObjectKind, str, bytes]],
    files: Sequence[SealedFile],
) -> None:
    """Put everything of a sealed interview into the queue; part of the sealing transaction."""
    for kind, digest, content in contents:
        _add(tx, interview_id, kind, digest, Lane.OBJECTS, len(content), "", "")
    for file in files:
        lane = Lane.AUDIO if file.is_audio else Lane.PHOTOS
        _add(tx, interview_id, ObjectKind.BLOB, file.cipher_sha256, lane, file.size, file.file, file.block_root)


def _add(
    tx: Transaction,
    interview_id: str,
    kind: ObjectKind,
    digest: str,
    lane: Lane,
    size: int,
    file: str,
    block_root: str,
) -> None:
    tx.execute(
        insert(outbox).values(
            digest=digest,
            kind=kind.value,
            lane=int(lane),
            interview_id=interview_id,
            size=size,
            file=file,
            block_root=block_root,
            state=Sending.WAITING.value,
            code="",
        )
    )


def waiting(tx: Transaction, *, limit: int = 5_000, include_sent: bool = False) -> tuple[OutboxItem, ...]:
    """What is to be sent next; with `include_sent` also what has no receipt yet, to be asked about or sent again."""
    states = [Sending.WAITING.value] + ([Sending.SENT.value] if include_sent else [])
    return _items(tx, select(*_COLUMNS).where(outbox.c.state.in_(states), _may_go()), limit)


def _may_go() -> ColumnElement[bool]:
    """Not true of what was sent before its consent was withdrawn: it waits for its receipt and never goes again.

    Nor of what a person took back in words that no sealed correction carries out yet.
    """
    kept_back = exists().where(interviews.c.id == outbox.c.interview_id, _no_more()).correlate(outbox)
    return or_(outbox.c.kind.in_(ALWAYS), ~kept_back)


def _no_more() -> ColumnElement[bool]:
    return or_(withdrawn.condition(), stopping.stopped())


def stays(tx: Transaction, interview_ids: Iterable[str]) -> bool:
    """Whether one of these may not leave now: a pack is made of what might a while ago."""
    return any(
        tx.execute(select(interviews.c.id).where(interviews.c.id.in_(some), _no_more()).limit(1)).first() is not None
        for some in _in_pieces(tuple(interview_ids))
    )


def of_interview(tx: Transaction, interview_id: str) -> tuple[OutboxItem, ...]:
    """Everything of one interview, in the order in which it goes."""
    return _items(tx, select(*_COLUMNS).where(outbox.c.interview_id == interview_id), 100_000)


def _items(tx: Transaction, wanted: Select[tuple[object, ...]], limit: int) -> tuple[OutboxItem, ...]:
    rows = tx.execute(wanted.order_by(outbox.c.lane, outbox.c.number).limit(limit))
    return tuple(_item(tuple(row)) for row in rows)


def content(tx: Transaction, digest: str) -> bytes:
    """The stored bytes of an object, exactly as they were signed or sealed.

    Raises:
        NoSuchInterview: There is no such object.
    """
    found = tx.execute(select(objects.c.content).where(objects.c.digest == digest)).scalar()
    if found is None:
        raise NoSuchInterview("no-such-object")
    return bytes(found)


def contents(tx: Transaction, digests: Sequence[str]) -> dict[str, bytes]:
    """The stored bytes of many objects, by their digests; what is not there is left out."""
    return {row.digest: bytes(row.content) for row in tx.execute(_CONTENTS, listed(digests))}


def blob_path(vault: Vault, item: OutboxItem) -> Path:
    """The sealed file of a blob."""
    return vault.attachments / item.file


def is_wanted(tx: Transaction, digest: str) -> bool:
    """Whether this is still to be sent: consent may be withdrawn while a long delivery goes on."""
    return tx.execute(_wanted(), listed([digest])).first() is not None


def wanted(tx: Transaction, digests: Sequence[str]) -> set[str]:
    """Those of many that are still to be sent."""
    return {row.digest for row in tx.execute(_wanted(), listed(digests))}


def changes(tx: Transaction) -> int:
    """Grows with whatever could take something back that waits here, consent or a correction; 0 if nobody counts."""
    return chains.changes(tx)


@cache
def _wanted() -> Select[str]:
    # Put together once: a large file asks this for each of its runs.
    return select(outbox.c.digest).where(among(outbox.c.digest), outbox.c.state != Sending.RECEIPTED.value, _may_go())


def sent(tx: Transaction, digest: str) -> None:
    """Central took it; a receipt is still to come. Never moves a receipted item back."""
    _move(tx, digest, Sending.SENT, "")


def all_sent(tx: Transaction, digests: Sequence[str]) -> None:
    """Central took all of these."""
    if digests:
        tx.execute(_SENT, listed(digests))


def parked(tx: Transaction, digest: str, code: str) -> None:
    """Central refused it; it blocks nobody and waits for a person."""
    _move(tx, digest, Sending.PARKED, code)


def _move(tx: Transaction, digest: str, state: Sending, code: str) -> None:
    tx.execute(
        update(outbox)
        .where(outbox.c.digest == digest, outbox.c.state != Sending.RECEIPTED.value)
        .values(state=state.value, code=code)
    )


def retry_parked(tx: Transaction) -> int:
    """Put parked items back in the queue; says how many."""
    moved = tx.execute(
        update(outbox).where(outbox.c.state == Sending.PARKED.value).values(state=Sending.WAITING.value, code="")
    )
    return int(moved.rowcount)


def receipted(tx: Transaction) -> set[str]:
    """Everything that a receipt names and that may leave."""
    still = outbox.c.state == Sending.RECEIPTED.value, _may_go()
    return set(tx.execute(select(outbox.c.digest).where(*still)).scalars())


def put_back(tx: Transaction, digests: Sequence[str]) -> None:
    """Queue again what central had and has no more; an interview that it no longer has whole counts as on its way."""
    for some in _in_pieces(digests):
        lost = outbox.c.digest.in_(some), outbox.c.state == Sending.RECEIPTED.value
        within = select(outbox.c.interview_id).where(*lost, outbox.c.kind.not_in(ALWAYS))
        tx.execute(update(interviews).where(interviews.c.id.in_(within)).values(delivered_at=None))
        tx.execute(update(outbox).where(*lost).values(state=Sending.WAITING.value, code=""))
        # A stick that carried it was read by then, and the next one takes it.
        packing.forget(tx, some)


def has_left() -> ColumnElement[bool]:
    """True of what central took once, whatever it says of that now: a receipt is kept for it, or one is to come."""
    return or_(outbox.c.receipt.is_not(None), outbox.c.state.in_((Sending.SENT.value, Sending.RECEIPTED.value)))


def awaits_receipts(tx: Transaction) -> bool:
    """Whether central took something for which no receipt is here, withdrawn or not."""
    return tx.execute(select(outbox.c.number).where(outbox.c.state == Sending.SENT.value).limit(1)).first() is not None


def keep_back(tx: Transaction, interview_ids: Sequence[str], told: Select[tuple[str]]) -> None:
    """Take out of the queue what has not left of these, but for words about consent; what has left stays known."""
    still = outbox.c.state.in_((Sending.WAITING.value, Sending.PARKED.value)), outbox.c.digest.not_in(told)
    theirs = outbox.c.interview_id.in_(interview_ids), outbox.c.kind != ObjectKind.CONSENT_NOTICE.value
    went = update(outbox).where(*theirs, *still, outbox.c.receipt.is_not(None))
    tx.execute(went.values(state=Sending.RECEIPTED.value, code=""))
    tx.execute(delete(outbox).where(*theirs, *still))


def totals(tx: Transaction) -> OutboxTotals:
    """Counts by state."""
    rows = tx.execute(
        select(outbox.c.state, func.count().label("items"), func.sum(outbox.c.size).label("bytes")).group_by(
            outbox.c.state
        )
    )
    found = {row.state: (int(row.items), int(row.bytes)) for row in rows}
    return OutboxTotals(
        waiting=found.get(Sending.WAITING.value, (0, 0))[0],
        sent=found.get(Sending.SENT.value, (0, 0))[0],
        parked=found.get(Sending.PARKED.value, (0, 0))[0],
        receipted=found.get(Sending.RECEIPTED.value, (0, 0))[0],
        waiting_bytes=found.get(Sending.WAITING.value, (0, 0))[1],
    )


def _item(row: Sequence[Any]) -> OutboxItem:
    digest, kind, lane, interview_id, size, number, file, block_root, state, code = row
    return OutboxItem(
        digest, _KINDS[kind], _LANES[lane], interview_id, size, number, file, block_root, _STATES[state], code
    )


def _in_pieces(digests: Sequence[str]) -> Iterator[Sequence[str]]:
    """A statement takes only so many parameters."""
    for start in range(0, len(digests), _SOME):
        yield digests[start : start + _SOME]
