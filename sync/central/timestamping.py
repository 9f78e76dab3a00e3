"""Time stamps of others (RFC 3161) over the log's checkpoints; tokens are kept exactly as they came.

Only what binds a token to our request is looked at here. Whether its signature holds, `openssl ts -verify` says with
the certificate of the service, now and in twenty years.
"""

import hashlib
import json
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import httpx2
from sqlalchemy import func, select

from storage.platform import files
from sync.central import file_format, log, tables
from sync.central.database import Row, add, reading, writing
from sync.central.errors import CentralProblem
from sync.central.opened import Central

_FILE: Final = "timestamps.json"
_MOST: Final = 65_536
_SECONDS: Final = 30.0
_EVERY: Final = timedelta(hours=1)
_SHA256: Final = bytes.fromhex("300d06096086480165030402010500")
_SIGNED_DATA: Final = bytes.fromhex("2a864886f70d010702")
_TST_INFO: Final = bytes.fromhex("2a864886f70d0109100104")
_INTEGER, _OCTETS, _OID, _SEQUENCE, _SET, _FIRST = 0x02, 0x04, 0x06, 0x30, 0x31, 0xA0

Post = Callable[[str, bytes], tuple[int, bytes]]


@dataclass(frozen=True, slots=True)
class Stamped:
    """What asking one service came to; `code` is empty when it stamped, or nothing was due."""

    service: str
    size: int
    code: str = ""


class NoToken(Exception):
    """An answer that is no token for what was asked."""


def configured(folder: Path) -> tuple[str, ...]:
    """The addresses of the services to ask.

    Raises:
        CentralProblem: codes services-damaged, folder-too-new.
    """
    path = folder / _FILE
    if not path.exists():
        return ()
    try:
        content = json.loads(path.read_bytes()[:_MOST])
        file_format.check(content)
        return tuple(str(one) for one in content["services"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CentralProblem("services-damaged") from error


def configure(folder: Path, service: str) -> None:
    """Ask this service from now on; most speak plain http, and nothing secret is said.

    Raises:
        CentralProblem: codes service-refused, services-damaged, file-unwritable.
    """
    if not service.startswith(("https://", "http://")) or len(service) > 300:
        raise CentralProblem("service-refused")
    listed = dict.fromkeys((*configured(folder), service))
    try:
        files.write_durably(folder / _FILE, json.dumps({"v": 1, "services": list(listed)}).encode())
    except OSError as error:
        raise CentralProblem("file-unwritable") from error


def stamp_due(central: Central, at: str, post: Post | None = None) -> tuple[Stamped, ...]:
    """Have the log stamped by each service that did not within the hour, if it grew since."""
    return tuple(_stamp(central, service, at, post or _post) for service in configured(central.folder))


def request(digest: bytes, nonce: int) -> bytes:
    """A TimeStampReq for a SHA-256 digest, with the service's certificate wanted in the token."""
    number = nonce.to_bytes(nonce.bit_length() // 8 + 1, "big")
    imprint = _tlv(_SEQUENCE, _SHA256 + _tlv(_OCTETS, digest))
    return _tlv(_SEQUENCE, _tlv(_INTEGER, b"\1") + imprint + _tlv(_INTEGER, number) + b"\x01\x01\xff")


def check(answer: bytes, digest: bytes, nonce: int) -> None:
    """Return if this TimeStampResp grants what was asked for.

    Raises:
        NoToken: It is refused, malformed, or about something else.
    """
    response = _inside(_only(answer), _SEQUENCE)
    status = _inside(next(response, b""), _SEQUENCE)
    if _value(next(status, b""), _INTEGER) not in (b"\0", b"\1"):
        raise NoToken
    token = _inside(next(response, b""), _SEQUENCE)
    if _value(next(token, b""), _OID) != _SIGNED_DATA:
        raise NoToken
    signed = _inside(next(_inside(next(token, b""), _FIRST), b""), _SEQUENCE)
    _value(next(signed, b""), _INTEGER)
    _value(next(signed, b""), _SET)
    content = _inside(next(signed, b""), _SEQUENCE)
    if _value(next(content, b""), _OID) != _TST_INFO:
        raise NoToken
    info = list(_inside(_only(_value(next(_inside(next(content, b""), _FIRST), b""), _OCTETS)), _SEQUENCE))
    wanted = nonce.to_bytes(nonce.bit_length() // 8 + 1, "big")
    if len(info) < 5 or info[2] != _tlv(_SEQUENCE, _SHA256 + _tlv(_OCTETS, digest)):
        raise NoToken
    if _tlv(_INTEGER, wanted) not in info[5:]:
        raise NoToken


def _stamp(central: Central, service: str, at: str, post: Post) -> Stamped:
    t = tables.timestamps
    with reading(central.engine) as tx:
        size = log.size(tx)
        last = tx.execute(select(t.c.size, t.c.made_at).where(t.c.service == service).order_by(t.c.size.desc())).first()
        text = log.head(tx, central.keys.receipt, size).text
    if last is not None and (last.size >= size or _since(last.made_at, at) < _EVERY):
        return Stamped(service, int(last.size))
    digest, nonce = hashlib.sha256(text.encode()).digest(), secrets.randbits(63)
    try:
        status, answer = post(service, request(digest, nonce))
        if status != 200:
            return Stamped(service, size, f"service-said-{status}")
        check(answer, digest, nonce)
    except httpx2.HTTPError:
        return Stamped(service, size, "service-unreachable")
    except NoToken:
        return Stamped(service, size, "service-answer")
    row: Row = {"size": size, "service": service, "token": answer, "made_at": at}
    with writing(central.engine) as tx:
        add(tx, t, row)
    return Stamped(service, size)


def newest(central: Central) -> int:
    """How many leaves the newest stamped checkpoint has; 0 without one."""
    with reading(central.engine) as tx:
        return int(tx.execute(select(func.max(tables.timestamps.c.size))).scalar() or 0)


def _since(before: str, at: str) -> timedelta:
    return datetime.fromisoformat(at) - datetime.fromisoformat(before)


def _tlv(tag: int, value: bytes) -> bytes:
    if len(value) < 128:
        return bytes([tag, len(value)]) + value
    length = len(value).to_bytes((len(value).bit_length() + 7) // 8, "big")
    return bytes([tag, 128 | len(length)]) + length + value


def _pieces(data: bytes) -> Iterator[bytes]:
    """The elements that stand one after another, each whole."""
    at = 0
    while at < len(data):
        head = 2
        if at + head > len(data):
            raise NoToken
        length = data[at + 1]
        if length & 128:
            count = length & 127
            # Indefinite and endless lengths are no DER.
            if not 1 <= count <= 4 or at + head + count > len(data):
                raise NoToken
            length, head = int.from_bytes(data[at + 2 : at + 2 + count], "big"), 2 + count
        if at + head + length > len(data):
            raise NoToken
        yield data[at : at + head + length]
        at += head + length


def _value(element: bytes, tag: int) -> bytes:
    if len(element) < 2 or element[0] != tag:
        raise NoToken
    length = element[1]
    return element[2 + (length & 127) :] if length & 128 else element[2:]


def _inside(element: bytes, tag: int) -> Iterator[bytes]:
    return _pieces(_value(element, tag))


def _only(data: bytes) -> bytes:
    elements = list(_pieces(data))
    if len(elements) != 1:
        raise NoToken
    return elements[0]


def _post(url: str, body: bytes) -> tuple[int, bytes]:
    headers = {"content-type": "application/timestamp-query"}
    with (
        httpx2.Client(timeout=_SECONDS, follow_redirects=False, trust_env=False) as client,
        client.stream("POST", url, content=body, headers=headers) as answer,
    ):
        content = bytearray()
        for chunk in answer.iter_bytes():
            content += chunk
            if len(content) > _MOST:
                return 0, b""
        return answer.status_code, bytes(content)
