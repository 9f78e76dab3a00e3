"""Who controlled a place on a date, by an imported list: a proposal with its source, never a fact of ours."""

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import delete, func, insert, select

from storage.interviews.errors import ImportRefused
from storage.platform.clock import Moment
from storage.vault.territory_tables import territory, territory_rows
from storage.vault.transaction import Transaction

LARGEST = 8 << 20
MOST_ROWS = 60_000
_HEAD = "svidok-territory\t1"
_COLUMNS = "katottg\tfrom\tto\tcontrol"
_CODE = re.compile(r"UA[0-9]{17}")
#: Digits of oblast, raion, hromada, settlement, district of a city; the last five are a serial number.
_LEVELS = (2, 2, 3, 3, 2)
_LONGEST = 300


class Control(StrEnum):
    """Who controlled a place."""

    GOV = "gov"
    OCCUPIED = "occupied"
    CONTESTED = "contested"
    GREY = "grey"
    RF = "rf"
    BY = "by"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class TerritoryList:
    """The list that counts: what it is, of which day, and whether it was seen (V) or awaits a lawyer (G)."""

    digest: str
    source: str
    dated: str
    mark: str
    imported: str
    rows: int


@dataclass(frozen=True, slots=True)
class Controlled:
    """A time in which somebody controlled a place; `last` is None where the list has no end."""

    code: str
    first: date
    last: date | None
    control: Control


def import_list(tx: Transaction, data: bytes, moment: Moment) -> TerritoryList:
    """Take a list instead of the one before.

    Raises:
        ImportRefused: It is not one, or too large; nothing is changed.
    """
    if len(data) > LARGEST:
        raise ImportRefused("import-too-large")
    try:
        lines = data.decode("utf-8-sig").splitlines()
        head, facts, columns, rows = lines[0], dict(line.split("\t", 1) for line in lines[1:4]), lines[4], lines[5:]
        source, dated, mark = facts["source"].strip(), facts["dated"].strip(), facts["mark"].strip()
        date.fromisoformat(dated)
        found = [_row(line) for line in rows if line.strip()]
    except (ValueError, KeyError, IndexError) as error:
        raise ImportRefused("import-unreadable") from error
    is_whole = head == _HEAD and columns == _COLUMNS and mark in ("V", "G") and 0 < len(source) <= _LONGEST
    if not is_whole or not 0 < len(found) <= MOST_ROWS:
        raise ImportRefused("import-unreadable")
    tx.execute(delete(territory))
    tx.execute(delete(territory_rows))
    digest = hashlib.sha256(data).hexdigest()
    tx.execute(insert(territory).values(digest=digest, source=source, dated=dated, mark=mark, imported=moment.wall))
    tx.execute(
        insert(territory_rows),
        [
            {
                "n": number,
                "katottg": one.code,
                "starts": one.first.isoformat(),
                "ends": one.last.isoformat() if one.last else "",
                "control": one.control.value,
            }
            for number, one in enumerate(found, 1)
        ],
    )
    return TerritoryList(digest, source, dated, mark, moment.wall, len(found))


def current(tx: Transaction) -> TerritoryList | None:
    """The list that counts, if one was imported."""
    row = tx.execute(select(territory)).first()
    if row is None:
        return None
    rows = tx.execute(select(func.count()).select_from(territory_rows)).scalar_one()
    return TerritoryList(row.digest, row.source, row.dated, row.mark, row.imported, int(rows))


def as_list(tx: Transaction) -> bytes | None:
    """The list that counts, as a file that can be imported; None if there is none."""
    held = current(tx)
    if held is None:
        return None
    lines = [_HEAD, f"source\t{held.source}", f"dated\t{held.dated}", f"mark\t{held.mark}", _COLUMNS]
    rows = tx.execute(select(territory_rows).order_by(territory_rows.c.n))
    lines += [f"{row.katottg}\t{row.starts}\t{row.ends}\t{row.control}" for row in rows]
    return "\n".join([*lines, ""]).encode()


def of_place(tx: Transaction, code: str) -> tuple[Controlled, ...]:
    """What the list says of a settlement, itself or by what it lies in, in the order of time."""
    if _CODE.fullmatch(code) is None:
        return ()
    rows = tx.execute(
        select(territory_rows)
        .where(func.substr(territory_rows.c.katottg, 1, 4) == code[:4])
        .order_by(territory_rows.c.starts, territory_rows.c.n)
    )
    return tuple(
        Controlled(
            row.katottg,
            date.fromisoformat(row.starts),
            date.fromisoformat(row.ends) if row.ends else None,
            Control(row.control),
        )
        for row in rows
        if covers(row.katottg, code)
    )


def covers(area: str, code: str) -> bool:
    """Whether a place lies in an area of the register, or is it; both are codes of it."""
    groups, others = _groups(area), _groups(code)
    known = max((at for at, group in enumerate(groups) if int(group)), default=-1)
    if known < 0:
        return False
    # Districts of Kyiv and Sevastopol have zeros between the city and themselves.
    return groups[: known + 1] == others[: known + 1] if known < len(groups) - 1 else area == code


def _groups(code: str) -> list[str]:
    found, start = [], 2
    for digits in _LEVELS:
        found.append(code[start : start + digits])
        start += digits
    return found


def _row(line: str) -> Controlled:
    code, starts, ends, control = line.split("\t")
    if _CODE.fullmatch(code) is None:
        raise ValueError(code)
    first, last = date.fromisoformat(starts), date.fromisoformat(ends) if ends else None
    if last is not None and last < first:
        raise ValueError(ends)
    return Controlled(code, first, last, Control(control))
