"""Keys from a key: HKDF-SHA256 with a label for each purpose."""

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def derive_key(secret: bytes | bytearray, label: bytes, *, salt: bytes = b"", length: int = 32) -> bytes:
    """Return `length` bytes that are bound to the label; two labels never give related keys."""
    return HKDF(algorithm=SHA256(), length=length, salt=salt or None, info=label).derive(secret)
