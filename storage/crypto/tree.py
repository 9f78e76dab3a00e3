"""Merkle trees as in RFC 9162 section 2.1, over 16 KiB pieces of a file or over given leaves."""

import hashlib
from collections.abc import Sequence
from typing import Final

from storage.crypto.errors import NotAuthentic

LEAF_BYTES: Final = 16 * 1024
HASH_BYTES: Final = 32
_LEAF: Final = hashlib.sha256(b"\0")


def leaf_hash(leaf: bytes) -> bytes:
    """Return the hash of one leaf."""
    return hashlib.sha256(b"\0" + leaf).digest()


def leaf_hashes(data: bytes | bytearray | memoryview) -> list[bytes]:
    """Return the hashes of all leaves of these bytes, the last one as short as it is."""
    view = memoryview(data)
    hashes: list[bytes] = []
    for start in range(0, len(view), LEAF_BYTES):
        hashed = _LEAF.copy()
        hashed.update(view[start : start + LEAF_BYTES])
        hashes.append(hashed.digest())
    return hashes


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash over two subtrees."""
    return hashlib.sha256(b"\1" + left + right).digest()


def _split(count: int) -> int:
    """Return the largest power of two below `count`."""
    return 1 << (count - 1).bit_length() - 1


def root(hashes: Sequence[bytes]) -> bytes:
    """Return the root over leaf hashes; the empty tree has the hash of nothing."""
    if not hashes:
        return hashlib.sha256(b"").digest()
    level = list(hashes)
    while len(level) > 1:
        # The odd one moves up as it is: these are the splits of the RFC, found from below.
        above = [node_hash(level[at], level[at + 1]) for at in range(0, len(level) - 1, 2)]
        level = above + level[2 * len(above) :]
    return level[0]


def path(hashes: Sequence[bytes], first: int, count: int = 1) -> tuple[bytes, ...]:
    """Return the hashes that lead from one run of leaves to the root, nearest first.

    The run must be a subtree: `first` a multiple of a power of two 2^k, and 2^k leaves or all that remain.
    """
    if first == 0 and count == len(hashes):
        return ()
    left = _split(len(hashes))
    if count < 1 or first < 0 or first + count > len(hashes) or first < left < first + count:
        raise ValueError("not a subtree")
    if first < left:
        return (*path(hashes[:left], first, count), root(hashes[left:]))
    return (*path(hashes[left:], first - left, count), root(hashes[:left]))


class Levels:
    """All hashes of a tree, kept for the paths of many runs: each is then found in its logarithm, not in its size."""

    def __init__(self, hashes: Sequence[bytes]) -> None:
        self._levels = [list(hashes)]
        while len(self._levels[-1]) > 1:
            level = self._levels[-1]
            above = [node_hash(level[at], level[at + 1]) for at in range(0, len(level) - 1, 2)]
            self._levels.append(above + level[2 * len(above) :])

    def __len__(self) -> int:
        return len(self._levels[0])

    @property
    def root(self) -> bytes:
        """The same as `root` of the same leaves."""
        return self._levels[-1][0] if self._levels[0] else root(())

    def path(self, first: int, count: int) -> tuple[bytes, ...]:
        """The same as `path` over the same leaves."""
        height = max(count - 1, 0).bit_length()
        is_rest = first + count == len(self)
        is_whole = count == 1 << height and first + count <= len(self)
        if count < 1 or first < 0 or first % (1 << height) or not (is_rest or is_whole):
            raise ValueError("not a subtree")
        steps: list[bytes] = []
        at = first >> height
        for level in self._levels[height:]:
            if at ^ 1 < len(level):
                steps.append(level[at ^ 1])
            at >>= 1
        return tuple(steps)


def root_from_path(run_root: bytes, first: int, count: int, total: int, steps: Sequence[bytes]) -> bytes:
    """Return the root that a run of leaves and its path imply; NotAuthentic if the path has the wrong shape."""
    sides: list[bool] = []
    while not (first == 0 and count == total):
        left = _split(total) if total > 1 else 0
        if count < 1 or first < 0 or first + count > total or first < left < first + count:
            raise NotAuthentic
        if first < left:
            sides.append(False)
            total = left
        else:
            sides.append(True)
            first, total = first - left, total - left
    if len(sides) != len(steps) or any(len(step) != HASH_BYTES for step in steps):
        raise NotAuthentic
    node = run_root
    for is_right, step in zip(reversed(sides), steps, strict=True):
        node = node_hash(step, node) if is_right else node_hash(node, step)
    return node


class BlockTree:
    """The root over a stream, kept while it is written."""

    def __init__(self) -> None:
        self._rest = bytearray()
        self._hashes: list[bytes] = []

    def update(self, data: bytes) -> None:
        """Take the next bytes of the stream."""
        view = memoryview(data)
        if self._rest:
            missing = LEAF_BYTES - len(self._rest)
            self._rest += view[:missing]
            if len(self._rest) < LEAF_BYTES:
                return
            self._hashes.append(leaf_hash(bytes(self._rest)))
            self._rest.clear()
            view = view[missing:]
        full = len(view) - len(view) % LEAF_BYTES
        self._hashes += leaf_hashes(view[:full])
        self._rest += view[full:]

    def leaves(self) -> tuple[bytes, ...]:
        """Return the leaf hashes of all bytes so far, the last leaf as short as it is."""
        return (*self._hashes, leaf_hash(bytes(self._rest))) if self._rest else tuple(self._hashes)

    def root(self) -> bytes:
        """Return the root over all bytes so far."""
        return root(self.leaves())
