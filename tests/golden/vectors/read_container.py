"""A second reader of the attachment container v1, written from the description of the format alone.

It shares no code with the program: HKDF and MAC from the standard library, the AEADs from `cryptography`.
    python read_container.py [--recover] FILE KEY_IN_HEX > content
"""

import hashlib
import hmac
import struct
import sys
from collections.abc import Callable
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, ChaCha20Poly1305


def hkdf(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    pseudo_random = hmac.new(salt, secret, hashlib.sha256).digest()
    out, block, number = b"", b"", 0
    while len(out) < length:
        number += 1
        block = hmac.new(pseudo_random, block + info + bytes([number]), hashlib.sha256).digest()
        out += block
    return out[:length]


class Refused(ValueError):
    """Not every byte is what a writer writes."""


def opened(raw: bytes, key: bytes) -> Callable[[int], tuple[bytes, bool]]:
    """What reads one record by its number, after the header was understood and authenticated."""
    if len(raw) < 94 or raw[:8] != b"SVDKATT1":
        raise Refused("not a container")
    version, algorithm, record_size, _file_id, salt, mac = struct.unpack(">BBI16s32s32s", raw[8:94])
    if version != 1:
        raise Refused("not of version 1")
    keys = hkdf(key, salt, b"svidok/att/v1", 64)
    if not hmac.compare_digest(hmac.new(keys[32:], raw[:62], hashlib.sha256).digest(), mac):
        raise Refused("the header is not authentic")
    if algorithm not in (1, 2) or not 64 <= record_size <= 1 << 20:
        raise Refused("an unknown algorithm or record size")
    cipher = AESGCM(keys[:32]) if algorithm == 1 else ChaCha20Poly1305(keys[:32])
    context, stride = hashlib.sha256(raw[:94]).digest(), 4 + record_size + 16

    def record(number: int) -> tuple[bytes, bool]:
        sealed = raw[94 + number * stride : 94 + (number + 1) * stride]
        if len(sealed) != stride:
            raise Refused("a record is cut off")
        (prefix,) = struct.unpack(">I", sealed[:4])
        last = bool(prefix >> 31)
        if prefix & 0x7FFFFFFF != record_size + 16:
            raise Refused("a record has another size")
        try:
            plaintext = cipher.decrypt(bytes(7) + struct.pack(">IB", number, last), sealed[4:], context)
        except InvalidTag:
            raise Refused("a record is not authentic") from None
        (used,) = struct.unpack(">I", plaintext[:4])
        if used > record_size - 4 or any(plaintext[4 + used :]):
            raise Refused("the padding is not zeros")
        return plaintext[4 : 4 + used], last

    return record


def read(raw: bytes, key: bytes, truncated_records: int | None = None) -> bytes:
    """The content of a finished container; or, of one that a crash cut off, of as many records as are known."""
    record = opened(raw, key)
    content, number = b"", 0
    while truncated_records is None or number < truncated_records:
        data, last = record(number)
        content, number = content + data, number + 1
        if last and truncated_records is not None:
            raise Refused("it is not cut off")
        if last:
            break
    (record_size,) = struct.unpack(">I", raw[10:14])
    if truncated_records is None and len(raw) != 94 + number * (4 + record_size + 16):
        raise Refused("something follows the last record")
    return content


def recover(raw: bytes, key: bytes) -> tuple[bytes, int, bool]:
    """The longest authentic beginning: its content, how many records, and whether the last one is among them."""
    record = opened(raw, key)
    content, number, last = b"", 0, False
    while not last:
        try:
            data, last = record(number)
        except Refused:
            break
        content, number = content + data, number + 1
    return content, number, last


def tree_root(raw: bytes) -> bytes:
    level = [hashlib.sha256(b"\0" + raw[at : at + 16384]).digest() for at in range(0, len(raw), 16384)]
    # Pairing neighbours and carrying an odd one up gives the same tree as RFC 9162's recursive splits.
    while len(level) > 1:
        paired = [hashlib.sha256(b"\1" + a + b).digest() for a, b in zip(level[::2], level[1::2], strict=False)]
        level = paired + level[len(level) // 2 * 2 :]
    return level[0]


if __name__ == "__main__":
    if sys.argv[1] == "--recover":
        found, records, is_whole = recover(Path(sys.argv[2]).read_bytes(), bytes.fromhex(sys.argv[3]))
        sys.stderr.write(f"{records} records, {'whole' if is_whole else 'cut off'}\n")
    else:
        found = read(Path(sys.argv[1]).read_bytes(), bytes.fromhex(sys.argv[2]))
    sys.stdout.buffer.write(found)
