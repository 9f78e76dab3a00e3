"""Bytes of the container v1: header, keys and records, shared by writer, reader and recovery.

header: "SVDKATT1" | version u8 | algorithm u8 | record size u32 | file id 16 | salt 32 | HMAC-SHA256 32
record: length u32 (bit 31 = last) | AEAD(key, nonce = 0^7 | counter u32 | last u8, aad = SHA-256(header), plaintext)
plaintext: used u32 | data | zeros up to the record size
All integers are big-endian; length is that of the ciphertext with its tag.
"""

import hashlib
import hmac
from dataclasses import dataclass, field
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, ChaCha20Poly1305

from storage.container.errors import ContainerDamaged, ContainerTooNew
from storage.crypto.hkdf import derive_key

MAGIC: Final = b"SVDKATT1"
VERSION: Final = 1
AES_256_GCM: Final = 1
CHACHA20_POLY1305: Final = 2
HEADER: Final = 94
PREFIX: Final = 4
USED: Final = 4
TAG: Final = 16
LAST: Final = 0x8000_0000
# A hostile header must not make us hold a huge record, nor index millions of tiny ones.
SMALLEST_RECORD: Final = 64
LARGEST_RECORD: Final = 1024 * 1024
MOST_RECORDS: Final = 2**32 - 1
AUDIO_RECORD: Final = 6 * 1024
# A second of lossless sound at its worst, with the head of the stream.
LOSSLESS_RECORD: Final = 104 * 1024
PHOTO_RECORD: Final = 256 * 1024
_LABEL: Final = b"svidok/att/v1"


@dataclass(frozen=True, slots=True)
class Layout:
    """One container's header, understood and authenticated."""

    header: bytes
    record_size: int
    file_id: bytes
    _cipher: AESGCM | ChaCha20Poly1305 = field(repr=False)
    _context: bytes

    @property
    def stride(self) -> int:
        """Return how many bytes of file one record takes."""
        return PREFIX + self.record_size + TAG

    @property
    def room(self) -> int:
        """Return how many bytes of data one record holds."""
        return self.record_size - USED

    def sealed_record(self, counter: int, data: bytes, *, last: bool) -> bytes:
        """Return the bytes of one record."""
        plaintext = (len(data).to_bytes(USED, "big") + data).ljust(self.record_size, b"\0")
        sealed = self._cipher.encrypt(_nonce(counter, last), plaintext, self._context)
        return (len(sealed) | (LAST if last else 0)).to_bytes(PREFIX, "big") + sealed

    def opened_record(self, counter: int, record: bytes) -> tuple[bytes, bool]:
        """Return data and whether it is the last record; ContainerDamaged for anything that is not exactly ours."""
        prefix = int.from_bytes(record[:PREFIX], "big")
        last = bool(prefix & LAST)
        if len(record) != self.stride or prefix & ~LAST != self.record_size + TAG:
            raise ContainerDamaged
        try:
            plaintext = self._cipher.decrypt(_nonce(counter, last), record[PREFIX:], self._context)
        except InvalidTag:
            raise ContainerDamaged from None
        used = int.from_bytes(plaintext[:USED], "big")
        if used > self.room or plaintext[USED + used :].strip(b"\0"):
            raise ContainerDamaged
        return plaintext[USED : USED + used], last


def _nonce(counter: int, last: bool) -> bytes:
    return bytes(7) + counter.to_bytes(4, "big") + bytes([last])


def new_layout(key: bytes, record_size: int, *, file_id: bytes, salt: bytes, algorithm: int = AES_256_GCM) -> Layout:
    """Return the layout of a container that is about to be written."""
    if not SMALLEST_RECORD <= record_size <= LARGEST_RECORD:
        raise ValueError("record size out of range")
    body = MAGIC + bytes([VERSION, algorithm]) + record_size.to_bytes(4, "big") + file_id + salt
    sealing, mac = _keys(key, salt)
    return _layout(body + hmac.digest(mac, body, "sha256"), sealing)


def read_layout(header: bytes, key: bytes) -> Layout:
    """Return the layout that a header describes, after checking its MAC."""
    if header[:8] != MAGIC or len(header) != HEADER:
        raise ContainerDamaged
    if header[8] > VERSION:
        raise ContainerTooNew
    body, mac = header[:-32], header[-32:]
    sealing, mac_key = _keys(key, body[30:62])
    if not hmac.compare_digest(mac, hmac.digest(mac_key, body, "sha256")):
        raise ContainerDamaged
    return _layout(header, sealing)


def _keys(key: bytes, salt: bytes) -> tuple[bytes, bytes]:
    both = derive_key(key, _LABEL, salt=salt, length=64)
    return both[:32], both[32:]


def _layout(header: bytes, sealing: bytes) -> Layout:
    record_size = int.from_bytes(header[10:14], "big")
    algorithm = header[9]
    if header[8] != VERSION or not SMALLEST_RECORD <= record_size <= LARGEST_RECORD:
        raise ContainerDamaged
    if algorithm == AES_256_GCM:
        cipher: AESGCM | ChaCha20Poly1305 = AESGCM(sealing)
    elif algorithm == CHACHA20_POLY1305:
        cipher = ChaCha20Poly1305(sealing)
    else:
        raise ContainerDamaged
    return Layout(header, record_size, header[14:30], cipher, hashlib.sha256(header).digest())
