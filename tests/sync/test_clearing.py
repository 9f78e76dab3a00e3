"""What was left lying at central is cleared away; what a laptop may still complete never is."""

import os
from pathlib import Path

import pytest

from sync.central import clearing
from sync.central.__main__ import main
from sync.client.transport import Request
from sync.protocol.errors import ServerUnreachable
from tests.sync.flaky import FlakyTransport, ended_by
from tests.sync.world import World

OLD = 1_600_000_000
AT = "2026-11-22T08:30:00.000Z"


def left(path: Path, *, age: int = OLD) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"left")
    os.utime(path, (age, age))
    return path


def test_only_what_nobody_needs_and_has_lain_for_long_goes(world: World) -> None:
    laptop = world.laptop("laptop")
    whole = world.seal(laptop, photo=100_000)
    world.deliver(laptop)
    interview = world.seal(laptop, photo=6_000_000)
    lost = FlakyTransport(world.transport(laptop), before=lambda request: until_last_run(world, request))
    with pytest.raises(ServerUnreachable):
        world.deliver(laptop, lost)
    lost.close()
    folder = world.central.folder
    (begun,) = (path for path in folder.rglob("*.part"))
    os.utime(begun, (OLD, OLD))
    (sealed, *_) = (path for path in folder.glob("blobs/??/*") if not path.suffix)
    os.utime(sealed, (OLD, OLD))
    strays = [
        left(folder / "blobs" / "ab" / f"{'ab' * 32}.part"),
        left(sealed.with_name(f"{sealed.name}-{begun.stem[65:]}.part")),
        left(begun.with_name(f"{begun.stem[:64]}.part")),
        left(begun.with_name(f"{begun.stem[:64]}-{'ab' * 8}.part")),
        left(begun.with_name(f"{begun.stem[:64]}.0011223344556677.part")),
        left(folder / "blobs" / "check-0011223344556677"),
        left(folder / "incoming" / "0011223344556677"),
        left(folder / "quarantine" / ".0011223344556677"),
    ]
    kept = [
        begun,
        sealed,
        left(folder / "blobs" / "ab" / f"{'cd' * 32}.part", age=1_795_000_000),
        left(folder / "quarantine" / ("ab" * 32)),
        left(folder / "blobs" / "ab" / "notes.part"),
    ]
    assert clearing.clear(world.central, AT, dry=True) == len(strays)
    assert all(path.exists() for path in strays)
    assert clearing.clear(world.central, AT) == len(strays)
    assert not any(path.exists() for path in strays)
    assert all(path.exists() for path in kept)
    assert clearing.clear(world.central, AT) == 0
    assert world.deliver(laptop).waiting == ()
    assert [world.state(laptop, one) for one in (whole, interview)] == ["delivered"] * 2


def until_last_run(world: World, request: Request) -> None:
    if ended_by(world.central, request):
        raise ServerUnreachable("cut")


def test_the_command_says_how_much_and_only_counts_where_that_is_asked(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    stray = left(world.central.folder / "blobs" / "ab" / f"{'ab' * 32}.part")
    before = ["--folder", str(world.central.folder), "clear"]
    assert main([*before, "--dry-run"]) == 0
    assert stray.exists()
    assert main([*before, "--days", "30"]) == 0
    assert not stray.exists()
    assert capsys.readouterr().out.splitlines() == ["1 files would go.", "1 files cleared away."]
