"""A central with a log, for tests without a line: receipts that say their place, checkpoints, proofs, cosignatures."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select

from storage.crypto import log_tree
from storage.crypto.log_tree import Node
from storage.crypto.signing import SigningKey
from storage.interviews import central_log, device, receipts
from storage.interviews.central_log import Disagreement
from storage.interviews.receipts import ReceiptEffect
from storage.objects import checkpoint, envelope, note
from storage.objects.checkpoint import Checkpoint
from storage.objects.kinds import ObjectKind
from storage.objects.note import NoteKey
from storage.objects.receipt import LETTERS, LogPlace, Receipt
from storage.platform.clock import Moment
from storage.vault.tables import journal, outbox
from storage.vault.transaction import Transaction
from tests.storage.organisations import OrganisationKeys

AT = "2026-11-23T10:00:00.000Z"


@dataclass
class LogOfCentral:
    """Grows with every receipt; `changed` leaves make it another log under the same name."""

    key: SigningKey = field(default_factory=lambda: OrganisationKeys().receipts)
    nodes: dict[Node, bytes] = field(default_factory=dict)
    size: int = 0
    made: dict[tuple[tuple[str, ...], str], bytes] = field(default_factory=dict)

    def grow(self, hashes: Sequence[bytes]) -> int:
        first = self.size
        self.nodes |= log_tree.appended(first, hashes, self.read)
        self.size += len(hashes)
        return first

    def read(self, wanted: Collection[Node]) -> Mapping[Node, bytes]:
        return {node: self.nodes[node] for node in wanted}

    def head(self, size: int | None = None) -> Checkpoint:
        leaves = self.size if size is None else size
        return Checkpoint(checkpoint.origin_of(self.key.public), leaves, log_tree.root_at(leaves, self.read))

    def note(self, *witnesses: tuple[str, SigningKey], size: int | None = None) -> str:
        signed = checkpoint.signed(self.head(size), self.key)
        return signed.with_lines(
            tuple(note.cosign(signed.text, name, key, 1_679_315_147) for name, key in witnesses)
        ).to_text()

    def receipt(self, tx: Transaction, digests: Sequence[str], *, at: str = AT, practice: bool = False) -> bytes:
        """A signed receipt for what stands in the queue of this vault, asked for again the same one."""
        if (tuple(digests), at) in self.made:
            return self.made[tuple(digests), at]
        kinds = {row.digest: ObjectKind(row.kind) for row in tx.execute(select(outbox.c.digest, outbox.c.kind))}
        seqs = {row.digest: row.seq for row in tx.execute(select(journal.c.digest, journal.c.seq))}
        own = device.identity(tx).signing.public
        place = LogPlace(
            first=self.size,
            kinds="".join(LETTERS[kinds[digest]] for digest in digests),
            seqs=tuple(seqs[digest] for digest in digests if digest in seqs),
        )
        stated = Receipt(practice=practice, device=own.hex(), objects=tuple(digests), at=at, epoch=0, log=place)
        self.grow(stated.leaves())
        self.made[tuple(digests), at] = envelope.sign(stated, self.key).to_frame()
        return self.made[tuple(digests), at]

    def show(
        self, tx: Transaction, moment: Moment, *witnesses: tuple[str, SigningKey], size: int | None = None
    ) -> Disagreement | None:
        """The vault gets to see the log as it is."""
        known = central_log.held_size(tx)
        leaves = self.size if size is None else size
        steps = log_tree.consistency_proof(known, leaves, self.read) if known <= leaves else ()
        return central_log.hold(tx, self.note(*witnesses, size=size), known, steps, moment)

    def prove(self, tx: Transaction, receipt: bytes, moment: Moment) -> Disagreement | None:
        stated = Receipt.from_bytes(envelope.from_frame(ObjectKind.RECEIPT, receipt).payload)
        assert stated.log is not None
        steps = log_tree.range_proof(stated.log.first, len(stated.objects), self.size, self.read)
        return central_log.prove(tx, receipt, steps, moment)

    def keep(
        self, tx: Transaction, digests: Sequence[str], moment: Moment, *, at: str = AT, practice: bool = False
    ) -> ReceiptEffect:
        """A receipt with its proof comes in."""
        frame = self.receipt(tx, digests, at=at, practice=practice)
        effect = receipts.record(tx, frame, moment)
        assert self.show(tx, moment) is None
        assert self.prove(tx, frame, moment) is None
        return effect


def witness_text(name: str, key: SigningKey) -> str:
    return NoteKey(name, note.COSIGNER, key.public).text()
