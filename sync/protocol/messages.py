"""Requests and answers of the sync calls as strict models; anything unknown is refused."""

from enum import StrEnum
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError
from pydantic import Field as Bound

from storage.objects import canonical
from sync.protocol import limits
from sync.protocol.errors import MalformedMessage

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
KeyId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
Random = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,64}$")]
Time = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")]
Word = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.:/+ -]{0,100}$")]
Number = Annotated[int, Bound(ge=0, lt=2**53)]
Base64 = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9+/]*={0,2}$", max_length=2 * limits.OBJECT_BYTES)]
Model = TypeVar("Model", bound=BaseModel)

HELLO_TYPE = "application/vnd.svidok.hello.v1+json"
REVOCATION_TYPE = "application/vnd.svidok.revocation.v1+json"


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    v: Literal[1] = 1


class _Inner(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Hello(_Strict):
    """Who calls, with a random that the signed answer must name."""

    device: KeyId
    random: Random
    app: Word
    acknowledged: Number = 0
    """All receipts up to this number are kept on the device for good."""


class HelloAnswer(_Strict):
    """Signed by central: proves which central answered, and when, without believing the laptop's clock."""

    device: KeyId
    random: Random
    time: Time
    session: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{20,200}$")]
    requests: Number
    practice: bool
    epoch: Number
    batch_bytes: Number
    run_leaves: Number


class Revocation(_Strict):
    """Signed by central: this device is shut out."""

    device: KeyId
    reason: Word
    time: Time
    epoch: Number


class Cursor(_Strict):
    """What central's rows say about this device."""

    seq: Number
    head: Digest | None
    missing: Annotated[list[tuple[Number, Number]], Bound(max_length=limits.MISSING_RANGES)]
    wanted: Annotated[list[Digest], Bound(max_length=limits.WANTED_BLOBS)]
    blobs: Annotated[list[Digest], Bound(max_length=limits.WANTED_BLOBS)]
    receipts: Number
    acknowledged: Number


class Status(StrEnum):
    """What became of one object."""

    STORED = "stored"
    DUPLICATE = "duplicate"
    QUARANTINED = "quarantined"
    REFUSED = "refused"


class ObjectResult(_Inner):
    """What became of one object, by its digest."""

    digest: Digest
    status: Annotated[Status, Bound(strict=False)]
    code: Code | None = None


class BatchAnswer(_Strict):
    """One result per frame, in the order of the frames."""

    results: Annotated[list[ObjectResult], Bound(max_length=limits.FRAMES)]


class BlobState(_Strict):
    """Which leaves of a blob are held, as a bitmap in base64 (bit 0 of byte 0 is leaf 0)."""

    size: Number
    held: Base64
    sealed: bool


class SealAnswer(_Strict):
    """The blob is whole and durable."""

    status: Annotated[Status, Bound(strict=False)]


class NumberedReceipt(_Inner):
    """One receipt as its signed envelope in base64."""

    n: Number
    receipt: Base64


class Receipts(_Strict):
    """Receipts after a number, oldest first."""

    receipts: Annotated[list[NumberedReceipt], Bound(max_length=limits.RECEIPTS)]
    more: bool


class FeedKind(StrEnum):
    """What a feed item is."""

    REVIEW = "review"
    DELIVERED = "delivered"


class FeedItem(_Inner):
    """A review note with its content, or the digest of a revision that was delivered whole."""

    n: Number
    kind: Annotated[FeedKind, Bound(strict=False)]
    digest: Digest
    content: Base64 = ""
    signer: Base64 = ""


class Feed(_Strict):
    """Items after a number, oldest first."""

    items: Annotated[list[FeedItem], Bound(max_length=limits.FEED_ITEMS)]
    more: bool


class FeedAck(_Strict):
    """All items up to this number are kept on the device."""

    until: Number


class Acknowledged(_Strict):
    """Nothing but yes."""


class Refusal(_Strict):
    """Why a request was refused; `notice` is a signed envelope in base64 where there is one."""

    code: Code
    notice: Base64 = ""


def encode(message: BaseModel) -> bytes:
    """The message as canonical JSON."""
    return canonical.encode(message.model_dump(mode="json"))


def decode(model: type[Model], body: bytes) -> Model:
    """The message in these bytes.

    Raises:
        MalformedMessage: code message-malformed.
    """
    try:
        canonical.parse(body, most=limits.ANSWER_BYTES)  # the strict parser: duplicate keys, depth, floats
        return model.model_validate_json(body)
    except (canonical.NotCanonical, ValidationError) as error:
        raise MalformedMessage("message-malformed") from error
