"""Padding that hides lengths: Padmé for most things, a few fixed classes where even presence must tell nothing."""

from typing import Final

from storage.crypto.errors import NotAuthentic

PREFIX: Final = 4
# Identity and sensitive parts: nearly all fall into the first class, filled or empty.
FIXED_CLASSES: Final = (8 * 1024, 32 * 1024, 128 * 1024, 512 * 1024)


def padded_size(size: int) -> int:
    """Return the Padmé size: at most 12 % more, and only O(log log size) bits of the length show."""
    if size < 2:
        return size
    exponent = size.bit_length() - 1
    mask = (1 << (exponent - exponent.bit_length())) - 1
    return (size + mask) & ~mask


def pad(data: bytes) -> bytes:
    """Return length, data and zeros up to the Padmé size."""
    return _filled(data, padded_size(PREFIX + len(data)))


def pad_fixed(data: bytes) -> bytes:
    """Return length, data and zeros up to the smallest fixed class; ValueError if it exceeds the largest."""
    for size in FIXED_CLASSES:
        if PREFIX + len(data) <= size:
            return _filled(data, size)
    raise ValueError("too large for any class")


def unpad(padded: bytes) -> bytes:
    """Return the data; NotAuthentic if length or padding are not ours."""
    used = int.from_bytes(padded[:PREFIX], "big")
    if len(padded) < PREFIX or used > len(padded) - PREFIX or any(padded[PREFIX + used :]):
        raise NotAuthentic
    return padded[PREFIX : PREFIX + used]


def _filled(data: bytes, size: int) -> bytes:
    return (len(data).to_bytes(PREFIX, "big") + data).ljust(size, b"\0")
