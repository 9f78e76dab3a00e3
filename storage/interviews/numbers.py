"""Human numbers such as ``I-TRH-2026-K7Q-0042-X``: made offline, never reused, safe to dictate by telephone."""

from typing import Final

from sqlalchemy import insert, select, update

from storage.interviews import device, organisation
from storage.platform.clock import Moment
from storage.vault.tables import counters
from storage.vault.transaction import Transaction

# Before there is an organisation.
LOCAL_CODE: Final = "LOC"
_ALPHABET: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*"


def check_character(text: str) -> str:
    """The check character of ISO 7064 MOD 37-2 over letters and digits; it may be ``*``."""
    rest = 0
    for letter in text.replace("-", "").upper():
        rest = (rest + _ALPHABET.index(letter)) * 2 % 37
    return _ALPHABET[(1 - rest) % 37]


def is_valid(number: str) -> bool:
    """Whether a number's check character fits: a wrong or swapped letter is noticed."""
    head, dash, last = number.strip().upper().rpartition("-")
    if not dash or len(last) != 1 or any(letter not in _ALPHABET[:-1] + "-" for letter in head):
        return False
    return check_character(head) == last


def following(tx: Transaction, prefix: str, moment: Moment) -> str:
    """The next number of a kind: ``I`` interviews, ``M`` missions. The counter goes on over years and codes."""
    package = organisation.current(tx)
    code = package.package.code if package else LOCAL_CODE
    count = _count(tx, prefix)
    head = f"{prefix}-{code}-{moment.wall[:4]}-{device.identity(tx).code}-{count:04d}"
    return f"{head}-{check_character(head)}"


def _count(tx: Transaction, name: str) -> int:
    last = tx.execute(select(counters.c.value).where(counters.c.name == name)).scalar()
    if last is None:
        tx.execute(insert(counters).values(name=name, value=1))
        return 1
    tx.execute(update(counters).where(counters.c.name == name).values(value=last + 1))
    return int(last) + 1
