"""Sealing with a shared key: AES-256-GCM, random nonce in front, context authenticated."""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.crypto.errors import BadKey, NotAuthentic

KEY_BYTES = 32
OVERHEAD = 12 + 16


def seal(key: bytes | bytearray, plaintext: bytes, context: bytes) -> bytes:
    """Return nonce and ciphertext; a key may seal at most 2^32 times, ours seal a handful."""
    if len(key) != KEY_BYTES:
        raise BadKey
    nonce = os.urandom(12)
    return nonce + AESGCM(key).encrypt(nonce, plaintext, context)


def open_sealed(key: bytes | bytearray, sealed: bytes, context: bytes) -> bytes:
    """Return the plaintext.

    Raises:
        NotAuthentic: wrong key, wrong context or changed bytes.
    """
    if len(key) != KEY_BYTES:
        raise BadKey
    if len(sealed) < OVERHEAD:
        raise NotAuthentic
    try:
        return AESGCM(key).decrypt(sealed[:12], sealed[12:], context)
    except InvalidTag:
        raise NotAuthentic from None
