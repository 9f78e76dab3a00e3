"""Custody on this device: what was done and when, each entry signed by the device and chained to the one before."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Row, Select, func, insert, select

from storage.interviews import device, journal
from storage.objects import envelope
from storage.objects.custody import CustodyAction, LogEntry
from storage.objects.envelope import Signed
from storage.objects.errors import Malformed, ObjectRefused
from storage.objects.kinds import ObjectKind
from storage.objects.payload import SignedTime
from storage.platform.clock import Moment
from storage.vault.tables import custody, interviews, received
from storage.vault.transaction import Transaction

MOST_AT_ONCE: Final = 500
# Put together once: a page of receipts enters hundreds.
_LAST: Final = select(custody.c.id, custody.c.hash).order_by(custody.c.id.desc()).limit(1)
_ENTER: Final = insert(custody)


@dataclass(frozen=True, slots=True)
class CustodyEntry:
    """One entry; `object` is the digest of the signed object it is about, where there is one.

    `interview_id` is empty for the whole vault, and for what was received; `number` is that of the interview, own or
    received, where there is one; `suspect` says that the clock was doubtful.
    """

    id: int
    interview_id: str
    action: CustodyAction
    at: str
    object: str
    detail: str
    suspect: bool
    number: str


def record(
    tx: Transaction,
    interview_id: str,
    action: CustodyAction,
    at: Moment | str,
    object_digest: str = "",
    detail: str = "",
) -> None:
    """Enter what was done with an interview, or with the whole vault where `interview_id` is empty.

    A received interview is named by its manifest, as the object, and by no id. `at` is a moment of this machine, or the
    time that somebody else signed; `detail` a word of a small vocabulary or numbers of cards, never a person's text.
    """
    record_all(tx, [interview_id], action, at, object_digest, detail)


def record_all(
    tx: Transaction,
    interview_ids: Sequence[str],
    action: CustodyAction,
    at: Moment | str,
    object_digest: str = "",
    detail: str = "",
) -> None:
    """The same with several interviews, one after the other."""
    if not interview_ids:
        return
    last = tx.execute(_LAST).first()
    number, prev = (last.id, last.hash) if last else (0, None)
    key = device.signing(tx)
    if isinstance(at, str):
        time, boot, mono_ms = SignedTime(wall=at, tz="+00:00", trusted_floor=None, suspect=False), "", 0
    else:
        time, boot, mono_ms = journal.signed_time(tx, at), at.boot, at.mono_ms
    rows: list[dict[str, object]] = []
    for interview_id in interview_ids:
        entry = LogEntry(
            n=number + 1,
            prev=prev,
            action=action,
            interview=interview_id or None,
            object=object_digest or None,
            detail=detail or None,
            time=time,
            boot=boot,
            mono_ms=mono_ms,
            key=key.public.hex(),
        )
        signed = envelope.sign(entry, key)
        number, prev = entry.n, signed.digest
        row: dict[str, object] = {
            "id": entry.n,
            "interview_id": interview_id or None,
            "action": action.value,
            "at": time.wall,
            "object": object_digest,
            "detail": detail,
            "hash": signed.digest,
            "content": signed.to_frame(),
        }
        rows.append(row)
    tx.execute(_ENTER, rows)


def record_once(
    tx: Transaction,
    interview_id: str,
    action: CustodyAction,
    at: Moment,
    object_digest: str = "",
    detail: str = "",
) -> bool:
    """Enter what was done unless it stands there already since the vault was opened; says whether it was entered."""
    opened = select(func.coalesce(func.max(custody.c.id), 0)).where(custody.c.action == CustodyAction.UNLOCK.value)
    known = tx.execute(
        select(custody.c.id)
        .where(
            custody.c.interview_id == interview_id if interview_id else custody.c.interview_id.is_(None),
            custody.c.action == action.value,
            custody.c.object == object_digest,
            custody.c.detail == detail,
            custody.c.id > opened.scalar_subquery(),
        )
        .limit(1)
    ).first()
    if known is None:
        record(tx, interview_id, action, at, object_digest, detail)
    return known is None


def of_interview(tx: Transaction, interview_id: str) -> tuple[CustodyEntry, ...]:
    """Everything done with one interview, in order."""
    return _entries(tx, _numbered().where(custody.c.interview_id == interview_id).order_by(custody.c.id))


def of_vault(
    tx: Transaction, *, before: int | None = None, actions: Sequence[CustodyAction] = (), limit: int = MOST_AT_ONCE
) -> tuple[CustodyEntry, ...]:
    """What was done here, the newest first; further back with `before`, the number of the last one shown."""
    wanted = _numbered().order_by(custody.c.id.desc()).limit(min(limit, MOST_AT_ONCE))
    if before is not None:
        wanted = wanted.where(custody.c.id < before)
    if actions:
        wanted = wanted.where(custody.c.action.in_([action.value for action in actions]))
    return _entries(tx, wanted)


def signed_entries(tx: Transaction, *, after: int = 0, limit: int = MOST_AT_ONCE) -> tuple[tuple[int, bytes], ...]:
    """Number and frame of entries, exactly as they were signed, in order."""
    rows = tx.execute(
        select(custody.c.id, custody.c.content).where(custody.c.id > after).order_by(custody.c.id).limit(limit)
    )
    return tuple((row.id, bytes(row.content)) for row in rows)


def is_unbroken(tx: Transaction) -> bool:
    """Whether every entry of this device is signed by it and fits to the one before."""
    public = device.signing(tx).public
    walk = Walk(public)
    after = 0
    while rows := rows_after(tx, after):
        if not all(walk.fits(row) for row in rows):
            return False
        after = rows[-1].id
    return True


def rows_after(tx: Transaction, after: int, limit: int = MOST_AT_ONCE) -> Sequence[Row[tuple[object, ...]]]:
    """Rows for a `Walk`, some at a time."""
    return tx.execute(select(custody).where(custody.c.id > after).order_by(custody.c.id).limit(limit)).all()


def are_signed(rows: Sequence[Row[tuple[object, ...]]], public: bytes) -> bool:
    """Whether rows that follow each other fit, whatever came before the first of them."""
    if not rows:
        return False
    try:
        first = LogEntry.from_bytes(_signed(rows[0].content).payload)
    except ObjectRefused:
        return False
    walk = Walk(public, after=first.n - 1, prev=first.prev or "")
    return all(walk.fits(row) for row in rows)


class Walk:
    """Goes along the log from its beginning and says of each row whether it fits; needs only the public key."""

    def __init__(self, public: bytes, *, after: int = 0, prev: str = "") -> None:
        self._public = public
        self._n, self._prev = after, prev

    def fits(self, row: Row[tuple[object, ...]]) -> bool:
        """Whether signature, number, predecessor and what the row says agree."""
        expected, prev = self._n + 1, self._prev
        self._n = row.id
        try:
            signed = envelope.from_frame(ObjectKind.CUSTODY_ENTRY, row.content)
            self._prev = signed.digest
            signed.verify(self._public)
            entry = LogEntry.from_bytes(signed.payload)
        except ObjectRefused:
            return False
        return (
            (entry.n, row.id, entry.prev or "") == (expected, expected, prev)
            and row.hash == signed.digest
            and (row.interview_id, row.action, row.object, row.detail)
            == (entry.interview, entry.action.value, entry.object or "", entry.detail or "")
            # What was signed later may name a time that no clock could have said.
            and (row.at == entry.time.wall or entry.detail == "signed-later")
        )


def _numbered() -> Select[tuple[object, ...]]:
    return (
        select(custody, func.coalesce(interviews.c.number, received.c.number, "").label("number"))
        .outerjoin(interviews, interviews.c.id == custody.c.interview_id)
        .outerjoin(received, received.c.manifest_digest == custody.c.object)
    )


def _entries(tx: Transaction, wanted: Select[tuple[object, ...]]) -> tuple[CustodyEntry, ...]:
    return tuple(
        CustodyEntry(
            row.id,
            row.interview_id or "",
            CustodyAction(row.action),
            row.at,
            row.object,
            row.detail,
            _suspect(row.content),
            row.number,
        )
        for row in tx.execute(wanted)
    )


def _suspect(content: bytes) -> bool:
    try:
        return LogEntry.from_bytes(_signed(content).payload).time.suspect
    except Malformed:
        return True


def _signed(content: bytes) -> Signed:
    return envelope.from_frame(ObjectKind.CUSTODY_ENTRY, content)
