"""What is sealed to one device, on the wire: central learns for whom it is, from whom it came, and its size."""

from typing import Final

from sync.protocol.errors import MalformedMessage

_KEY_ID: Final = 8


def join_addressed(device: str, sealed: bytes) -> bytes:
    """`key id of the device 8 | sealed object`."""
    return bytes.fromhex(device) + sealed


def split_addressed(content: bytes) -> tuple[str, bytes]:
    """Key id of the device and the sealed object.

    Raises:
        MalformedMessage: code addressed-malformed.
    """
    if len(content) <= _KEY_ID:
        raise MalformedMessage("addressed-malformed")
    return content[:_KEY_ID].hex(), content[_KEY_ID:]
