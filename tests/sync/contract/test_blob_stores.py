"""A folder and a bucket keep leaves, check whole files and give them back in the same way."""

import hashlib
import os
import threading
import time
from collections.abc import Callable

import pytest

from storage.crypto import tree
from sync.central.blobs import BlobStore, Whole
from sync.central.errors import Refused
from sync.protocol.limits import LEAF_BYTES

Open = Callable[[], BlobStore]
MINE, OTHER = "aa" * 8, "bb" * 8


class File:
    """A file that is brought, and what its manifest says of it."""

    def __init__(self, size: int) -> None:
        self.data = os.urandom(size)
        self.name = hashlib.sha256(self.data).hexdigest()
        hashes = tree.BlockTree()
        hashes.update(self.data)
        self.root = hashes.root().hex()

    def bring(self, store: BlobStore, first: int, leaves: int, device: str = MINE) -> None:
        start = first * LEAF_BYTES
        store.write(self.name, device, start, self.data[start : start + leaves * LEAF_BYTES])

    def seal(self, store: BlobStore, device: str = MINE) -> None:
        store.seal(self.name, device, len(self.data), self.root)


@pytest.mark.parametrize("size", [1, LEAF_BYTES, 5 * LEAF_BYTES + 7])
def test_runs_in_any_order_and_size_make_the_file(new_store: Open, size: int) -> None:
    file = File(size)
    for first, leaves in ((4, 2), (0, 1), (2, 2), (0, 1), (0, 4)):
        if first * LEAF_BYTES < size:
            file.bring(new_store(), first, leaves)
    file.seal(new_store())
    assert b"".join(new_store().chunks(file.name)) == file.data
    assert new_store().read(file.name, 0, size) == file.data
    assert new_store().read(file.name, size - 1, size) == file.data[-1:]
    assert new_store().read(file.name, size, size) == b""


def test_a_large_file_goes_through_in_parts(new_store: Open) -> None:
    file = File((17 << 20) + 5)
    for first in range(0, 17 * 64 + 1, 64):
        file.bring(new_store(), first, 64)
    file.seal(new_store())
    assert hashlib.sha256(b"".join(new_store().chunks(file.name))).hexdigest() == file.name
    assert new_store().read(file.name, 17 << 20, (17 << 20) + 5) == file.data[-5:]


def test_sealing_twice_and_by_several_at_once_is_harmless(new_store: Open) -> None:
    file = File(40 * LEAF_BYTES)
    file.bring(new_store(), 0, 40)
    problems: list[BaseException] = []

    def seal() -> None:
        try:
            file.seal(new_store())
        except Refused as refused:
            problems.append(refused)

    threads = [threading.Thread(target=seal) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    file.seal(new_store())
    # Somebody may have come when the runs were gone and the name not yet seen; the laptop asks again.
    assert all(isinstance(problem, Refused) for problem in problems)
    assert b"".join(new_store().chunks(file.name)) == file.data


@pytest.mark.parametrize("leaves", [1, 40])
def test_two_workers_that_make_one_file_whole_at_once_both_end_well(new_store: Open, leaves: int) -> None:
    file = File(leaves * LEAF_BYTES)
    stores = [new_store() for _ in range(2)]
    both_wrote = threading.Barrier(2)
    problems: list[BaseException] = []

    def complete(store: BlobStore) -> None:
        both_wrote.wait(20)
        problems.extend(store.keep([Whole(file.name, MINE, file.root, file.data)]).values())

    if leaves > 1:
        # One whole file comes while the other worker has its last run and seals.
        file.bring(stores[0], 0, leaves)
    threads = [threading.Thread(target=complete, args=(store,)) for store in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    assert b"".join(new_store().chunks(file.name)) == file.data


def test_a_file_of_which_something_is_missing_is_not_whole(new_store: Open) -> None:
    file = File(3 * LEAF_BYTES)
    with pytest.raises(Refused, match="blob-not-whole"):
        file.seal(new_store())
    file.bring(new_store(), 0, 1)
    file.bring(new_store(), 2, 1)
    with pytest.raises(Refused, match="blob-not-whole"):
        file.seal(new_store())


def test_what_was_spoilt_in_the_store_is_found_and_can_be_brought_again(new_store: Open) -> None:
    file = File(3 * LEAF_BYTES)
    new_store().write(file.name, MINE, 0, b"x" * 3 * LEAF_BYTES)
    with pytest.raises(Refused, match="blob-not-whole"):
        file.seal(new_store())
    file.bring(new_store(), 0, 3)
    file.seal(new_store())
    assert b"".join(new_store().chunks(file.name)) == file.data


def test_leaves_that_come_after_the_seal_change_nothing(new_store: Open) -> None:
    file = File(3 * LEAF_BYTES)
    file.bring(new_store(), 0, 3)
    file.seal(new_store())
    new_store().write(file.name, MINE, 0, b"x" * LEAF_BYTES)
    assert b"".join(new_store().chunks(file.name)) == file.data
    file.seal(new_store())
    assert b"".join(new_store().chunks(file.name)) == file.data


def test_a_store_that_is_there_says_so(new_store: Open) -> None:
    new_store().check()


def test_leaves_of_one_device_are_never_anothers(new_store: Open) -> None:
    file, false = File(3 * LEAF_BYTES), File(3 * LEAF_BYTES)
    file.bring(new_store(), 0, 2)
    # Another one names the same file with a root of its own, and brings what belongs to that.
    false.name = file.name
    for first in range(3):
        false.bring(new_store(), first, 1, OTHER)
    with pytest.raises(Refused, match="blob-not-whole"):
        false.seal(new_store(), OTHER)
    with pytest.raises(Refused, match="blob-not-whole"):
        file.seal(new_store(), OTHER)
    file.bring(new_store(), 2, 1)
    file.seal(new_store())
    # Also where the file is whole by now: what is there is not what that one says.
    with pytest.raises(Refused, match="blob-not-whole"):
        false.seal(new_store(), OTHER)
    file.bring(new_store(), 0, 2, OTHER)
    file.seal(new_store(), OTHER)
    assert b"".join(new_store().chunks(file.name)) == file.data


def test_what_never_became_a_file_is_named_and_cleared_once_nobody_touches_it(new_store: Open) -> None:
    whole, left, awaited = File(2 * LEAF_BYTES), File(3 * LEAF_BYTES), File(3 * LEAF_BYTES)
    for file, device in ((whole, MINE), (left, MINE), (left, OTHER), (awaited, MINE)):
        for first in (0, 1):
            file.bring(new_store(), first, 1, device)
    whole.seal(new_store())
    store, earlier, later = new_store(), time.time() - 600, time.time() + 600
    assert not list(store.left(earlier))
    found = {(one.sha256, one.device): one for one in store.left(later)}
    assert set(found) == {(left.name, MINE), (left.name, OTHER), (awaited.name, MINE)}
    assert not store.clear(found[left.name, MINE], earlier)
    assert store.clear(found[left.name, MINE], later)
    assert len(list(store.left(later))) == 2
    for file, device in ((left, OTHER), (awaited, MINE)):
        file.bring(new_store(), 2, 1, device)
        file.seal(new_store(), device)
    assert not [one for one in store.left(later) if one.sha256 != left.name]
    assert all(b"".join(store.chunks(file.name)) == file.data for file in (whole, left, awaited))
