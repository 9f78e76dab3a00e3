"""Receipts that are fetched, proved and kept beside the files that leave, where the line carries both."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Final

from sync.client.pace import Pace

_AFTER_BYTES: Final = 12 << 20


class ReceiptsBeside:
    """Central takes the next files meanwhile; leaving the block waits for what is under way."""

    def __init__(self, pace: Pace, fetch: Callable[[], None]) -> None:
        self._pace = pace
        self._fetch = fetch
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="receipts")
        self._under_way: Future[None] | None = None
        self._sent = 0

    def __enter__(self) -> "ReceiptsBeside":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._thread.shutdown()
        if kind is None and self._under_way is not None:
            self._under_way.result()

    def fetch(self) -> None:
        """Fetch what is there; on a line that one request fills nothing else goes meanwhile.

        Raises:
            ServerUnreachable, ServerNotTrusted: as the fetching does, here or at the next call.
        """
        if self._under_way is not None:
            self._under_way.result()
        self._sent = 0
        if not self._pace.is_quick:
            self._fetch()
        else:
            self._under_way = self._thread.submit(self._fetch)

    def sent(self, size: int) -> None:
        """So much more of files is at central: after some of it, where nothing is under way, receipts are fetched."""
        self._sent += size
        is_free = self._under_way is not None and self._under_way.done()
        if is_free and self._sent >= _AFTER_BYTES and self._pace.is_quick:
            self.fetch()
