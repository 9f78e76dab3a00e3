"""What central once gave a receipt for and has no more: it was put back from an older copy, or it lies.

Whichever it is, testimony goes again. That costs a line something, and it loses nothing; the alarm stays.
"""

from collections.abc import Callable

from storage.interviews import outbox
from storage.objects import envelope
from storage.objects.errors import ObjectRefused
from storage.objects.kinds import ObjectKind
from storage.objects.receipt import Receipt
from storage.vault import Vault
from sync.client.calls import Calls
from sync.protocol.errors import MalformedMessage, ServerNotTrusted
from sync.protocol.messages import bytes_of


def queue_lost(vault: Vault, calls: Calls, *, cancelled: Callable[[], bool]) -> int:
    """Put back into the queue what no receipt names that central still shows; says how much.

    Nothing where somebody stops it before all were seen: what was not shown yet is not lost.

    Raises:
        ServerUnreachable: nobody answered.
        ServerNotTrusted: code wrong-answer.
    """
    with vault.read() as tx:
        lost = outbox.receipted(tx)
    after = 0
    while lost:
        if cancelled():
            return 0
        page = calls.receipts(after)
        for one in page.receipts:
            if one.n <= after:
                raise ServerNotTrusted("wrong-answer")
            after = one.n
            lost.difference_update(_objects(one.receipt))
        if not page.more:
            break
        if not page.receipts:
            raise ServerNotTrusted("wrong-answer")
    with vault.transaction() as tx:
        # Withdrawn meanwhile goes no more.
        lost &= outbox.receipted(tx)
        outbox.put_back(tx, sorted(lost))
    return len(lost)


def _objects(text: str) -> tuple[str, ...]:
    # Its signature is not asked: who lies here gets more than it wanted, or what it may have without lying.
    try:
        return Receipt.from_bytes(envelope.from_frame(ObjectKind.RECEIPT, bytes_of(text)).payload).objects
    except (MalformedMessage, ObjectRefused) as error:
        raise ServerNotTrusted("wrong-answer") from error
