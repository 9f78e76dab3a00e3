"""A pack goes from one laptop to another over real sockets."""

import hashlib
import socket
from concurrent.futures import Future
from pathlib import Path

import pytest

from sync.central import packs
from sync.courier import packfile
from sync.courier.pack import write_pack
from sync.handover.errors import HandoverProblem, Stopped
from sync.handover.line import Line
from sync.handover.receiving import Door, receive_file
from sync.handover.sending import Address, connect, look_at, parse_address, send_file
from sync.handover.session import Session
from sync.handover.wire import Say
from tests.sync.handover.two import HERE, SHORT, hands, met, never, pack_file, quiet
from tests.sync.world import STORY, World


def code_of(result: Future[object]) -> str:
    with pytest.raises(HandoverProblem) as found:
        result.result(20)
    return found.value.code


def test_both_see_the_same_words_in_both_languages_and_other_words_each_time() -> None:
    with hands() as pool:
        first, second = met(pool), met(pool)
        for giving, taking in (first, second):
            assert giving.words("uk") == taking.words("uk")
            assert giving.words("en") == taking.words("en")
            assert len(giving.words("uk")) == 6
        assert first[0].words("uk") != second[0].words("uk")
        for session in (*first, *second):
            session.close()


def test_what_was_handed_over_is_what_central_takes_in(world: World, tmp_path: Path) -> None:
    laptop = world.laptop("laptop")
    world.seal(laptop, photo=150_000)
    (tmp_path / "mine").mkdir()
    (tmp_path / "theirs").mkdir()
    written = write_pack(laptop, tmp_path / "mine", world.clock, progress=quiet, cancelled=never)
    assert written is not None
    with hands() as pool:
        giving, taking = met(pool)
        received = pool.submit(receive_file, taking, tmp_path / "theirs", quiet)
        send_file(giving, written.path, quiet)
        carried = received.result(20)
    assert carried.path.read_bytes() == written.path.read_bytes()
    assert list((tmp_path / "theirs").iterdir()) == [carried.path]
    assert len(carried.path.stem) == 16
    assert not carried.is_answer
    assert STORY.encode() not in carried.path.read_bytes()
    (tmp_path / "answers").mkdir()
    report = packs.import_pack(world.central, carried.path, answers=tmp_path / "answers", clock=world.clock)
    assert report.stored > 0


def test_nothing_of_the_file_goes_before_both_people_pressed(tmp_path: Path) -> None:
    with hands() as pool:
        giving, taking = met(pool)
        with pytest.raises(ValueError, match="not compared"):
            giving.send(Say.OFFER, b"")
        sending = pool.submit(send_file, giving, pack_file(tmp_path), quiet)
        # Whoever gives has pressed, and waits: all that has come is that they did.
        taking.receive(Say.SAME, 0)
        with pytest.raises(HandoverProblem, match="handover-cut"):
            _impatient(taking).read(1, 0.5)
        assert not sending.done()
        taking.differ()
        assert code_of(sending) == "handover-other-words"


def _impatient(session: Session) -> Line:
    return session._line


def test_whoever_takes_hears_that_the_words_differ(tmp_path: Path) -> None:
    with hands() as pool:
        giving, taking = met(pool)
        receiving = pool.submit(receive_file, taking, tmp_path, quiet)
        giving.differ()
        assert code_of(receiving) == "handover-other-words"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("cut_at", [70_000, 299_000])
def test_after_a_cut_it_goes_on_from_what_arrived(tmp_path: Path, cut_at: int) -> None:
    source, folder = pack_file(tmp_path), tmp_path / "there"
    folder.mkdir()
    with hands() as pool:
        giving, taking = met(pool)

        def cut(done: int, _: int) -> None:
            if done >= cut_at:
                taking.close()

        receiving = pool.submit(receive_file, taking, folder, cut)
        assert code_of(pool.submit(send_file, giving, source, quiet)) == "handover-cut"
        with pytest.raises((HandoverProblem, OSError)):
            receiving.result(20)
        there = sum(path.stat().st_size for path in folder.iterdir())
        assert there >= cut_at - 65_536
        giving, taking = met(pool)
        seen: list[int] = []
        again = pool.submit(receive_file, taking, folder, lambda done, _: seen.append(done))
        send_file(giving, source, quiet)
        received = again.result(20)
    assert received.path.read_bytes() == source.read_bytes()
    assert [path.suffix for path in folder.iterdir()] == [".bin"]
    assert min(seen, default=there + 1) > there


def test_what_lies_there_and_is_something_else_is_not_gone_on_from(tmp_path: Path) -> None:
    source, folder = pack_file(tmp_path), tmp_path / "there"
    folder.mkdir()
    name = hashlib.sha256(source.read_bytes()).hexdigest()[:16]
    (folder / f"{name}.part").write_bytes(b"x" * 100_000)
    (folder / f"{name}.bin").write_bytes(b"y" * 300_000)
    with hands() as pool:
        giving, taking = met(pool)
        receiving = pool.submit(receive_file, taking, folder, quiet)
        send_file(giving, source, quiet)
        assert receiving.result(20).path.read_bytes() == source.read_bytes()


def test_handing_over_the_same_again_sends_nothing_twice(tmp_path: Path) -> None:
    source, folder = pack_file(tmp_path), tmp_path / "there"
    folder.mkdir()
    pieces: list[int] = []
    with hands() as pool:
        for _ in range(2):
            giving, taking = met(pool)
            receiving = pool.submit(receive_file, taking, folder, quiet)
            send_file(giving, source, lambda done, _: pieces.append(done))
            receiving.result(20)
    assert pieces.count(300_000) == 1
    assert len(list(folder.iterdir())) == 1


def test_a_person_stops_the_waiting_at_each_step(tmp_path: Path) -> None:
    stopped = [False]
    door = Door(HERE, SHORT)
    with hands() as pool:
        waiting = pool.submit(door.wait, lambda: stopped[0])
        stopped[0] = True
        with pytest.raises(Stopped):
            waiting.result(20)
        with pytest.raises(HandoverProblem, match="handover-nobody"):
            connect(Address(HERE, door.address.port), never, SHORT)
        stopped[0] = False
        door = Door(HERE, SHORT)
        taking = pool.submit(door.wait, lambda: stopped[0])
        giving = connect(Address(HERE, door.address.port), never, SHORT)
        receiving = pool.submit(receive_file, taking.result(20), tmp_path, quiet)
        stopped[0] = True
        with pytest.raises(Stopped):
            receiving.result(20)
        giving.close()


def test_only_packs_and_answers_leave_by_this_way(tmp_path: Path) -> None:
    other = tmp_path / "statement.pdf"
    other.write_bytes(b"%PDF-1.7 and what somebody told")
    empty = tmp_path / "empty.bin"
    empty.write_bytes(b"")
    for path in (other, empty, tmp_path / "nothing"):
        with pytest.raises(HandoverProblem, match="handover-not-a-pack"):
            look_at(path)
    assert look_at(pack_file(tmp_path)).read_bytes().startswith(packfile.MAGIC)


@pytest.mark.parametrize(
    "typed", ["", "laptop.local:80", "8.8.8.8:4000", "192.168.1.2", "192.168.1.2:0", "192.168.1.2:65536", "1.2.3.4.5:1"]
)
def test_only_an_address_of_a_local_network_is_gone_to(typed: str) -> None:
    with pytest.raises(HandoverProblem, match="handover-no-address"):
        parse_address(typed)
    assert parse_address(" 192.168.1.2:40001 ") == Address("192.168.1.2", 40001)


def test_no_door_opens_towards_the_world() -> None:
    for host in ("0.0.0.0", "8.8.8.8", "::1"):
        with pytest.raises(HandoverProblem, match="handover-no-address"):
            Door(host)


def test_behind_the_first_that_came_the_door_is_closed() -> None:
    with hands() as pool:
        door = Door(HERE, SHORT)
        taking = pool.submit(door.wait, never)
        giving = connect(door.address, never, SHORT)
        taken = taking.result(20)
        with pytest.raises(OSError, match=r".*"):
            socket.create_connection((HERE, door.address.port), 2)
        giving.close()
        taken.close()
