"""What leaves a device: objects in batches, then sealed files leaf by leaf."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from storage.crypto import tree
from storage.interviews import outbox
from storage.interviews.outbox import OutboxItem
from storage.objects.kinds import ObjectKind
from storage.vault import Vault
from sync.client.abreast import Abreast
from sync.client.calls import Calls
from sync.client.pace import TRIES
from sync.protocol import limits
from sync.protocol.errors import DeliveryRefused, MalformedMessage, ServerNotTrusted
from sync.protocol.frames import FRAME_KINDS, Frame, encode_batch
from sync.protocol.messages import ObjectResult, Status, bytes_of
from sync.protocol.ordering import manifests_first
from sync.protocol.runs import Run, leaf_count, make_run, run_at

_STORED = (Status.STORED, Status.DUPLICATE)
# Refusals that concern this device as a whole, not one item.
_OF_THE_DEVICE = ("device-", "signature-", "nonce-", "role-", "hello-", "sessions-")
_NOT_WHOLE = "blob-not-whole"
_READ_BYTES = 1 << 20


@dataclass(slots=True, eq=False)
class _Batch:
    items: list[OutboxItem]
    frames: list[Frame]
    encoded: bytes
    #: Those that a disk lost.
    lacking: list[OutboxItem]
    #: Those that nobody wants to leave any more, when the vault had so many changes.
    taken_back: set[str]
    changes: int
    results: Sequence[ObjectResult] = ()

    @property
    def is_taken(self) -> bool:
        """Whether central took all of it."""
        pairs = zip(self.items, self.results, strict=True)
        return all(result.status in _STORED and result.digest == item.digest for item, result in pairs)


def send_objects(
    vault: Vault,
    calls: Calls,
    items: Sequence[OutboxItem],
    parked: dict[str, str],
    *,
    gone: Callable[[OutboxItem], None],
    cancelled: Callable[[], bool],
    new: set[str] | None = None,
) -> bool:
    """Send objects in batches that adapt to the line; False when cancelled. `parked`: interview and central's code.

    `new` gets the interviews of which central heard for the first time. One batch is under way at a time, for what it
    brings may be asked about by the next; while central works the vault notes what became of the one before, and on a
    quick line reads the one after.
    """
    waiting = manifests_first(items)
    lost = 0
    answered: _Batch | None = None
    ahead: _Batch | None = None

    def send(batch: _Batch) -> None:
        batch.results = calls.batch(batch.frames, batch.encoded).results

    def note(batch: _Batch) -> None:
        keep_results(vault, batch.items, batch.results, parked)
        if new is not None:
            new.update(
                item.interview_id
                for item, result in zip(batch.items, batch.results, strict=True)
                if item.kind is ObjectKind.REVISION and result.status is Status.STORED
            )
        for item in batch.items:
            gone(item)

    with Abreast(send) as under_way:
        while True:
            batch = None
            if waiting and not cancelled():
                # What was read ahead goes only if the line still carries as much, and nothing was taken back since.
                if ahead is None or not calls.pace.is_quick or not _is_as_read(vault, ahead):
                    ahead = _read(vault, _take(waiting, calls.pace.batch))
                batch, ahead = ahead, None
                if batch.taken_back:
                    waiting = [item for item in waiting if item.digest not in batch.taken_back]
                    continue
                if batch.lacking:
                    # A disk lost what was sealed here: it waits for a person and holds up no other.
                    for item in batch.lacking:
                        park(vault, item, "file-missing", parked)
                    waiting = _without(vault, waiting, parked)
                    continue
                under_way.begin(batch)
            if answered is not None:
                note(answered)
                answered = None
            if batch is None:
                return not waiting
            if calls.pace.is_quick and (following := _take(waiting[len(batch.items) :], calls.pace.batch)):
                ahead = _read(vault, following)
            _, _, reason = under_way.ended()
            if reason is not None:
                lost += 1
                ahead = None
                if lost >= TRIES:
                    raise reason
                continue
            lost = 0
            del waiting[: len(batch.items)]
            if batch.is_taken:
                answered = batch
            else:
                note(batch)
                # The rest of an interview of which something was refused waits with it and blocks nobody.
                waiting = _without(vault, waiting, parked)
                ahead = None


def _read(vault: Vault, some: list[OutboxItem]) -> _Batch:
    names = [item.digest for item in some]
    with vault.read() as tx:
        changes = outbox.changes(tx)
        taken_back = set(names) - outbox.wanted(tx, names)
        found = outbox.contents(tx, names)
    frames = [Frame(FRAME_KINDS[item.kind], found[item.digest]) for item in some if item.digest in found]
    lacking = [item for item in some if item.digest not in found]
    return _Batch(some, frames, encode_batch(frames), lacking, taken_back, changes)


def _is_as_read(vault: Vault, batch: _Batch) -> bool:
    with vault.read() as tx:
        return 0 < outbox.changes(tx) == batch.changes


def send_blob(
    vault: Vault,
    calls: Calls,
    item: OutboxItem,
    parked: dict[str, str],
    *,
    gone: Callable[[int], None],
    cancelled: Callable[[], bool],
    is_unknown: bool = False,
) -> bool:
    """Send the leaves of a sealed file that central does not hold; False when cancelled. A refused file is parked.

    `is_unknown`: central heard of it just now, so it need not be asked what it holds.

    Sound may take hours: where consent is withdrawn meanwhile, no more of it leaves.
    """
    path = outbox.blob_path(vault, item)
    try:
        levels = tree.Levels(_leaf_hashes(path))
        if levels.root.hex() != item.block_root:
            park(vault, item, "file-damaged", parked)
            return True
        try:
            is_whole = _send_whole(
                vault, calls, item, path, levels, gone=gone, cancelled=cancelled, known=not is_unknown
            )
        except DeliveryRefused as refusal:
            if refusal.code != _NOT_WHOLE:
                raise
            # Central lost what had arrived, and says so once: it is asked what it holds, and gets the rest again.
            is_whole = _send_whole(vault, calls, item, path, levels, gone=gone, cancelled=cancelled, known=True)
        if not is_whole:
            return not cancelled()
    except DeliveryRefused as refusal:
        if refusal.code.startswith(_OF_THE_DEVICE):
            raise
        park(vault, item, refusal.code, parked)
        return True
    except OSError:
        park(vault, item, "file-missing", parked)
        return True
    with vault.transaction() as tx:
        outbox.sent(tx, item.digest)
    return True


def _send_whole(
    vault: Vault,
    calls: Calls,
    item: OutboxItem,
    path: Path,
    levels: tree.Levels,
    *,
    gone: Callable[[int], None],
    cancelled: Callable[[], bool],
    known: bool,
) -> bool:
    """Send what central lacks and have the file sealed; False if this was stopped."""
    is_sealed = _send_leaves(
        calls,
        item,
        path,
        levels,
        gone=gone,
        stops=lambda: cancelled() or not is_wanted(vault, item),
        is_unknown=not known,
    )
    if is_sealed is None or not (is_sealed or is_wanted(vault, item)):
        return False
    if not is_sealed:
        calls.seal_blob(item.digest)
    return True


def is_wanted(vault: Vault, item: OutboxItem) -> bool:
    """Whether something is still to be sent: consent may be withdrawn while a delivery goes on."""
    with vault.read() as tx:
        return outbox.is_wanted(tx, item.digest)


def _send_leaves(
    calls: Calls,
    item: OutboxItem,
    path: Path,
    levels: tree.Levels,
    *,
    gone: Callable[[int], None],
    stops: Callable[[], bool],
    is_unknown: bool,
) -> bool | None:
    """Whether central sealed the file with its last run; None if this was stopped."""
    total = len(levels)
    # What central holds, and what is on its way there.
    held = [False] * total if is_unknown else _held(calls, item, total)
    gone(sum(held) * limits.LEAF_BYTES)
    leaf = tries = 0
    # What was under way together and is lost together is one try: when each run set out, and when the last was counted.
    set_out: dict[int, int] = {}
    number = counted = 0
    sealed: list[bool] = []

    def put(run: Run) -> None:
        sealed.append(calls.put_run(item.digest, run))

    with path.open("rb") as file, Abreast(put) as on_the_way:
        while on_the_way or leaf < total:
            if leaf < total and held[leaf]:
                leaf += 1
                continue
            # The short end of a file goes beside the run before it: alone it would cost a line a whole answer.
            leaves = run_at(leaf, calls.pace.leaves, total) if leaf < total else 0
            if leaves and len(on_the_way) < calls.pace.abreast(leaves * limits.LEAF_BYTES):
                if stops():
                    return None
                file.seek(leaf * limits.LEAF_BYTES)
                on_the_way.begin(make_run(levels, leaf, file.read(leaves * limits.LEAF_BYTES)))
                held[leaf : leaf + leaves] = [True] * leaves
                set_out[leaf] = number = number + 1
            else:
                arrived, lost, reason = on_the_way.ended()
                for run in arrived:
                    gone(len(run.data))
                for run in lost:
                    held[run.first : run.first + run.leaves] = [False] * run.leaves
                    leaf = min(leaf, run.first)
                if arrived:
                    tries = 0
                elif any(set_out[run.first] > counted for run in lost):
                    tries, counted = tries + 1, number
                if reason and tries >= TRIES:
                    raise reason
    return any(sealed)


def _held(calls: Calls, item: OutboxItem, total: int) -> list[bool]:
    state = calls.blob_state(item.digest)
    try:
        bitmap = bytes_of(state.held)
    except MalformedMessage as error:
        raise ServerNotTrusted("wrong-answer") from error
    if state.size != item.size or leaf_count(state.size) != total or len(bitmap) * 8 < total:
        raise ServerNotTrusted("wrong-answer")
    return [state.sealed or bool(bitmap[leaf // 8] >> leaf % 8 & 1) for leaf in range(total)]


def _leaf_hashes(path: Path) -> tuple[bytes, ...]:
    hashes = tree.BlockTree()
    with path.open("rb") as file:
        while chunk := file.read(_READ_BYTES):
            hashes.update(chunk)
    return hashes.leaves()


def _take(waiting: Sequence[OutboxItem], size: int) -> list[OutboxItem]:
    some: list[OutboxItem] = []
    total = 0
    for item in waiting[: limits.FRAMES]:
        total += item.size
        if some and total > size:
            break
        some.append(item)
    return some


def keep_results(
    vault: Vault, some: Sequence[OutboxItem], results: Sequence[ObjectResult], parked: dict[str, str]
) -> None:
    """Note what central said of each of these, in one transaction."""
    with vault.transaction() as tx:
        stored = [item.digest for item, result in zip(some, results, strict=True) if result.status in _STORED]
        outbox.all_sent(tx, stored)
        for item, result in zip(some, results, strict=True):
            if result.status in _STORED:
                if result.digest != item.digest:
                    raise ServerNotTrusted("wrong-digest")
                continue
            code = result.code or result.status.value
            outbox.parked(tx, item.digest, code)
            parked.setdefault(item.interview_id, code)


def _without(vault: Vault, waiting: list[OutboxItem], parked: dict[str, str]) -> list[OutboxItem]:
    stays = [item for item in waiting if item.interview_id not in parked]
    if len(stays) != len(waiting):
        with vault.transaction() as tx:
            for item in waiting:
                if item.interview_id in parked:
                    outbox.parked(tx, item.digest, parked[item.interview_id])
    return stays


def park(vault: Vault, item: OutboxItem, code: str, parked: dict[str, str]) -> None:
    """One that cannot go waits for a person; the rest of its interview waits with it."""
    parked.setdefault(item.interview_id, code)
    with vault.transaction() as tx:
        outbox.parked(tx, item.digest, code)
