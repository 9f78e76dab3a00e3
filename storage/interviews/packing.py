"""What went onto memory sticks and has no receipt yet: the next stick takes what no other one carries."""

from collections.abc import Iterable

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from storage.platform.clock import Moment
from storage.vault.delivery_tables import packed
from storage.vault.transaction import Transaction


def note(tx: Transaction, digests: Iterable[str], moment: Moment) -> None:
    """These are on a stick that was written and read back."""
    rows = [{"digest": digest, "at": moment.wall} for digest in digests]
    if rows:
        wanted = insert(packed)
        tx.execute(wanted.on_conflict_do_update(index_elements=["digest"], set_={"at": wanted.excluded.at}), rows)


def carried(tx: Transaction) -> dict[str, str]:
    """What lies on some stick, and when it was written there last."""
    return {row.digest: row.at for row in tx.execute(select(packed.c.digest, packed.c.at))}


def forget(tx: Transaction, digests: Iterable[str]) -> None:
    """No stick counts as carrying these any more."""
    tx.execute(delete(packed).where(packed.c.digest.in_(tuple(digests))))
