"""Steps on the way: deliveries, sticks, hand-overs, and what happens to machines meanwhile."""

import hashlib
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from sync.central import packs
from sync.courier.answer import import_answer
from sync.courier.pack import write_pack
from sync.handover.receiving import receive_file
from sync.handover.sending import send_file
from tests.sync.handover.two import met
from tests.sync.model.prepared import CUSTODIAN
from tests.sync.model.sequence import Sequence

_MOST_CARRIED = 4
_MOMENTS = (
    "2026-11-22T08:30:00.000Z",
    "2026-11-23T01:00:00.000Z",
    "2026-11-20T00:00:00.000Z",
    "2026-12-01T12:00:00.000Z",
)


def deliver(s: Sequence) -> None:
    s.deliver(s.any_laptop(), s.line())


def deliver_decisions(s: Sequence) -> None:
    s.deliver(s.any_coordinator(), s.line())


def fetch(s: Sequence) -> None:
    s.fetch(s.any_coordinator(), s.line())


def fetch_apart(s: Sequence) -> None:
    s.fetch(CUSTODIAN, s.line())


def by_stick(s: Sequence) -> None:
    """There and back, or only there, or nowhere yet."""
    name = s.any_laptop()
    pack = _packed(s, name)
    if pack is None:
        return
    if s.chance.random() < 0.4:
        # Somebody carries it about, and it comes when newer ones have come; or never.
        s.told.packs = [*s.told.packs, (name, pack)][-_MOST_CARRIED:]
        return
    s.go(lambda: _carry_in(s, name, pack))


def late_stick(s: Sequence) -> None:
    """A pack that was carried about is imported; it stays on the stick, and may be imported again."""
    if s.told.packs:
        name, pack = s.chance.choice(s.told.packs)
        s.go(lambda: _carry_in(s, name, pack))


def hand_over(s: Sequence) -> None:
    """A pack goes over a local network to another laptop, whose owner carries it."""
    name = s.any_laptop()
    pack = _packed(s, name)
    if pack is None:
        return
    other = _folder(s)
    with ThreadPoolExecutor(2) as pool:
        giving, taking = met(pool)
        there = pool.submit(receive_file, taking, other, lambda *_: None)
        send_file(giving, pack, lambda *_: None)
        carried = there.result(20).path
    assert carried.read_bytes() == pack.read_bytes()
    s.go(lambda: _carry_in(s, name, carried))


def restart(s: Sequence) -> None:
    s.restart()


def jump(s: Sequence) -> None:
    s.world.clock.wall = s.chance.choice(_MOMENTS)


def keep_copy(s: Sequence) -> None:
    """A copy of a laptop's disk, as a thief or a careful person makes it."""
    copy_disk(s, s.any_laptop())


def bring_back(s: Sequence) -> None:
    """The laptop is an older one of itself: what it sealed since and never delivered is gone with the disk."""
    if s.copies:
        put_back(s, s.chance.choice(sorted(s.copies)))


def copy_disk(s: Sequence, name: str) -> None:
    copy = s.folder / f"copy-{name}"

    def meanwhile(disk: Path) -> None:
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(disk, copy)

    s.reopen(name, meanwhile)
    s.copies[name] = copy


def put_back(s: Sequence, name: str) -> None:
    def meanwhile(disk: Path) -> None:
        shutil.rmtree(disk)
        shutil.copytree(s.copies[name], disk)

    s.reopen(name, meanwhile)
    s.put_back.add(name)


def revoke(s: Sequence) -> None:
    s.revoke_any()


def _packed(s: Sequence, name: str) -> Path | None:
    pack = None

    def write() -> None:
        nonlocal pack
        pack = write_pack(
            s.vaults[name], _folder(s), s.world.clock, progress=lambda *_: None, cancelled=lambda: False, again=True
        )

    s.go(write)
    return None if pack is None else pack.path


def _carry_in(s: Sequence, name: str, pack: Path) -> None:
    if s.chance.random() < 0.2:
        return
    if name in s.shut_out:
        s.told.kept_aside.add(hashlib.sha256(pack.read_bytes()).hexdigest())
    report = packs.import_pack(s.world.central, pack, answers=_folder(s), clock=s.world.clock)
    if s.chance.random() < 0.7:
        answered = import_answer(s.vaults[name], report.answer, s.world.clock)
        s.done.update(f"alarm {code}" for code in answered.alarms)


def _folder(s: Sequence) -> Path:
    """A folder of its own for whatever goes next."""
    made = s.folder / "sticks" / str(sum(s.done.values()))
    number = 0
    while made.exists():
        number += 1
        made = made.with_suffix(f".{number}")
    made.mkdir(parents=True)
    return made
