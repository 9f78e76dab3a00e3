"""Whoever nobody knows is answered only so often from one address; those who are let in never notice."""

import http.client
from collections.abc import Iterator

import pytest

from sync.central.errors import Refused
from sync.central.serve import Server
from sync.central.strangers import Strangers
from tests.sync.hostile.door import Door
from tests.sync.hostile.signing import Head


class Minutes:
    """A clock of seconds that stands where it was put."""

    at = 0.0

    def __call__(self) -> float:
        return self.at


def is_let_in(strangers: Strangers, address: str) -> bool:
    try:
        strangers.check(address)
    except Refused as refused:
        assert (refused.code, refused.status) == ("too-many-requests", 429)
        return False
    return True


def test_refused_strangers_are_counted_by_where_they_come_from_for_a_minute() -> None:
    clock = Minutes()
    strangers = Strangers(3, now=clock)
    for code in ("signature-missing", "device-unknown", "device-revoked"):
        assert is_let_in(strangers, "192.0.2.1")
        strangers.refused("192.0.2.1", code)
    assert not is_let_in(strangers, "192.0.2.1")
    assert is_let_in(strangers, "192.0.2.2")
    clock.at = 60.0
    assert is_let_in(strangers, "192.0.2.1")


def test_what_a_known_device_is_refused_is_no_strangers_request() -> None:
    strangers = Strangers(1, now=Minutes())
    for code in ("nonce-reused", "too-many-requests", "blob-unknown", "role-not-allowed"):
        strangers.refused("192.0.2.1", code)
    assert is_let_in(strangers, "192.0.2.1")


def test_a_network_of_the_new_kind_counts_as_one_address() -> None:
    strangers = Strangers(1, now=Minutes())
    strangers.refused("2001:db8::1", "device-unknown")
    assert not is_let_in(strangers, "2001:db8::ffff:1")
    assert is_let_in(strangers, "2001:db8:0:1::1")


def test_a_greeting_repeated_from_elsewhere_takes_nothing_from_the_device() -> None:
    strangers = Strangers(2, now=Minutes())
    for _ in range(2):
        strangers.greeted("192.0.2.9", "a" * 16)
    with pytest.raises(Refused):
        strangers.greeted("192.0.2.9", "a" * 16)
    strangers.greeted("192.0.2.1", "a" * 16)
    strangers.greeted("192.0.2.9", "b" * 16)


def test_what_is_remembered_of_a_flood_stays_small() -> None:
    strangers = Strangers(1, now=Minutes())
    for number in range(50_000):
        strangers.refused(f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}", "device-unknown")
    assert len(strangers._counts) <= 20_000


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    made = Door(tmp_path_factory.mktemp("strangers"))
    yield made
    made.close()


def test_a_flood_from_one_address_is_refused_before_anything_is_looked_up(door: Door) -> None:
    world = door.world
    server = Server(world.central, world.clock, strangers=Strangers(3))
    own, address = world.port, door.address
    world.port = server.start()
    door.address = f"127.0.0.1:{world.port}"
    try:
        flood = [door.ask(door.stranger, "POST", "/v1/hello", b"{}", head=Head(nonce="0" * 32)) for _ in range(5)]
        assert [one.code for one in flood] == ["device-unknown"] * 3 + ["too-many-requests"] * 2
    finally:
        world.port, door.address = own, address
        server.stop()
    assert door.greeted(door.laptop).session


def test_behind_a_proxy_the_line_counts_from_which_it_says_they_come(door: Door) -> None:
    """And where it says nothing nobody is counted: one flood would stop everybody."""
    server = Server(door.world.central, door.world.clock, plain=True, strangers=Strangers(3, uncounted=["127.0.0.1"]))
    port = server.start()
    try:
        asked = [_unsigned(port, {"X-Forwarded-For": "192.0.2.9", "X-Forwarded-Proto": "http"}) for _ in range(5)]
        assert [status == 429 for status in asked] == [False] * 3 + [True] * 2
        assert _unsigned(port, {"X-Forwarded-For": "192.0.2.10"}) != 429
        assert 429 not in [_unsigned(port, {}) for _ in range(5)]
    finally:
        server.stop()


def test_without_a_proxy_nobody_says_that_he_is_another(door: Door) -> None:
    server = Server(door.world.central, door.world.clock, strangers=Strangers(3))
    own, address = door.world.port, door.address
    door.world.port = server.start()
    door.address = f"127.0.0.1:{door.world.port}"
    try:
        head = Head(nonce="0" * 32)
        said = [[("X-Forwarded-For", f"192.0.2.{n}")] for n in range(5)]
        flood = [door.ask(door.stranger, "POST", "/v1/hello", b"{}", head=head, headers=one) for one in said]
        assert [one.code for one in flood] == ["device-unknown"] * 3 + ["too-many-requests"] * 2
    finally:
        door.world.port, door.address = own, address
        server.stop()


def _unsigned(port: int, headers: dict[str, str]) -> int:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        line.request("POST", "/v1/hello", b"{}", headers)
        return line.getresponse().status
    finally:
        line.close()
