"""What goes over a line or lies on a stick, made from fixed keys: the same bytes each time, or a new seal each time."""

import hashlib
import json
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from storage.container import PHOTO_RECORD, ContainerWriter
from storage.crypto import log_tree, tree
from storage.crypto.signing import SigningKey, key_id
from storage.objects import addressed, checkpoint, envelope, note
from storage.objects.checkpoint import Checkpoint
from storage.objects.envelope import Signed
from storage.objects.kinds import ObjectKind
from sync.central import settings
from sync.central.bucket import Place
from sync.central.settings import Allowance, Settings
from sync.courier import packfile
from sync.courier.answerfile import encode_answer
from sync.courier.statement import PackStatement, sign_statement
from sync.handover.line import Line, Patience
from sync.handover.session import _committed, _session
from sync.handover.wire import MAGIC, Say
from sync.protocol.addressed import join_addressed
from sync.protocol.frames import FRAME_KINDS, Frame, FrameKind, encode_frame
from sync.protocol.messages import (
    BatchAnswer,
    Cursor,
    Devices,
    Feed,
    FeedItem,
    FeedKind,
    Hello,
    HelloAnswer,
    LogHead,
    LogProof,
    NumberedDevice,
    NumberedReceipt,
    ObjectResult,
    Receipts,
    Standing,
    Status,
    base64_of,
    encode,
    sign_hello,
)
from sync.protocol.packed import pack as pack_message
from sync.protocol.reviews import join_review
from sync.protocol.runs import encode_run, make_run
from sync.protocol.signatures import signed_headers
from sync.protocol.whole_files import WholeFile, encode_files
from sync.witness.witness import request
from tests.storage.objects.examples import DEVICE, EXAMPLES, KEYS
from tests.storage.organisations import seed

HERE: Final = Path(__file__).parent
WITNESS: Final = "partner.example/witness"
WITNESS_KEY: Final = SigningKey.from_seed(seed(30))
COSIGNED_AT: Final = 1_795_000_000
PACK_KEY: Final = bytes(range(32))
LEAVES: Final = tuple(tree.leaf_hash(bytes([number])) for number in range(7))
#: A file of five leaves, the last of them short.
BLOB: Final = bytes(range(256)) * 300
URL: Final = "https://central.example.org/v1/batch"
NONCE: Final = "c2Vzc2lvbg.7"


def signed(name: str) -> Signed:
    return envelope.sign(EXAMPLES[name], DEVICE)


def frame(name: str) -> Frame:
    return Frame(FRAME_KINDS[ObjectKind(name)], signed(name).to_frame())


def frames() -> tuple[Frame, ...]:
    """One of every kind that a batch may bring in clear of a seal."""
    return (*(frame(name) for name in ("revision", "custody-event")), Frame(FrameKind.PART, b"sealed part"))


def nodes() -> dict[log_tree.Node, bytes]:
    return {**{(0, at): leaf for at, leaf in enumerate(LEAVES)}, **log_tree.appended(0, LEAVES, lambda _: {})}


def read(wanted: object) -> dict[log_tree.Node, bytes]:
    known = nodes()
    return {one: known[one] for one in wanted}  # type: ignore[attr-defined]


def head(size: int) -> note.Note:
    public = KEYS.receipts.public
    return checkpoint.signed(
        Checkpoint(checkpoint.origin_of(public), size, log_tree.root_at(size, read)), KEYS.receipts
    )


def cosigned() -> str:
    noted = head(7)
    return noted.with_lines((note.cosign(noted.text, WITNESS, WITNESS_KEY, COSIGNED_AT),)).to_text()


def log_head() -> LogHead:
    steps = log_tree.consistency_proof(3, 7, read)
    return LogHead(checkpoint=cosigned(), since=3, consistency=tuple(base64_of(step) for step in steps))


def hello() -> bytes:
    return encode(
        Hello(device=key_id(DEVICE.public), random="0f" * 16, app="0.1", acknowledged=4, log_size=3, kept=2, asks=True)
    )


def hello_answer() -> bytes:
    answer = HelloAnswer(
        device=key_id(DEVICE.public),
        random="0f" * 16,
        at="2026-11-23T10:00:00.000Z",
        session="c2Vzc2lvbi1vZi10aGUtZ29sZGVu",
        requests=10_000,
        practice=False,
        epoch=3,
        batch_bytes=1 << 20,
        run_leaves=256,
        log=log_head(),
        feed=True,
        standing=Standing(seq=7, head="0d" * 32, missing=((8, 9),), receipts=2, acknowledged=4),
    )
    return sign_hello(answer, KEYS.receipts)


def request_signature() -> bytes:
    headers = signed_headers(DEVICE, method="POST", url=URL, body=b"golden", nonce=NONCE)
    return json.dumps(dict(headers), indent=1, sort_keys=True).encode() + b"\n"


def run() -> bytes:
    hashes = [tree.leaf_hash(BLOB[at : at + 16_384]) for at in range(0, len(BLOB), 16_384)]
    return encode_run(make_run(hashes, 4, BLOB[4 * 16_384 :]))


def files() -> bytes:
    return encode_files([WholeFile(hashlib.sha256(data).hexdigest(), data) for data in (BLOB[:16_385], b"small")])


def log_proof() -> bytes:
    steps = log_tree.range_proof(5, 2, 7, read)
    hashes = tuple(base64_of(step) for step in steps)
    return encode(LogProof(log=log_head(), hashes=hashes, paths=(tuple(range(len(steps))),)))


def receipts_page() -> bytes:
    """Two receipts, the second proved in the log; the page is one zstd frame."""
    frame_of = base64_of(envelope.sign(EXAMPLES["receipt"], KEYS.receipts).to_frame())
    steps = log_tree.range_proof(5, 2, 7, read)
    found = (
        NumberedReceipt(n=4, receipt=frame_of),
        NumberedReceipt(n=5, receipt=frame_of, path=tuple(range(len(steps)))),
    )
    return pack_message(
        Receipts(receipts=found, more=True, log=log_head(), hashes=tuple(base64_of(step) for step in steps))
    )


def feed_page() -> bytes:
    """One item of every kind, with what stands for its content."""
    inside = {
        FeedKind.DELIVERED: "certificate",
        FeedKind.ADDENDUM: "certificate",
        FeedKind.CONSENT_NOTICE: "certificate",
    }
    items = tuple(
        FeedItem(
            n=at + 1,
            kind=kind,
            digest=f"{at:02x}" * 32,
            content=base64_of(signed(inside.get(kind, "custody-event")).to_frame()),
        )
        for at, kind in enumerate(FeedKind)
    )
    return encode(Feed(items=items, more=False))


def devices_page() -> bytes:
    certificate = base64_of(signed("certificate").to_frame())
    listed = tuple(NumberedDevice(n=number, certificate=certificate) for number in (1, 3))
    return encode(Devices(devices=listed, more=True, revocations=(base64_of(signed("revocation").to_frame()),)))


def cursor() -> bytes:
    return encode(
        Cursor(
            seq=7,
            head="0d" * 32,
            missing=((8, 9), (11, 11)),
            receipts=2,
            acknowledged=4,
            wanted=("1a" * 32,),
            blobs=("2b" * 32, "3c" * 32),
        )
    )


def batch_answer() -> bytes:
    results = tuple(
        ObjectResult(digest=f"{at:02x}" * 32, status=status, code="not-named" if status is Status.REFUSED else None)
        for at, status in enumerate(Status)
    )
    return encode(BatchAnswer(results=results))


def answer() -> bytes:
    inside = (
        Frame(FrameKind.LOG_PROOF, log_proof()),
        Frame(FrameKind.RECEIPT, envelope.sign(EXAMPLES["receipt"], KEYS.receipts).to_frame()),
        Frame(FrameKind.REVIEW, join_review("9" * 64, b"sealed note")),
        Frame(FrameKind.ADDRESSED, join_addressed("ab" * 8, b"sealed object")),
    )
    return encode_answer(key_id(DEVICE.public), inside)


def statement() -> bytes:
    said = PackStatement(
        device=key_id(DEVICE.public),
        practice=False,
        at="2026-11-23T10:00:00.000Z",
        objects=3,
        blobs=1,
        log_size=3,
    )
    return sign_statement(said, DEVICE)


def plain_frames() -> bytes:
    """What a batch and a pack hold, before the one is compressed and the other sealed."""
    return b"".join(encode_frame(one) for one in frames())


def central_json() -> bytes:
    place = Place(bucket="svidok", endpoint="https://s3.example.org", key="key", secret="secret", prefix="central")
    held = Settings(
        practice=False,
        database="postgresql://svidok_owner@127.0.0.1/svidok",
        service="postgresql://svidok_service@127.0.0.1/svidok",
        bucket=place,
        allowance=Allowance(requests_a_minute=600, bytes_a_day=1 << 30),
    )
    assert asdict(place)
    with tempfile.TemporaryDirectory() as folder:
        settings.write(Path(folder), held)
        return (Path(folder) / "central.json").read_bytes()


class Heard(Line):
    """A line on which nobody answers: what was said lies here."""

    def __init__(self) -> None:
        self.said = b""

    def write(self, data: bytes, seconds: float) -> None:
        self.said += data


def handover() -> bytes:
    """The greeting of two laptops, their words, and the first frame of each."""
    keys = {name: X25519PrivateKey.from_private_bytes(seed(40 + at)) for at, name in enumerate(("caller", "door"))}
    shown = {name: key.public_key().public_bytes_raw() + seed(50) for name, key in keys.items()}
    messages = (MAGIC + _committed(shown["caller"]), MAGIC + shown["door"], shown["caller"])
    patience = Patience()
    told: dict[str, object] = {"greeting": [one.hex() for one in messages]}
    for name, other in (("caller", "door"), ("door", "caller")):
        line = Heard()
        session = _session(line, keys[name], shown[other], b"".join(messages), patience, is_caller=name == "caller")
        session.send(Say.SAME, b"", first=True)
        told[name] = {"private": seed(40 + (name == "door")).hex(), "first_frame": line.said.hex()}
        told["words"] = {language: session.words(language) for language in ("uk", "en")}
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


def sealed_to_a_device(name: str) -> bytes:
    return addressed.seal(signed(name), signed("certificate"), KEYS.coordinator.public)


def pack() -> bytes:
    """A pack without its padding, which a reader does not ask for."""
    content = encode_frame(Frame(FrameKind.PACK, statement())) + plain_frames()
    content += packfile.encode_blob_run("6" * 64, make_run([tree.leaf_hash(b"file")], 0, b"file"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "container"
        ContainerWriter.create(path, PACK_KEY, record_size=PHOTO_RECORD).finish(content)
        return packfile.seal_key(KEYS.courier.public, PACK_KEY) + path.read_bytes()


#: The same bytes each time.
FIXED: Final[dict[str, Callable[[], bytes]]] = {
    "hello.json": hello,
    "hello-answer.bin": hello_answer,
    "request-signature.json": request_signature,
    "frames.bin": plain_frames,
    "run.bin": run,
    "files.bin": files,
    "checkpoint.txt": lambda: cosigned().encode(),
    "witness-request.txt": lambda: request(3, log_tree.consistency_proof(3, 7, read), head(7).to_text()),
    "log-proof.json": log_proof,
    "batch-answer.json": batch_answer,
    "cursor.json": cursor,
    "feed.json": feed_page,
    "devices.json": devices_page,
    "pack-statement.bin": statement,
    "central.json": central_json,
    "handover.json": handover,
}
#: Another seal or another compressor's bytes each time: these are only read again.
SEALED: Final[dict[str, Callable[[], bytes]]] = {
    "answer.bin": answer,
    "receipts.bin": receipts_page,
    "pack.bin": pack,
    **{
        f"addressed-{name}.bin": (lambda name=name: sealed_to_a_device(name))  # type: ignore[misc]
        for name in ("assignment", "assignment-answer", "mission-package")
    },
}
