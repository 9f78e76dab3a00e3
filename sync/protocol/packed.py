"""A message as one zstd frame: pages of receipts repeat themselves, and lines are slow. Bounded before it is opened."""

from typing import TypeVar

import zstandard
from pydantic import BaseModel

from sync.protocol import limits
from sync.protocol.errors import MalformedMessage
from sync.protocol.messages import decode, encode

M = TypeVar("M", bound=BaseModel)


def pack(message: BaseModel) -> bytes:
    """The message as canonical JSON, compressed; the frame says how much that was."""
    return zstandard.ZstdCompressor(level=3, write_checksum=False).compress(encode(message))


def unpack(model: type[M], body: bytes) -> M:
    """The message in these bytes.

    Raises:
        MalformedMessage: code message-malformed.
    """
    try:
        if not 0 <= zstandard.frame_content_size(body) <= limits.ANSWER_BYTES:
            raise MalformedMessage("message-malformed")
        plain = zstandard.ZstdDecompressor().decompress(
            body, max_output_size=limits.ANSWER_BYTES, allow_extra_data=False
        )
    except zstandard.ZstdError as error:
        raise MalformedMessage("message-malformed") from error
    return decode(model, plain)
