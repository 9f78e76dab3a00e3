"""What an administrator sees of the log: how it stands, whether all of it holds, and what devices never sent."""

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from sqlalchemy import Connection, func, select

from storage.crypto import log_tree
from storage.crypto.log_tree import Node
from storage.objects import checkpoint, envelope, note
from storage.objects.errors import ObjectRefused
from storage.objects.kinds import ObjectKind
from storage.objects.note import Note
from sync.central import log, tables
from sync.central.database import reading
from sync.central.errors import Refused
from sync.central.log import Entry
from sync.central.opened import Central

# What one device says to another is no evidence of ours.
_NO_EVIDENCE: Final = (ObjectKind.REVIEW.value, ObjectKind.ADDRESSED.value)
_AT_ONCE: Final = 2_000
_MOST_RANGES: Final = 100


class Fault(StrEnum):
    """What does not hold."""

    # A leaf is not the hash of what its row says, or its number is not the next.
    LEAF = "leaf"
    # A stored subtree is not what its leaves make.
    NODE = "node"
    # A leaf stands for an object or a file that is not stored.
    NOT_STORED = "not-stored"
    # An object is not what its name says.
    CHANGED = "changed"
    # Something is stored that has no leaf: it came before there was a log, or past it.
    NOT_LOGGED = "not-logged"
    # A witness signed another tree.
    COSIGNATURE = "cosignature"


@dataclass(frozen=True, slots=True)
class Standing:
    """The newest checkpoint, and how far witnesses and time stamping services have come with it."""

    size: int
    checkpoint: str
    cosigned: Mapping[str, int]
    stamped: Mapping[str, int]


@dataclass(slots=True)
class Verified:
    """What a look at the whole log found: how many leaves there are, and how often what does not hold."""

    leaves: int = 0
    faults: dict[Fault, int] = field(default_factory=dict)

    def add(self, fault: Fault, count: int = 1) -> None:
        """Count a fault."""
        if count:
            self.faults[fault] = self.faults.get(fault, 0) + count


@dataclass(frozen=True, slots=True)
class DeviceGaps:
    """What one device sent and did not: numbers of its journal, and when anything of it came last.

    `forks` are numbers given twice, or whose predecessor is another one than was sent: a cloned or restored disk.
    """

    key_id: str
    code: str
    highest: int
    missing: tuple[tuple[int, int], ...]
    forks: tuple[int, ...]
    last_at: str
    unfinished: int
    is_revoked: bool


def standing(central: Central) -> Standing:
    """How the log stands."""
    c, s = tables.cosignatures, tables.timestamps
    with reading(central.engine) as tx:
        size = log.size(tx)
        signed = log.head(tx, central.keys.receipt, size)
        cosigned = tx.execute(select(c.c.witness, func.max(c.c.size)).group_by(c.c.witness).order_by(c.c.witness))
        stamped = tx.execute(select(s.c.service, func.max(s.c.size)).group_by(s.c.service).order_by(s.c.service))
        return Standing(
            size,
            signed.to_text(),
            {note.key_of(name).name: int(most) for name, most in cosigned},
            {str(name): int(most) for name, most in stamped},
        )


def verify(central: Central, *, with_files: bool = False) -> Verified:
    """Make the whole tree anew from its rows and hold everything that is stored against it; files when asked."""
    found = Verified()
    with reading(central.engine) as tx:
        _tree(tx, found)
        _stored(tx, found)
        _cosigned(tx, central, found)
        b = tables.blobs
        sealed = tx.execute(select(b.c.sha256).where(b.c.sealed_at.is_not(None)).distinct()).scalars().all()
    for sha256 in sealed if with_files else ():
        found.add(Fault.CHANGED, int(not _is_whole(central, sha256)))
    return found


def gaps(central: Central) -> tuple[DeviceGaps, ...]:
    """What each enrolled device never sent, those first that were silent longest."""
    d, r = tables.devices, tables.receipts
    with reading(central.engine) as tx:
        rows = tx.execute(select(d.c.key_id, d.c.code, d.c.revoked_at).order_by(d.c.number)).all()
        found = []
        for row in rows:
            last = tx.execute(select(func.max(r.c.made_at)).where(r.c.device == row.key_id)).scalar()
            highest, missing, forks = _journal(tx, row.key_id)
            unfinished = _unfinished(tx, row.key_id)
            found.append(
                DeviceGaps(
                    row.key_id, row.code, highest, missing, forks, last or "", unfinished, row.revoked_at is not None
                )
            )
    return tuple(sorted(found, key=lambda one: one.last_at))


def _tree(tx: Connection, found: Verified) -> None:
    t = tables.log_leaves
    columns = (t.c.number, t.c.kind, t.c.digest, t.c.device, t.c.seq, t.c.hash)
    known: dict[Node, bytes] = {}

    def read(wanted: Collection[Node]) -> Mapping[Node, bytes]:
        return {node: known[node] for node in wanted}

    while True:
        page = select(*columns).where(t.c.number >= found.leaves).order_by(t.c.number).limit(_AT_ONCE)
        rows = tx.execute(page).all()
        if not rows:
            break
        for place, row in enumerate(rows, found.leaves):
            entry = Entry(ObjectKind(row.kind), row.digest, row.device, row.seq)
            found.add(Fault.LEAF, int(row.number != place or bytes(row.hash) != entry.leaf))
        made = log_tree.appended(found.leaves, [bytes(row.hash) for row in rows], read)
        found.leaves += len(rows)
        _hold_nodes(tx, made, found)
        wanted = log_tree.nodes_of(0, found.leaves)
        known = {node: made[node] if node in made else known[node] for node in wanted}
    n = tables.log_nodes
    full = found.leaves - found.leaves.bit_count()
    stored = int(tx.execute(select(func.count()).select_from(n)).scalar_one())
    found.add(Fault.NODE, max(0, stored - full))


def _hold_nodes(tx: Connection, made: Mapping[Node, bytes], found: Verified) -> None:
    n = tables.log_nodes
    by_level: dict[int, list[int]] = {}
    for level, index in made:
        if level:
            by_level.setdefault(level, []).append(index)
    for level, indexes in by_level.items():
        some = select(n.c.number, n.c.hash).where(
            n.c.level == level, n.c.number >= min(indexes), n.c.number <= max(indexes)
        )
        stored = {row.number: bytes(row.hash) for row in tx.execute(some)}
        found.add(Fault.NODE, sum(stored.get(index) != made[level, index] for index in indexes))


def _stored(tx: Connection, found: Verified) -> None:
    t, o, b = tables.log_leaves, tables.objects, tables.blobs
    is_object = select(o.c.digest).where(o.c.digest == t.c.digest)
    is_blob = select(b.c.sha256).where(b.c.sha256 == t.c.digest, b.c.sealed_at.is_not(None))
    lost = select(func.count()).select_from(t)
    found.add(Fault.NOT_STORED, tx.execute(lost.where(t.c.kind != "blob", ~is_object.exists())).scalar_one())
    found.add(Fault.NOT_STORED, tx.execute(lost.where(t.c.kind == "blob", ~is_blob.exists())).scalar_one())
    logged = select(t.c.digest).where(t.c.digest == o.c.digest)
    bare = select(func.count()).select_from(o).where(o.c.kind.not_in(_NO_EVIDENCE), ~logged.exists())
    found.add(Fault.NOT_LOGGED, tx.execute(bare).scalar_one())
    logged = select(t.c.digest).where(t.c.digest == b.c.sha256, t.c.device == b.c.device)
    bare = select(func.count()).select_from(b).where(b.c.sealed_at.is_not(None), ~logged.exists())
    found.add(Fault.NOT_LOGGED, tx.execute(bare).scalar_one())
    for kind, digest, content in _contents(tx):
        found.add(Fault.CHANGED, int(not _is_named(kind, digest, content)))


def _contents(tx: Connection) -> Iterator[tuple[ObjectKind, str, bytes]]:
    o = tables.objects
    after = 0
    while True:
        page = select(o.c.number, o.c.kind, o.c.digest, o.c.content).where(
            o.c.number > after, o.c.kind.not_in(_NO_EVIDENCE)
        )
        rows = tx.execute(page.order_by(o.c.number).limit(200)).all()
        for row in rows:
            yield ObjectKind(row.kind), row.digest, bytes(row.content)
        if not rows:
            return
        after = rows[-1].number


def _is_named(kind: ObjectKind, digest: str, content: bytes) -> bool:
    try:
        return envelope.digest_of(kind, content) == digest
    except ObjectRefused:
        return False


def _is_whole(central: Central, sha256: str) -> bool:
    digest = hashlib.sha256()
    try:
        for chunk in central.blobs.chunks(sha256):
            digest.update(chunk)
    except (OSError, Refused):
        return False
    return digest.hexdigest() == sha256


def _cosigned(tx: Connection, central: Central, found: Verified) -> None:
    c = tables.cosignatures
    heads: dict[int, Note] = {}
    for row in tx.execute(select(c.c.size, c.c.witness, c.c.line)).all():
        if row.size > found.leaves:
            found.add(Fault.COSIGNATURE)
            continue
        head = heads.get(row.size) or log.head(tx, central.keys.receipt, row.size)
        heads[row.size] = head
        try:
            head.with_lines(note.read_lines(row.line)).verify(note.key_of(row.witness))
        except ObjectRefused:
            found.add(Fault.COSIGNATURE)


def _journal(tx: Connection, device: str) -> tuple[int, tuple[tuple[int, int], ...], tuple[int, ...]]:
    t = tables.journal
    rows = tx.execute(select(t.c.seq, t.c.digest, t.c.prev).where(t.c.device == device).order_by(t.c.seq)).all()
    missing: list[tuple[int, int]] = []
    forks: dict[int, None] = {}
    before, at = frozenset({""}), 0
    for seq, entries in _by_number(rows):
        if seq != at + 1:
            missing.append((at + 1, seq - 1))
        elif any(prev not in before for _, prev in entries):
            forks[seq] = None
        if len(entries) > 1:
            forks[seq] = None
        before, at = frozenset(digest for digest, _ in entries), seq
    return at, tuple(missing[:_MOST_RANGES]), tuple(forks)


def _by_number(rows: Sequence[tuple[int, str, str]]) -> Iterator[tuple[int, list[tuple[str, str]]]]:
    found: dict[int, list[tuple[str, str]]] = {}
    for seq, digest, prev in rows:
        found.setdefault(seq, []).append((digest, prev))
    yield from found.items()


def _unfinished(tx: Connection, device: str) -> int:
    r = tables.revisions
    lacking = select(func.count()).where(r.c.device == device, r.c.complete_at.is_(None))
    open_blobs = select(func.count()).where(tables.blobs.c.device == device, tables.blobs.c.sealed_at.is_(None))
    return int(tx.execute(lacking).scalar_one()) + int(tx.execute(open_blobs).scalar_one())


def key_text(central: Central) -> str:
    """The key of this log, as a witness wants it."""
    return checkpoint.key_of(central.keys.receipt.public).text()
