"""The first words to central, over a second connection too where the first one is unlucky.

Where the first packets of a connection are lost, TCP waits for seconds before it sends each of them again, and takes
the line for a slow one from then on. What is said here changes nothing at central, so it may be heard twice.
"""

import threading
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import Final, TypeVar

from sync.protocol.errors import ServerUnreachable

T = TypeVar("T")
SECONDS: Final = 2.5
"""By then even a satellite has answered, if nothing was lost: TCP and TLS greet, then we do."""


def first_of_two(greet: Callable[[], T], *, seconds: float) -> T:
    """What the first of two greetings brought; the second one sets out if the other took so long.

    Raises:
        ServerUnreachable: both were lost, or the only one before the second one was due.
        Exception: what else `greet` raises in the one that ended first.
    """
    first = _begun(greet)
    if wait([first], timeout=seconds).done:
        return first.result()
    under_way = {first, _begun(greet)}
    while True:
        done, under_way = wait(under_way, return_when=FIRST_COMPLETED)
        for one in done:
            if not isinstance(one.exception(), ServerUnreachable):
                return one.result()
        if not under_way:
            return first.result()


def _begun(greet: Callable[[], T]) -> Future[T]:
    one: Future[T] = Future()

    def run() -> None:
        try:
            one.set_result(greet())
        except Exception as error:  # noqa: BLE001 - every error goes to whoever waits for the greeting
            one.set_exception(error)

    # Nobody waits for the one that comes too late, also not when the program ends.
    threading.Thread(target=run, name="greeting", daemon=True).start()
    return one
