"""Somebody in the middle, and somebody who speaks nonsense."""

import contextlib
import os
import socket
import struct
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from sync.courier import packfile
from sync.handover.errors import HandoverProblem
from sync.handover.line import Line
from sync.handover.receiving import Door, receive_file
from sync.handover.sending import Address, connect, send_file
from sync.handover.session import Session
from sync.handover.wire import HAVE, OFFER, START, Say
from tests.sync.handover.two import HERE, SHORT, hands, met, never, pack_file, quiet

HUGE = 1 << 40


def code_of(result: Future[object]) -> str:
    with pytest.raises(HandoverProblem) as found:
        result.result(20)
    return found.value.code


def test_somebody_in_the_middle_shows_each_side_other_words(tmp_path: Path) -> None:
    with hands() as pool:
        true_door, false_door = Door(HERE, SHORT), Door(HERE, SHORT)
        taking = pool.submit(true_door.wait, never)
        middle_in = pool.submit(false_door.wait, never)
        giving = connect(false_door.address, never, SHORT)
        middle_out = connect(true_door.address, never, SHORT)
        taken, inner = taking.result(20), middle_in.result(20)
        assert giving.words("uk") != taken.words("uk")
        assert giving.words("en") != taken.words("en")
        for session in (giving, middle_out, taken, inner):
            session.close()


def test_a_key_other_than_the_one_committed_to_is_refused() -> None:
    with hands() as pool:
        door = Door(HERE, SHORT)
        taking = pool.submit(door.wait, never)
        with socket.create_connection((HERE, door.address.port), 2) as liar:
            liar.sendall(b"SVDKLAN1" + os.urandom(32))
            assert len(_all(liar, 72)) == 72
            liar.sendall(os.urandom(64))
            assert liar.recv(1) == b""
        # The door stays open for the laptop that is meant.
        giving = connect(door.address, never, SHORT)
        assert giving.words("uk") == taking.result(20).words("uk")
        giving.close()
        taking.result().close()


def _all(connection: socket.socket, count: int) -> bytes:
    found = b""
    while len(found) < count and (piece := connection.recv(count - len(found))):
        found += piece
    return found


def test_a_key_that_gives_everybody_the_same_secret_is_refused() -> None:
    with hands() as pool, socket.create_server((HERE, 0)) as server:
        calling = pool.submit(_call, server.getsockname()[1])
        connection, _ = server.accept()
        with connection:
            _all(connection, 40)
            connection.sendall(b"SVDKLAN1" + bytes(32) + os.urandom(32))
            assert code_of(calling) == "handover-not-theirs"


def _call(port: int) -> Session:
    return connect(Address(HERE, port), never, SHORT)


@pytest.mark.parametrize("said", [b"GET / HTTP/1.1\r\nHost: a\r\nAccept: */*\r\n\r\n" + b"x" * 40, b"", b"SVDKLAN1"])
def test_strangers_at_the_door_are_sent_away_and_it_stays_open(said: bytes) -> None:
    with hands() as pool:
        door = Door(HERE, SHORT)
        taking = pool.submit(door.wait, never)
        with socket.create_connection((HERE, door.address.port), 2) as stranger:
            # Hung up, perhaps before it ended, or reset where something it said was not read any more.
            with contextlib.suppress(OSError):
                stranger.sendall(said)
                stranger.shutdown(socket.SHUT_WR)
            with contextlib.suppress(ConnectionResetError):
                assert stranger.recv(100) == b""
        giving = connect(door.address, never, SHORT)
        taking.result(20).close()
        giving.close()


def test_a_stranger_who_says_nothing_is_waited_for_only_so_long() -> None:
    with hands() as pool:
        door = Door(HERE, SHORT)
        taking = pool.submit(door.wait, never)
        with socket.create_connection((HERE, door.address.port), 2) as stranger:
            stranger.settimeout(15)
            assert stranger.recv(1) == b""
        giving = connect(door.address, never, SHORT)
        taking.result(20).close()
        giving.close()


def test_what_answers_and_is_no_laptop_of_ours_is_told() -> None:
    with hands() as pool, socket.create_server((HERE, 0)) as server:
        calling = pool.submit(_call, server.getsockname()[1])
        connection, _ = server.accept()
        with connection:
            connection.sendall(b"220 mail.example ESMTP".ljust(72))
            assert code_of(calling) == "handover-not-theirs"


@pytest.mark.parametrize(
    "offer",
    [
        OFFER.pack(packfile.MAGIC, bytes(32), HUGE),
        OFFER.pack(b"%PDF-1.7", bytes(32), 100),
        OFFER.pack(packfile.MAGIC, bytes(32), 0),
    ],
)
def test_what_is_no_pack_or_too_large_is_refused_before_a_byte_is_written(tmp_path: Path, offer: bytes) -> None:
    with hands() as pool:
        giving, receiving = _agreed(pool, tmp_path)
        giving.send(Say.OFFER, offer)
        assert code_of(receiving) == "handover-refused"
        with pytest.raises(HandoverProblem, match="handover-refused"):
            giving.receive(Say.HAVE, HAVE.size)
        giving.close()
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_not_what_was_offered_is_not_kept(tmp_path: Path) -> None:
    with hands() as pool:
        giving, receiving = _agreed(pool, tmp_path)
        giving.send(Say.OFFER, OFFER.pack(packfile.MAGIC, os.urandom(32), 1_000))
        giving.receive(Say.HAVE, HAVE.size)
        giving.send(Say.START, START.pack(0))
        giving.send(Say.DATA, packfile.MAGIC + bytes(992))
        assert code_of(receiving) == "handover-damaged"
        giving.close()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("how", ["more", "nothing", "elsewhere", "garbage", "long", "other"])
def test_nonsense_after_the_words_ends_it(tmp_path: Path, how: str) -> None:
    with hands() as pool:
        giving, receiving = _agreed(pool, tmp_path)
        giving.send(Say.OFFER, OFFER.pack(packfile.MAGIC, os.urandom(32), 1_000))
        giving.receive(Say.HAVE, HAVE.size)
        giving.send(Say.START, START.pack(500 if how == "elsewhere" else 0))
        if how == "more":
            giving.send(Say.DATA, bytes(1_001))
        elif how == "nothing":
            giving.send(Say.DATA, b"")
        elif how == "garbage":
            _line(giving).write(struct.pack(">I", 40) + bytes(40), 2)
        elif how == "long":
            _line(giving).write(struct.pack(">I", HUGE >> 9), 2)
        elif how == "other":
            giving.send(Say.KEPT, b"")
        assert code_of(receiving) == "handover-not-theirs"
        giving.close()
    assert not list(tmp_path.glob("*.bin"))


def test_a_laptop_that_takes_and_claims_to_have_more_gets_the_whole(tmp_path: Path) -> None:
    source = pack_file(tmp_path, 1_000)
    with hands() as pool:
        giving, taking = met(pool)
        sending = pool.submit(send_file, giving, source, quiet)
        taking.agree()
        taking.receive(Say.OFFER, OFFER.size)
        taking.send(Say.HAVE, HAVE.pack(HUGE, bytes(32)))
        assert taking.receive(Say.START, START.size) == START.pack(0)
        assert taking.receive(Say.DATA, 1_000) == source.read_bytes()
        taking.close()
        assert code_of(sending) == "handover-cut"


def test_a_link_that_somebody_laid_leads_nowhere(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "there", tmp_path / "elsewhere"
    folder.mkdir()
    elsewhere.write_bytes(b"kept")
    digest = os.urandom(32)
    (folder / f"{digest.hex()[:16]}.part").symlink_to(elsewhere)
    with hands() as pool:
        giving, receiving = _agreed(pool, folder)
        giving.send(Say.OFFER, OFFER.pack(packfile.MAGIC, digest, 1_000))
        assert HAVE.unpack(giving.receive(Say.HAVE, HAVE.size))[0] == 0
        giving.send(Say.START, START.pack(0))
        giving.send(Say.DATA, packfile.MAGIC + bytes(992))
        assert code_of(receiving) == "handover-damaged"
        giving.close()
    assert elsewhere.read_bytes() == b"kept"


def _agreed(pool: ThreadPoolExecutor, folder: Path) -> tuple[Session, Future[object]]:
    giving, taking = met(pool)
    receiving: Future[object] = pool.submit(receive_file, taking, folder, quiet)
    giving.agree()
    return giving, receiving


def _line(session: Session) -> Line:
    return session._line
