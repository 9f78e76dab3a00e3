"""What goes together into central: small files of several interviews in one request, runs of one file in one flush."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final, cast

from storage.crypto import tree
from storage.crypto.signing import key_id
from storage.interviews import device, outbox
from storage.interviews.outbox import OutboxItem
from sync.central.desk import Desk
from sync.client.delivery import calls_of
from sync.client.scope import Amount, Scope
from sync.protocol.limits import LEAF_BYTES
from sync.protocol.runs import make_run
from tests.crash import ends
from tests.crash.ends import URL, Ends, Say
from tests.sync.model.line import Inside
from tests.sync.test_together import waiting

_SMALL: Final = ((30_000, 0), (0, 20_000), (50_000, 30_000))
_LARGE: Final = (12 * LEAF_BYTES + 500, 0)
_GROUPS, _ABREAST, _LEAVES = 2, 3, 2


def runs(folder: Path, say: Say) -> None:
    """Twice three runs of a photo are written at once and flushed together; then the rest goes as ever."""
    with ends.ends(folder) as both, closing(ends.laptop_of(folder)) as laptop:
        with laptop.read() as tx:
            own = key_id(device.signing(tx).public)
            photo = max((one for one in outbox.waiting(tx) if one.is_blob), key=lambda one: one.size)
        data = outbox.blob_path(laptop, photo).read_bytes()
        hashes = [tree.leaf_hash(data[at : at + LEAF_BYTES]) for at in range(0, len(data), LEAF_BYTES)]
        calls = calls_of(laptop, both.line)
        calls.hello()
        # Each has a loop of its own: what waits for the others must not keep them from coming.
        loops = [asyncio.new_event_loop() for _ in range(_ABREAST)]
        lines = [calls_of(laptop, Inside(URL, lambda: both.app, loop)) for loop in loops]
        for line in lines:
            line.hello()
        for group in range(_GROUPS):
            firsts = [(group * _ABREAST + number) * _LEAVES for number in range(_ABREAST)]

            def send(number: int, firsts: list[int] = firsts) -> None:
                first = firsts[number]
                part = data[first * LEAF_BYTES : (first + _LEAVES) * LEAF_BYTES]
                lines[number].put_run(photo.digest, make_run(hashes, first, part))
                say(f"stored {photo.digest} {first} {_LEAVES}")

            _at_once(both, ("runs", own, photo.digest), send)
        for loop in loops:
            loop.close()
        for interview in both.deliver(laptop).delivered:
            say(f"delivered {interview}")


def _at_once(both: Ends, about: tuple[str, ...], send: Callable[[int], None]) -> None:
    """Let them all wait for a flush that is under way, so that the next one is for all of them."""
    desk = cast(Desk, both.app.routes[0].endpoint.__self__._desk)  # type: ignore[attr-defined]
    begun = threading.Event()

    def flush(_: list[None]) -> None:
        begun.set()
        waiting(desk.together, cast(str, about), _ABREAST)

    threads = [threading.Thread(target=desk.together.join, args=(about, None, flush))]
    threads[0].start()
    begun.wait()
    threads += [threading.Thread(target=send, args=(number,)) for number in range(_ABREAST)]
    for thread in threads[1:]:
        thread.start()
    for thread in threads:
        thread.join()


def large(tmp_path: Path) -> Path:
    """The text is at central, a photo of more than a run is not."""
    folder = ends.begun(tmp_path, _LARGE)
    with ends.ends(folder) as both, closing(ends.laptop_of(folder)) as laptop:
        both.deliver(laptop, scope=Scope(Amount.TEXT))
    return folder


def small(tmp_path: Path) -> Path:
    """Three interviews wait; their files are small."""
    return ends.begun(tmp_path, *_SMALL)


def held_of(said: list[str], item: OutboxItem) -> int:
    """The leaves of a file that had been called stored, as bits."""
    held = 0
    for word, *rest in (one.split() for one in said):
        if word == "stored" and rest[0] == item.digest:
            held |= (1 << int(rest[2])) - 1 << int(rest[1])
    return held
