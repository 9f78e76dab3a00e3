"""What central gave back on the stick: receipts and review notes, verified as if they came over the line."""

from dataclasses import dataclass
from pathlib import Path

from storage.crypto.signing import key_id
from storage.interviews import device
from storage.platform.clock import Clock
from storage.vault import Vault
from sync.courier.answerfile import LARGEST, decode_answer
from sync.courier.errors import PackProblem
from sync.protocol.frames import FrameKind
from sync.protocol.keeping import Kept, keep_note, keep_receipt


@dataclass(frozen=True, slots=True)
class ImportedAnswer:
    """What an answer file changed in this vault."""

    receipts: int
    delivered: tuple[str, ...]
    notes_received: int
    alarms: tuple[str, ...] = ()


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
    for frame in decode_answer(data, own):
        if frame.kind is FrameKind.RECEIPT:
            keep_receipt(vault, frame.content, clock, kept)
        elif frame.kind is FrameKind.REVIEW:
            keep_note(vault, frame.content, clock, kept)
        else:
            raise PackProblem("answer-unreadable")
    return ImportedAnswer(kept.receipts, tuple(dict.fromkeys(kept.delivered)), kept.notes, tuple(kept.alarms))
