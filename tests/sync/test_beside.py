"""Receipts beside files: only where the line carries both, one fetching at a time, and no failure is forgotten."""

import threading

import pytest

from sync.client.beside import ReceiptsBeside
from sync.client.pace import Pace
from sync.protocol.errors import ServerNotTrusted

_SECONDS = 20


class Quick(Pace):
    """A line that is found quick from the first on."""

    is_quick = True  # type: ignore[assignment]


def test_a_quick_line_carries_files_while_receipts_are_kept() -> None:
    go_on, threads = threading.Event(), []

    def fetch() -> None:
        threads.append(threading.current_thread())
        assert go_on.wait(_SECONDS)

    with ReceiptsBeside(Quick(), fetch) as receipts:
        receipts.fetch()
        # However much was sent, the next begins when this one ended.
        receipts.sent(1 << 30)
        go_on.set()
        receipts.fetch()
    assert len(threads) == 2
    assert threading.current_thread() not in threads


def test_on_any_other_line_nothing_goes_meanwhile() -> None:
    threads = []
    with ReceiptsBeside(Pace(), lambda: threads.append(threading.current_thread())) as receipts:
        receipts.fetch()
        receipts.sent(1 << 30)
    assert threads == [threading.current_thread()]


@pytest.mark.parametrize("pace", [Quick(), Pace()])
def test_a_receipt_that_is_not_to_be_believed_ends_the_delivery(pace: Pace) -> None:
    def fetch() -> None:
        raise ServerNotTrusted("forged-receipt")

    with pytest.raises(ServerNotTrusted, match="forged-receipt"), ReceiptsBeside(pace, fetch) as receipts:
        receipts.fetch()
