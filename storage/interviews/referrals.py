"""Services that a person can be referred to: a dated table that an organisation brings, read and kept whole."""

import csv
import io
import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from storage.interviews import settings
from storage.interviews.errors import InterviewError
from storage.platform.clock import Moment
from storage.vault.transaction import Transaction

MOST_BYTES: Final = 512 * 1024
MOST_SERVICES: Final = 2_000
#: After so many days a directory counts as old (rule G07).
DAYS_FRESH: Final = 90
_LONGEST: Final = {"service_uk": 300, "service_en": 300, "contact": 300, "detail_uk": 1_000, "detail_en": 1_000}
_COLUMNS: Final = (*_LONGEST, "needs", "area", "checked", "status")
_NEED = re.compile(r"[a-z0-9_]{1,32}")
_AREA = re.compile(r"UA[0-9]{17}")
_CHECKED = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
# Where a code of KATOTTG ends for an oblast, a raion and a hromada; what follows is zeros and a letter's number.
_LEVELS: Final = (4, 6, 9)
_NAME: Final = "referral-directory"


class DirectoryRefused(InterviewError):
    """The table cannot be taken; `row` is the line of the file, from 1, or 0 for the file as a whole."""

    code = "directory-refused"

    def __init__(self, code: str, row: int = 0) -> None:
        super().__init__(code)
        self.row = row


@dataclass(frozen=True, slots=True)
class Service:
    """One service.

    Attributes:
        needs: Codes of `ref_need` that it answers; empty for any.
        area: KATOTTG codes it serves; empty for everywhere.
        checked: ISO day, month or year; empty if that is not known.
        confirmed: Somebody has checked it; otherwise it is general knowledge that awaits confirmation.
    """

    name: dict[str, str]
    contact: str
    detail: dict[str, str]
    needs: tuple[str, ...]
    area: tuple[str, ...]
    checked: str
    confirmed: bool

    def serves(self, katottg: str) -> bool:
        """Whether a place, by its KATOTTG code, lies in its area; an unknown place is served."""
        return not self.area or not katottg or any(katottg.startswith(_stem(code)) for code in self.area)

    def is_old(self, today: date) -> bool:
        """Whether it was checked longer ago than a directory may be, or on no known day."""
        return (today - self.checked_by()).days > DAYS_FRESH

    def checked_by(self) -> date:
        """The first day that `checked` can mean; the dawn of time where it says nothing."""
        found = _CHECKED.fullmatch(self.checked)
        return date.min if found is None else date(int(found[1]), int(found[2] or 1), int(found[3] or 1))


def read(source: bytes) -> tuple[Service, ...]:
    """The services of a table (resources/referrals/README.md describes it).

    Raises:
        DirectoryRefused: It is too large, not UTF-8, lacks a column, or a line says what it must not.
    """
    if len(source) > MOST_BYTES:
        raise DirectoryRefused("directory-too-large")
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DirectoryRefused("directory-not-text") from error
    head = text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if ";" in head else ",", strict=True)
    try:
        if not set(_COLUMNS) <= set(rows.fieldnames or ()):
            raise DirectoryRefused("directory-columns", 1)
        found = []
        for entry in rows:
            found.append(_service({name: " ".join((entry[name] or "").split()) for name in _COLUMNS}, rows.line_num))
            if len(found) > MOST_SERVICES:
                raise DirectoryRefused("directory-too-large")
    except csv.Error as error:
        raise DirectoryRefused("directory-row", rows.reader.line_num) from error
    if not found:
        raise DirectoryRefused("directory-empty")
    return tuple(found)


def keep(tx: Transaction, source: bytes, moment: Moment) -> tuple[Service, ...]:
    """Take a table in the place of the one before.

    Raises:
        DirectoryRefused: It cannot be read; the one before stays.
    """
    services = read(source)
    settings.put(tx, _NAME, source.decode("utf-8-sig"), moment)
    return services


def kept(tx: Transaction) -> tuple[Service, ...]:
    """The services of the table that was taken; empty if none was."""
    text = settings.get(tx, _NAME)
    return () if text is None else read(text.encode())


def source(tx: Transaction) -> bytes | None:
    """The table as it was taken; None if none was."""
    text = settings.get(tx, _NAME)
    return None if text is None else text.encode()


def oldest(services: tuple[Service, ...]) -> date | None:
    """The day from which on every service was checked; None without services, `date.min` if one has no day."""
    return min((one.checked_by() for one in services), default=None)


def _service(entry: dict[str, str], row: int) -> Service:
    needs, area = tuple(entry["needs"].split()), tuple(entry["area"].split())
    is_right = (
        entry["service_uk"] != ""
        and all(len(entry[name]) <= most for name, most in _LONGEST.items())
        and all(text.isprintable() for text in entry.values())
        and all(_NEED.fullmatch(need) for need in needs)
        and all(_AREA.fullmatch(code) for code in area)
        and entry["status"] in ("V", "G")
        and (entry["checked"] == "" or _is_day(entry["checked"]))
    )
    if not is_right:
        raise DirectoryRefused("directory-row", row)
    return Service(
        name={"uk": entry["service_uk"], "en": entry["service_en"] or entry["service_uk"]},
        contact=entry["contact"],
        detail={"uk": entry["detail_uk"], "en": entry["detail_en"] or entry["detail_uk"]},
        needs=needs,
        area=area,
        checked=entry["checked"],
        confirmed=entry["status"] == "V",
    )


def _is_day(text: str) -> bool:
    found = _CHECKED.fullmatch(text)
    if found is None:
        return False
    try:
        date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return False
    return True


def _stem(code: str) -> str:
    """The part of a code that all places in its area begin with."""
    for level in _LEVELS:
        if set(code[level:-5]) <= {"0"}:
            return code[:level]
    return code
