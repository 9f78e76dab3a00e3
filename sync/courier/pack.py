"""What is waiting, in one encrypted file for a USB stick: only central can open it."""

import contextlib
import errno
import hashlib
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from storage.container import EACH_4_MIB, PHOTO_RECORD, ContainerError, ContainerFull, ContainerWriter
from storage.crypto import tree
from storage.crypto.signing import key_id
from storage.interviews import (
    addenda,
    addressed,
    assignments,
    central_log,
    custody,
    device,
    organisation,
    outbox,
    packing,
)
from storage.interviews.device import DeviceIdentity
from storage.interviews.outbox import OutboxItem, Sending
from storage.objects.custody import CustodyAction
from storage.objects.organisation import box_bytes
from storage.platform import files
from storage.platform.clock import Clock
from storage.vault import Vault, VaultFull, VaultReadOnly
from sync.courier import packfile
from sync.courier.errors import PackProblem
from sync.courier.statement import PackStatement, sign_statement
from sync.protocol import limits
from sync.protocol.addressed import join_addressed
from sync.protocol.frames import FRAME_KINDS, Frame, FrameKind, encode_frame
from sync.protocol.ordering import manifests_first
from sync.protocol.runs import make_run, run_at

_MOST_ITEMS = 50_000
_COPY = 1 << 20
_MARGIN = 4 << 20
LARGEST = 39 * (1 << 30) // 10
"""Sticks are mostly FAT32, where a file ends below 4 GiB; the rest of that is for paths, records and padding."""


@dataclass(frozen=True, slots=True)
class WrittenPack:
    """A pack that was written, synced, read back and found whole.

    Not `is_all`: more waits that lies on no stick. `interviews` are those of which it holds anything, `testimony_of`
    those of which it is more than a word about consent, `digests` all it holds.
    """

    path: Path
    size: int
    interviews: tuple[str, ...]
    is_all: bool
    digests: tuple[str, ...] = ()
    testimony_of: tuple[str, ...] = ()


class _Cancelled(Exception):
    """The person changed their mind."""


class _Damaged(Exception):
    """A sealed file is not the one that was sealed, or is gone."""

    def __init__(self, item: OutboxItem) -> None:
        super().__init__()
        self.item = item


def write_pack(
    vault: Vault,
    directory: Path,
    clock: Clock,
    *,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
    again: bool = False,
    largest: int = LARGEST,
    leaves_now: bool = True,
) -> WrittenPack | None:
    """Write what is waiting into `directory` under a random name; None if nothing waits or it was cancelled.

    As much as the medium has room for, and nothing that another stick carries already, unless it is wanted `again`.
    Text goes before files, and with every file that which names it, so that packs may arrive in any order.
    A file that is damaged is parked and keeps nothing else from going. What is withdrawn meanwhile is in no pack.
    One that does not leave yet is noted by `note_left` when it does.

    Raises:
        PackProblem: codes no-organisation, not-enrolled, disk-full, stick-full, stick-unwritable,
            pack-not-readable-back, pack-too-large, all-packed.
    """
    with vault.transaction() as tx:
        current = organisation.current(tx)
        own = device.identity(tx)
    if current is None:
        raise PackProblem("no-organisation")
    if own.certificate is None:
        raise PackProblem("not-enrolled")
    courier_box = box_bytes(current.package.central.courier_box)
    addenda.gather(vault, clock.now())
    assignments.gather(vault, clock.now())
    is_whole = True
    words = _words(vault, again=again)
    while (waiting := _waiting(vault)) or words:
        room = min(largest, _room(directory))
        items, is_all = list[OutboxItem](), True
        try:
            if waiting:
                items, is_all = _fitting(waiting, _carried(vault), room, again=again, is_medium_full=room < largest)
        except PackProblem as problem:
            if not words or problem.code != "all-packed":
                raise
        # Testimony first: words to others have what room is left.
        beside = _words_within(words, room - sum(item.size for item in items))
        if not items and not beside:
            raise PackProblem("stick-full")
        is_all = is_all and len(beside) == len(words)
        try:
            written = _write(vault, own, courier_box, items, beside, directory, clock, progress, cancelled)
        except _Cancelled:
            return None
        except _Damaged as found:
            is_whole = False
            with vault.transaction() as tx:
                outbox.parked(tx, found.item.digest, "file-damaged")
            continue
        if written is None:
            continue
        path, size = written
        interviews = tuple(dict.fromkeys(item.interview_id for item in items))
        digests = (*(item.digest for item in items), *(digest for digest, _, _ in beside))
        pack = WrittenPack(path, size, interviews, is_whole and is_all, digests, _testimony_of(items))
        if leaves_now:
            note_left(vault, pack, clock)
        return pack
    return None


def note_left(vault: Vault, pack: WrittenPack, clock: Clock) -> None:
    """Note that somebody carries this pack: it lies on a stick, or on another laptop."""
    # It is there: a full disk here must not make it look as if it were not.
    with contextlib.suppress(VaultFull, VaultReadOnly), vault.transaction() as tx:
        packing.note(tx, pack.digests, clock.now())
        for interview in pack.interviews:
            custody.record(tx, interview, CustodyAction.HAND_OVER, clock.now(), detail="courier")


def _words(vault: Vault, *, again: bool) -> tuple[tuple[str, str, bytes], ...]:
    """What is sealed to other devices and lies on no stick yet: that central has it is learned over the line only."""
    with vault.read() as tx:
        carried = packing.carried(tx)
        return tuple(one for one in addressed.waiting(tx) if again or one[0] not in carried)


def _words_within(words: Sequence[tuple[str, str, bytes]], room: int) -> list[tuple[str, str, bytes]]:
    some: list[tuple[str, str, bytes]] = []
    for one in words:
        room -= len(one[2])
        if room < 0:
            break
        some.append(one)
    return some


def _waiting(vault: Vault) -> tuple[OutboxItem, ...]:
    with vault.read() as tx:
        return outbox.waiting(tx, limit=_MOST_ITEMS, include_sent=True)


def _write(
    vault: Vault,
    own: DeviceIdentity,
    courier_box: bytes,
    items: Sequence[OutboxItem],
    words: Sequence[tuple[str, str, bytes]],
    directory: Path,
    clock: Clock,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> tuple[Path, int] | None:
    """Write these; None, and nothing on the stick, where some of it was taken back in the meantime."""
    staged = vault.staging / os.urandom(8).hex()
    files.private_directory(vault.staging)
    key = os.urandom(packfile.KEY_BYTES)
    try:
        _stage(vault, own, items, words, staged, key, clock, progress, cancelled)
        if _stays(vault, items):
            return None
        path, size = _write_out(packfile.seal_key(courier_box, key), staged, directory, cancelled)
    except ContainerFull as error:
        raise PackProblem("disk-full") from error
    except ContainerError as error:
        raise PackProblem("disk-unwritable") from error
    finally:
        staged.unlink(missing_ok=True)
    if _stays(vault, items):
        try:
            path.unlink()
        except OSError as error:
            # It is still there, and only central can open it: the person must know that it is not to be carried.
            raise PackProblem("stick-unwritable") from error
        return None
    return path, size


def _stays(vault: Vault, items: Sequence[OutboxItem]) -> bool:
    with vault.read() as tx:
        return outbox.stays(tx, _testimony_of(items))


def _testimony_of(items: Sequence[OutboxItem]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.interview_id for item in items if item.kind.value not in outbox.ALWAYS))


def _carried(vault: Vault) -> dict[str, str]:
    with vault.read() as tx:
        return packing.carried(tx)


def _room(directory: Path) -> int:
    """How much of what waits the medium has room for: a pack is a little larger than what is in it."""
    try:
        return max(0, files.free_bytes(directory) * 99 // 100 - _MARGIN)
    except OSError as error:
        raise PackProblem("stick-unwritable") from error


def _fitting(
    waiting: Sequence[OutboxItem], carried: Mapping[str, str], largest: int, *, again: bool, is_medium_full: bool
) -> tuple[list[OutboxItem], bool]:
    """What goes, and whether that is all that is wanted; what was sent before comes last.

    Of what sticks carry already, that which was written longest ago goes first: then nothing is passed over for good.
    """
    wanted = {item.digest for item in waiting if again or item.digest not in carried}
    if not wanted:
        raise PackProblem("all-packed")
    texts: dict[str, list[OutboxItem]] = {}
    for item in sorted(waiting, key=lambda item: item.state is Sending.SENT):
        texts.setdefault(item.interview_id, [])
        if not item.is_blob:
            texts[item.interview_id].append(item)
    chosen, total = set[str](), 0

    def take(items: Sequence[OutboxItem]) -> bool:
        nonlocal total
        new = [item for item in items if item.digest not in chosen]
        size = sum(item.size for item in new)
        if total + size > largest:
            return False
        chosen.update(item.digest for item in new)
        total += size
        return True

    for items in texts.values():
        if any(item.digest in wanted for item in items):
            take(items)
    in_turn = sorted(
        waiting,
        key=lambda item: (carried.get(item.digest, ""), item.state is Sending.SENT, item.lane, item.number),
    )
    for item in in_turn:
        if item.is_blob and item.digest in wanted:
            # Central takes a file only after what names it, and the other sticks may come later.
            take([*texts[item.interview_id], item])
    if not chosen & wanted:
        raise PackProblem("stick-full" if is_medium_full else "pack-too-large")
    return [item for item in waiting if item.digest in chosen], wanted <= chosen


@dataclass(slots=True)
class _Stream:
    """Frames into records of the container."""

    writer: ContainerWriter
    size: int = 0
    _rest: bytearray = field(default_factory=bytearray)

    def write(self, data: bytes) -> None:
        self._rest += data
        self.size += len(data)
        while len(self._rest) > self.writer.room:
            self.writer.append(bytes(self._rest[: self.writer.room]))
            del self._rest[: self.writer.room]

    def finish(self) -> None:
        self.write(packfile.padding_frame(self.size))
        self.writer.finish(bytes(self._rest))


def _stage(
    vault: Vault,
    own: DeviceIdentity,
    items: Sequence[OutboxItem],
    words: Sequence[tuple[str, str, bytes]],
    staged: Path,
    key: bytes,
    clock: Clock,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> None:
    objects = manifests_first(item for item in items if not item.is_blob)
    blobs = sorted((item for item in items if item.is_blob), key=lambda item: (item.lane, item.number))
    with vault.read() as tx:
        log_size = central_log.held_size(tx)
    statement = PackStatement(
        device=key_id(own.signing.public),
        practice=vault.practice,
        at=clock.now().wall,
        objects=len(objects) + len(words),
        blobs=len(blobs),
        log_size=log_size,
    )
    total, done = sum(item.size for item in items), 0
    writer = ContainerWriter.create(staged, key, record_size=PHOTO_RECORD, durable_every=EACH_4_MIB)
    try:
        stream = _Stream(writer)
        stream.write(encode_frame(Frame(FrameKind.PACK, sign_statement(statement, own.signing))))
        for item in objects:
            if cancelled():
                raise _Cancelled
            with vault.read() as tx:
                content = outbox.content(tx, item.digest)
            stream.write(encode_frame(Frame(FRAME_KINDS[item.kind], content)))
            done += item.size
            progress(done, total)
        for _, device_id, content in words:
            stream.write(encode_frame(Frame(FrameKind.ADDRESSED, join_addressed(device_id, content))))
        for item in blobs:
            for size in _pack_blob(outbox.blob_path(vault, item), item, stream):
                if cancelled():
                    raise _Cancelled
                done += size
                progress(done, total)
        stream.finish()
    finally:
        writer.abandon()


def _pack_blob(path: Path, item: OutboxItem, stream: _Stream) -> list[int]:
    sizes = []
    try:
        with path.open("rb") as file:
            hashes = tree.BlockTree()
            while chunk := file.read(_COPY):
                hashes.update(chunk)
            leaves = hashes.leaves()
            if tree.root(leaves).hex() != item.block_root:
                raise _Damaged(item)
            levels = tree.Levels(leaves)
            file.seek(0)
            at = 0
            while at < len(leaves):
                count = run_at(at, limits.RUN_LEAVES, len(leaves))
                run = make_run(levels, at, file.read(count * limits.LEAF_BYTES))
                stream.write(packfile.encode_blob_run(item.digest, run))
                sizes.append(len(run.data))
                at += count
    except OSError as error:
        raise _Damaged(item) from error
    return sizes


def _write_out(head: bytes, staged: Path, directory: Path, cancelled: Callable[[], bool]) -> tuple[Path, int]:
    """Onto the stick: a temporary name, flushed, renamed, then read back from the medium and compared."""
    target = directory / packfile.random_name()
    temporary = target.with_suffix(".part")
    written = hashlib.sha256(head)
    try:
        with staged.open("rb") as source, os.fdopen(files.open_new(temporary), "wb") as out:
            out.write(head)
            while chunk := source.read(_COPY):
                if cancelled():
                    raise _Cancelled
                written.update(chunk)
                out.write(chunk)
            out.flush()
            files.sync_file(out.fileno())
            files.forget_cached(out.fileno())
        files.replace_durably(temporary, target)
        read_back = hashlib.sha256()
        with target.open("rb") as file:
            while chunk := file.read(_COPY):
                read_back.update(chunk)
        size = target.stat().st_size
    except OSError as error:
        raise PackProblem("stick-full" if error.errno == errno.ENOSPC else "stick-unwritable") from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    if read_back.digest() != written.digest():
        raise PackProblem("pack-not-readable-back")
    return target, size
