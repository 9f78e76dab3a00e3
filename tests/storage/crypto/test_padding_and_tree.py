"""Padding and Merkle trees."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.crypto import padding, tree
from storage.crypto.errors import NotAuthentic

# RFC 6962's well-known test leaves; 9162 hashes in the same way.
LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = {
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    7: "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}
HASHES = [tree.leaf_hash(bytes.fromhex(leaf)) for leaf in LEAVES]


@pytest.mark.parametrize("count", ROOTS)
def test_roots_are_those_of_the_published_vectors(count: int) -> None:
    assert tree.root(HASHES[:count]).hex() == ROOTS[count]
    assert tree.Levels(HASHES[:count]).root.hex() == ROOTS[count]


def test_the_empty_tree_has_the_hash_of_nothing() -> None:
    assert tree.root([]) == hashlib.sha256(b"").digest()
    assert tree.BlockTree().root() == tree.Levels([]).root == tree.root([])


@given(st.integers(1, 70), st.data())
@settings(max_examples=200)
def test_every_run_of_leaves_leads_to_the_root(total: int, data: st.DataObject) -> None:
    hashes = [tree.leaf_hash(bytes([number])) for number in range(total)]
    width = 1 << data.draw(st.integers(0, 6))
    first = data.draw(st.integers(0, (total - 1) // width)) * width
    count = min(width, total - first)
    steps = tree.path(hashes, first, count)
    assert tree.Levels(hashes).path(first, count) == steps
    run = tree.root(hashes[first : first + count])
    assert tree.root_from_path(run, first, count, total, steps) == tree.root(hashes)
    assert tree.root_from_path(tree.leaf_hash(b"other"), first, count, total, steps) != tree.root(hashes)
    with pytest.raises(NotAuthentic):
        tree.root_from_path(run, first, count, total, [*steps, bytes(32)])


@pytest.mark.parametrize(
    ("first", "count", "total"), [(1, 2, 8), (-1, 1, 8), (8, 1, 8), (0, 0, 8), (0, 9, 8), (0, 1, 0)]
)
def test_a_run_that_is_no_subtree_has_no_path(first: int, count: int, total: int) -> None:
    with pytest.raises(NotAuthentic):
        tree.root_from_path(bytes(32), first, count, total, [])
    if total:
        with pytest.raises(ValueError, match="subtree"):
            tree.path(HASHES[:total], first, count)
        with pytest.raises(ValueError, match="subtree"):
            tree.Levels(HASHES[:total]).path(first, count)


def test_a_step_that_is_no_hash_is_refused() -> None:
    with pytest.raises(NotAuthentic):
        tree.root_from_path(bytes(32), 0, 1, 2, [b"short"])


@given(st.lists(st.binary(max_size=40_000), max_size=6))
@settings(max_examples=30)
def test_the_root_of_a_stream_does_not_depend_on_how_it_came(pieces: list[bytes]) -> None:
    whole = b"".join(pieces)
    made = tree.BlockTree()
    for piece in pieces:
        made.update(piece)
    leaves = [whole[start : start + tree.LEAF_BYTES] for start in range(0, len(whole), tree.LEAF_BYTES)]
    assert made.root() == tree.root([tree.leaf_hash(leaf) for leaf in leaves])


@given(st.binary(max_size=5000))
def test_padding_comes_off_again_and_hides_the_length(data: bytes) -> None:
    padded = padding.pad(data)
    assert padding.unpad(padded) == data
    assert len(padded) == padding.padded_size(4 + len(data)) <= (4 + len(data)) * 1.12 + 1
    assert len(padding.pad_fixed(data)) == padding.FIXED_CLASSES[0]
    assert padding.unpad(padding.pad_fixed(data)) == data


@pytest.mark.parametrize(("size", "padded"), [(0, 0), (1, 1), (9, 10), (100, 104), (1000, 1024), (10_000, 10_240)])
def test_padme_gives_the_sizes_of_its_paper(size: int, padded: int) -> None:
    assert padding.padded_size(size) == padded


def test_a_fixed_class_is_the_smallest_that_holds_it() -> None:
    first, second, *_, last = padding.FIXED_CLASSES
    assert len(padding.pad_fixed(b"")) == len(padding.pad_fixed(bytes(first - 4))) == first
    assert len(padding.pad_fixed(bytes(first - 3))) == second
    with pytest.raises(ValueError, match="class"):
        padding.pad_fixed(bytes(last))


@pytest.mark.parametrize("broken", [b"", b"\0\0\0", b"\0\0\0\x05abcd", b"\0\0\0\x01ab", b"\xff\xff\xff\xff"])
def test_padding_that_is_not_ours_is_refused(broken: bytes) -> None:
    with pytest.raises(NotAuthentic):
        padding.unpad(broken)
