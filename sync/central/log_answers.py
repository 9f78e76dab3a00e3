"""What devices get to see of the log: a checkpoint that goes on from theirs, and proofs for their receipts."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, func, select

from storage.crypto.signing import SigningKey
from storage.objects import note
from sync.central import log, tables
from sync.protocol.messages import HashText, LogHead, base64_of


@dataclass(slots=True)
class Proofs:
    """Inclusion proofs that share their hashes: receipts of one delivery stand beside one another."""

    tx: Connection
    size: int
    _places: dict[bytes, int] = field(default_factory=dict)

    def path(self, first: int | None, count: int | None) -> tuple[int, ...]:
        """Which of the hashes prove these leaves; none where there is no place in the log."""
        if first is None or count is None or first + count > self.size:
            return ()
        steps = log.inclusion(self.tx, first, count, self.size)
        return tuple(self._places.setdefault(step, len(self._places)) for step in steps)

    def hashes(self) -> tuple[HashText, ...]:
        """All hashes that were named, in the order of their numbers."""
        return tuple(base64_of(step) for step in self._places)


def newest(tx: Connection, key: SigningKey, since: int) -> tuple[LogHead, int]:
    """The log as it is now, and how many leaves that is."""
    size = log.size(tx)
    return _head(tx, key, since, size), size


def for_hello(tx: Connection, key: SigningKey, since: int) -> LogHead:
    """The newest checkpoint that a witness cosigned, unless the device knows a later one; then the log as it is.

    Where a device holds the same checkpoint without the cosignatures, it gets them by this.
    """
    witnessed = tx.execute(select(func.max(tables.cosignatures.c.size))).scalar()
    if witnessed is not None and witnessed >= since:
        return _head(tx, key, since, int(witnessed))
    return newest(tx, key, since)[0]


def _head(tx: Connection, key: SigningKey, since: int, size: int) -> LogHead:
    checkpoint = log.head(tx, key, size).with_lines(_cosignatures(tx, size))
    # A device that knows more than there is gets no proof: it must see that this log was cut short.
    steps: Sequence[bytes] = log.consistency(tx, since, size)
    return LogHead(checkpoint=checkpoint.to_text(), since=since, consistency=tuple(base64_of(step) for step in steps))


def _cosignatures(tx: Connection, size: int) -> tuple[note.NoteLine, ...]:
    t = tables.cosignatures
    lines = tx.execute(select(t.c.line).where(t.c.size == size).order_by(t.c.witness)).scalars().all()
    return tuple(line for text in lines for line in note.read_lines(text))
