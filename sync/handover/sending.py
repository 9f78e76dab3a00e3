"""The laptop that gives: it goes to an address that a person typed, and to no other."""

import hashlib
import ipaddress
import re
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from sync.handover.errors import HandoverProblem, Stopped
from sync.handover.line import Line, Patience
from sync.handover.session import Session, call
from sync.handover.wire import CARRIED, HAVE, LARGEST_BODY, OFFER, START, Say

_ADDRESS: Final = re.compile(r"([0-9.]{7,15}):([0-9]{1,5})", re.ASCII)
_CONNECT_S: Final = 10.0
_USUAL: Final = Patience()


@dataclass(frozen=True, slots=True)
class Address:
    """Where the other laptop listens."""

    host: str
    port: int


def parse_address(text: str) -> Address:
    """The address as typed: numbers only, so that no name is asked for anywhere, and of a local network only.

    Raises:
        HandoverProblem: code handover-no-address.
    """
    found = _ADDRESS.fullmatch(text.strip()[:40])
    if found is None or not 0 < int(found[2]) < 65_536 or not is_local(found[1]):
        raise HandoverProblem("handover-no-address")
    return Address(found[1], int(found[2]))


def is_local(host: str) -> bool:
    """Whether this is an address of local networks, which does not lead out into the world."""
    try:
        address = ipaddress.IPv4Address(host)
    except ValueError:
        return False
    return address.is_private and not address.is_unspecified


def look_at(path: Path) -> Path:
    """A pack or an answer, which may be handed over: nothing else leaves by this way.

    Raises:
        HandoverProblem: code handover-not-a-pack.
    """
    try:
        with path.open("rb") as file:
            most = CARRIED.get(file.read(8), 0)
        size = path.stat().st_size
    except OSError as error:
        raise HandoverProblem("handover-not-a-pack") from error
    if not 0 < size <= most:
        raise HandoverProblem("handover-not-a-pack")
    return path


def connect(address: Address, cancelled: Callable[[], bool], patience: Patience = _USUAL) -> Session:
    """Go there and agree on keys; the words are then compared by people.

    Raises:
        HandoverProblem: codes handover-nobody, handover-not-theirs, handover-cut.
        Stopped: the person changed their mind.
    """
    try:
        connection = socket.create_connection((address.host, address.port), timeout=_CONNECT_S)
    except OSError as error:
        raise HandoverProblem("handover-nobody") from error
    line = Line(connection, cancelled)
    try:
        return call(line, patience)
    except (HandoverProblem, Stopped):
        line.close()
        raise


def send_file(
    session: Session,
    path: Path,
    progress: Callable[[int, int], None],
    *,
    require_still: Callable[[], None] = lambda: None,
) -> None:
    """Say that the words are the same, and when the other person says so too, hand the file over.

    It goes on from where an earlier hand-over was cut. When this returns, the other side has read it back whole.
    People may take their time: `require_still` is called before anything goes, and ends it by what it raises.

    Raises:
        HandoverProblem: it was not handed over.
        Stopped: the person changed their mind.
    """
    try:
        session.agree()
        require_still()
        with look_at(path).open("rb") as file:
            magic, (size, digest) = file.read(8), _hashed(file)
            session.send(Say.OFFER, OFFER.pack(magic, digest, size))
            have = session.receive(Say.HAVE, HAVE.size, seconds=session.patience.reading)
            at = _begin(file, have, size)
            session.send(Say.START, START.pack(at))
            file.seek(at)
            while piece := file.read(LARGEST_BODY):
                session.send(Say.DATA, piece)
                at += len(piece)
                progress(at, size)
        session.receive(Say.KEPT, 0, seconds=session.patience.reading)
    except OSError as error:
        raise HandoverProblem("handover-not-a-pack") from error
    finally:
        session.close()


def _begin(file: BinaryIO, have: bytes, size: int) -> int:
    """Where to go on: what the other side has counts only if it is the beginning of this file."""
    there, digest = HAVE.unpack(have)
    if not 0 < there <= size:
        return 0
    return there if _hashed(file, there)[1] == digest else 0


def _hashed(file: BinaryIO, most: int | None = None) -> tuple[int, bytes]:
    """Size and SHA-256 of the file, or of its beginning."""
    file.seek(0)
    hashes, size = hashlib.sha256(), 0
    while piece := file.read(min(1 << 20, 1 << 20 if most is None else most - size)):
        hashes.update(piece)
        size += len(piece)
    return size, hashes.digest()
