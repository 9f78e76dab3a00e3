"""Sealed files in order of their lanes: small ones many in a request, a large one leaf by leaf."""

from collections import deque
from collections.abc import Callable, Collection, Sequence
from itertools import groupby

from storage.interviews.outbox import OutboxItem
from storage.vault import Vault
from sync.client import outgoing, small_files
from sync.client.abreast import Abreast
from sync.client.calls import Calls
from sync.client.pace import TRIES
from sync.protocol import limits
from sync.protocol.messages import ObjectResult

_Some = tuple[OutboxItem, ...]


def send_files(
    vault: Vault,
    calls: Calls,
    items: Sequence[OutboxItem],
    parked: dict[str, str],
    *,
    unknown: Collection[str],
    begun: Callable[[OutboxItem], None],
    gone: Callable[[int], None],
    cancelled: Callable[[], bool],
) -> bool:
    """Send what central does not hold of these; False when cancelled. `unknown`: interviews of which it holds no file.

    A small file that central holds in part goes whole: that is no more than what a cut loses.
    """
    ordered = sorted(items, key=lambda item: (item.lane, item.number))
    # No sound leaves before the last photo is whole at central.
    for _, lane in groupby(ordered, key=lambda item: item.lane):
        waiting = deque(lane)
        # Those that were lost on their way may have arrived.
        lost: set[str] = set()
        while waiting:
            if not _send_small(vault, calls, waiting, parked, lost, begun=begun, gone=gone, cancelled=cancelled):
                return False
            # What is left begins with a file that is larger than a request.
            if not waiting:
                break
            item = waiting.popleft()
            if item.interview_id in parked or not outgoing.is_wanted(vault, item):
                continue
            if cancelled():
                return False
            begun(item)
            is_unknown = item.interview_id in unknown and item.digest not in lost
            if not outgoing.send_blob(
                vault, calls, item, parked, gone=gone, cancelled=cancelled, is_unknown=is_unknown
            ):
                return False
    return True


def _send_small(
    vault: Vault,
    calls: Calls,
    waiting: deque[OutboxItem],
    parked: dict[str, str],
    lost: set[str],
    *,
    begun: Callable[[OutboxItem], None],
    gone: Callable[[int], None],
    cancelled: Callable[[], bool],
) -> bool:
    """Send from the front what fits into requests, some of them abreast; False when cancelled."""
    tries = number = counted = 0
    # What was under way together and is lost together is one try.
    set_out: dict[_Some, int] = {}

    answers: dict[_Some, tuple[Sequence[OutboxItem], Sequence[ObjectResult]]] = {}

    def send(some: _Some) -> None:
        # Nothing here tells or asks the caller: what he holds may belong to one thread only.
        answers[some] = small_files.send_together(vault, calls, some, parked)

    def keep() -> None:
        for some in list(answers):
            sent, results = answers.pop(some)
            outgoing.keep_results(vault, sent, results, parked)
            for item in some:
                gone(item.size)

    with Abreast(send) as under_way:
        while True:
            while waiting and waiting[0].interview_id in parked:
                waiting.popleft()
            some = small_files.fitting(waiting, calls.pace.leaves * limits.LEAF_BYTES)
            stops = cancelled()
            if some and not stops and len(under_way) < calls.pace.abreast(sum(item.size for item in some)):
                for _ in some:
                    waiting.popleft()
                begun(some[0])
                set_out[some] = number = number + 1
                under_way.begin(some)
                continue
            # The next ones are on their way while the vault keeps what became of these, which may have to wait.
            keep()
            if not under_way:
                return not (stops and waiting)
            arrived, cut, reason = under_way.ended()
            for some in cut:
                waiting.extendleft(reversed(some))
                lost.update(item.digest for item in some)
            if arrived:
                tries = 0
            elif any(set_out[some] > counted for some in cut):
                tries, counted = tries + 1, number
            if reason and tries >= TRIES:
                keep()
                raise reason
