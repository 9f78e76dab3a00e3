"""What central gave back on the stick: receipts and review notes, verified as if they came over the line."""

from dataclasses import dataclass
from pathlib import Path

from storage.platform.clock import Clock
from storage.vault import Vault


@dataclass(frozen=True, slots=True)
class ImportedAnswer:
    """What an answer file changed in this vault."""

    receipts: int
    delivered: tuple[str, ...]
    notes_received: int


def import_answer(vault: Vault, path: Path, clock: Clock) -> ImportedAnswer:
    """Verify and keep the receipts and notes in an answer file; repeating it changes nothing.

    Raises:
        PackProblem: codes answer-unreadable, answer-for-another-device.
        ServerNotTrusted: a receipt is not signed by this organisation's central.
    """
    raise NotImplementedError
