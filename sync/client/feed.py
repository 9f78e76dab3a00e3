"""Up to which of its acknowledgements this vault knows: one that was put back knows of fewer, and asks for the rest."""

import json

from storage.interviews import settings
from storage.platform.clock import Clock
from storage.vault import Transaction, Vault
from sync.client.calls import Calls
from sync.protocol.limits import MOST_ACKNOWLEDGEMENTS

_KEPT = "feed-kept"


def kept_to(tx: Transaction, calls: Calls) -> int:
    """The last acknowledgement that this vault sent to this central."""
    try:
        of, kept = json.loads(settings.get(tx, _KEPT) or "null")
        return int(kept) if of == calls.receipt_key.hex() else 0
    except (TypeError, ValueError):
        return 0


def acknowledge(vault: Vault, calls: Calls, clock: Clock, numbers: list[int]) -> int:
    """Say which items are kept here for good, and remember that it was said; gives the last acknowledgement known.

    The next page is asked for with this one: by an earlier one central would take this disk for an older one, and what
    was kept a moment ago would wait again, behind what follows it. A central that was put back from an older copy
    counts from fewer again: with a number that it has yet to reach, an older disk would not be taken for one.
    """
    last = calls.acknowledge_feed(numbers)
    with vault.transaction() as tx:
        known = kept_to(tx, calls)
        if known != last and 0 < last <= MOST_ACKNOWLEDGEMENTS:
            settings.put(tx, _KEPT, json.dumps([calls.receipt_key.hex(), last]), clock.now())
            known = last
    return known
