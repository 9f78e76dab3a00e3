"""Central's append-only log: a leaf for every object and file that is stored, in the transaction that stores it.

Leaves and full subtrees are rows that nobody ever changes. One lock puts the leaves of all workers in a row.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sqlalchemy import Connection, Select, and_, bindparam, func, or_, select, text

from storage.crypto import log_tree
from storage.crypto.log_tree import Node
from storage.crypto.signing import SigningKey
from storage.objects import checkpoint
from storage.objects.checkpoint import Checkpoint
from storage.objects.kinds import ObjectKind
from storage.objects.note import Note
from sync.central import tables
from sync.central.database import Row, put_all

# Any fixed number: who appends waits for the one who appended before, until that one has committed.
_LOCK: Final = 0x53564C47
_SOME: Final = 500
_MOST_SHAPES: Final = 64
# Put together once: this is done for everything that is logged.
_T = tables.log_leaves
_LAST = select(func.max(_T.c.number))
_LEAVES = select(_T.c.number, _T.c.hash).where(_T.c.number.in_(bindparam("numbers", expanding=True)))


@dataclass(frozen=True, slots=True)
class Entry:
    """What a leaf stands for; `seq` is 0 for what a manifest names."""

    kind: ObjectKind
    digest: str
    device: str
    seq: int = 0

    @property
    def leaf(self) -> bytes:
        """The hash of its leaf."""
        return checkpoint.leaf_hash(self.kind, self.digest, self.device, self.seq)


def entries_of(tx: Connection, device: str, digests: Sequence[str]) -> tuple[Entry, ...]:
    """The leaves of objects and files that this transaction stored, in the order in which they are named."""
    o, j = tables.objects, tables.journal
    kinds: dict[str, str] = {}
    seqs: dict[str, int] = {}
    for some in _in_pieces(digests):
        kinds |= {row.digest: row.kind for row in tx.execute(select(o.c.digest, o.c.kind).where(o.c.digest.in_(some)))}
        numbered = select(j.c.digest, j.c.seq).where(j.c.digest.in_(some), j.c.device == device)
        seqs |= {row.digest: row.seq for row in tx.execute(numbered)}
    return tuple(
        Entry(ObjectKind(kinds.get(digest, ObjectKind.BLOB)), digest, device, seqs.get(digest, 0)) for digest in digests
    )


def append(tx: Connection, entries: Sequence[Entry]) -> int:
    """Append leaves; the number of the first. The last thing of a transaction: it holds all others up."""
    if tx.dialect.name == "postgresql":
        tx.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    first = size(tx)
    leaves: list[Row] = []
    nodes: list[Row] = []
    for (level, index), value in log_tree.appended(first, [one.leaf for one in entries], _reader(tx)).items():
        if level:
            nodes.append({"level": level, "number": index, "hash": value})
            continue
        one = entries[index - first]
        named: Row = {"kind": one.kind.value, "digest": one.digest, "device": one.device, "seq": one.seq}
        leaves.append({"number": index, "hash": value, **named})
    for table, rows in ((tables.log_leaves, leaves), (tables.log_nodes, nodes)):
        put_all(tx, table, rows)
    return first


def size(tx: Connection) -> int:
    """How many leaves there are."""
    last = tx.execute(_LAST).scalar()
    return 0 if last is None else int(last) + 1


def head(tx: Connection, key: SigningKey, at: int | None = None) -> Note:
    """The signed checkpoint of the log as it is, or as it was with so many leaves: always the same bytes."""
    leaves = size(tx) if at is None else at
    root = log_tree.root_at(leaves, _reader(tx))
    return checkpoint.signed(Checkpoint(checkpoint.origin_of(key.public), leaves, root), key)


def consistency(tx: Connection, old: int, new: int) -> tuple[bytes, ...]:
    """Proof that the log of `new` leaves begins with that of `old`; none where it never had so many."""
    return log_tree.consistency_proof(old, new, _reader(tx)) if old <= new else ()


def inclusion(tx: Connection, first: int, count: int, leaves: int) -> tuple[bytes, ...]:
    """Proof that these leaves stand in the log of so many."""
    return log_tree.range_proof(first, count, leaves, _reader(tx))


def _reader(tx: Connection) -> log_tree.Read:
    def read(wanted: Collection[Node]) -> Mapping[Node, bytes]:
        found: dict[Node, bytes] = {}
        leaves = [index for level, index in wanted if not level]
        if leaves:
            rows = tx.execute(_LEAVES, {"numbers": leaves})
            found |= {(0, row.number): bytes(row.hash) for row in rows}
        nodes = [node for node in wanted if node[0]]
        if nodes:
            names: dict[str, int] = {}
            for at, (level, index) in enumerate(nodes):
                names |= {f"level{at}": level, f"number{at}": index}
            rows = tx.execute(_nodes(len(nodes)), names)
            found |= {(row.level, row.number): bytes(row.hash) for row in rows}
        return found

    return read


@lru_cache(_MOST_SHAPES)
def _nodes(count: int) -> Select[tuple[int, int, bytes]]:
    n = tables.log_nodes
    places = (and_(n.c.level == bindparam(f"level{at}"), n.c.number == bindparam(f"number{at}")) for at in range(count))
    return select(n.c.level, n.c.number, n.c.hash).where(or_(*places))


def _in_pieces(wanted: Sequence[str]) -> Iterator[Sequence[str]]:
    """A statement takes only so many parameters."""
    for start in range(0, len(wanted), _SOME):
        yield wanted[start : start + _SOME]
