"""A stream that `openssl enc -d -aes-256-cbc -pbkdf2 -md sha256 -iter 1000000` opens: no program of ours is needed.

`"Salted__" | salt 8 | AES-256-CBC of the archive with PKCS#7 padding`; key and IV are 48 bytes of PBKDF2-HMAC-SHA256
over the passphrase. This hides and does not authenticate: what proves that nobody changed a byte are the digests and
signatures inside, which the checker holds against every file.
"""

import os
from typing import Final, Protocol

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from cryptography.hazmat.primitives.padding import PKCS7

MAGIC: Final = b"Salted__"
ROUNDS: Final = 1_000_000
_KEY, _IV, _SALT = 32, 16, 8


class Writable(Protocol):
    """Where the ciphertext goes."""

    def write(self, data: bytes, /) -> int:
        """Take some more."""
        ...


class Enciphered:
    """Takes plaintext, gives ciphertext to `out`; `finish` writes the end."""

    def __init__(self, out: Writable, passphrase: str, *, rounds: int = ROUNDS) -> None:
        salt = os.urandom(_SALT)
        derived = PBKDF2HMAC(hashes.SHA256(), _KEY + _IV, salt, rounds).derive(passphrase.encode())
        cipher = Cipher(algorithms.AES256(derived[:_KEY]), modes.CBC(derived[_KEY:]))
        self._encryptor, self._padder = cipher.encryptor(), PKCS7(algorithms.AES256.block_size).padder()
        self._out = out
        out.write(MAGIC + salt)

    def write(self, data: bytes) -> int:
        """Encrypt some more; says how much was taken, as files do."""
        self._out.write(self._encryptor.update(self._padder.update(data)))
        return len(data)

    def finish(self) -> None:
        """Write the last block. Without it the archive does not open."""
        self._out.write(self._encryptor.update(self._padder.finalize()) + self._encryptor.finalize())
