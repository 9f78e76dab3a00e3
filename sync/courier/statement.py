"""Who packed a stick: `signature 64 | payload`, by the device key. The objects inside prove themselves."""

from typing import Annotated, Final

from pydantic import Field

from storage.crypto.errors import CryptoError
from storage.crypto.signing import SIGNATURE_BYTES, SigningKey, key_id, verify
from storage.objects.payload import Count, Fields, FormatOne, Id64, Instant
from sync.courier.errors import PackProblem
from sync.protocol.errors import MalformedMessage
from sync.protocol.messages import decode, encode

PACK_TYPE: Final = "application/vnd.svidok.pack.v1+json"


class PackStatement(Fields):
    """Which device packed it, when by its clock, and how much is in it."""

    v: FormatOne = 1
    device: Id64
    practice: bool
    at: Instant
    objects: Count
    blobs: Annotated[int, Field(ge=0, le=100_000)]
    log_size: Count
    """How much of central's log the device knows: the answer goes on from there."""


def sign_statement(statement: PackStatement, key: SigningKey) -> bytes:
    """The signed statement, the first frame of a pack."""
    payload = encode(statement)
    return key.sign(PACK_TYPE, payload) + payload


def claimed(content: bytes) -> PackStatement:
    """What a statement says, before its signature is checked: only good for looking the device up.

    Raises:
        PackProblem: code pack-damaged.
    """
    try:
        return decode(PackStatement, content[SIGNATURE_BYTES:])
    except MalformedMessage as error:
        raise PackProblem("pack-damaged") from error


def check_statement(content: bytes, public: bytes) -> None:
    """Hold a statement against the enrolled device's key.

    Raises:
        PackProblem: code pack-damaged.
    """
    try:
        verify(public, PACK_TYPE, content[SIGNATURE_BYTES:], content[:SIGNATURE_BYTES])
    except CryptoError as error:
        raise PackProblem("pack-damaged") from error
    if claimed(content).device != key_id(public):
        raise PackProblem("pack-damaged")
