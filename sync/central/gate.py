"""The gate before every call: who signs, is it let in, is the nonce fresh. The body is not read before that."""

from collections.abc import Sequence
from dataclasses import dataclass

from storage.crypto.signing import SigningKey, key_id
from sync.central import rates, sessions
from sync.central.database import asking, passing
from sync.central.desk import Caller, Desk, find
from sync.central.errors import Refused
from sync.protocol import signatures
from sync.protocol.errors import MalformedMessage
from sync.protocol.signatures import SignedHead

# Checked in place of an unknown device's key, so that unknown and known take the same time.
_NOBODY = SigningKey.generate().public


@dataclass(frozen=True, slots=True)
class Admitted:
    """A caller whose request's head was verified."""

    caller: Caller
    head: SignedHead


def admit(
    desk: Desk, method: str, url: str, headers: Sequence[tuple[str, str]], *, size: int, is_hello: bool
) -> Admitted:
    """Verify the head of a request, use its nonce up, and count it; its body has so many bytes.

    Raises:
        Refused: codes signature-*, device-unknown, device-revoked, certificate-expired, nonce-*, too-many-*.
    """
    try:
        claimed = signatures.claimed_key(headers)
        with asking(desk.engine) as tx:
            try:
                caller, refusal = find(tx, claimed), None
            except Refused as error:
                caller, refusal = None, error
        if refusal is not None:
            raise refusal
        public = caller.public if caller is not None else _NOBODY
        if caller is None or key_id(public) != claimed:
            _check_nobody(method, url, headers)
            raise Refused("device-unknown", 403)
        head = signatures.check_head(public, method=method, url=url, headers=headers)
    except MalformedMessage as error:
        raise Refused(error.code, 401) from error
    desk.check_certificate(caller)
    now = desk.seconds()
    if is_hello:
        # Anybody who once heard a hello can say it again: it is not counted, so nobody can use up another's allowance.
        return Admitted(caller, head)
    session, number, expires = sessions.check(desk.keys.session, caller.key_id, head.nonce, now=now)
    with asking(desk.engine) as tx:
        if rates.spend_and_charge(tx, caller.key_id, session, number, size, now=now, allowance=desk.allowance):
            return Admitted(caller, head)
    with passing(desk.engine) as tx:
        sessions.spend(tx, caller.key_id, session, number, expires, now=now)
        rates.charge(tx, caller.key_id, size, now=now, allowance=desk.allowance)
    return Admitted(caller, head)


def _check_nobody(method: str, url: str, headers: Sequence[tuple[str, str]]) -> None:
    try:
        signatures.check_head(_NOBODY, method=method, url=url, headers=headers)
    except MalformedMessage:
        return
