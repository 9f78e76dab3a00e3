"""A second reader of the attachment container v1, written from the description of the format alone.

It shares no code with the program: HKDF and MAC from the standard library, the AEADs from `cryptography`.
    python read_container.py FILE KEY_IN_HEX > content
"""

import hashlib
import hmac
import struct
import sys
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM, ChaCha20Poly1305


def hkdf(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    pseudo_random = hmac.new(salt, secret, hashlib.sha256).digest()
    out, block, number = b"", b"", 0
    while len(out) < length:
        number += 1
        block = hmac.new(pseudo_random, block + info + bytes([number]), hashlib.sha256).digest()
        out += block
    return out[:length]


def read(raw: bytes, key: bytes) -> bytes:
    magic, version, algorithm, record_size, _file_id, salt, mac = struct.unpack(">8sBBI16s32s32s", raw[:94])
    if magic != b"SVDKATT1" or version != 1:
        raise ValueError("not a container of version 1")
    keys = hkdf(key, salt, b"svidok/att/v1", 64)
    if not hmac.compare_digest(hmac.new(keys[32:], raw[:62], hashlib.sha256).digest(), mac):
        raise ValueError("the header is not authentic")
    cipher = {1: AESGCM, 2: ChaCha20Poly1305}[algorithm](keys[:32])
    context = hashlib.sha256(raw[:94]).digest()
    content, at, number, ended = b"", 94, 0, False
    while at < len(raw):
        if ended:
            raise ValueError("something follows the last record")
        (prefix,) = struct.unpack(">I", raw[at : at + 4])
        ended, length = bool(prefix >> 31), prefix & 0x7FFFFFFF
        if length != record_size + 16:
            raise ValueError("a record has another size")
        nonce = bytes(7) + struct.pack(">IB", number, ended)
        plaintext = cipher.decrypt(nonce, raw[at + 4 : at + 4 + length], context)
        (used,) = struct.unpack(">I", plaintext[:4])
        if used > record_size - 4 or any(plaintext[4 + used :]):
            raise ValueError("the padding is not zeros")
        content += plaintext[4 : 4 + used]
        at += 4 + length
        number += 1
    if not ended:
        raise ValueError("the last record is missing")
    return content


def tree_root(raw: bytes) -> bytes:
    level = [hashlib.sha256(b"\0" + raw[at : at + 16384]).digest() for at in range(0, len(raw), 16384)]
    # Pairing neighbours and carrying an odd one up gives the same tree as RFC 9162's recursive splits.
    while len(level) > 1:
        paired = [hashlib.sha256(b"\1" + a + b).digest() for a, b in zip(level[::2], level[1::2], strict=False)]
        level = paired + level[len(level) // 2 * 2 :]
    return level[0]


if __name__ == "__main__":
    sys.stdout.buffer.write(read(Path(sys.argv[1]).read_bytes(), bytes.fromhex(sys.argv[2])))
