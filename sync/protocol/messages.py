"""Requests and answers of the sync calls as strict models; anything unknown is refused."""

import base64
import binascii
from enum import StrEnum
from typing import Annotated, Final, TypeVar

from pydantic import BaseModel, Field, StringConstraints, ValidationError

from storage.crypto import log_tree
from storage.crypto.errors import CryptoError
from storage.crypto.signing import SIGNATURE_BYTES, SigningKey, verify
from storage.objects import canonical, note
from storage.objects.errors import ObjectRefused
from storage.objects.payload import Count, Digest, Fields, FormatOne, Id64, Id128, Instant
from sync.protocol import limits
from sync.protocol.errors import MalformedMessage

Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,64}$")]
Version = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9.+-]{1,40}$")]
Base64 = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9+/]*={0,2}$")]
HashText = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9+/]{43}=$")]
M = TypeVar("M", bound=BaseModel)

HELLO_TYPE: Final = "application/vnd.svidok.hello.v1+json"


class Hello(Fields):
    """Who calls, with a random that the signed answer must name."""

    v: FormatOne = 1
    device: Id64
    random: Id128
    app: Version
    acknowledged: Count = 0
    """All receipts up to this number are kept on the device for good."""
    log_size: Count = 0
    """How many leaves the log had by the newest checkpoint that is kept on the device."""
    kept: Count = 0
    """Of how many of its acknowledgements of the feed the device knows."""
    asks: bool = False
    """Whether it asks what central holds of it."""


class LogHead(Fields):
    """A checkpoint of central's log as a signed note, and the proof that it goes on from `since` leaves."""

    checkpoint: Annotated[str, StringConstraints(max_length=note.LARGEST)]
    since: Count
    consistency: Annotated[tuple[HashText, ...], Field(max_length=log_tree.MOST_HASHES)]


class ProofsAsked(Fields):
    """For which revisions a coordinator wants proofs of the log."""

    v: FormatOne = 1
    manifests: Annotated[tuple[Digest, ...], Field(max_length=900)]


class LeafProof(Fields):
    """Where a revision stands in the log, and the hashes beside it: the subtrees without it, left to right."""

    manifest: Digest
    device: Id64
    seq: Count
    index: Count
    path: Annotated[tuple[HashText, ...], Field(max_length=log_tree.MOST_HASHES)]


class LogProofs(Fields):
    """A checkpoint of the log, and proofs that revisions stand in it."""

    v: FormatOne = 1
    checkpoint: Annotated[str, StringConstraints(max_length=note.LARGEST)]
    proofs: Annotated[tuple[LeafProof, ...], Field(max_length=900)]


class Standing(Fields):
    """How far this device's journal came at central, and which of its receipts wait."""

    seq: Count
    head: Digest | None
    missing: Annotated[tuple[tuple[Count, Count], ...], Field(max_length=limits.MISSING_RANGES)]
    receipts: Count
    acknowledged: Count


class HelloAnswer(Fields):
    """Signed by central: proves which central answered, and when, without believing the laptop's clock."""

    v: FormatOne = 1
    device: Id64
    random: Id128
    at: Instant
    session: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{20,200}$")]
    requests: Count
    practice: bool
    epoch: Count
    batch_bytes: Count
    run_leaves: Count
    log: LogHead
    feed: bool
    """Whether something waits for the device."""
    standing: Standing | None
    """What central holds of it, where it asked."""


class Cursor(Standing):
    """The same, and which objects and files it still lacks."""

    v: FormatOne = 1
    wanted: Annotated[tuple[Digest, ...], Field(max_length=limits.WANTED_BLOBS)]
    blobs: Annotated[tuple[Digest, ...], Field(max_length=limits.WANTED_BLOBS)]


class Status(StrEnum):
    """What became of one object."""

    STORED = "stored"
    DUPLICATE = "duplicate"
    QUARANTINED = "quarantined"
    REFUSED = "refused"


class ObjectResult(Fields):
    """What became of one object, by its digest."""

    digest: Digest
    status: Status
    code: Code | None = None


class BatchAnswer(Fields):
    """One result per frame, in the order of the frames."""

    v: FormatOne = 1
    results: Annotated[tuple[ObjectResult, ...], Field(max_length=limits.FRAMES)]


class BlobState(Fields):
    """Which leaves of a blob are held, as a bitmap in base64 (bit 0 of byte 0 is leaf 0)."""

    v: FormatOne = 1
    size: Count
    held: Base64
    sealed: bool


class Done(Fields):
    """It is durable, now or before; `sealed`: a file is whole, was checked and has its receipt."""

    v: FormatOne = 1
    status: Status
    sealed: bool = False


class NumberedReceipt(Fields):
    """One receipt as its signed frame in base64; `path` says which of the page's hashes prove its leaves, in order."""

    n: Count
    receipt: Base64
    path: Annotated[tuple[Count, ...], Field(max_length=log_tree.MOST_HASHES)] = ()


class Receipts(Fields):
    """Receipts after a number, oldest first, with the checkpoint in which their leaves stand."""

    v: FormatOne = 1
    receipts: Annotated[tuple[NumberedReceipt, ...], Field(max_length=limits.RECEIPTS)]
    more: bool
    log: LogHead | None = None
    hashes: tuple[HashText, ...] = ()


class LogProof(Fields):
    """The same for the receipts in an answer file: a path for each of them, in order."""

    v: FormatOne = 1
    log: LogHead
    hashes: tuple[HashText, ...]
    paths: tuple[tuple[Count, ...], ...]


class FeedKind(StrEnum):
    """What a feed item is."""

    REVIEW = "review"
    DELIVERED = "delivered"
    WITHDRAWN = "withdrawn"
    RENEWED = "renewed"
    ADDENDUM = "addendum"
    CONSENT_NOTICE = "consent-notice"
    ADDRESSED = "addressed"


class FeedItem(Fields):
    """What is sealed to this device, a delivered revision's digest with its certificate, or an event of consent."""

    n: Count
    kind: FeedKind
    digest: Digest
    content: Base64


class Feed(Fields):
    """Items after a number, oldest first."""

    v: FormatOne = 1
    items: Annotated[tuple[FeedItem, ...], Field(max_length=limits.FEED_ITEMS)]
    more: bool


class NumberedDevice(Fields):
    """The certificate of an enrolled device as its signed frame in base64."""

    n: Count
    certificate: Base64


class Devices(Fields):
    """Enrolled devices after a number that are not revoked, oldest first.

    On the first page the words by which others are: frames as the organisation signed them, the newest first.
    """

    v: FormatOne = 1
    devices: Annotated[tuple[NumberedDevice, ...], Field(max_length=limits.DEVICES)]
    more: bool
    revocations: Annotated[tuple[Base64, ...], Field(max_length=limits.REVOCATIONS)] = ()


class FeedAck(Fields):
    """These items are kept on the device for good."""

    v: FormatOne = 1
    kept: Annotated[tuple[Count, ...], Field(max_length=limits.FEED_ITEMS)]


class FeedKept(Fields):
    """They are; `n` counts the acknowledgements of this device."""

    v: FormatOne = 1
    n: Count


class Refusal(Fields):
    """Why a request was refused; `notice` is a signed frame in base64 where there is one."""

    v: FormatOne = 1
    code: Code
    notice: Base64 = ""


def encode(message: BaseModel) -> bytes:
    """The message as canonical JSON."""
    return canonical.encode(message.model_dump(mode="json"))


def decode(model: type[M], body: bytes) -> M:
    """The message in these bytes.

    Raises:
        MalformedMessage: code message-malformed.
    """
    try:
        canonical.parse(body, limit=limits.ANSWER_BYTES)  # finds duplicate keys, depth, floats
        return model.model_validate_json(body)
    except (ObjectRefused, ValidationError):
        raise MalformedMessage("message-malformed") from None


def sign_hello(answer: HelloAnswer, key: SigningKey) -> bytes:
    """`signature 64 | payload`: the answer to hello, signed with the receipt key."""
    payload = encode(answer)
    return key.sign(HELLO_TYPE, payload) + payload


def read_hello(body: bytes, public: bytes) -> HelloAnswer:
    """The answer to hello, if the pinned receipt key signed it.

    Raises:
        MalformedMessage: codes hello-forged, message-malformed.
    """
    payload = body[SIGNATURE_BYTES:]
    try:
        verify(public, HELLO_TYPE, payload, body[:SIGNATURE_BYTES])
    except CryptoError:
        raise MalformedMessage("hello-forged") from None
    return decode(HelloAnswer, payload)


def base64_of(data: bytes) -> str:
    """Bytes as JSON carries them."""
    return base64.b64encode(data).decode()


def bytes_of(text: str) -> bytes:
    """The bytes in a base64 text.

    Raises:
        MalformedMessage: code message-malformed.
    """
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise MalformedMessage("message-malformed") from None
