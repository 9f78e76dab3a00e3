"""Everything that reads bytes from outside: examples of what it reads, how they are changed, and how it may refuse.

Changes reach deep: what a sum, a digest, a signature or a seal would refuse at the door is summed, signed and sealed
again after the change, as somebody could who holds the keys.
"""

import base64
import hashlib
import hmac
import io
import json
import struct
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final, cast

import zstandard
from shamir_mnemonic.share import Share

from app.looking import boxes
from storage.backup import listing
from storage.backup.errors import BackupError
from storage.container import ContainerError, ContainerReader, recover
from storage.container.layout import Layout, new_layout
from storage.crypto import aead, hpke, padding, shares, tree
from storage.crypto.errors import CardProblem
from storage.crypto.hkdf import derive_key
from storage.crypto.hpke import BoxKey
from storage.crypto.signing import SigningKey
from storage.integrity import anchors
from storage.interviews import export_file
from storage.interviews.errors import ExportProblem
from storage.keys import header, key_file
from storage.keys.errors import KeysError
from storage.keys.header import Header
from storage.keys.key_file import KeptKeys, KeyPurpose
from storage.keys.slots import Bound, passphrase_slot, recovery_slot
from storage.objects import (
    addressed,
    canonical,
    central_description,
    certificate,
    device_request,
    envelope,
    mission_package,
    organisation,
    review,
)
from storage.objects import part as parts
from storage.objects.errors import ObjectRefused
from storage.objects.kinds import ObjectKind, PartKind
from storage.objects.payload import Payload
from storage.objects.wrapset import Wrapset, wrap
from storage.vault import Vault
from sync.courier import answerfile, packfile
from sync.courier.errors import PackProblem
from sync.protocol import frames, messages, runs
from sync.protocol.errors import MalformedMessage
from sync.protocol.frames import Frame, FrameKind
from tests.app.looking.films import android_place, apple_notes, film, moov
from tests.fuzz.changes import Json, JsonSeed, bytes_changed, written
from tests.fuzz.changes import canonical as canonical_bytes
from tests.fuzz.forms import FORMS
from tests.fuzz.lists import directory, territory_list
from tests.fuzz.logs import LOGS
from tests.fuzz.wire import WIRE
from tests.storage.objects.examples import DEVICE, EXAMPLES, INTERVIEW, KEYS
from tests.storage.vaults import LOWEST_FOR_TESTS, PASSPHRASE, new_vault

KEY: Final = bytes(range(32))
BOX: Final = BoxKey.from_seed(bytes([9]) * 32)
BOUND: Final = Bound("ab" * 16, practice=False)
_UNTIDY: Final = ("", "слово", "7.", "ACADEMIC", "\0")
_ITEM_AT: Final = "2026-11-22T08:30:00.123Z"


@dataclass(frozen=True, slots=True)
class Parser:
    """One reader: `made` gives one input by chance, `read` reads it and raises nothing but `refusals`."""

    made: Callable[[Random], bytes]
    read: Callable[[bytes], object]
    refusals: tuple[type[Exception], ...]


def _changed_json(seed: JsonSeed, chance: Random) -> bytes:
    if chance.random() < 0.2:
        return bytes_changed(seed.data, chance)
    return written(seed.changed(chance), chance)


# The header.


def _header_seed() -> bytes:
    slots = (passphrase_slot(KEY, PASSPHRASE, LOWEST_FOR_TESTS, BOUND), recovery_slot(KEY, BOX.public, BOUND))
    return header.written(Header(BOUND.vault_id, 3, False, slots), KEY)


def _summed(body: Json) -> Json:
    """With right digests of its slots, MAC and sum, as far as it still is a header."""
    if not isinstance(body, dict):
        return body
    try:
        for slot in body.get("slots") or []:  # type: ignore[union-attr]
            if isinstance(slot, dict):
                slot.pop("sha256", None)
                slot["sha256"] = hashlib.sha256(canonical_bytes(slot)).hexdigest()
        if "mac" in body:
            signed = {name: value for name, value in body.items() if name not in ("sum", "mac")}
            body["mac"] = hmac.digest(derive_key(KEY, b"svidok/v1/header"), canonical_bytes(signed), "sha256").hex()
        if "sum" in body:
            body["sum"] = hashlib.sha256(canonical_bytes({n: v for n, v in body.items() if n != "sum"})).hexdigest()
    except Exception:  # no longer a header in any sense
        pass
    return body


def header_parser() -> Parser:
    seed = JsonSeed(_header_seed())

    def made(chance: Random) -> bytes:
        if chance.random() < 0.2:
            return bytes_changed(seed.data, chance)
        changed = seed.changed(chance)
        return written(_summed(changed) if chance.random() < 0.8 else changed, chance)

    def read(data: bytes) -> None:
        copy = header.read(data)
        copy.verify(KEY)
        # What was read can be written again; to say so costs as much as reading, so not each time.
        if data[-3] % 8 == 0:
            header.written(copy.header, KEY)

    return Parser(made, read, (KeysError,))


# The container.


def _container(layout: Layout, plain: list[bytes], chance: Random) -> bytes:
    """Records whose padding, length and order may be wrong, sealed with the right key."""
    sealed = []
    for number, data in enumerate(plain):
        last = number == len(plain) - 1
        inside = (len(data).to_bytes(4, "big") + data).ljust(layout.record_size, b"\0")
        if chance.random() < 0.2:
            inside = bytes_changed(inside, chance)[: layout.record_size].ljust(layout.record_size, b"\0")
        counter = number if chance.random() < 0.95 else chance.randrange(4)
        flag = last if chance.random() < 0.95 else not last
        record = layout._cipher.encrypt(bytes(7) + counter.to_bytes(4, "big") + bytes([flag]), inside, layout._context)
        sealed.append((len(record) | (0x8000_0000 if flag else 0)).to_bytes(4, "big") + record)
    return layout.header + b"".join(sealed)


def container_parser(folder: Path) -> Parser:
    layout = new_layout(KEY, 64, file_id=bytes(16), salt=bytes(32))
    whole = _container(layout, [b"first", b"", b"x" * 60, b"last"], Random(0))
    path = folder / "container"

    def made(chance: Random) -> bytes:
        kind = chance.random()
        if kind < 0.3:
            return bytes_changed(whole, chance)
        if kind < 0.6:
            return _forged_container(chance)
        return _container(layout, [chance.randbytes(chance.randrange(61)) for _ in range(chance.randrange(6))], chance)

    def read(data: bytes) -> None:
        path.write_bytes(data)
        try:
            prefix = recover(path, KEY)
        finally:
            with ContainerReader(path, KEY) as reader:
                reader.read(0, reader.size)
        with ContainerReader(path, KEY, truncated_records=prefix.records - prefix.complete) as reader:
            reader.read(3, reader.size)

    return Parser(made, read, (ContainerError,))


def _forged_container(chance: Random) -> bytes:
    """A header of any content with a right MAC, before random bytes."""
    size = chance.choice((0, 1, 63, 64, 65, 4096, 1 << 20, (1 << 20) + 1, 2**32 - 1))
    body = b"SVDKATT1" + bytes([chance.choice((0, 1, 1, 1, 2, 255)), chance.choice((0, 1, 2, 3, 255))])
    body += size.to_bytes(4, "big") + chance.randbytes(48)
    mac = derive_key(KEY, b"svidok/att/v1", salt=body[30:62], length=64)[32:]
    return body + hmac.digest(mac, body, "sha256") + chance.randbytes(chance.choice((0, 1, 84, 168)))


# Signed objects, each signed again after the change.

_SIGNERS: Final = {
    "organisation-package": KEYS.root,
    "certificate": KEYS.issuer,
    "receipt": KEYS.receipts,
    "central-description": KEYS.receipts,
}
_ORGANISATION: Final = KEYS.payload()
_VERIFIED: Final[dict[str, Callable[[envelope.Signed], object]]] = {
    "organisation-package": organisation.verified,
    "device-request": device_request.verified,
    "central-description": central_description.verified,
    "certificate": lambda signed: certificate.verified(signed, _ORGANISATION),
}


def object_parser(name: str) -> Parser:
    example = EXAMPLES[name]
    model: type[Payload] = type(example)
    key = _SIGNERS.get(name, DEVICE)
    kind, seed = example.object_kind, JsonSeed(example.to_bytes())
    verified = _VERIFIED.get(name)

    def made(chance: Random) -> bytes:
        payload = _changed_json(seed, chance)
        by = envelope.SignatureBy(key.public.hex()[:16], key.sign(kind.payload_type, payload))
        return envelope.Signed(kind, payload, (by,)).to_frame()

    def read(data: bytes) -> None:
        signed = envelope.from_frame(kind, data)
        if verified is not None:
            verified(signed)
        else:
            envelope.read(kind, model, data, key.public)

    return Parser(made, read, (ObjectRefused,))


def envelope_parser() -> Parser:
    signed = envelope.sign(EXAMPLES["receipt"], DEVICE, KEYS.root)
    as_json, as_frame = JsonSeed(signed.to_json()), signed.to_frame()

    def made(chance: Random) -> bytes:
        return _changed_json(as_json, chance) if chance.random() < 0.6 else bytes_changed(as_frame, chance)

    def read(data: bytes) -> None:
        envelope.from_file(ObjectKind.RECEIPT, data).verify(DEVICE.public)

    return Parser(made, read, (ObjectRefused,))


def canonical_parser() -> Parser:
    plain = [example.to_bytes() for example in EXAMPLES.values()]
    seeds = [JsonSeed(seed) for seed in plain]

    def made(chance: Random) -> bytes:
        seed = chance.choice(seeds)
        return bytes_changed(seed.data, chance, plain) if chance.random() < 0.7 else _changed_json(seed, chance)

    def read(data: bytes) -> None:
        canonical.encode(cast("canonical.JsonObject", canonical.parse(data)))

    return Parser(made, read, (ObjectRefused,))


# Parts, wrapsets, notes: sealed again after the change.

_PART_SALT: Final = bytes(32)


def part_parser() -> Parser:
    content = parts.PartContent(
        part=PartKind.BODY,
        interview=INTERVIEW,
        rev=1,
        number="К-1",
        record={"told": "слово", "many": [1, {"a": None}]},
        attachments=(
            parts.AttachedFile(
                id="0" * 16, kind="audio", mime="audio/ogg", title="", captured=_ITEM_AT, sha256=("0" * 64,), size=1,
                duration_ms=1, details="",
            ),
        ),
    )  # fmt: skip
    plain = content.to_bytes()
    secrets = parts._Secrets(commit_key="1" * 64, segments={"0" * 16: base64.b64encode(bytes(32)).decode()}).to_bytes()
    plain_seed, secrets_seed = JsonSeed(plain), JsonSeed(secrets)
    sections = derive_key(KEY, b"svidok/v1/body", salt=_PART_SALT)
    context = parts._context(INTERVIEW, 1, PartKind.BODY)
    compressor = zstandard.ZstdCompressor(level=1, write_checksum=False)

    def made(chance: Random) -> bytes:
        told = _changed_json(plain_seed, chance) if chance.random() < 0.6 else plain
        hidden = _changed_json(secrets_seed, chance) if told is plain or chance.random() < 0.2 else secrets
        length = len(hidden) if chance.random() < 0.95 else chance.choice((0, 1, 2**32 - 1, len(hidden) + len(told)))
        packed = compressor.compress(struct.pack(">I", length) + hidden + told)
        if chance.random() < 0.1:
            packed = bytes_changed(packed, chance)
        padded = padding.pad(packed) if chance.random() < 0.9 else bytes_changed(padding.pad(packed), chance)
        sealed = b"SVDKPRT1" + _PART_SALT + aead.seal(sections, padded, context)
        return hashlib.sha256(told).digest() + (sealed if chance.random() < 0.9 else bytes_changed(sealed, chance))

    def read(data: bytes) -> None:
        sealed = data[32:]
        commit = hmac.new(bytes.fromhex("1" * 64), plain, hashlib.sha256).hexdigest()
        parts.open_part(sealed, KEY, interview=INTERVIEW, rev=1, part=PartKind.BODY, commit=commit)

    def read_committed(data: bytes) -> None:
        # What a hostile author commits to is read to the end.
        compare, parts.hmac.compare_digest = hmac.compare_digest, lambda a, b: True  # type: ignore[assignment]
        try:
            read(data)
        finally:
            parts.hmac.compare_digest = compare

    return Parser(made, read_committed, (ObjectRefused,))


def wrapset_parser() -> Parser:
    whole = wrap(KEY, (BOX.public,), interview=INTERVIEW, rev=1, part=PartKind.BODY, policy="8" * 64)
    seed = JsonSeed(whole.to_bytes())
    return Parser(
        lambda chance: _changed_json(seed, chance), lambda data: Wrapset.from_bytes(data).open(BOX), (ObjectRefused,)
    )


def review_parser() -> Parser:
    inner = review._Sealed(
        certificate=base64.b64encode(envelope.sign(EXAMPLES["certificate"], KEYS.issuer).to_frame()).decode(),
        review=base64.b64encode(envelope.sign(EXAMPLES["review-comment"], DEVICE).to_frame()).decode(),
    ).to_bytes()
    seed, recipient = JsonSeed(inner), hpke.box_id(BOX.public)

    def made(chance: Random) -> bytes:
        padded = padding.pad(_changed_json(seed, chance))
        if chance.random() < 0.1:
            padded = bytes_changed(padded, chance)
        sealed = hpke.seal(BOX.public, padded, kind=review._HPKE_KIND, object_id="", recipient=recipient, policy="")
        whole = review._MAGIC + sealed
        return bytes_changed(whole, chance) if chance.random() < 0.1 else whole

    return Parser(made, lambda data: review.open_review(data, BOX), (ObjectRefused,))


# Key files and cards.


def key_file_parser() -> Parser:
    keys = KeptKeys(issuer=SigningKey.from_seed(KEY))
    seed = key_file.sealed(
        keys, KeyPurpose.ISSUER, practice=False, passphrase=PASSPHRASE, cost=LOWEST_FOR_TESTS, recovery=BOX.public
    )
    example = JsonSeed(seed)
    slot = key_file.read(seed)
    content_key = slot.with_passphrase(PASSPHRASE).issuer

    def made(chance: Random) -> bytes:
        if chance.random() < 0.2:
            return bytes_changed(seed, chance)
        body = example.changed(chance)
        if isinstance(body, dict) and "sum" in body and chance.random() < 0.8:
            with suppress(Exception):
                body["sum"] = hashlib.sha256(canonical_bytes({n: v for n, v in body.items() if n != "sum"})).hexdigest()
        return written(body, chance)

    def read(data: bytes) -> None:
        found = key_file.read(data)
        # A hostile cost is the key derivation's to bound; here it would only take the time of the runs.
        if found.cost == LOWEST_FOR_TESTS:
            found.with_passphrase(PASSPHRASE)

    assert content_key is not None
    return Parser(made, read, (KeysError, ObjectRefused))


_FORGED: Final = 3_000


def _forged_card(share: Share, chance: Random) -> str:
    """A card whose fields are wrong and whose sum is right."""
    changed = {
        name: chance.choice((0, 1, 2, 3, 15))
        for name in ("iteration_exponent", "group_index", "index", "extendable")
        if chance.random() < 0.3
    } | {
        name: chance.choice((1, 2, 3, 16))
        for name in ("group_threshold", "group_count", "member_threshold")
        if chance.random() < 0.2
    }
    if chance.random() < 0.2:
        changed["value"] = chance.randbytes(chance.choice((0, 16, 18, 32, 64)))
    fields = {name: getattr(share, name) for name in Share.__annotations__} | changed
    return Share(**{**fields, "extendable": bool(fields["extendable"])}).mnemonic()


def cards_parser() -> Parser:
    sets = [shares.split(KEY, 2, 3), shares.split(bytes(32), 2, 3), shares.split(KEY, 3, 5)]
    known = [Share.from_mnemonic(card) for one in sets for card in one]
    plain = [card for one in sets for card in one]
    words = " ".join(plain).split()
    # The sum of a card costs more than everything else about it, so many are forged once.
    forged = [_forged_card(known[n % len(known)], Random(n)) for n in range(_FORGED)]

    def card(chance: Random) -> str:
        if chance.random() < 0.5:
            return chance.choice(forged)
        text = chance.choice(plain).split()
        for _ in range(chance.choice((0, 1, 1, 2, 12))):
            text[chance.randrange(len(text))] = chance.choice((chance.choice(words), *_UNTIDY))
        if chance.random() < 0.2:
            del text[chance.randrange(len(text)) :]
        return " ".join(text)

    def made(chance: Random) -> bytes:
        if chance.random() < 0.3:
            one = chance.choice(sets)
            cards = chance.sample(one, chance.randrange(1, len(one) + 1))
            if chance.random() < 0.95:
                cards[chance.randrange(len(cards))] = card(chance)
        else:
            cards = [
                card(chance) for _ in range(chance.choice((0, 1, 1, 2, 2, 2, 3, 3, 6, chance.choice((4, 4, 4, 20)))))
            ]
        return "\n".join(cards).encode("utf-8")

    return Parser(made, lambda data: shares.combine(data.decode("utf-8", "replace").split("\n")), (CardProblem,))


# What comes over a line or on a stick.


def _batch_plain(chance: Random) -> bytes:
    some = [
        Frame(chance.choice(list(FrameKind)), chance.randbytes(chance.randrange(40)))
        for _ in range(chance.randrange(5))
    ]
    return b"".join(frames.encode_frame(frame) for frame in some)


def batch_parser() -> Parser:
    def made(chance: Random) -> bytes:
        plain = _batch_plain(chance)
        if chance.random() < 0.5:
            plain = bytes_changed(plain, chance)
        with_size = chance.random() < 0.95
        body = zstandard.ZstdCompressor(level=1, write_content_size=with_size).compress(plain)
        return bytes_changed(body, chance) if chance.random() < 0.4 else body

    return Parser(made, frames.decode_batch, (MalformedMessage,))


def answer_parser() -> Parser:
    device = DEVICE.public.hex()[:16]
    whole = answerfile.encode_answer(device, [Frame(FrameKind.RECEIPT, b"a" * 50), Frame(FrameKind.REVIEW, b"b" * 9)])
    head = whole[:16]

    def made(chance: Random) -> bytes:
        if chance.random() < 0.5:
            return bytes_changed(whole, chance)
        body = b""
        for _ in range(chance.randrange(4)):
            batch = zstandard.ZstdCompressor(level=1).compress(bytes_changed(_batch_plain(chance), chance))
            body += struct.pack(">I", len(batch) + chance.choice((0, 0, 0, 1, -1))) + batch
        return head + body

    return Parser(made, lambda data: list(answerfile.decode_answer(data, device)), (PackProblem,))


def pack_parser(folder: Path) -> Parser:
    head = packfile.seal_key(BOX.public, KEY)
    layout = new_layout(KEY, 4096, file_id=bytes(16), salt=bytes(32))
    run = packfile.encode_blob_run("0" * 64, runs.make_run([bytes(32)], 0, b"x" * 100))
    container = folder / "pack"

    def made(chance: Random) -> bytes:
        plain = _batch_plain(chance) + run * chance.randrange(2) + packfile.padding_frame(4_000)[: chance.randrange(40)]
        if chance.random() < 0.7:
            plain = bytes_changed(plain, chance)
        pieces = [plain[at : at + layout.room] for at in range(0, len(plain), layout.room)] or [b""]
        whole = head + _container(layout, pieces, Random(1) if chance.random() < 0.9 else chance)
        return bytes_changed(whole, chance) if chance.random() < 0.2 else whole

    def read(data: bytes) -> None:
        file = io.BytesIO(data)
        key = packfile.open_key(file, BOX)
        with container.open("wb") as target:
            packfile.copy_rest(file, target)
        for frame in packfile.read_frames(container, key):
            if frame.kind is FrameKind.BLOB_RUN:
                packfile.decode_blob_run(frame.content)

    return Parser(made, read, (PackProblem,))


_LOG_HEAD: Final = messages.LogHead(checkpoint="a note", since=3, consistency=("A" * 43 + "=",))
_MESSAGES: Final = (
    messages.Hello(device="0" * 16, random="1" * 32, app="1.0.0", acknowledged=3),
    messages.HelloAnswer(
        device="0" * 16, random="1" * 32, at=_ITEM_AT, session="s" * 40, requests=1, practice=False, epoch=1,
        batch_bytes=1 << 20, run_leaves=16, log=_LOG_HEAD, feed=True,
        standing=messages.Standing(seq=7, head=None, missing=((1, 2),), receipts=3, acknowledged=2),
    ),
    messages.Cursor(
        seq=7, head="0" * 64, missing=((1, 2), (4, 4)), wanted=("1" * 64,), blobs=("2" * 64,), receipts=3,
        acknowledged=2,
    ),
    messages.BatchAnswer(
        results=(
            messages.ObjectResult(digest="0" * 64, status=messages.Status.STORED),
            messages.ObjectResult(digest="1" * 64, status=messages.Status.REFUSED, code="not-signed"),
        )
    ),
    messages.BlobState(size=70_000, held="Aw==", sealed=False),
    messages.Done(status=messages.Status.DUPLICATE),
    messages.Receipts(
        receipts=(messages.NumberedReceipt(n=1, receipt="AAAA", path=(0,)),), more=True, log=_LOG_HEAD,
        hashes=("A" * 43 + "=",),
    ),
    messages.LogProof(log=_LOG_HEAD, hashes=("A" * 43 + "=",), paths=((0,), ())),
    messages.Feed(
        items=(messages.FeedItem(n=1, kind=messages.FeedKind.REVIEW, digest="0" * 64, content="AAAA"),), more=False
    ),
    messages.FeedAck(kept=(1, 2, 3)),
    messages.FeedKept(n=3),
    messages.Refusal(code="try-later", notice="AAAA"),
)  # fmt: skip


def export_parser(folder: Path) -> Parser:
    """A file of answers for its readers: anybody may seal one to them."""
    head, layout = export_file._head([BOX.public], KEY), new_layout(KEY, 4096, file_id=bytes(16), salt=bytes(32))
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as out:
        out.writestr("answers.csv", "a,b\n1,слово\n" * 9, zipfile.ZIP_DEFLATED)
        out.writestr("media/one.jpg", bytes(range(99)), zipfile.ZIP_STORED)
    seed, path = archive.getvalue(), folder / "export"

    def made(chance: Random) -> bytes:
        plain = bytes_changed(seed, chance) if chance.random() < 0.95 else seed
        pieces = [plain[at : at + layout.room] for at in range(0, len(plain), layout.room)] or [b""]
        whole = head + _container(layout, pieces, Random(2) if chance.random() < 0.95 else chance)
        return bytes_changed(whole, chance) if chance.random() < 0.1 else whole

    def read(data: bytes) -> None:
        path.write_bytes(data)
        export_file.opened(path, BOX, folder)

    return Parser(made, read, (ExportProblem,))


def message_parser() -> Parser:
    models = [type(message) for message in _MESSAGES]
    seeds = [JsonSeed(messages.encode(message)) for message in _MESSAGES]

    def made(chance: Random) -> bytes:
        number = chance.randrange(len(models))
        # Now and then what belongs to another message.
        seed = seeds[number] if chance.random() < 0.9 else chance.choice(seeds)
        return bytes([number]) + _changed_json(seed, chance)

    return Parser(
        made, lambda data: messages.decode(models[sum(data[:1]) % len(models)], data[1:]), (MalformedMessage,)
    )


def run_parser() -> Parser:
    data = bytes(range(256)) * 256
    hashes = [tree.leaf_hash(data[at : at + tree.LEAF_BYTES]) for at in range(0, len(data), tree.LEAF_BYTES)]
    root = tree.root(hashes)
    seed = runs.encode_run(runs.make_run(hashes, 2, data[2 * tree.LEAF_BYTES :]))
    head = len(seed) - 2 * tree.LEAF_BYTES

    def made(chance: Random) -> bytes:
        first = bytes([2 if chance.random() < 0.8 else chance.randrange(8)])
        if chance.random() < 0.05:
            return first + seed
        # The data itself is only hashed: the head and the path are what is read.
        changed = bytes_changed(seed[:head], chance) + seed[head:]
        return first + (changed if chance.random() < 0.8 else bytes_changed(changed, chance))

    def read(body: bytes) -> None:
        runs.check_run(runs.decode_run(sum(body[:1]) % 8, body[1:]), size=len(data), block_root=root)

    return Parser(made, read, (MalformedMessage,))


# The list of a backup.


def backup_list_parser(folder: Path, vault: Vault, _: ExitStack) -> Parser:
    databases = {"0": listing.Listed(4096, "0" * 64), "1": listing.Listed(8192, "1" * 64)}
    files = {"ab" * 8: listing.Listed(1000, "2" * 64), "cd" * 8: listing.Listed(2000, "3" * 64)}
    listing.write(folder, vault, listing.Listing(vault.vault_id, 7, _ITEM_AT, databases, files))
    body: dict[str, Json] = json.loads((folder / listing.NAME).read_bytes())
    del body["mac"]
    seed = JsonSeed(canonical_bytes(body))

    def made(chance: Random) -> bytes:
        changed = seed.changed(chance)
        if isinstance(changed, dict) and chance.random() < 0.9:
            with suppress(UnicodeEncodeError):
                changed.pop("mac", None)
                changed["mac"] = listing._mac(vault, canonical_bytes(changed))
        data = written(changed, chance)
        return bytes_changed(data, chance) if chance.random() < 0.2 else data

    def read(data: bytes) -> None:
        (folder / listing.NAME).write_bytes(data)
        listing.read(folder, vault)

    return Parser(made, read, (BackupError,))


class Unread(Exception):
    """An anchor that says nothing is as good as none."""


def anchor_parser(folder: Path, vault: Vault, kept: ExitStack) -> Parser:
    seed = JsonSeed(
        b'{"v":1,"changes":7,"entries":3,"entry":null,"signed":0,"object":null,"generation":2,"wall":"2026"}'
    )
    # One snapshot for all of them: to begin one costs more than an anchor.
    tx = kept.enter_context(vault.read())
    key = anchors.key(tx)
    context, path = anchors._CONTEXT + vault.vault_id.encode(), folder / "anchor"

    def made(chance: Random) -> bytes:
        sealed = aead.seal(key, _changed_json(seed, chance).ljust(512), context)
        return bytes_changed(sealed, chance) if chance.random() < 0.2 else sealed

    def read(data: bytes) -> None:
        path.write_bytes(data)
        if anchors.read(tx, vault, path) is None:
            raise Unread

    return Parser(made, read, (Unread,))


def film_parser() -> Parser:
    seeds = (film(apple_notes(), pictures=40), film(android_place(), brand=b"isom", pictures=8), moov(apple_notes()))

    def made(chance: Random) -> bytes:
        return bytes_changed(chance.choice(seeds), chance, seeds)

    def read(data: bytes) -> None:
        found = boxes.film_notes(boxes.notes_box(io.BytesIO(data), len(data)))
        texts = (found.camera, found.taken, found.latitude, found.longitude, found.software, found.codec)
        assert max(map(len, texts)) <= boxes.LONGEST_TEXT
        assert 0 <= found.length <= boxes.LONGEST_FILM
        if found == boxes.FilmNotes():
            raise Unread

    return Parser(made, read, (Unread,))


def addressed_parser() -> Parser:
    certificate = envelope.sign(EXAMPLES["certificate"], KEYS.issuer)
    examples = [envelope.sign(EXAMPLES[kind.value], DEVICE) for kind in addressed.KINDS]
    recipient = hpke.box_id(BOX.public)

    def made(chance: Random) -> bytes:
        certified, one = certificate.to_frame(), chance.randrange(len(examples))
        inner = addressed._HEAD.pack(one, len(certified)) + certified + examples[one].to_frame()
        padded = padding.pad(bytes_changed(inner, chance) if chance.random() < 0.8 else inner)
        sealed = hpke.seal(BOX.public, padded, kind=addressed._HPKE_KIND, object_id="", recipient=recipient, policy="")
        whole = addressed._MAGIC + sealed
        return bytes_changed(whole, chance) if chance.random() < 0.1 else whole

    return Parser(made, lambda data: addressed.opened(data, BOX), (ObjectRefused,))


def package_parser() -> Parser:
    seed = JsonSeed(EXAMPLES["mission-package"].to_bytes())

    def read(data: bytes) -> None:
        mission_package.contents(mission_package.MissionPackage.from_bytes(data))

    return Parser(lambda chance: _changed_json(seed, chance), read, (ObjectRefused,))


def territory_parser(_: Path, vault: Vault, kept: ExitStack) -> Parser:
    return Parser(*territory_list(kept.enter_context(vault.transaction())))


_SIMPLE: Final[dict[str, Callable[[], Parser]]] = {
    "header": header_parser,
    "canonical-json": canonical_parser,
    "envelope": envelope_parser,
    "part": part_parser,
    "wrapset": wrapset_parser,
    "review-note": review_parser,
    "addressed": addressed_parser,
    "mission-package": package_parser,
    "key-file": key_file_parser,
    "cards": cards_parser,
    "batch": batch_parser,
    "answer": answer_parser,
    "message": message_parser,
    "blob-run": run_parser,
    "film-notes": film_parser,
    "services": lambda: Parser(*directory()),
}
_IN_FOLDER: Final[dict[str, Callable[[Path], Parser]]] = {
    "container": container_parser,
    "pack": pack_parser,
    "export-file": export_parser,
}
_OF_VAULT: Final[dict[str, Callable[[Path, Vault, ExitStack], Parser]]] = {
    "backup-list": backup_list_parser,
    "anchor": anchor_parser,
    "territory": territory_parser,
}
NAMES: Final = (*_SIMPLE, *_IN_FOLDER, *_OF_VAULT, *FORMS, *LOGS, *WIRE, *EXAMPLES)


@contextmanager
def parser(name: str) -> Iterator[Parser]:
    """The parser of that name, with a folder in memory where it needs one."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(prefix="fuzz-", dir=memory if memory.is_dir() else None) as folder:
        if name in EXAMPLES:
            yield object_parser(name)
        elif name in FORMS:
            yield Parser(*FORMS[name]())
        elif name in LOGS:
            yield Parser(*LOGS[name]())
        elif name in WIRE:
            yield Parser(*WIRE[name]())
        elif name in _SIMPLE:
            yield _SIMPLE[name]()
        elif name in _IN_FOLDER:
            yield _IN_FOLDER[name](Path(folder))
        else:
            with ExitStack() as kept:
                vault = new_vault(Path(folder) / "vault", recovery=BOX.public)
                kept.callback(vault.close)
                yield _OF_VAULT[name](Path(folder), vault, kept)
