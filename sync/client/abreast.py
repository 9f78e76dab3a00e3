"""Several requests under way at once on a line that carries them: central keeps one run while the next one arrives."""

from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from types import TracebackType
from typing import Generic, TypeVar

from sync.client.pace import MOST_ABREAST
from sync.protocol.errors import ServerUnreachable

T = TypeVar("T")


class Abreast(Generic[T]):
    """Things on their way, each sent by `send` in a thread of its own; leaving the block waits for those left."""

    def __init__(self, send: Callable[[T], None]) -> None:
        self._send = send
        self._threads = ThreadPoolExecutor(MOST_ABREAST, thread_name_prefix="sending")
        self._under_way: dict[Future[None], T] = {}

    def __enter__(self) -> "Abreast[T]":
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._threads.shutdown()

    def __len__(self) -> int:
        return len(self._under_way)

    def begin(self, one: T) -> None:
        """Send one without waiting for its answer."""
        self._under_way[self._threads.submit(self._send, one)] = one

    def ended(self) -> tuple[list[T], list[T], ServerUnreachable | None]:
        """Wait for at least one: what arrived, what was lost, and why. The others stay on their way.

        Raises:
            DeliveryRefused, ServerNotTrusted: what central said of one of them.
        """
        arrived: list[T] = []
        lost: list[T] = []
        reason: ServerUnreachable | None = None
        for future in wait(self._under_way, return_when=FIRST_COMPLETED).done:
            one = self._under_way.pop(future)
            try:
                future.result()
                arrived.append(one)
            except ServerUnreachable as error:
                reason = error
                lost.append(one)
        return arrived, lost, reason
