"""Central lost what had arrived of a file: it gets the file again by itself, once."""

import logging
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from sync.central import blob_calls, packs, tables
from sync.central.blobs import BlobFolder
from sync.central.database import reading
from sync.central.desk import find
from sync.central.errors import Refused
from sync.client.transport import Answer, Request, Transport
from sync.protocol.errors import ServerUnreachable
from sync.protocol.messages import Refusal, decode
from sync.protocol.runs import decode_run, leaf_count
from tests.sync.flaky import ended_by
from tests.sync.world import World

_LARGE = 1_000_000


class LosesAtCentral:
    """Takes away what central holds of the photograph just before its last run, so many times."""

    def __init__(self, inner: Transport, world: World, times: int) -> None:
        self._inner, self._world, self.left = inner, world, times
        # What is under way beside the last run would find its file gone.
        self._turn = threading.RLock()

    @property
    def base_url(self) -> str:
        return self._inner.base_url

    def send(self, request: Request, *, most: int) -> Answer:
        with self._turn:
            if self.left and (part := self.photograph(request)):
                self.left -= 1
                part.unlink()
            return self._inner.send(request, most=most)

    def photograph(self, request: Request) -> Path | None:
        """Where central holds the photograph that this run makes whole; a small file goes as one run instead."""
        if request.method != "PUT":
            return None
        name, first = request.url.split("/")[-2:]
        with reading(self._world.central.engine) as tx:
            row = tx.execute(select(tables.blobs).where(tables.blobs.c.sha256 == name)).one()
        held = int.from_bytes(bytes(row.held), "little")
        run = decode_run(int(first), request.body)
        whole = (held | (1 << run.leaves) - 1 << run.first).bit_count() == leaf_count(row.size)
        part = self._world.central.folder / "blobs" / name[:2] / f"{name}-{row.device}.part"
        return part if held and whole and row.size > _LARGE else None

    def close(self) -> None:
        self._inner.close()


@pytest.mark.parametrize(("times", "state"), [(1, "delivered"), (2, "parked")])
def test_a_file_that_central_lost_goes_again_once_and_then_waits_for_a_person(
    world: World, times: int, state: str
) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop, photo=6_000_000)
    line = LosesAtCentral(world.transport(laptop), world, times)
    report = world.deliver(laptop, line)
    line.close()
    assert line.left == 0
    assert [one.code for one in report.parked] == ["blob-not-whole"] * (state == "parked")
    assert world.state(laptop, interview) == state


class Away(BlobFolder):
    """A store that takes leaves, and is full or away when a file is to get its name."""

    def seal(self, sha256: str, device: str, size: int, block_root: str) -> None:
        raise Refused("blobs-unavailable", 503)


class NoSeal(LosesAtCentral):
    """A line that breaks when the photograph is whole, and before it is sealed."""

    def send(self, request: Request, *, most: int) -> Answer:
        with self._turn:
            self.take_in_as_from_a_stick(request)
            return super().send(request, most=most)

    def take_in_as_from_a_stick(self, request: Request) -> None:
        """A stick seals by itself, afterwards."""
        if self.photograph(request):
            desk = packs.desk_of(self._world.central, self._world.clock)
            name, first = request.url.split("/")[-2:]
            with reading(desk.engine) as tx:
                device = tx.execute(select(tables.blobs.c.device).where(tables.blobs.c.sha256 == name)).scalar_one()
                caller = find(tx, device)
            assert caller is not None
            blob_calls.store_run(desk, caller, name, decode_run(int(first), request.body))
            raise ServerUnreachable("cut")


def test_a_store_that_is_away_for_a_while_loses_no_leaves(world: World) -> None:
    laptop = world.laptop("laptop")
    world.seal(laptop, photo=2_000_000)
    line = NoSeal(world.transport(laptop), world, 0)
    with pytest.raises(ServerUnreachable):
        world.deliver(laptop, line)
    line.close()
    t = tables.blobs
    held = select(t.c.sha256, t.c.device, t.c.held).where(t.c.sealed_at.is_(None)).order_by(t.c.size.desc())
    with reading(world.central.engine) as tx:
        before = tx.execute(held).all()
        caller = find(tx, before[0].device)
    assert caller is not None
    assert any(bytes(before[0].held))
    desk = replace(packs.desk_of(world.central, world.clock), blobs=Away(world.folder))
    with pytest.raises(Refused, match="blobs-unavailable"):
        blob_calls.seal_blob(desk, caller, before[0].sha256)
    with reading(world.central.engine) as tx:
        assert tx.execute(held).all() == before
    assert world.deliver(laptop).waiting == ()


class SpoilsPart:
    """Puts something in the place of what arrived of a file, just before a run of it, or its last one."""

    def __init__(self, inner: Transport, world: World, is_last: bool, spoil: Callable[[Path], None]) -> None:
        self._inner, self._world, self._is_last, self._spoil = inner, world, is_last, spoil
        self.codes: list[str] = []
        # Of two runs under way together neither would be seen as the last.
        self._turn = threading.RLock()

    @property
    def base_url(self) -> str:
        return self._inner.base_url

    def send(self, request: Request, *, most: int) -> Answer:
        with self._turn:
            is_it = request.method == "PUT" and (not self._is_last or ended_by(self._world.central, request) != "")
            if is_it and not self.codes:
                name = request.url.split("/v1/blob/")[1][:64]
                with reading(self._world.central.engine) as tx:
                    device = tx.execute(select(tables.blobs.c.device).where(tables.blobs.c.sha256 == name)).scalar_one()
                part = self._world.central.folder / "blobs" / name[:2] / f"{name}-{device}.part"
                part.parent.mkdir(exist_ok=True)
                part.unlink(missing_ok=True)
                self._spoil(part)
            answer = self._inner.send(request, most=most)
            if is_it and answer.status != 200:
                self.codes.append(f"{answer.status} {decode(Refusal, answer.body).code}")
            return answer

    def close(self) -> None:
        self._inner.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to be had")
@pytest.mark.parametrize(
    ("is_last", "spoil", "said", "code"),
    [
        (False, lambda part: part.symlink_to("/dev/full"), "503 central-full", "central-full"),
        (True, lambda part: part.mkdir(), "503 blobs-unavailable", "server-busy"),
    ],
)
def test_a_full_or_broken_store_is_said_by_a_code_and_everything_waits(
    world: World, is_last: bool, spoil: Callable[[Path], None], said: str, code: str, caplog: pytest.LogCaptureFixture
) -> None:
    laptop = world.laptop("laptop")
    world.seal(laptop, photo=6_000_000)
    line = SpoilsPart(world.transport(laptop), world, is_last, spoil)
    with caplog.at_level(logging.INFO), pytest.raises(ServerUnreachable) as failed:
        world.deliver(laptop, line)
    line.close()
    assert failed.value.code == code
    assert set(line.codes) == {said}
    assert ".part" not in caplog.text
    for part in (world.central.folder / "blobs").rglob("*.part"):
        part.rmdir() if part.is_dir() else part.unlink()
    # A file whose leaves are lost goes again at the second delivery; nothing was parked in between.
    world.deliver(laptop)
    assert world.deliver(laptop).waiting == ()
