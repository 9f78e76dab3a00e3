"""Nonces: `hello` issues a session, and each number in it is good for one request.

The session is a token that only central can make, so replaying a `hello` stores nothing and pushes nobody out. A row
appears with the first request that a device signs over the token; after that numbers only go up.
"""

import base64
import hashlib
import hmac
import os
import struct

from sqlalchemy import BigInteger, Connection, bindparam, delete, func, select, update

from sync.central import tables
from sync.central.database import Row, add
from sync.central.errors import Refused
from sync.protocol import limits

_TOKEN = struct.Struct(">16sQ16s")

_T = tables.sessions
_NUMBER = bindparam("number", type_=BigInteger)
# Put together once: this is done for every request.
#: Of a session, the device `of` and a `number`: uses that up.
ADVANCED = (
    update(_T)
    .where(_T.c.id == bindparam("session"), _T.c.device == bindparam("of"), _T.c.last < _NUMBER)
    .values(last=_NUMBER)
)


def issue(secret: bytes, device: str, *, now: int) -> str:
    """A new session token for this device."""
    random, expires = os.urandom(16), now + limits.SESSION_SECONDS
    token = _TOKEN.pack(random, expires, _mac(secret, device, random, expires))
    return base64.urlsafe_b64encode(token).decode().rstrip("=")


def check(secret: bytes, device: str, nonce: str, *, now: int) -> tuple[str, int, int]:
    """Session id, number and expiry of a nonce, without the database.

    Raises:
        Refused: code nonce-unknown; the device says hello again.
    """
    token, _, number = nonce.partition(".")
    try:
        raw = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
        random, expires, mac = _TOKEN.unpack(raw)
        if not number.isascii() or not number.isdigit() or len(number) > 7 or str(int(number)) != number:
            raise ValueError
    except (ValueError, struct.error) as error:
        raise Refused("nonce-unknown", 401) from error
    if not hmac.compare_digest(mac, _mac(secret, device, random, expires)) or expires < now:
        raise Refused("nonce-unknown", 401)
    if not 0 < int(number) <= limits.SESSION_REQUESTS:
        raise Refused("nonce-unknown", 401)
    return random.hex(), int(number), expires


def spend(tx: Connection, device: str, session: str, number: int, expires: int, *, now: int) -> None:
    """Use a nonce up.

    Raises:
        Refused: codes nonce-reused, sessions-too-many.
    """
    t = tables.sessions
    if _advance(tx, device, session, number):
        return
    if tx.execute(select(t.c.last).where(t.c.id == session)).first() is not None:
        raise Refused("nonce-reused", 401)
    # Only dead sessions are forgotten: to forget a live one would make its numbers good again.
    tx.execute(delete(t).where(t.c.device == device, t.c.expires < now))
    count = tx.execute(select(func.count()).select_from(t).where(t.c.device == device)).scalar_one()
    if count >= limits.SESSIONS_PER_DEVICE:
        raise Refused("sessions-too-many", 429)
    row: Row = {"id": session, "device": device, "last": number, "expires": expires}
    if not add(tx, t, row) and not _advance(tx, device, session, number):
        raise Refused("nonce-reused", 401)


def _advance(tx: Connection, device: str, session: str, number: int) -> bool:
    return tx.execute(ADVANCED, {"session": session, "of": device, "number": number}).rowcount == 1


def _mac(secret: bytes, device: str, random: bytes, expires: int) -> bytes:
    message = b"svidok-session/v1\0" + device.encode() + random + expires.to_bytes(8, "big")
    return hmac.new(secret, message, hashlib.sha256).digest()[:16]
