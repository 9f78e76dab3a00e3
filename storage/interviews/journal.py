"""The device's append-only journal: every object it signs has a number and names the one before."""

from typing import Final

from sqlalchemy import bindparam, insert, select, update

from storage.objects.envelope import Signed
from storage.objects.payload import JournalPlace, SignedTime
from storage.platform.clock import Moment, instant_ms, is_plausible
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


# Put together once: every receipt says a time.
_TRUST: Final = update(device).where(device.c.trusted_floor < bindparam("said")).values(trusted_floor=bindparam("said"))


def signed_time(tx: Transaction, moment: Moment) -> SignedTime:
    """The time as claimed, and whether there is reason to doubt it. A wrong clock never stops anybody."""
    row = tx.execute(
        select(device.c.trusted_floor, device.c.anchor_boot, device.c.anchor_wall, device.c.anchor_mono_ms)
    ).one()
    # What is stored may have been written by somebody else: it may make a time doubtful, never stop a person.
    floor = row.trusted_floor if instant_ms(row.trusted_floor) is not None else ""
    suspect = floor != row.trusted_floor or moment.wall < floor or not is_plausible(moment.wall)
    if moment.boot and row.anchor_boot == moment.boot and _is_good(row.anchor_wall, floor):
        suspect = suspect or _runs_apart(moment, row.anchor_wall, row.anchor_mono_ms)
    else:
        suspect = suspect or (bool(row.anchor_wall) and instant_ms(row.anchor_wall) is None)
        tx.execute(
            update(device).values(anchor_boot=moment.boot, anchor_wall=moment.wall, anchor_mono_ms=moment.mono_ms)
        )
    return SignedTime(wall=moment.wall, tz=moment.tz, trusted_floor=floor or None, suspect=suspect)


def _is_good(anchor_wall: str, floor: str) -> bool:
    """Whether an anchor can be compared with; a clock that was plainly wrong then may have been put right since."""
    return is_plausible(anchor_wall) and anchor_wall >= floor


def _runs_apart(moment: Moment, anchor_wall: str, anchor_mono_ms: int) -> bool:
    wall, anchored = instant_ms(moment.wall), instant_ms(anchor_wall)
    if wall is None or anchored is None or moment.mono_ms < anchor_mono_ms:
        return True
    return abs((wall - anchored) - (moment.mono_ms - anchor_mono_ms)) > _TOLERANCE_MS


def trust_time(tx: Transaction, at: str) -> None:
    """Central's signed time: nothing signed from now on is earlier. The floor only rises."""
    if is_plausible(at):
        tx.execute(_TRUST, {"said": at})
