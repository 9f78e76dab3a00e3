"""Much at once: silent lines, more than is allowed, a batch full of what is not signed."""

import socket
from collections.abc import Iterator
from dataclasses import replace

import pytest

from storage.objects.certificate import Role
from sync.central.serve import Server
from sync.central.settings import Allowance
from sync.protocol import limits
from sync.protocol.frames import Frame, FrameKind, encode_batch
from sync.protocol.messages import BatchAnswer, decode
from tests.sync.hostile.answers import read_answer
from tests.sync.hostile.batches import with_eight_wrong_signatures
from tests.sync.hostile.door import Door
from tests.sync.hostile.signing import Head


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    made = Door(tmp_path_factory.mktemp("floods"))
    yield made
    made.close()


@pytest.fixture
def strict(door: Door) -> Iterator[Door]:
    """The same central by another door: no patience for heads, and a small allowance."""
    world = door.world
    settings = replace(world.central.settings, allowance=Allowance(requests_a_minute=5, bytes_a_day=3_000))
    server = Server(replace(world.central, settings=settings), world.clock, head_seconds=0.2, silence_seconds=0.2)
    own, address = world.port, door.address
    world.port = server.start()
    door.address = f"127.0.0.1:{world.port}"
    yield door
    world.port, door.address = own, address
    server.stop()


@pytest.mark.parametrize(
    "begun", [b"", b"G", b"GET /v1/cursor HTTP/1.1\r\n", b"GET /v1/cursor HTTP/1.1\r\nhost: x\r\nx: "]
)
def test_a_line_on_which_no_head_comes_is_let_go(strict: Door, begun: bytes) -> None:
    with strict.line() as line:
        line.sendall(begun)
        assert read_answer(line).code == "closed"


def test_a_byte_now_and_then_buys_no_time(strict: Door) -> None:
    with strict.line() as line:
        _drip(line)


def test_a_head_that_is_whole_has_all_the_time_for_its_answer(strict: Door) -> None:
    with strict.line() as line:
        for _ in range(3):
            line.sendall(strict.request(strict.custodian, "GET", "/v1/cursor"))
            assert read_answer(line).status == 200
            line.settimeout(0.3)
            with pytest.raises(TimeoutError):
                line.recv(1)
            line.settimeout(10)


def test_a_body_that_does_not_come_is_not_waited_for(strict: Door) -> None:
    """A laptop that lost its line in the middle: no end of the line is heard of."""
    own = strict.enrolled(Role.DOCUMENTER)
    whole = strict.request(own, "POST", "/v1/batch", bytes(2_000))
    with strict.line() as line:
        line.sendall(whole[:-1_000])
        assert read_answer(line).code == "body-too-slow"
        # Nor is the rest, which nobody reads any more, though a byte of it comes now and then.
        _drip(line)


def test_a_line_whose_refused_request_came_to_its_end_goes_on(strict: Door) -> None:
    own = strict.enrolled(Role.DOCUMENTER)
    refused = strict.request(strict.stranger, "POST", "/v1/batch", bytes(2_000))
    with strict.line() as line:
        line.sendall(refused[:-1_000])
        assert read_answer(line).status in (401, 403)
        line.sendall(refused[-1_000:])
        for _ in range(2):
            line.sendall(strict.request(own, "GET", "/v1/cursor"))
            assert read_answer(line).status == 200
            # Longer than a line lives on which the rest never comes.
            line.settimeout(0.6)
            with pytest.raises(TimeoutError):
                line.recv(1)
            line.settimeout(10)


def _drip(line: socket.socket) -> None:
    line.settimeout(0.05)
    for _ in range(400):
        try:
            line.sendall(b"x")
            assert line.recv(1) == b""
            return
        except TimeoutError:
            continue
        except OSError:
            return
    raise AssertionError


def test_more_requests_or_bytes_than_allowed_are_refused_unread(strict: Door) -> None:
    eager, large = strict.enrolled(Role.ANALYST), strict.enrolled(Role.ANALYST)
    said = [strict.ask(eager, "GET", "/v1/feed") for _ in range(7)]
    assert [(one.status, one.code) for one in said[-3:]] == [(200, "")] + [(429, "too-many-requests")] * 2
    many = strict.request(large, "POST", "/v1/batch", bytes(4_000))
    assert (strict.send(many).code, strict.received) == ("too-many-bytes", 0)
    # A greeting uses up nobody's allowance, so that whoever overheard one cannot spend it.
    assert strict.greeted(eager).session


def test_who_is_not_admitted_spends_nobody_s_allowance(strict: Door) -> None:
    own = strict.enrolled(Role.DOCUMENTER)
    for _ in range(9):
        assert strict.ask(strict.stranger, "GET", "/v1/feed", head=Head(keyid=own.name)).code == "signature-invalid"
    assert strict.ask(own, "GET", "/v1/cursor").status == 200


def test_of_a_batch_full_of_forgeries_only_the_first_are_looked_at(door: Door) -> None:
    """5,000 of them are a few KiB on the line, and 40,000 signatures to check."""
    forged = with_eight_wrong_signatures(door.signed(door.manifest()))
    body = encode_batch([Frame(FrameKind.REVISION, forged)] * limits.FRAMES)
    assert len(body) < limits.CONTROL_BYTES
    door.changed()
    said = door.ask(door.laptop, "POST", "/v1/batch", body)
    codes = [result.code for result in decode(BatchAnswer, said.body).results]
    assert codes.count("bad-signature") == 64
    assert set(codes) == {"bad-signature", "too-many-refused"}
    assert door.changed() == ()
