"""What comes back to a device over the line: receipts and review notes, page by page."""

from storage.interviews import central_log
from storage.interviews.central_log import Disagreement
from storage.platform.clock import Clock
from storage.vault import Vault
from sync.client.calls import Calls
from sync.protocol.errors import MalformedMessage, ServerNotTrusted
from sync.protocol.keeping import Kept, hashes_of, keep_log, keep_note, keep_receipt, path_of
from sync.protocol.messages import FeedKind, bytes_of


def fetch_receipts(vault: Vault, calls: Calls, clock: Clock, after: int, kept: Kept) -> None:
    """Fetch, verify and keep receipts after a number.

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
        for numbered in page.receipts:
            if numbered.n <= after:
                raise ServerNotTrusted("wrong-answer")
            steps = path_of(hashes, numbered.path)
            keep_receipt(vault, _bytes(numbered.receipt), clock, kept, steps if agrees else None)
            after = kept.last_receipt = numbered.n
        if not page.more:
            return
        if not page.receipts:
            raise ServerNotTrusted("wrong-answer")


def fetch_notes(vault: Vault, calls: Calls, clock: Clock, kept: Kept) -> None:
    """Fetch, verify and keep review notes; one that cannot be believed raises an alarm and stops nothing."""
    after = 0
    while True:
        page = calls.feed(after)
        done: list[int] = []
        for item in page.items:
            if item.n <= after:
                raise ServerNotTrusted("wrong-answer")
            after = item.n
            if item.kind is FeedKind.REVIEW and keep_note(vault, _bytes(item.content), clock, kept):
                done.append(item.n)
        calls.acknowledge_feed(done)
        if not page.more:
            return
        if not page.items:
            raise ServerNotTrusted("wrong-answer")


def _bytes(text: str) -> bytes:
    try:
        return bytes_of(text)
    except MalformedMessage as error:
        raise ServerNotTrusted("wrong-answer") from error
