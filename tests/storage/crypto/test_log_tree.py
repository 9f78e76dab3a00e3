"""The tree that grows, against the RFC's own example, the tree over all leaves, and every flipped byte."""

import hashlib
from collections.abc import Collection, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.crypto import log_tree, tree
from storage.crypto.errors import NotAuthentic
from storage.crypto.log_tree import Node


class Log:
    """A log in memory; counts how many nodes are read for one answer."""

    def __init__(self, leaves: int = 0, steps: int = 1) -> None:
        self.nodes: dict[Node, bytes] = {}
        self.hashes: list[bytes] = []
        self.read_nodes = 0
        for start in range(0, leaves, steps):
            self.append([leaf(n) for n in range(start, min(start + steps, leaves))])

    def append(self, hashes: list[bytes]) -> None:
        made = log_tree.appended(len(self.hashes), hashes, self.read)
        assert not made.keys() & self.nodes.keys()
        self.nodes |= made
        self.hashes += hashes

    def read(self, wanted: Collection[Node]) -> Mapping[Node, bytes]:
        self.read_nodes += len(wanted)
        return {node: self.nodes[node] for node in wanted}


def leaf(n: int) -> bytes:
    return tree.leaf_hash(b"leaf %d" % n)


def test_the_example_of_the_rfc_section_2_1_5() -> None:
    """Seven leaves d0 to d6; names of nodes as in the RFC's drawing."""
    a, b, c, d, e, f, j = (leaf(n) for n in range(7))
    g, h, i = tree.node_hash(a, b), tree.node_hash(c, d), tree.node_hash(e, f)
    k, last = tree.node_hash(g, h), tree.node_hash(i, j)
    log = Log(7)
    assert log_tree.root_at(7, log.read) == tree.node_hash(k, last)
    # Inclusion of d0 [b, h, l], d3 [c, g, l], d4 [f, j, k], d6 [i, k]; ours stand from left to right.
    assert set(log_tree.range_proof(0, 1, 7, log.read)) == {b, h, last}
    assert set(log_tree.range_proof(3, 1, 7, log.read)) == {c, g, last}
    assert set(log_tree.range_proof(4, 1, 7, log.read)) == {f, j, k}
    assert log_tree.range_proof(6, 1, 7, log.read) == (k, i)
    # Consistency from three (hash0), four (hash1) and six leaves (hash2).
    assert log_tree.consistency_proof(3, 7, log.read) == (c, d, g, last)
    assert log_tree.consistency_proof(4, 7, log.read) == (last,)
    assert log_tree.consistency_proof(6, 7, log.read) == (i, j, k)


def test_known_roots_of_the_first_eight_trees() -> None:
    """Leaves and roots with which implementations of transparency logs are compared everywhere."""
    leaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
    roots = [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]
    log = Log()
    assert log_tree.root_at(0, log.read) == hashlib.sha256(b"").digest()
    for size, (text, root) in enumerate(zip(leaves, roots, strict=True), 1):
        log.append([tree.leaf_hash(bytes.fromhex(text))])
        assert log_tree.root_at(size, log.read).hex() == root


@given(st.lists(st.integers(1, 40), min_size=1, max_size=8), st.data())
def test_whatever_is_appended_every_proof_holds_and_no_other_byte(steps: list[int], data: st.DataObject) -> None:
    log, sizes = Log(), [0]
    for count in steps:
        log.append([leaf(sizes[-1] + n) for n in range(count)])
        sizes.append(sizes[-1] + count)
    size = data.draw(st.integers(1, sizes[-1]))
    root = tree.root(log.hashes[:size])
    assert log_tree.root_at(size, log.read) == root

    first = data.draw(st.integers(0, size - 1))
    count = data.draw(st.integers(1, size - first))
    some = log.hashes[first : first + count]
    proof = log_tree.range_proof(first, count, size, log.read)
    assert log_tree.root_from_range(some, first, size, proof) == root
    for wrong in (*_flipped(data, proof), proof[1:] if proof else (root,), (*proof, root)):
        assert not _leads_to(root, some, first, size, wrong)
    for elsewhere in {first + 1, first - 1, first + size}:
        assert not _leads_to(root, some, elsewhere, size, proof)

    old = data.draw(st.integers(0, size))
    old_root = tree.root(log.hashes[:old])
    steps_between = log_tree.consistency_proof(old, size, log.read)
    log_tree.check_consistency(old, old_root, size, root, steps_between)
    for wrong in (
        *_flipped(data, steps_between),
        steps_between[1:] if steps_between else (root,),
        (*steps_between, root),
    ):
        with pytest.raises(NotAuthentic):
            log_tree.check_consistency(old, old_root, size, root, wrong)
    for wrong_root in _flipped(data, (old_root,)):
        with pytest.raises(NotAuthentic):
            log_tree.check_consistency(old, wrong_root[0], size, root, steps_between)
    # Every tree begins with the empty one.
    for wrong_root in _flipped(data, (root,)) if old else ():
        with pytest.raises(NotAuthentic):
            log_tree.check_consistency(old, old_root, size, wrong_root[0], steps_between)


def test_a_proof_and_an_append_read_a_few_nodes_of_each_level() -> None:
    log = Log(5_000, 500)
    for work in (
        lambda: log.append([leaf(5_000)]),
        lambda: log_tree.range_proof(1_234, 1, 5_001, log.read),
        lambda: log_tree.consistency_proof(1_234, 5_001, log.read),
        lambda: log_tree.root_at(5_001, log.read),
    ):
        log.read_nodes = 0
        work()
        assert log.read_nodes <= 2 * 13


@pytest.mark.parametrize("size", [0, -1, 1 << 60])
def test_impossible_sizes_are_refused_and_nothing_is_computed(size: int) -> None:
    with pytest.raises(NotAuthentic):
        log_tree.root_from_range([leaf(0)], 0, size, ())
    with pytest.raises(NotAuthentic):
        log_tree.check_consistency(1, leaf(0), size, leaf(0), ())


def test_there_is_no_proof_to_a_smaller_tree() -> None:
    with pytest.raises(ValueError, match="not a part"):
        log_tree.consistency_proof(3, 2, Log(3).read)


def _leads_to(root: bytes, some: list[bytes], first: int, size: int, proof: tuple[bytes, ...]) -> bool:
    try:
        return log_tree.root_from_range(some, first, size, proof) == root
    except NotAuthentic:
        return False


def _flipped(data: st.DataObject, hashes: tuple[bytes, ...]) -> list[tuple[bytes, ...]]:
    if not hashes:
        return []
    which = data.draw(st.integers(0, len(hashes) - 1))
    at, bit = data.draw(st.integers(0, 31)), data.draw(st.integers(0, 7))
    changed = bytearray(hashes[which])
    changed[at] ^= 1 << bit
    return [(*hashes[:which], bytes(changed), *hashes[which + 1 :])]
