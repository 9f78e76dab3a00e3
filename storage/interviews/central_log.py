"""Central's log as this laptop knows it: checkpoints that go on from one another, and proofs that receipts stand in it.

Whatever does not agree is kept with both signatures, and counts against central for good.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sqlalchemy import bindparam, func, insert, select, update

from storage.crypto import log_tree
from storage.crypto.errors import NotAuthentic
from storage.crypto.tree import HASH_BYTES
from storage.interviews import custody, organisation
from storage.interviews.errors import ReceiptRefused
from storage.objects import checkpoint, envelope
from storage.objects.checkpoint import Checkpoint
from storage.objects.custody import CustodyAction
from storage.objects.errors import Malformed, NotSigned
from storage.objects.kinds import ObjectKind
from storage.objects.note import Note, NoteKey
from storage.objects.receipt import LETTERS, NUMBERED, Receipt
from storage.platform.clock import Moment
from storage.vault.among import among, listed
from storage.vault.log_tables import log_checkpoints, log_evidence, receipt_proofs
from storage.vault.tables import journal, outbox, receipts
from storage.vault.transaction import Transaction

_MOST_EVIDENCE: Final = 100


class Disagreement(StrEnum):
    """What speaks against central's log."""

    # Two trees that are not one and the same log.
    FORKED = "log-forked"
    # Fewer leaves than it had.
    SHRUNK = "log-shrunk"
    # A signed receipt whose leaves are not where it says.
    NOT_LOGGED = "log-not-proved"


# Put together once: they are asked of every receipt.
_NEWEST: Final = (
    select(log_checkpoints.c.note)
    .where(log_checkpoints.c.origin == bindparam("of"))
    .order_by(log_checkpoints.c.size.desc())
    .limit(1)
)
_KEPT: Final = select(receipts.c.digest).where(receipts.c.digest == bindparam("called"))
_PROVED: Final = select(receipt_proofs.c.receipt).where(receipt_proofs.c.receipt == bindparam("called"))
_PROVE: Final = insert(receipt_proofs)
_KINDS_HERE: Final = select(outbox.c.digest, outbox.c.kind).where(among(outbox.c.digest))
_PLACES_HERE: Final = select(journal.c.digest, journal.c.seq).where(among(journal.c.digest))


@dataclass(frozen=True, slots=True)
class Evidence:
    """Two things that central signed and that cannot both be true; `held` is what this laptop had."""

    kind: Disagreement
    held: str
    shown: str
    at: str


def held(tx: Transaction) -> tuple[Checkpoint, Note] | None:
    """The newest checkpoint of the log of the central in use, if there is one."""
    text = tx.execute(_NEWEST, {"of": checkpoint.origin_of(_receipt_key(tx))}).scalar()
    return None if text is None else checkpoint.read(text)


def held_size(tx: Transaction) -> int:
    """How many leaves the log had by the newest checkpoint here; 0 of a log that was never seen."""
    found = held(tx) if organisation.current(tx) is not None else None
    return 0 if found is None else found[0].size


def goes_on(tx: Transaction, text: str, since: int) -> bool:
    """Whether a checkpoint can be held against the newest one here; one from a stick may have been overtaken."""
    found = held(tx)
    try:
        shown, _ = checkpoint.read(text)
    except Malformed:
        return True
    return found is None or shown.size == found[0].size or (shown.size > found[0].size and since == found[0].size)


def unproved(tx: Transaction) -> bool:
    """Whether a receipt is kept whose place in the log could not be proved when it came."""
    t = receipt_proofs
    known = select(t.c.receipt).where(t.c.receipt == receipts.c.digest)
    for content in tx.execute(select(receipts.c.content).where(~known.exists())).scalars():
        if Receipt.from_bytes(envelope.from_frame(ObjectKind.RECEIPT, content).payload).log is not None:
            return True
    return False


def hold(tx: Transaction, text: str, since: int, steps: Sequence[bytes], moment: Moment) -> Disagreement | None:
    """Verify a checkpoint, hold it against the newest one here, and keep it; what does not agree is kept as evidence.

    Raises:
        ReceiptRefused: Codes ``checkpoint-damaged``, ``checkpoint-signature``, ``checkpoint-unproved`` (its proof is
            not about what is held here).
    """
    shown, signed = _verified(text, _receipt_key(tx))
    found = held(tx)
    if found is None:
        _keep(tx, shown, signed, 0, (), moment)
        return None
    known, known_note = found
    if shown.size < known.size:
        return _disagrees(tx, Disagreement.SHRUNK, known_note.to_text(), signed.to_text(), (), moment)
    if shown.size == known.size:
        if shown.root != known.root:
            return _disagrees(tx, Disagreement.FORKED, known_note.to_text(), signed.to_text(), (), moment)
        _add_cosignatures(tx, known, known_note, signed)
        return None
    if since != known.size:
        raise ReceiptRefused("checkpoint-unproved")
    try:
        log_tree.check_consistency(known.size, known.root, shown.size, shown.root, steps)
    except NotAuthentic:
        return _disagrees(tx, Disagreement.FORKED, known_note.to_text(), signed.to_text(), steps, moment)
    _keep(tx, shown, signed, known.size, steps, moment)
    return None


def prove(tx: Transaction, receipt: bytes, steps: Sequence[bytes], moment: Moment) -> Disagreement | None:
    """Prove by the newest checkpoint that a kept receipt stands in the log; one that does not is evidence.

    A receipt that says no place, or that was proved before, is left as it is.
    """
    signed = envelope.from_file(ObjectKind.RECEIPT, receipt)
    stated = Receipt.from_bytes(signed.payload)
    kept = tx.execute(_KEPT, {"called": signed.digest}).scalar()
    known = tx.execute(_PROVED, {"called": signed.digest}).scalar()
    found = held(tx)
    if stated.log is None or kept is None or known is not None:
        return None
    if found is None or not _stands(stated, found[0], steps) or not _is_of(tx, stated):
        note = "" if found is None else found[1].to_text()
        return _disagrees(tx, Disagreement.NOT_LOGGED, note, signed.digest, steps, moment)
    place = {"origin": found[0].origin, "size": found[0].size, "proof": b"".join(steps)}
    tx.execute(_PROVE, {"receipt": signed.digest, **place})
    return None


def evidence(tx: Transaction) -> tuple[Evidence, ...]:
    """Everything that speaks against central, oldest first."""
    t = log_evidence
    rows = tx.execute(select(t.c.kind, t.c.held, t.c.shown, t.c.at).order_by(t.c.id))
    return tuple(Evidence(Disagreement(row.kind), row.held, row.shown, row.at) for row in rows)


def has_evidence(tx: Transaction) -> bool:
    """Whether anything speaks against central."""
    return tx.execute(select(log_evidence.c.id).limit(1)).first() is not None


def is_proved(tx: Transaction, digest: str, stated: Receipt) -> bool:
    """Whether the proof that is kept of a receipt holds; looked at again, not believed."""
    row = _proof_of(tx, digest)
    if row is None:
        return False
    size, origin, proof = row
    for note, _, _, at in _from(tx, origin, size):
        steps = _hashes(proof)
        return at.size == size and note is not None and _stands(stated, at, steps)
    return False


def is_witnessed(tx: Transaction, digest: str, keys: Sequence[NoteKey], needed: int) -> bool:
    """Whether so many witnesses cosigned a checkpoint that goes on from the one in which a receipt stands."""
    if needed == 0:
        return True
    row = _proof_of(tx, digest)
    if row is None:
        return False
    before: Checkpoint | None = None
    for note, since, proof, shown in _from(tx, row[1], row[0]):
        if before is not None and not _goes_on(before, since, proof, shown):
            return False
        if sum(_is_signed_by(note, key) for key in keys) >= needed:
            return True
        before = shown
    return False


def _proof_of(tx: Transaction, digest: str) -> tuple[int, str, bytes] | None:
    t = receipt_proofs
    row = tx.execute(select(t.c.size, t.c.origin, t.c.proof).where(t.c.receipt == digest)).first()
    return None if row is None else (int(row.size), str(row.origin), bytes(row.proof))


def _from(tx: Transaction, origin: str, size: int) -> Iterator[tuple[Note, int, bytes, Checkpoint]]:
    """The checkpoints here from one on, each as far as its log signed it."""
    t = log_checkpoints
    keys = {checkpoint.origin_of(key): key for key in organisation.receipt_keys(tx)}
    rows = select(t.c.note, t.c.since, t.c.proof).where(t.c.origin == origin, t.c.size >= size).order_by(t.c.size)
    for row in tx.execute(rows).all():
        try:
            shown, note = checkpoint.verified(row.note, keys[origin])
        except (Malformed, NotSigned, KeyError):
            return
        yield note, row.since, bytes(row.proof), shown


def _goes_on(before: Checkpoint, since: int, proof: bytes, shown: Checkpoint) -> bool:
    try:
        log_tree.check_consistency(before.size, before.root, shown.size, shown.root, _hashes(proof))
    except NotAuthentic:
        return False
    return since == before.size


def _stands(stated: Receipt, head: Checkpoint, steps: Sequence[bytes]) -> bool:
    if stated.log is None:
        return False
    try:
        implied = log_tree.root_from_range(stated.leaves(), stated.log.first, head.size, steps)
    except NotAuthentic:
        return False
    return implied == head.root


def _is_of(tx: Transaction, stated: Receipt) -> bool:
    """Whether kinds and numbers in the leaves are those that the objects have here, as far as they are known here."""
    assert stated.log is not None
    named = dict(zip(stated.objects, stated.log.kinds, strict=True))
    numbered = (digest for digest, letter in named.items() if letter in NUMBERED)
    seqs = dict(zip(numbered, stated.log.seqs, strict=True))
    if any(LETTERS[ObjectKind(row.kind)] != named[row.digest] for row in tx.execute(_KINDS_HERE, listed(named))):
        return False
    return all(seqs.get(row.digest) == row.seq for row in tx.execute(_PLACES_HERE, listed(named)))


def _is_signed_by(note: Note, key: NoteKey) -> bool:
    try:
        note.verify(key)
    except NotSigned:
        return False
    return True


def _verified(text: str, key: bytes) -> tuple[Checkpoint, Note]:
    try:
        return checkpoint.verified(text, key)
    except Malformed:
        raise ReceiptRefused("checkpoint-damaged") from None
    except NotSigned:
        raise ReceiptRefused("checkpoint-signature") from None


def _receipt_key(tx: Transaction) -> bytes:
    return bytes.fromhex(organisation.required(tx).package.central.receipt_key)


def _keep(tx: Transaction, shown: Checkpoint, signed: Note, since: int, steps: Sequence[bytes], moment: Moment) -> None:
    row = {"origin": shown.origin, "size": shown.size, "note": signed.to_text(), "since": since}
    tx.execute(insert(log_checkpoints).values(**row, proof=b"".join(steps), at=moment.wall))


def _add_cosignatures(tx: Transaction, known: Checkpoint, before: Note, signed: Note) -> None:
    t = log_checkpoints
    now = before.with_lines(signed.lines)
    if now != before:
        tx.execute(update(t).where(t.c.origin == known.origin, t.c.size == known.size).values(note=now.to_text()))


def _disagrees(
    tx: Transaction, kind: Disagreement, known: str, shown: str, steps: Sequence[bytes], moment: Moment
) -> Disagreement:
    t = log_evidence
    is_known = tx.execute(select(t.c.id).where(t.c.kind == kind.value, t.c.held == known, t.c.shown == shown)).first()
    count = tx.execute(select(func.count()).select_from(t)).scalar_one()
    # One fork proves it; a central that goes on with it must not fill the disk.
    if is_known is None and count < _MOST_EVIDENCE:
        row = {"kind": kind.value, "held": known, "shown": shown, "proof": b"".join(steps), "at": moment.wall}
        tx.execute(insert(t).values(**row))
    custody.record_once(tx, "", CustodyAction.NOTICE, moment, detail=kind.value)
    return kind


def _hashes(joined: bytes) -> tuple[bytes, ...]:
    return tuple(joined[at : at + HASH_BYTES] for at in range(0, len(joined), HASH_BYTES))
