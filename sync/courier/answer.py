"""What central gave back on the stick: receipts, and what is sealed to this device, verified as on the line."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from storage.crypto.signing import key_id
from storage.interviews import central_log, device
from storage.platform.clock import Clock
from storage.vault import Vault
from sync.courier.answerfile import LARGEST, decode_answer
from sync.courier.errors import PackProblem
from sync.protocol.errors import MalformedMessage, ServerNotTrusted
from sync.protocol.frames import FrameKind
from sync.protocol.keeping import Kept, hashes_of, keep_addressed, keep_log, keep_note, keep_receipt, path_of
from sync.protocol.messages import LogProof, decode


@dataclass(frozen=True, slots=True)
class ImportedAnswer:
    """What an answer file changed in this vault."""

    receipts: int
    delivered: tuple[str, ...]
    notes_received: int
    alarms: tuple[str, ...] = ()
    assignments: int = 0


def import_answer(vault: Vault, path: Path, clock: Clock) -> ImportedAnswer:
    """Verify and keep the receipts and notes in an answer file; repeating it changes nothing.

    Raises:
        PackProblem: codes answer-unreadable, answer-for-another-device.
        ServerNotTrusted: a receipt is not signed by this organisation's central.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise PackProblem("answer-unreadable") from error
    with vault.transaction() as tx:
        own = key_id(device.identity(tx).signing.public)
    kept = Kept()
    proofs: Iterator[tuple[bytes, ...]] | None = None
    for frame in decode_answer(data, own):
        if frame.kind is FrameKind.LOG_PROOF:
            proofs = _log(vault, frame.content, clock, kept)
        elif frame.kind is FrameKind.RECEIPT:
            keep_receipt(vault, frame.content, clock, kept, None if proofs is None else next(proofs, ()))
        elif frame.kind is FrameKind.REVIEW:
            keep_note(vault, frame.content, clock, kept)
        elif frame.kind is FrameKind.ADDRESSED:
            keep_addressed(vault, frame.content, clock, kept)
        else:
            raise PackProblem("answer-unreadable")
    return ImportedAnswer(
        kept.receipts, tuple(dict.fromkeys(kept.delivered)), kept.notes, tuple(kept.alarms), kept.assignments
    )


def _log(vault: Vault, content: bytes, clock: Clock, kept: Kept) -> Iterator[tuple[bytes, ...]] | None:
    """The proofs of the receipts that follow, if the log agrees with what is known of it.

    One that was taken in before, or that the line has overtaken, goes on from what is no longer the newest: its
    receipts are kept, and their proofs come with the next delivery.
    """
    try:
        said = decode(LogProof, content)
    except MalformedMessage as error:
        raise ServerNotTrusted("wrong-answer") from error
    with vault.read() as tx:
        goes_on = central_log.goes_on(tx, said.log.checkpoint, said.log.since)
    if not goes_on or not keep_log(vault, said.log, clock, kept):
        return None
    hashes = hashes_of(said.hashes)
    return iter([path_of(hashes, path) for path in said.paths])
