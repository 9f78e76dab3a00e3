"""A run of leaves of a blob with its Merkle path: `u32 count of leaves | u8 hashes | hashes | data`."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass

from storage.crypto import tree
from storage.crypto.errors import NotAuthentic
from sync.protocol import limits
from sync.protocol.errors import MalformedMessage

_HEAD = struct.Struct(">IB")
RUN_OVERHEAD = _HEAD.size + limits.PATH_HASHES * tree.HASH_BYTES


@dataclass(frozen=True, slots=True)
class Run:
    """An aligned run of leaves: 2^k of them, or all that remain."""

    first: int
    data: bytes | memoryview
    path: tuple[bytes, ...]

    @property
    def leaves(self) -> int:
        """How many leaves the data holds, a short last one included."""
        return leaf_count(len(self.data))


def leaf_count(size: int) -> int:
    """How many leaves this many bytes make."""
    return -(-size // limits.LEAF_BYTES)


def run_at(first: int, wanted: int, total: int) -> int:
    """How many leaves the run at `first` may have: the largest aligned power of two up to `wanted`."""
    aligned = first & -first or 1 << max(total - 1, 0).bit_length()
    size = min(aligned, 1 << wanted.bit_length() - 1)
    return min(size, total - first)


def make_run(hashes: Sequence[bytes] | tree.Levels, first: int, data: bytes) -> Run:
    """The run of these bytes with its path in the tree of all leaf hashes; who makes many gives the levels."""
    leaves = leaf_count(len(data))
    steps = hashes.path(first, leaves) if isinstance(hashes, tree.Levels) else tree.path(hashes, first, leaves)
    return Run(first, data, steps)


def encode_run(run: Run) -> bytes:
    """The run as the body of a request."""
    return b"".join((_HEAD.pack(run.leaves, len(run.path)), *run.path, run.data))


def decode_run(first: int, body: bytes) -> Run:
    """The run in a body that claims to start at leaf `first`.

    Raises:
        MalformedMessage: code run-malformed.
    """
    try:
        leaves, count = _HEAD.unpack_from(body)
    except struct.error as error:
        raise MalformedMessage("run-malformed") from error
    start = _HEAD.size + count * tree.HASH_BYTES
    # Some MiB: looked at where they lie, not copied.
    data = memoryview(body)[start:]
    if count > limits.PATH_HASHES or not 0 < len(data) <= limits.MOST_RUN_BYTES or leaf_count(len(data)) != leaves:
        raise MalformedMessage("run-malformed")
    steps = body[_HEAD.size : start]
    hashes = tuple(steps[at : at + tree.HASH_BYTES] for at in range(0, len(steps), tree.HASH_BYTES))
    return Run(first, data, hashes)


def check_run(run: Run, *, size: int, block_root: bytes) -> None:
    """Hold a run against the root that the signed manifest names.

    Raises:
        MalformedMessage: code run-misplaced or run-not-authentic.
    """
    total = leaf_count(size)
    end = run.first * limits.LEAF_BYTES + len(run.data)
    is_last = run.first + run.leaves == total
    if run.first + run.leaves > total or (end != size if is_last else len(run.data) % limits.LEAF_BYTES != 0):
        raise MalformedMessage("run-misplaced")
    try:
        implied = tree.root_from_path(tree.root(tree.leaf_hashes(run.data)), run.first, run.leaves, total, run.path)
    except NotAuthentic as error:
        raise MalformedMessage("run-misplaced") from error
    if implied != block_root:
        raise MalformedMessage("run-not-authentic")
