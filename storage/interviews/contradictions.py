"""What speaks against central's log, as people look at it, and as a file for those who can find out why."""

import base64
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select

from storage.crypto.tree import HASH_BYTES
from storage.interviews.central_log import Disagreement
from storage.objects import checkpoint, envelope
from storage.objects.errors import Malformed
from storage.objects.kinds import ObjectKind
from storage.platform.clock import Moment
from storage.vault.log_tables import log_checkpoints, log_evidence
from storage.vault.tables import receipts
from storage.vault.transaction import Transaction

#: The first line of the file.
HEADING: Final = "svidok log contradictions/1"


@dataclass(frozen=True, slots=True)
class SignedHead:
    """A checkpoint as central signed it: how many entries, their root, which log it is, and when it came here.

    `witnesses` are the names under which others signed it too.
    """

    size: int
    root: str
    log: str
    came: str
    witnesses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two things that central signed and that cannot both be true; `shown` is None where it is a `receipt`."""

    kind: Disagreement
    noticed: str
    held: SignedHead | None
    shown: SignedHead | None
    receipt: str = ""


def listed(tx: Transaction) -> tuple[Contradiction, ...]:
    """All of them, oldest first."""
    t = log_evidence
    rows = tx.execute(select(t.c.kind, t.c.held, t.c.shown, t.c.at).order_by(t.c.id)).all()
    found = []
    for row in rows:
        kind = Disagreement(row.kind)
        is_receipt = kind is Disagreement.NOT_LOGGED
        found.append(
            Contradiction(
                kind,
                row.at,
                _head(tx, row.held, row.at),
                None if is_receipt else _head(tx, row.shown, row.at),
                row.shown if is_receipt else "",
            )
        )
    return tuple(found)


def as_file(tx: Transaction, moment: Moment) -> bytes:
    """All of them byte for byte as they were signed, with the proofs that did not hold; no word of any interview."""
    t = log_evidence
    rows = tx.execute(select(t.c.kind, t.c.held, t.c.shown, t.c.proof, t.c.at).order_by(t.c.id)).all()
    parts = [f"{HEADING}\nwritten {moment.wall}\n"]
    for number, row in enumerate(rows, 1):
        parts.append(f"\n== {number} {row.kind} noticed {row.at}\n")
        if row.held:
            parts.append(f"-- held since {_came(tx, row.held, row.at)}\n{row.held}")
        if row.kind == Disagreement.NOT_LOGGED.value:
            parts.append(f"-- receipt {row.shown}\n{_receipt(tx, row.shown)}\n")
        else:
            parts.append(f"-- shown {row.at}\n{row.shown}")
        proof = bytes(row.proof)
        steps = [proof[at : at + HASH_BYTES] for at in range(0, len(proof), HASH_BYTES)]
        parts.append("-- proof\n" + "".join(f"{base64.b64encode(step).decode()}\n" for step in steps))
    return "".join(parts).encode()


def _head(tx: Transaction, text: str, at: str) -> SignedHead | None:
    try:
        found, note = checkpoint.read(text)
    except Malformed:
        return None
    names = tuple(dict.fromkeys(line.name for line in note.lines if line.name != found.origin))
    return SignedHead(found.size, found.root.hex(), found.origin, _came(tx, text, at), names)


def _came(tx: Transaction, text: str, at: str) -> str:
    """When this checkpoint was first kept; what was never kept came when it was noticed."""
    try:
        found, _ = checkpoint.read(text)
    except Malformed:
        return at
    t = log_checkpoints
    kept = tx.execute(select(t.c.note, t.c.at).where(t.c.origin == found.origin, t.c.size == found.size)).first()
    return kept.at if kept is not None and _root_of(kept.note) == found.root else at


def _root_of(text: str) -> bytes:
    return checkpoint.read(text)[0].root


def _receipt(tx: Transaction, digest: str) -> str:
    content = tx.execute(select(receipts.c.content).where(receipts.c.digest == digest)).scalar()
    if content is None:
        return ""
    return envelope.from_frame(ObjectKind.RECEIPT, bytes(content)).to_json().decode()
