"""Readers of the tables that an organisation gives out: services, and who controlled what when."""

from collections.abc import Callable
from random import Random
from typing import Final

from app.screens.referrals import SHIPPED
from storage.interviews import referrals, territory
from storage.interviews.errors import ImportRefused
from storage.interviews.referrals import DirectoryRefused
from storage.platform.clock import SystemClock
from storage.vault.transaction import Transaction
from tests.fuzz.changes import bytes_changed
from tests.fuzz.forms import Made

_TERRITORY: Final = "\n".join(
    (
        territory._HEAD,
        "source\tВигаданий перелік",
        "dated\t2026-05-01",
        "mark\tG",
        territory._COLUMNS,
        "UA63140000000000000\t2022-02-24\t2022-09-10\toccupied",
        "UA80000000000093317\t2022-02-24\t\tgov",
        "",
    )
).encode()
_SIGNS: Final = (
    b";",
    b'"',
    b"\t",
    b"\n",
    b"\r\n",
    b"\0",
    "ї".encode(),
    b"9999-99-99",
    b"\xff",
    b"UA",
    b"=cmd|",
    b"\xef\xbb\xbf",
)


def _changing(seed: bytes) -> Callable[[Random], bytes]:
    lines = seed.splitlines(keepends=True)

    def made(chance: Random) -> bytes:
        # The head and a few lines: changes in all of a long table would seldom meet the same line.
        some = b"".join((*lines[:5], *chance.sample(lines[5:], min(len(lines) - 5, 3))))
        if chance.random() < 0.1:
            return some
        if chance.random() < 0.5:
            place = chance.randrange(len(some))
            return some[:place] + chance.choice(_SIGNS) + some[place + chance.randrange(3) :]
        return bytes_changed(some, chance)

    return made


def directory() -> Made:
    """The directory of services; all that is read stays within its bounds."""

    def read(data: bytes) -> None:
        for one in referrals.read(data):
            assert one.name["uk"]
            assert one.contact.isprintable()
            one.checked_by()
            one.serves("UA63140000000000000")

    return _changing(SHIPPED.read_bytes()), read, (DirectoryRefused,)


def territory_list(tx: Transaction) -> Made:
    """The list of who controlled what; all that was taken can be read back."""
    moment = SystemClock().now()

    def read(data: bytes) -> None:
        taken = territory.import_list(tx, data, moment)
        assert territory.current(tx) == taken
        territory.of_place(tx, "UA63140000000000000")

    return _changing(_TERRITORY), read, (ImportRefused,)
