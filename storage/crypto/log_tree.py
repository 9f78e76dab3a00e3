"""Proofs over a tree that grows (RFC 9162 section 2.1), from stored hashes of full subtrees: nothing is hashed again.

A node is `(level, index)`: the hash over the leaves from `index * 2^level` on, 2^level of them. Only full ones are ever
stored, so none is ever changed; every other subtree is folded from at most one of each level.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Final, TypeAlias

from storage.crypto.errors import NotAuthentic
from storage.crypto.tree import HASH_BYTES, node_hash, root

Node: TypeAlias = tuple[int, int]
Read: TypeAlias = Callable[[Collection[Node]], Mapping[Node, bytes]]

#: More leaves no log has; proofs are then at most so many hashes.
MOST_LEAVES: Final = 1 << 53
MOST_HASHES: Final = 2 * 53


def nodes_of(first: int, end: int) -> tuple[Node, ...]:
    """Return the full subtrees that the subtree over these leaves consists of, left to right."""
    found: list[Node] = []
    while first < end:
        level = (end - first).bit_length() - 1
        found.append((level, first >> level))
        first += 1 << level
    return tuple(found)


def appended(size: int, hashes: Sequence[bytes], read: Read) -> dict[Node, bytes]:
    """Return the nodes that leaves after the first `size` make full, the leaves themselves included."""
    # What a new node can have on its left without being new itself is part of the tree as it was.
    known = dict(read(nodes_of(0, size)))
    made: dict[Node, bytes] = {}
    for offset, leaf in enumerate(hashes):
        level, index, node = 0, size + offset, leaf
        made[level, index] = known[level, index] = node
        while index & 1:
            node = node_hash(known[level, index - 1], node)
            level, index = level + 1, index >> 1
            made[level, index] = known[level, index] = node
    return made


def root_at(size: int, read: Read) -> bytes:
    """Return the root over the first `size` leaves."""
    return _hashes_over([(0, size)], read)[0] if size else root(())


def range_proof(first: int, count: int, size: int, read: Read) -> tuple[bytes, ...]:
    """Return the hashes that lead from a run of leaves to the root: of the subtrees without any, left to right."""
    return _hashes_over(_outside(first, first + count, size), read)


def consistency_proof(old: int, size: int, read: Read) -> tuple[bytes, ...]:
    """Return the proof that the tree of `size` leaves begins with that of `old`, as the RFC orders it."""
    if not 0 <= old <= size:
        raise ValueError("not a part of the tree")
    return _hashes_over(_consistency(old, size), read)


def root_from_range(hashes: Sequence[bytes], first: int, size: int, proof: Sequence[bytes]) -> bytes:
    """Return the root that a run of leaf hashes and its proof imply; NotAuthentic if the proof has the wrong shape."""
    end = first + len(hashes)
    if not hashes or first < 0 or end > size or size > MOST_LEAVES or len(proof) > MOST_HASHES:
        raise NotAuthentic
    spans = _outside(first, end, size)
    if len(spans) != len(proof) or any(len(one) != HASH_BYTES for one in proof):
        raise NotAuthentic
    left = iter(proof)

    def over(start: int, stop: int) -> bytes:
        if stop <= first or start >= end:
            return next(left)
        if first <= start and stop <= end:
            return root(hashes[start - first : stop - first])
        middle = start + _split(stop - start)
        before = over(start, middle)
        return node_hash(before, over(middle, stop))

    return over(0, size)


def check_consistency(old: int, old_root: bytes, size: int, new_root: bytes, proof: Sequence[bytes]) -> None:
    """Return if the tree of `size` leaves begins with the tree of `old` (RFC 9162 section 2.1.4.2).

    Raises:
        NotAuthentic: It does not, or the proof has the wrong shape.
    """
    if not 0 <= old <= size <= MOST_LEAVES or any(len(one) != HASH_BYTES for one in proof):
        raise NotAuthentic
    if old in (0, size):
        # Everything begins with nothing; and of two trees of one size only equal roots agree.
        if proof or (old == size and old_root != new_root) or (old == 0 and old_root != root(())):
            raise NotAuthentic
        return
    if len(proof) > MOST_HASHES:
        raise NotAuthentic
    steps = iter([old_root, *proof] if old & (old - 1) == 0 else proof)
    at, last = old - 1, size - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    before = after = next(steps, b"")
    for step in steps:
        if last == 0:
            raise NotAuthentic
        if at & 1 or at == last:
            before, after = node_hash(step, before), node_hash(step, after)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            after = node_hash(after, step)
        at, last = at >> 1, last >> 1
    if last or before != old_root or after != new_root:
        raise NotAuthentic


def _split(count: int) -> int:
    """Return the largest power of two below `count`."""
    return 1 << (count - 1).bit_length() - 1


def _outside(first: int, end: int, size: int) -> list[tuple[int, int]]:
    """The largest subtrees that hold no leaf of a run, left to right."""
    found: list[tuple[int, int]] = []
    todo = [(0, size)]
    while todo:
        start, stop = todo.pop()
        if stop <= first or start >= end:
            found.append((start, stop))
        elif not (first <= start and stop <= end):
            middle = start + _split(stop - start)
            todo += [(middle, stop), (start, middle)]
    return found


def _consistency(old: int, size: int) -> list[tuple[int, int]]:
    if old in (0, size):
        return []
    found: list[tuple[int, int]] = []
    start, stop, is_known = 0, size, True
    while start + old < stop:
        middle = start + _split(stop - start)
        if start + old <= middle:
            found.append((middle, stop))
            stop = middle
        else:
            found.append((start, middle))
            old -= middle - start
            start, is_known = middle, False
    if not is_known:
        found.append((start, stop))
    return found[::-1]


def _hashes_over(spans: Iterable[tuple[int, int]], read: Read) -> tuple[bytes, ...]:
    split = [nodes_of(*span) for span in spans]
    known = read([node for nodes in split for node in nodes])
    found: list[bytes] = []
    for nodes in split:
        whole = known[nodes[-1]]
        for node in reversed(nodes[:-1]):
            whole = node_hash(known[node], whole)
        found.append(whole)
    return tuple(found)
