"""What the workloads have in common: what is answered, recorded and taken in, and the keys."""

from typing import Final

from sqlalchemy import select

from forms.engine.changes import RepeatWrite, Write
from storage.crypto.hpke import BoxKey
from storage.vault import tables
from storage.vault.transaction import Transaction
from tests.storage.vaults import PASSPHRASE

SAVES: Final = 6
SECONDS: Final = 8
HEADER_TURNS: Final = 6
CARD_TURNS: Final = 6
CARD_SEED: Final = bytes(range(32))
DOCUMENT: Final = b"%PDF-1.7 " + bytes(range(256)) * 300
PHOTO: Final = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 2_400


def answers_of(save: int) -> tuple[list[Write], list[RepeatWrite]]:
    """What one save writes: an instance, a coded answer, and a text that fills pages."""
    instance = f"/first_account/incidents[{save:08x}]"
    text = f"слово{save} " + "розповідь триває " * (60 * (save % 3))
    writes = [Write(f"{instance}/what", f"attack_{save}"), Write(f"{instance}/told", text)]
    return writes, [RepeatWrite(instance, save)]


def the_draft(tx: Transaction) -> str:
    """The one interview of the vault."""
    return str(tx.execute(select(tables.interviews.c.id)).scalar_one())


def second_of(segment: int, number: int) -> bytes:
    """The sound of one second."""
    return bytes([segment, number]) * 2_000


def passphrase_of(turn: int) -> str:
    """One after the other."""
    return f"{PASSPHRASE} {turn}"


def recovery_of(turn: int) -> BoxKey:
    """The recovery keys of an organisation, one after the other."""
    return BoxKey.from_seed(bytes([turn + 1]) * 32)
