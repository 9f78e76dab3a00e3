"""Readers of the line: signed heads, sessions, the signed greeting, proofs for a court, who packed a stick."""

from __future__ import annotations

import base64
from collections.abc import Callable
from random import Random
from typing import Final

from storage.crypto import log_tree, tree
from storage.crypto.errors import NotAuthentic
from storage.crypto.signing import SigningKey, key_id
from storage.objects import checkpoint
from storage.objects.checkpoint import Checkpoint
from storage.objects.errors import Malformed, NotSigned
from storage.objects.kinds import ObjectKind
from sync.central import sessions
from sync.central.errors import Refused
from sync.courier import statement
from sync.courier.errors import PackProblem
from sync.protocol import limits, messages, reviews, signatures, whole_files
from sync.protocol.errors import MalformedMessage
from sync.protocol.whole_files import WholeFile
from tests.fuzz.changes import JsonSeed, bytes_changed, written
from tests.fuzz.forms import Made

KEY: Final = SigningKey.from_seed(bytes(range(32)))
_URL: Final = "https://127.0.0.1:8443/v1/batch"
_SECRET: Final = bytes(32)
_NOW: Final = 1_800_000_000
_HASH: Final = "A" * 43 + "="


def _head() -> Made:
    """The three headers, one a line; then the body."""
    body = b"the body"
    headers = signatures.signed_headers(KEY, method="POST", url=_URL, body=body, nonce="s" * 54 + ".7")
    seed = "\n".join(f"{name}: {value}" for name, value in headers).encode() + b"\n\n" + body

    def made(chance: Random) -> bytes:
        return bytes_changed(seed, chance) if chance.random() < 0.97 else seed

    def read(data: bytes) -> None:
        top, _, content = data.partition(b"\n\n")
        lines = [line.partition(": ") for line in top.decode("latin-1").split("\n")]
        found = [(name, value) for name, _, value in lines]
        signatures.claimed_key(found)
        head = signatures.check_head(KEY.public, method="POST", url=_URL, headers=found)
        signatures.check_body(head, content)

    return made, read, (MalformedMessage,)


def _session() -> Made:
    """A nonce: the token of a session and a number, most with a right MAC."""
    token = base64.urlsafe_b64decode(sessions.issue(_SECRET, "ab" * 8, now=_NOW) + "==")

    def made(chance: Random) -> bytes:
        raw = token if chance.random() < 0.5 else bytes_changed(token, chance)
        text = base64.urlsafe_b64encode(raw).rstrip(b"=") + b"." + str(chance.randrange(2_000_000)).encode()
        return text if chance.random() < 0.3 else bytes_changed(text, chance)

    return made, lambda data: sessions.check(_SECRET, "ab" * 8, data.decode("latin-1"), now=_NOW), (Refused,)


def _greeting() -> Made:
    """The answer to hello, signed again after the change."""
    head = messages.LogHead(checkpoint="a note", since=3, consistency=(_HASH,))
    answer = messages.HelloAnswer(
        device="0" * 16, random="1" * 32, at="2026-11-22T08:30:00.123Z", session="s" * 40, requests=1, practice=False,
        epoch=1, batch_bytes=1 << 20, run_leaves=16, log=head, feed=False,
        standing=messages.Standing(seq=1, head="0" * 64, missing=((2, 3),), receipts=1, acknowledged=1),
    )  # fmt: skip
    made, read = _resigned(
        messages.HELLO_TYPE, messages.encode(answer), lambda data: messages.read_hello(data, KEY.public)
    )
    return made, read, (MalformedMessage,)


def _resigned(
    kind: str, payload: bytes, read: Callable[[bytes], object]
) -> tuple[Callable[[Random], bytes], Callable[[bytes], object]]:
    seed = JsonSeed(payload)

    def made(chance: Random) -> bytes:
        content = written(seed.changed(chance), chance) if chance.random() < 0.8 else bytes_changed(payload, chance)
        whole = KEY.sign(kind, content) + content
        return bytes_changed(whole, chance) if chance.random() < 0.1 else whole

    return made, read


def _statement() -> Made:
    """Who packed a stick, signed again after the change."""
    said = statement.PackStatement(
        device=key_id(KEY.public), practice=True, at="2026-11-22T08:30:00.123Z", objects=3, blobs=1, log_size=7
    )

    def read(data: bytes) -> None:
        statement.claimed(data)
        statement.check_statement(data, KEY.public)

    made, reads = _resigned(statement.PACK_TYPE, messages.encode(said), read)
    return made, reads, (PackProblem,)


def _court() -> Made:
    """Proofs of the log as a coordinator fetches them, verified as sync/client/proofs.py does."""
    device, digests = "ab" * 8, [f"{number:064x}" for number in range(9)]
    leaves = [checkpoint.leaf_hash(ObjectKind.REVISION, one, device, at) for at, one in enumerate(digests)]
    nodes = log_tree.appended(0, leaves, lambda _wanted: {})
    head = checkpoint.signed(Checkpoint(checkpoint.origin_of(KEY.public), 9, tree.root(leaves)), KEY).to_text()
    paths = [log_tree.range_proof(at, 1, 9, lambda _wanted: nodes) for at in range(9)]
    proofs = tuple(
        messages.LeafProof(
            manifest=one,
            device=device,
            seq=at,
            index=at,
            path=tuple(base64.b64encode(step).decode() for step in paths[at]),
        )
        for at, one in enumerate(digests)
    )
    seed = JsonSeed(messages.encode(messages.LogProofs(checkpoint=head, proofs=proofs)))

    def made(chance: Random) -> bytes:
        return written(seed.changed(chance), chance) if chance.random() < 0.9 else bytes_changed(seed.data, chance)

    def read(data: bytes) -> None:
        found = messages.decode(messages.LogProofs, data)
        shown, _ = checkpoint.verified(found.checkpoint, KEY.public)
        for one in found.proofs:
            leaf = checkpoint.leaf_hash(ObjectKind.REVISION, one.manifest, one.device, one.seq)
            path = [messages.bytes_of(step) for step in one.path]
            if log_tree.root_from_range([leaf], one.index, shown.size, path) != shown.root:
                raise NotAuthentic

    return made, read, (MalformedMessage, Malformed, NotSigned, NotAuthentic)


def _files() -> Made:
    """Small files in one body: what is read of it is written again to the same bytes."""
    seed = whole_files.encode_files(
        [WholeFile(f"{number:064x}", bytes([number]) * (40 * number)) for number in (1, 2, 9)]
    )

    def made(chance: Random) -> bytes:
        data = bytes_changed(seed, chance) if chance.random() < 0.9 else seed
        return data * chance.randrange(80, 90) if chance.random() < 0.02 else data

    def read(data: bytes) -> None:
        files = whole_files.decode_files(data)
        assert 0 < len(files) <= limits.FILES
        assert whole_files.encode_files(files) == data

    return made, read, (MalformedMessage,)


def _note() -> Made:
    """A review note as it is handed over."""

    def made(chance: Random) -> bytes:
        return bytes_changed(bytes(32) + b"sealed", chance)[: chance.randrange(60)]

    def read(data: bytes) -> None:
        reviews.review_digest(data)
        digest, sealed = reviews.split_review(data)
        assert reviews.join_review(digest, sealed) == data

    return made, read, (MalformedMessage,)


WIRE: Final[dict[str, Callable[[], Made]]] = {
    "signed-head": _head,
    "session": _session,
    "greeting": _greeting,
    "pack-statement": _statement,
    "court-proofs": _court,
    "note-on-the-wire": _note,
    "small-files": _files,
}
