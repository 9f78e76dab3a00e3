"""What comes back to a device over the line: receipts, review notes, what else is sealed to it, page by page."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from storage.interviews import central_log, receipts
from storage.interviews.central_log import Disagreement
from storage.interviews.errors import PracticeMismatch, ReceiptRefused
from storage.interviews.receipts import ReceiptEffect
from storage.platform.clock import Clock
from storage.vault import Vault
from sync.client import feed
from sync.client.calls import Calls
from sync.protocol.errors import MalformedMessage, ServerNotTrusted
from sync.protocol.keeping import Kept, hashes_of, keep_addressed, keep_log, keep_note, keep_receipt, path_of
from sync.protocol.messages import FeedKind, bytes_of

_TOGETHER: Final = 100
_TOGETHER_BYTES: Final = 32_000
# Its number, its frame, and the way to the root where the log agrees.
_Came = tuple[int, bytes, tuple[bytes, ...] | None]


def fetch_receipts(
    vault: Vault, calls: Calls, clock: Clock, after: int, kept: Kept, *, cancelled: Callable[[], bool]
) -> None:
    """Fetch, verify and keep receipts after a number; who stops it keeps the pages that came.

    Raises:
        ServerNotTrusted: code forged-receipt; everything here stays as it is.
    """
    while True:
        with vault.read() as tx:
            known = central_log.held_size(tx)
        page = calls.receipts(after, known)
        # The log first: receipts are proved by the checkpoint that comes with them.
        agrees = page.log is not None and keep_log(vault, page.log, clock, kept)
        if page.receipts and page.log is None:
            kept.alarm(Disagreement.NOT_LOGGED.value)
        hashes = hashes_of(page.hashes)
        came: list[_Came] = []
        for numbered in page.receipts:
            if numbered.n <= after:
                raise ServerNotTrusted("wrong-answer")
            after = numbered.n
            steps = path_of(hashes, numbered.path)
            came.append((after, _bytes(numbered.receipt), steps if agrees else None))
        for some in _together(came):
            _keep(vault, some, clock, kept)
        if not page.more or cancelled():
            return
        if not page.receipts:
            raise ServerNotTrusted("wrong-answer")


def _together(came: Sequence[_Came]) -> Iterator[Sequence[_Came]]:
    """What is kept in one transaction: others who write, the files under way beside it say, wait only so long."""
    some: list[_Came] = []
    size = 0
    for one in came:
        some.append(one)
        size += len(one[1])
        if len(some) == _TOGETHER or size >= _TOGETHER_BYTES:
            yield some
            some, size = [], 0
    if some:
        yield some


def _keep(vault: Vault, came: Sequence[_Came], clock: Clock, kept: Kept) -> None:
    """Many at once are one transaction; where one is not to be believed, each is kept or refused by itself."""
    effects: list[tuple[ReceiptEffect, Disagreement | None]] = []
    try:
        with vault.transaction() as tx:
            for _, frame, steps in came:
                moment = clock.now()
                effect = receipts.record(tx, frame, moment)
                effects.append((effect, None if steps is None else central_log.prove(tx, frame, steps, moment)))
    except (ReceiptRefused, PracticeMismatch):
        for number, frame, steps in came:
            keep_receipt(vault, frame, clock, kept, steps)
            kept.last_receipt = number
        return
    for effect, found in effects:
        if effect.is_ahead:
            kept.alarm(receipts.CLOCK_AHEAD)
        if found is not None:
            kept.alarm(found.value)
        kept.receipts += 1
        kept.delivered.extend(effect.delivered)
    kept.last_receipt = came[-1][0]


def fetch_notes(vault: Vault, calls: Calls, clock: Clock, kept: Kept, *, cancelled: Callable[[], bool]) -> bool:
    """Fetch, verify and keep what is sealed to this device; False when stopped before all of it was here.

    What cannot be believed raises an alarm, stops nothing.
    """
    after = 0
    with vault.read() as tx:
        known = feed.kept_to(tx, calls)
    while not cancelled():
        page = calls.feed(after, known)
        done: list[int] = []
        for item in page.items:
            if item.n <= after:
                raise ServerNotTrusted("wrong-answer")
            after = item.n
            if item.kind is FeedKind.REVIEW and keep_note(vault, _bytes(item.content), clock, kept):
                done.append(item.n)
            if item.kind is FeedKind.ADDRESSED and keep_addressed(vault, _bytes(item.content), clock, kept):
                done.append(item.n)
        known = feed.acknowledge(vault, calls, clock, done)
        if not page.more:
            return True
        if not page.items:
            raise ServerNotTrusted("wrong-answer")
    return False


def _bytes(text: str) -> bytes:
    try:
        return bytes_of(text)
    except MalformedMessage as error:
        raise ServerNotTrusted("wrong-answer") from error
