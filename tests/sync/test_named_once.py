"""Several workers finish one file at once: what has its final name is all of it, whoever still writes."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from storage.crypto import tree
from storage.platform import files
from sync.central.blobs import BlobFolder, Whole

DATA = bytes(range(256)) * 300
NAME = hashlib.sha256(DATA).hexdigest()
DEVICE = "aa" * 8
ROOT = tree.root(tree.leaf_hashes(DATA)).hex()


class Root(str):
    """A root at which something happens when it is compared: after all was read, before the file gets its name."""

    __slots__ = ("meanwhile",)
    meanwhile: Callable[[], None]
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        self.meanwhile()
        return str.__eq__(self, other)


def first_leaf_again(folder: BlobFolder) -> None:
    folder.write(NAME, DEVICE, 0, DATA[: tree.LEAF_BYTES])
    folder.flush(NAME, DEVICE)


def test_a_leaf_that_comes_twice_does_not_take_the_place_of_a_file_that_two_workers_seal(tmp_path: Path) -> None:
    mine, other = BlobFolder(tmp_path), BlobFolder(tmp_path)
    mine.write(NAME, DEVICE, 0, DATA)
    mine.flush(NAME, DEVICE)

    def meanwhile() -> None:
        other.seal(NAME, DEVICE, len(DATA), ROOT)
        first_leaf_again(other)

    root = Root(ROOT)
    root.meanwhile = meanwhile
    mine.seal(NAME, DEVICE, len(DATA), root)
    assert b"".join(mine.chunks(NAME)) == DATA


def test_nor_that_of_a_small_file_that_comes_whole_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine, other = BlobFolder(tmp_path), BlobFolder(tmp_path)
    flush, whole, met = files.sync_data, Whole(NAME, DEVICE, ROOT, DATA), list[int]()

    def meanwhile(descriptor: int) -> None:
        flush(descriptor)
        met.append(descriptor)
        if len(met) == 1:
            assert other.keep([whole]) == {}
            first_leaf_again(other)

    monkeypatch.setattr(files, "sync_data", meanwhile)
    assert mine.keep([whole]) == {}
    assert b"".join(mine.chunks(NAME)) == DATA
