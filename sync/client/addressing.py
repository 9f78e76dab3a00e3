"""Hands central what is sealed to one device, and fetches whom something can be sealed to."""

from collections.abc import Callable

from storage.interviews import addressed, revocations
from storage.interviews.addressed import KnownDevice
from storage.platform.clock import Clock
from storage.vault import Vault
from sync.client.calls import Calls
from sync.protocol.addressed import join_addressed
from sync.protocol.errors import MalformedMessage, ServerNotTrusted
from sync.protocol.frames import Frame, FrameKind
from sync.protocol.messages import Status, bytes_of

_FOR_PEOPLE = frozenset({"recipient-unknown", "role-not-allowed", "addressed-malformed"})


def send_addressed(vault: Vault, calls: Calls, clock: Clock) -> tuple[str, ...]:
    """Send what waits, one by one; the codes of what central refuses are given back.

    What it will never take by itself is not offered again, for ever: people are told once, and decide.
    """
    with vault.read() as tx:
        waiting = addressed.waiting(tx)
    refused: dict[str, None] = {}
    for digest, device, content in waiting:
        (result,) = calls.batch([Frame(FrameKind.ADDRESSED, join_addressed(device, content))]).results
        if result.status not in (Status.STORED, Status.DUPLICATE):
            code = result.code or result.status.value
            refused[code] = None
            if code in _FOR_PEOPLE:
                with vault.transaction() as tx:
                    addressed.refused(tx, digest, code)
            continue
        if result.digest != digest:
            raise ServerNotTrusted("wrong-answer")
        with vault.transaction() as tx:
            addressed.sent(tx, digest, clock.now())
    return tuple(refused)


def fetch_devices(
    vault: Vault, calls: Calls, clock: Clock, *, cancelled: Callable[[], bool] = lambda: False
) -> tuple[KnownDevice, ...]:
    """As coordinator: fetch the certificates of enrolled devices; one that nobody certified is left out.

    Who stops it keeps those of before, and what came of who is shut out.

    Raises:
        ServerNotTrusted: code wrong-answer.
    """
    frames: list[bytes] = []
    is_stopped = False
    shut_out: list[bytes] = []
    after = 0
    while True:
        page = calls.devices(after)
        try:
            # On the first page only: a central without end fills no memory by it.
            shut_out = shut_out or [bytes_of(notice) for notice in page.revocations]
        except MalformedMessage as error:
            raise ServerNotTrusted("wrong-answer") from error
        for one in page.devices:
            if one.n <= after:
                raise ServerNotTrusted("wrong-answer")
            after = one.n
            try:
                frames.append(bytes_of(one.certificate))
            except MalformedMessage as error:
                raise ServerNotTrusted("wrong-answer") from error
        if not page.more:
            break
        is_stopped = cancelled()
        if is_stopped:
            break
        if not page.devices:
            raise ServerNotTrusted("wrong-answer")
    with vault.transaction() as tx:
        revocations.keep(tx, shut_out, clock.now(), practice=vault.practice)
        return addressed.devices(tx) if is_stopped else addressed.keep_devices(tx, frames, clock.now())
