"""Readers of the log: checkpoints, proofs, pages of receipts, what a witness is sent, time stamps."""

from collections.abc import Callable
from random import Random
from typing import Final

from storage.crypto import log_tree, tree
from storage.crypto.errors import NotAuthentic
from storage.crypto.signing import SigningKey
from storage.objects import checkpoint, note
from storage.objects.checkpoint import Checkpoint
from storage.objects.errors import Malformed, NotSigned
from sync.central import timestamping
from sync.central.timestamping import NoToken
from sync.protocol import packed
from sync.protocol.errors import MalformedMessage
from sync.protocol.messages import LogHead, NumberedReceipt, Receipts
from sync.witness import witness
from tests.fuzz.changes import bytes_changed
from tests.fuzz.forms import Made

KEY: Final = SigningKey.from_seed(bytes(range(32)))
LEAVES: Final = [tree.leaf_hash(bytes([number])) for number in range(23)]
_HASH: Final = "A" * 43 + "="


def _note(size: int = 23) -> note.Note:
    head = Checkpoint(checkpoint.origin_of(KEY.public), size, tree.root(LEAVES[:size]))
    signed = checkpoint.signed(head, KEY)
    return signed.with_lines((note.cosign(signed.text, "w.example/w", KEY, 1_679_315_147),))


def _changing(seed: bytes) -> Callable[[Random], bytes]:
    return lambda chance: bytes_changed(seed, chance) if chance.random() < 0.97 else seed


def _checkpoint() -> Made:
    cosigner = note.NoteKey("w.example/w", note.COSIGNER, KEY.public)

    def read(data: bytes) -> None:
        _, found = checkpoint.verified(data.decode(), KEY.public)
        found.verify(cosigner)
        assert found.to_text().encode() == data

    return _changing(_note().to_text().encode()), read, (Malformed, NotSigned, UnicodeDecodeError)


def _proof() -> Made:
    """`first, count, size, old`, then the hashes of both proofs in a row."""
    nodes = log_tree.appended(0, LEAVES, lambda _wanted: {})

    def made(chance: Random) -> bytes:
        size = chance.randrange(1, 24)
        first, old = chance.randrange(size), chance.randrange(size + 1)
        count = chance.randrange(1, size - first + 1)
        inclusion = log_tree.range_proof(first, count, size, lambda _wanted: nodes)
        steps = log_tree.consistency_proof(old, size, lambda _wanted: nodes)
        data = bytes([first, count, size, old, len(inclusion)]) + b"".join((*inclusion, *steps))
        return bytes_changed(data, chance) if chance.random() < 0.9 else data

    def read(data: bytes) -> None:
        first, count, size, old, steps = (*data[:5], *bytes(5))[:5]
        hashes = [data[at : at + 32] for at in range(5, len(data), 32)]
        root = tree.root(LEAVES[:size])
        if log_tree.root_from_range(LEAVES[first : first + count], first, size, hashes[:steps]) != root:
            raise NotAuthentic
        log_tree.check_consistency(old, tree.root(LEAVES[:old]), size, root, hashes[steps:])

    return made, read, (NotAuthentic,)


def _page() -> Made:
    page = Receipts(
        receipts=(NumberedReceipt(n=1, receipt="AAAA", path=(0, 1)),),
        more=True,
        log=LogHead(checkpoint=_note().to_text(), since=3, consistency=(_HASH,)),
        hashes=(_HASH, _HASH),
    )
    return _changing(packed.pack(page)), lambda data: packed.unpack(Receipts, data), (MalformedMessage,)


def _request() -> Made:
    def read(data: bytes) -> None:
        _, _, tail = witness._request(data.decode())
        checkpoint.read(tail)

    seed = witness.request(5, tuple(LEAVES[:4]), _note().to_text())
    return _changing(seed), read, (Malformed, UnicodeDecodeError)


def _stamp() -> Made:
    """The part of a token that is looked at; a whole one of openssl's is in tests/sync/test_timestamps.py."""
    tlv = timestamping._tlv
    imprint = tlv(0x30, timestamping._SHA256 + tlv(0x04, bytes(32)))
    times = tlv(0x02, b"\1") + tlv(0x18, b"20261122083000Z") + tlv(0x02, b"\x4d")
    info = tlv(0x30, tlv(0x02, b"\1") + tlv(0x06, b"\x2a\3\4\1") + imprint + times)
    content = tlv(0x30, tlv(0x06, timestamping._TST_INFO) + tlv(0xA0, tlv(0x04, info)))
    signed = tlv(0x30, tlv(0x02, b"\3") + tlv(0x31, b"") + content + tlv(0x31, bytes(300)))
    token = tlv(0x30, tlv(0x06, timestamping._SIGNED_DATA) + tlv(0xA0, signed))
    seed = tlv(0x30, tlv(0x30, tlv(0x02, b"\0")) + token)
    return _changing(seed), lambda data: timestamping.check(data, bytes(32), 77), (NoToken,)


LOGS: Final[dict[str, Callable[[], Made]]] = {
    "checkpoint": _checkpoint,
    "log-proof": _proof,
    "receipts-page": _page,
    "witness-request": _request,
    "time-stamp": _stamp,
}
