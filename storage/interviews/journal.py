"""The device's append-only journal: every object it signs has a number and names the one before."""

from datetime import datetime
from typing import Final

from sqlalchemy import insert, select, update

from storage.objects.envelope import Signed
from storage.objects.payload import JournalPlace, SignedTime
from storage.platform.clock import Moment
from storage.vault.tables import device, journal
from storage.vault.transaction import Transaction

# Beyond this, the wall clock was moved while the machine ran.
_TOLERANCE_MS: Final = 120_000


def next_place(tx: Transaction, moment: Moment) -> JournalPlace:
    """Where the next signed object of this device goes."""
    last = tx.execute(select(journal.c.seq, journal.c.digest).order_by(journal.c.seq.desc()).limit(1)).first()
    seq, prev = (last.seq + 1, last.digest) if last else (1, None)
    return JournalPlace(seq=seq, prev=prev, boot=moment.boot, mono_ms=moment.mono_ms)


def append(tx: Transaction, signed: Signed, place: JournalPlace, moment: Moment) -> None:
    """Enter a signed object at the place that it names itself."""
    tx.execute(insert(journal).values(seq=place.seq, digest=signed.digest, kind=signed.kind.value, at=moment.wall))


def signed_time(tx: Transaction, moment: Moment) -> SignedTime:
    """The time as claimed, and whether there is reason to doubt it. A wrong clock never stops anybody."""
    row = tx.execute(
        select(device.c.trusted_floor, device.c.anchor_boot, device.c.anchor_wall, device.c.anchor_mono_ms)
    ).one()
    suspect = bool(row.trusted_floor) and moment.wall < row.trusted_floor
    if moment.boot and row.anchor_boot == moment.boot:
        wall_passed = _milliseconds(moment.wall) - _milliseconds(row.anchor_wall)
        suspect = suspect or abs(wall_passed - (moment.mono_ms - row.anchor_mono_ms)) > _TOLERANCE_MS
    else:
        _anchor(tx, moment)
    return SignedTime(wall=moment.wall, tz=moment.tz, trusted_floor=row.trusted_floor or None, suspect=suspect)


def trust_time(tx: Transaction, at: str) -> None:
    """Central's signed time: nothing signed from now on is earlier. The floor only rises."""
    tx.execute(update(device).where(device.c.trusted_floor < at).values(trusted_floor=at))


def _anchor(tx: Transaction, moment: Moment) -> None:
    tx.execute(update(device).values(anchor_boot=moment.boot, anchor_wall=moment.wall, anchor_mono_ms=moment.mono_ms))


def _milliseconds(wall: str) -> int:
    return round(datetime.fromisoformat(wall).timestamp() * 1000)
