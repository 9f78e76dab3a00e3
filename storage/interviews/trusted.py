"""The time that others signed, carried on by the clock that nobody can set. The wall clock has no say in it."""

import json
from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import select

from storage.interviews import device, journal, organisation, settings
from storage.platform.clock import Moment, is_plausible, iso
from storage.vault.tables import device as device_table
from storage.vault.transaction import Transaction

_KEPT: Final = "trusted-clock"
# Clocks of computers that nobody sets by hand differ by less; a wrong day or zone is no alarm yet.
_AHEAD_DAYS: Final = 2
_FLOOR: Final = select(device_table.c.trusted_floor)


def now(tx: Transaction, moment: Moment) -> str:
    """A time that has certainly passed, never later than the true one as long as those who sign have the right time.

    It begins with the latest of central's receipts, the organisation's package and the device's certificate, and goes
    on by the milliseconds since boot, sleep included. While the computer is off it stands still until somebody signs
    again. Empty where nobody has signed anything yet. A clock of others that is ahead would close everything at once:
    a package counts from when it came here by the clock of this computer at the latest, and what else is dated more
    than two days after that clock not at all, unless it is this clock that is behind.
    """
    certain = reached(tx, moment)
    if certain:
        settings.put(tx, _KEPT, json.dumps([certain, moment.boot, moment.mono_ms]), moment)
    return certain


def reached(tx: Transaction, moment: Moment) -> str:
    """The same, and nothing is written: for whoever only reads."""
    signed = _signed(tx, moment)
    kept, boot, mono_ms = _kept(tx)
    if kept and boot and boot == moment.boot and moment.mono_ms > mono_ms:
        kept = iso(datetime.fromisoformat(kept) + timedelta(milliseconds=moment.mono_ms - mono_ms))
    return max(signed, kept)


def heard(tx: Transaction, at: str, moment: Moment) -> str:
    """Take in a time that central signed, and give it back; where its clock is ahead, our own and take in nothing."""
    if _is_ahead(at, now(tx, moment), moment):
        return moment.wall
    journal.trust_time(tx, at)
    return at


def _is_ahead(at: str, known: str, moment: Moment) -> bool:
    """Whether a time lies in the future by a clock that has shown nothing doubtful."""
    is_own_right = is_plausible(moment.wall) and moment.wall >= known
    return is_own_right and at > later(moment.wall, _AHEAD_DAYS)


def later(at: str, days: int) -> str:
    """So many days after a time."""
    return iso(datetime.fromisoformat(at) + timedelta(days=days))


def over_everywhere(day: str) -> str:
    """The time at which a day has ended in every zone of the world; empty for what is no day."""
    try:
        noon = datetime.fromisoformat(day).replace(tzinfo=UTC) + timedelta(days=1, hours=12)
    except ValueError:
        return ""
    return iso(noon)


def _signed(tx: Transaction, moment: Moment) -> str:
    floor = tx.execute(_FLOOR).scalar_one()
    held = organisation.current(tx)
    certificate = device.certificate(tx)
    known = max(str(floor or ""), min(held.package.issued, held.imported) if held is not None else "")
    if certificate is None or _is_ahead(certificate.issued, known, moment):
        return known
    return max(known, certificate.issued)


def _kept(tx: Transaction) -> tuple[str, str, int]:
    try:
        at, boot, mono_ms = json.loads(settings.get(tx, _KEPT) or "")
        datetime.fromisoformat(at)
        return str(at), str(boot), int(mono_ms)
    except (TypeError, ValueError):
        return "", "", 0
