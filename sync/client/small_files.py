"""Small sealed files of many interviews in one request; what becomes of one is no matter of the others."""

import hashlib
from collections.abc import Iterable, Sequence
from itertools import islice

from storage.interviews import outbox
from storage.interviews.outbox import OutboxItem
from storage.vault import Vault
from sync.client import outgoing
from sync.client.calls import Calls
from sync.protocol import limits
from sync.protocol.messages import ObjectResult
from sync.protocol.whole_files import WholeFile


def fitting(waiting: Iterable[OutboxItem], size: int) -> tuple[OutboxItem, ...]:
    """As many from the front as one request of so many bytes takes; none if the first one is larger."""
    some: list[OutboxItem] = []
    for item in islice(waiting, limits.FILES):
        size -= item.size
        if size < 0:
            break
        some.append(item)
    return tuple(some)


def send_together(
    vault: Vault, calls: Calls, items: Sequence[OutboxItem], parked: dict[str, str]
) -> tuple[Sequence[OutboxItem], Sequence[ObjectResult]]:
    """Send these files whole; what went, and what became of each. Consent may have ended since they were listed.

    Raises:
        ServerUnreachable: the request or its answer was lost; what central has of them it takes twice.
    """
    with vault.read() as tx:
        wanted = outbox.wanted(tx, [item.digest for item in items])
    sent: list[OutboxItem] = []
    files: list[WholeFile] = []
    for item in items:
        if item.digest not in wanted:
            continue
        try:
            data = outbox.blob_path(vault, item).read_bytes()
        except OSError:
            outgoing.park(vault, item, "file-missing", parked)
            continue
        if len(data) != item.size or hashlib.sha256(data).hexdigest() != item.digest:
            outgoing.park(vault, item, "file-damaged", parked)
            continue
        sent.append(item)
        files.append(WholeFile(item.digest, data))
    return sent, calls.put_files(files).results if files else ()
