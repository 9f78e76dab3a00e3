"""Several runs of leaves under way at once: what arrives, what is lost, and that central keeps each once."""

import threading
from collections import Counter
from pathlib import Path

import pytest

from storage.interviews import device, organisation, outbox
from storage.interviews.outbox import OutboxItem
from storage.vault import Vault
from sync.client import outgoing
from sync.client.abreast import Abreast
from sync.client.calls import Calls
from sync.client.pace import TRIES, Pace
from sync.client.transport import Answer, Request, Transport
from sync.protocol import limits
from sync.protocol.errors import DeliveryRefused, ServerUnreachable
from tests.sync.world import World

MIB = 1 << 20
TOGETHER = 3


class FastPace(Pace):
    """A line that is found fast from its first request on."""

    leaves = limits.RUN_LEAVES  # type: ignore[assignment]

    def abreast(self, size: int) -> int:
        return TOGETHER


class LosesSome:
    """Loses the request or the answer of these runs, each once; notes how many requests were under way together."""

    def __init__(self, inner: Transport, lost: dict[str, str]) -> None:
        self._inner, self._lost = inner, lost
        self.puts: Counter[str] = Counter()
        self._together = threading.Barrier(TOGETHER)
        self.is_dead = False

    @property
    def base_url(self) -> str:
        return self._inner.base_url

    def send(self, request: Request, *, most: int) -> Answer:
        if request.method != "PUT":
            return self._inner.send(request, most=most)
        first = request.url.rpartition("/")[2]
        self.puts[first] += 1
        if sum(self.puts.values()) <= TOGETHER:
            # Passed only by so many at once: one after the other they would wait here in vain.
            self._together.wait(20)
        how = self._lost.pop(first, "")
        if how == "request" or self.is_dead:
            raise ServerUnreachable("cut")
        answer = self._inner.send(request, most=most)
        if how == "answer":
            raise ServerUnreachable("cut")
        return answer

    def close(self) -> None:
        self._inner.close()


def ready(world: World, lost: dict[str, str]) -> tuple[Vault, Calls, OutboxItem, LosesSome]:
    """A laptop whose objects are at central, and a file of six runs and a few leaves that is not."""
    laptop = world.laptop("laptop")
    world.seal(laptop, photo=6 * MIB)
    line = LosesSome(world.transport(laptop, timeout=60), lost)
    with laptop.transaction() as tx:
        key = bytes.fromhex(organisation.required(tx).package.central.receipt_key)
        calls = Calls(line, device.identity(tx).signing, key, FastPace())
        items = outbox.waiting(tx)
    calls.hello()
    objects = [one for one in items if not one.is_blob]
    assert outgoing.send_objects(laptop, calls, objects, {}, gone=lambda _: None, cancelled=lambda: False)
    (blob,) = (one for one in items if one.is_blob and one.size > MIB)
    return laptop, calls, blob, line


@pytest.mark.parametrize("lost", [{}, {"64": "request"}, {"0": "answer", "128": "request"}])
def test_runs_go_together_and_only_those_that_were_lost_go_again(tmp_path: Path, lost: dict[str, str]) -> None:
    world = World(tmp_path)
    try:
        laptop, calls, blob, line = ready(world, dict(lost))
        moved: list[int] = []
        assert outgoing.send_blob(laptop, calls, blob, {}, gone=moved.append, cancelled=lambda: False)
        assert {run: times for run, times in line.puts.items() if times > 1} == dict.fromkeys(lost, 2)
        assert sum(moved) == blob.size
        assert calls.blob_state(blob.digest).sealed
        assert calls.confirmed_bytes < calls.sent_bytes if lost else calls.confirmed_bytes == calls.sent_bytes
        line.close()
    finally:
        world.close()


def test_what_is_lost_together_is_one_try_and_a_dead_line_ends_it_after_three(tmp_path: Path) -> None:
    world = World(tmp_path)
    try:
        laptop, calls, blob, line = ready(world, {})
        line.is_dead = True
        with pytest.raises(ServerUnreachable):
            outgoing.send_blob(laptop, calls, blob, {}, gone=lambda _: None, cancelled=lambda: False)
        assert TRIES <= sum(line.puts.values()) <= TRIES * TOGETHER
        assert max(line.puts.values()) <= TRIES
        line.close()
    finally:
        world.close()


def test_stopped_it_sends_no_more_and_goes_on_where_it_was(tmp_path: Path) -> None:
    world = World(tmp_path)
    try:
        laptop, calls, blob, line = ready(world, {})
        assert not outgoing.send_blob(
            laptop, calls, blob, {}, gone=lambda _: None, cancelled=lambda: sum(line.puts.values()) >= TOGETHER
        )
        assert sum(line.puts.values()) == TOGETHER
        assert outgoing.send_blob(laptop, calls, blob, {}, gone=lambda _: None, cancelled=lambda: False)
        assert set(line.puts.values()) == {1}
        line.close()
    finally:
        world.close()


def test_after_a_loss_the_others_stay_on_their_way_and_a_refusal_is_told() -> None:
    slow = threading.Event()

    def send(one: int) -> None:
        if one == 1:
            raise ServerUnreachable("cut")
        if one == 2:
            assert slow.wait(20)
        if one == 3:
            raise DeliveryRefused("blob-unknown")

    with Abreast(send) as on_the_way:
        on_the_way.begin(2)
        on_the_way.begin(1)
        arrived, lost, reason = on_the_way.ended()
        assert (arrived, lost, str(reason)) == ([], [1], "cut")
        assert len(on_the_way) == 1
        slow.set()
        assert on_the_way.ended() == ([2], [], None)
        on_the_way.begin(3)
        with pytest.raises(DeliveryRefused):
            on_the_way.ended()
