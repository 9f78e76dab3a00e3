"""Settings that belong to one person's vault; small texts by name."""

from typing import Final

from sqlalchemy import bindparam, delete, insert, select

from storage.platform.clock import Moment
from storage.vault.tables import settings
from storage.vault.transaction import Transaction

# Put together once: the clock of trusted times is kept here.
_GET: Final = select(settings.c.value).where(settings.c.name == bindparam("called"))
_REMOVE: Final = delete(settings).where(settings.c.name == bindparam("called"))
_PUT: Final = insert(settings)


def get(tx: Transaction, name: str) -> str | None:
    """The value kept under a name."""
    value = tx.execute(_GET, {"called": name}).scalar()
    return None if value is None else str(value)


def named(tx: Transaction, start: str) -> tuple[tuple[str, str], ...]:
    """What is kept under names that begin so: the rest of each name, and the value."""
    found = select(settings.c.name, settings.c.value).where(settings.c.name.startswith(start, autoescape=True))
    rows = tx.execute(found.order_by(settings.c.name))
    return tuple((str(row.name).removeprefix(start), str(row.value)) for row in rows)


def remove(tx: Transaction, name: str) -> None:
    """Keep nothing under a name any more."""
    tx.execute(_REMOVE, {"called": name})


def put(tx: Transaction, name: str, value: str, moment: Moment) -> None:
    """Keep a value under a name."""
    remove(tx, name)
    tx.execute(_PUT, {"name": name, "value": value, "at": moment.wall})
