"""What leaves a device: objects in batches, then sealed files leaf by leaf."""

from collections.abc import Callable, Sequence
from pathlib import Path

from storage.crypto import tree
from storage.interviews import outbox
from storage.interviews.outbox import OutboxItem
from storage.vault import Vault
from sync.client.calls import Calls
from sync.client.pace import Pace
from sync.protocol import limits
from sync.protocol.errors import DeliveryRefused, MalformedMessage, ServerNotTrusted, ServerUnreachable
from sync.protocol.frames import FRAME_KINDS, Frame
from sync.protocol.messages import ObjectResult, Status, bytes_of
from sync.protocol.ordering import manifests_first
from sync.protocol.runs import leaf_count, make_run, run_at

_STORED = (Status.STORED, Status.DUPLICATE)
# Refusals that concern this device as a whole, not one item.
_OF_THE_DEVICE = ("device-", "signature-", "nonce-", "role-", "hello-", "sessions-")
_READ_BYTES = 1 << 20


def send_objects(
    vault: Vault,
    calls: Calls,
    items: Sequence[OutboxItem],
    parked: dict[str, str],
    *,
    gone: Callable[[OutboxItem], None],
    cancelled: Callable[[], bool],
) -> bool:
    """Send objects in batches that adapt to the line; False when cancelled. `parked`: interview and central's code."""
    pace = Pace(limits.FIRST_BATCH_BYTES, limits.LEAST_BATCH_BYTES, limits.MOST_BATCH_BYTES)
    waiting = manifests_first(items)
    while waiting:
        if cancelled():
            return False
        some = _take(waiting, pace.size)
        with vault.read() as tx:
            withdrawn = {item.digest for item in some if not outbox.is_wanted(tx, item.digest)}
            if withdrawn:
                waiting = [item for item in waiting if item.digest not in withdrawn]
                continue
            frames = [Frame(FRAME_KINDS[item.kind], outbox.content(tx, item.digest)) for item in some]
        try:
            answer = calls.batch(frames)
        except ServerUnreachable:
            if not pace.failed():
                raise
            continue
        pace.went_well()
        del waiting[: len(some)]
        _keep_results(vault, some, answer.results, parked)
        # The rest of an interview of which something was refused waits with it and blocks nobody.
        waiting = _without(vault, waiting, parked)
        for item in some:
            gone(item)
    return True


def send_blob(
    vault: Vault,
    calls: Calls,
    item: OutboxItem,
    parked: dict[str, str],
    *,
    gone: Callable[[int], None],
    cancelled: Callable[[], bool],
) -> bool:
    """Send the leaves of a sealed file that central does not hold; False when cancelled. A refused file is parked.

    Sound may take hours: where consent is withdrawn meanwhile, no more of it leaves.
    """
    path = outbox.blob_path(vault, item)
    try:
        hashes = _leaf_hashes(path)
        if tree.root(hashes).hex() != item.block_root:
            _park(vault, item, "file-damaged", parked)
            return True
        if not _send_leaves(
            calls, item, path, hashes, gone=gone, stops=lambda: cancelled() or not is_wanted(vault, item)
        ):
            return not cancelled()
        if not is_wanted(vault, item):
            return True
        calls.seal_blob(item.digest)
    except DeliveryRefused as refusal:
        if refusal.code.startswith(_OF_THE_DEVICE):
            raise
        _park(vault, item, refusal.code, parked)
        return True
    except OSError:
        _park(vault, item, "file-missing", parked)
        return True
    with vault.transaction() as tx:
        outbox.sent(tx, item.digest)
    return True


def is_wanted(vault: Vault, item: OutboxItem) -> bool:
    """Whether something is still to be sent: consent may be withdrawn while a delivery goes on."""
    with vault.read() as tx:
        return outbox.is_wanted(tx, item.digest)


def _send_leaves(
    calls: Calls,
    item: OutboxItem,
    path: Path,
    hashes: Sequence[bytes],
    *,
    gone: Callable[[int], None],
    stops: Callable[[], bool],
) -> bool:
    total = len(hashes)
    levels = tree.Levels(hashes)
    held = _held(calls, item, total)
    gone(sum(held) * limits.LEAF_BYTES)
    pace = Pace(limits.FIRST_RUN_LEAVES, 1, limits.RUN_LEAVES)
    with path.open("rb") as file:
        leaf = 0
        while leaf < total:
            if held[leaf]:
                leaf += 1
                continue
            if stops():
                return False
            leaves = run_at(leaf, pace.size, total)
            file.seek(leaf * limits.LEAF_BYTES)
            run = make_run(levels, leaf, file.read(leaves * limits.LEAF_BYTES))
            try:
                calls.put_run(item.digest, run)
            except ServerUnreachable:
                if not pace.failed():
                    raise
                continue
            pace.went_well()
            gone(len(run.data))
            leaf += run.leaves
    return True


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


def _keep_results(
    vault: Vault, some: Sequence[OutboxItem], results: Sequence[ObjectResult], parked: dict[str, str]
) -> None:
    with vault.transaction() as tx:
        for item, result in zip(some, results, strict=True):
            if result.status in _STORED:
                if result.digest != item.digest:
                    raise ServerNotTrusted("wrong-digest")
                outbox.sent(tx, item.digest)
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


def _park(vault: Vault, item: OutboxItem, code: str, parked: dict[str, str]) -> None:
    parked.setdefault(item.interview_id, code)
    with vault.transaction() as tx:
        outbox.parked(tx, item.digest, code)
