"""What central tells a device: what it holds, receipts, and what waits for the device."""

import logging
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, func, select

from storage.crypto.log_tree import MOST_LEAVES
from storage.objects import envelope
from storage.objects.addendum import Addendum
from storage.objects.certificate import Role
from storage.objects.kinds import ObjectKind, PartKind
from sync.central import acknowledging, log_answers, logs, tables, withdrawing
from sync.central.blob_calls import digest_in, number_in
from sync.central.database import reading
from sync.central.desk import Caller, Desk
from sync.central.errors import Refused
from sync.protocol import limits
from sync.protocol.messages import (
    Cursor,
    Devices,
    Feed,
    FeedItem,
    FeedKind,
    NumberedDevice,
    NumberedReceipt,
    Receipts,
    Standing,
    base64_of,
    encode,
)
from sync.protocol.packed import pack

_log = logging.getLogger(logs.OURS)
_FEED_PAGE = 100
_RECEIPT_PAGE = 200
# What comes as its author’s certificate, and is fetched by its digest.
_FETCHED = (FeedKind.DELIVERED, FeedKind.ADDENDUM, FeedKind.CONSENT_NOTICE)
_FOLLOWING = (ObjectKind.ADDENDUM.value, ObjectKind.CONSENT_NOTICE.value)
_MOST_NUMBER = 9_999_999
# What each role may fetch; sealed parts stay sealed, and nobody is handed what is not for them.
_PARTS = {
    Role.DOCUMENTER: frozenset[str](),
    Role.ANALYST: frozenset({PartKind.FACTS.value}),
    Role.COORDINATOR: frozenset({PartKind.FACTS.value, PartKind.BODY.value}),
    Role.CUSTODIAN: frozenset(part.value for part in PartKind),
}


def cursor(desk: Desk, caller: Caller, _body: bytes, _parameters: Mapping[str, str]) -> bytes:
    """From stored rows only: how far this device's journal came, and what is still missing."""
    r, n, o, b = tables.revisions, tables.named, tables.objects, tables.blobs
    with reading(desk.engine) as tx:
        stored = select(o.c.digest).where(o.c.digest == n.c.digest)
        wanted = (
            select(n.c.digest)
            .join(r, r.c.manifest == n.c.manifest)
            .where(r.c.device == caller.key_id, r.c.complete_at.is_(None), n.c.kind != "blob", ~stored.exists())
            .distinct()
            .limit(limits.WANTED_BLOBS)
        )
        unsealed = (
            select(b.c.sha256).where(b.c.device == caller.key_id, b.c.sealed_at.is_(None)).limit(limits.WANTED_BLOBS)
        )
        answer = Cursor(
            **dict(standing(tx, caller)),
            wanted=tuple(tx.execute(wanted).scalars()),
            blobs=tuple(tx.execute(unsealed).scalars()),
        )
    return encode(answer)


def standing(tx: Connection, caller: Caller) -> Standing:
    """How far this device's journal came, and which of its receipts it has not acknowledged."""
    j, c = tables.journal, tables.receipts
    seq, missing = _gaps(tx, caller)
    head = tx.execute(select(j.c.digest).where(j.c.device == caller.key_id, j.c.seq == seq)).scalars().first()
    mine = c.c.device == caller.key_id
    waiting = tx.execute(select(func.count()).where(mine, c.c.acknowledged.is_(False))).scalar_one()
    acknowledged = tx.execute(select(func.max(c.c.number)).where(mine, c.c.acknowledged.is_(True))).scalar()
    return Standing(seq=seq, head=head, missing=missing, receipts=waiting, acknowledged=acknowledged or 0)


def receipts(desk: Desk, caller: Caller, _body: bytes, parameters: Mapping[str, str]) -> bytes:
    """Receipts of this device after a number, with their proofs and how the log goes on from what the device knows."""
    t = tables.receipts
    after = number_in(parameters, "after", _MOST_NUMBER)
    since = number_in(parameters, "log", MOST_LEAVES)
    columns = (t.c.number, t.c.content, t.c.log_first, t.c.log_count)
    statement = select(*columns).where(t.c.device == caller.key_id, t.c.number > after)
    found: list[NumberedReceipt] = []
    size, more = 0, False
    with reading(desk.engine) as tx:
        rows = tx.execute(statement.order_by(t.c.number).limit(_RECEIPT_PAGE + 1)).all()
        head, leaves = log_answers.newest(tx, desk.keys.receipt, since)
        proofs = log_answers.Proofs(tx, leaves)
        for row in rows:
            size += len(row.content)
            if len(found) == _RECEIPT_PAGE or (found and size > limits.ANSWER_BYTES // 2):
                more = True
                break
            path = proofs.path(row.log_first, row.log_count)
            found.append(NumberedReceipt(n=row.number, receipt=base64_of(bytes(row.content)), path=path))
    return pack(Receipts(receipts=tuple(found), more=more, log=head, hashes=proofs.hashes()))


def feed(desk: Desk, caller: Caller, _body: bytes, parameters: Mapping[str, str]) -> bytes:
    """What waits for this device after a number: what is sealed to it, or delivered revisions for a coordinator."""
    acknowledging.offer_again(desk, caller, parameters)
    t, o, d = tables.feed, tables.objects, tables.devices
    after = number_in(parameters, "after", _MOST_NUMBER)
    statement = (
        select(t.c.number, t.c.kind, t.c.digest, o.c.content, d.c.certificate)
        .join(o, o.c.digest == t.c.digest)
        # Who brought a revision is its author; so is who brought what follows one.
        .outerjoin(d, d.c.key_id == o.c.device)
        .where(t.c.device == caller.key_id, t.c.acknowledged_at.is_(None), t.c.number > bindparam("after"))
        .order_by(t.c.number)
        .limit(_FEED_PAGE + 1)
    )
    items: list[FeedItem] = []
    size = 0
    with reading(desk.engine) as tx:
        for row in _after_each(tx, statement, after):
            kind = FeedKind(row.kind)
            if kind is FeedKind.ADDENDUM and _is_withdrawn(tx, bytes(row.content)):
                continue
            content = bytes(row.certificate if kind in _FETCHED else row.content)
            size += len(content)
            if len(items) == _FEED_PAGE or (items and size > limits.ANSWER_BYTES // 2):
                return encode(Feed(items=tuple(items), more=True))
            items.append(FeedItem(n=row.number, kind=kind, digest=row.digest, content=base64_of(content)))
    return encode(Feed(items=tuple(items), more=False))


def _after_each(tx: Connection, statement: Select[Any], after: int) -> Iterator[Row[Any]]:
    """All rows of it, a page at a time: what is left out of them must not hide what follows."""
    while rows := tx.execute(statement, {"after": after}).all():
        yield from rows
        after = rows[-1].number


def _is_withdrawn(tx: Connection, frame: bytes) -> bool:
    """Whether the consent to what it follows was withdrawn meanwhile."""
    said = Addendum.from_bytes(envelope.from_frame(ObjectKind.ADDENDUM, frame).payload)
    return withdrawing.covers(tx, said.object)


def devices(desk: Desk, caller: Caller, _body: bytes, parameters: Mapping[str, str]) -> bytes:
    """Enrolled devices after a number, for coordinators: whom something can be sealed to.

    Raises:
        Refused: code role-not-allowed.
    """
    if caller.role is not Role.COORDINATOR:
        raise Refused("role-not-allowed", 403)
    t = tables.devices
    after = number_in(parameters, "after", _MOST_NUMBER)
    found = select(t.c.number, t.c.certificate).where(t.c.number > after, t.c.revoked_at.is_(None)).order_by(t.c.number)
    with reading(desk.engine) as tx:
        rows = tx.execute(found.limit(limits.DEVICES + 1)).all()
        shut_out = select(t.c.revocation).where(t.c.revocation.is_not(None)).order_by(t.c.revoked_at.desc())
        notices = () if after else tx.execute(shut_out.limit(limits.REVOCATIONS)).scalars().all()
    some = rows[: limits.DEVICES]
    listed = tuple(NumberedDevice(n=row.number, certificate=base64_of(bytes(row.certificate))) for row in some)
    told = tuple(base64_of(bytes(notice)) for notice in notices)
    return encode(Devices(devices=listed, more=len(rows) > len(some), revocations=told))


def fetch_object(desk: Desk, caller: Caller, _body: bytes, parameters: Mapping[str, str]) -> bytes:
    """An object of a delivered revision, byte for byte.

    Raises:
        Refused: codes role-not-allowed, object-unknown.
    """
    allowed = _PARTS[caller.role]
    if not allowed:
        raise Refused("role-not-allowed", 403)
    digest = digest_in(parameters, "digest")
    is_withdrawn = False
    o, n, r = tables.objects, tables.named, tables.revisions
    with reading(desk.engine) as tx:
        row = tx.execute(select(o.c.kind, o.c.content).where(o.c.digest == digest)).first()
        if row is not None and row.kind in _FOLLOWING:
            if caller.role not in (Role.COORDINATOR, Role.CUSTODIAN):
                raise Refused("role-not-allowed", 403)
            if row.kind == ObjectKind.ADDENDUM.value and _is_withdrawn(tx, bytes(row.content)):
                raise Refused("object-unknown", 404)
            return bytes(row.content)
        if row is None or row.kind not in ("revision", "part", "wrapset"):
            raise Refused("object-unknown", 404)
        owner = select(n.c.part).join(r, r.c.manifest == n.c.manifest).where(r.c.complete_at.is_not(None))
        holding = select(r.c.manifest).join(n, r.c.manifest == n.c.manifest).where(r.c.complete_at.is_not(None))
        parts = set(tx.execute(owner.where(n.c.digest == digest)).scalars())
        whole = select(r.c.manifest).where(r.c.manifest == digest, r.c.complete_at.is_not(None))
        is_whole = tx.execute(whole).first() is not None
        if caller.role is Role.CUSTODIAN:
            of_it = {digest} if is_whole else set(tx.execute(holding.where(n.c.digest == digest)).scalars())
            is_withdrawn = bool(of_it) and all(withdrawing.covers(tx, manifest) for manifest in of_it)
    if not parts and not is_whole:
        raise Refused("object-unknown", 404)
    if parts and not parts & allowed:
        raise Refused("role-not-allowed", 403)
    # To custodians a part goes only while the person agrees, and it is written down to whom.
    if is_withdrawn:
        raise Refused("object-unknown", 404)
    if caller.role is Role.CUSTODIAN:
        _log.info("handed-to-custodian", extra={"fields": {"device": caller.key_id, "object": digest}})
    return bytes(row.content)


def _gaps(tx: Connection, caller: Caller) -> tuple[int, tuple[tuple[int, int], ...]]:
    """How far the journal is without a gap, and the first gaps after that; counted where the rows are."""
    t = tables.journal
    numbers = select(t.c.seq).where(t.c.device == caller.key_id).distinct().subquery()
    before = func.lag(numbers.c.seq, 1, 0).over(order_by=numbers.c.seq)
    pairs = select(numbers.c.seq, before.label("before")).subquery()
    gaps = select(pairs.c.before, pairs.c.seq).where(pairs.c.seq != pairs.c.before + 1).order_by(pairs.c.seq)
    missing = tuple((row.before + 1, row.seq - 1) for row in tx.execute(gaps.limit(limits.MISSING_RANGES)))
    if missing:
        return missing[0][0] - 1, missing
    return tx.execute(select(func.max(numbers.c.seq))).scalar() or 0, ()
