"""Sealing to a public key: HPKE with ML-KEM-768 and X25519 together, so that breaking one of them is not enough."""

import hashlib
import os
from dataclasses import dataclass, field
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import (
    AEAD,
    KDF,
    KEM,
    MLKEM768X25519PrivateKey,
    MLKEM768X25519PublicKey,
    Suite,
)

from storage.crypto.errors import BadKey, NotAuthentic

SEED_BYTES: Final = 32
MLKEM_PUBLIC: Final = 1184
PUBLIC_BYTES: Final = MLKEM_PUBLIC + 32
# Encapsulation (1,088 + 32) and the tag: what sealing adds to a plaintext.
OVERHEAD: Final = 1088 + 32 + 16
_SUITE: Final = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


@dataclass(frozen=True, slots=True)
class BoxKey:
    """A private key for opening what was sealed to its public half."""

    seed: bytes = field(repr=False)
    public: bytes = field(repr=False)
    # Made from the seed when it is first needed, and gone with it: central opens thousands with one key.
    _private: list[MLKEM768X25519PrivateKey] = field(default_factory=list, init=False, repr=False, compare=False)

    @classmethod
    def generate(cls) -> "BoxKey":
        """Return a new random key."""
        return cls.from_seed(os.urandom(SEED_BYTES))

    @classmethod
    def from_seed(cls, seed: bytes) -> "BoxKey":
        """Return the key of a 32-byte seed; that it is 32 bytes lets it fit on recovery cards."""
        mlkem, x25519 = _expand(seed)
        return cls(seed, mlkem.public_key().public_bytes_raw() + x25519.public_key().public_bytes_raw())

    def private(self) -> MLKEM768X25519PrivateKey:
        """Return what opens."""
        if not self._private:
            self._private.append(MLKEM768X25519PrivateKey(*_expand(self.seed)))
        return self._private[0]


def _expand(seed: bytes) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
    if len(seed) != SEED_BYTES:
        raise BadKey
    # As X-Wing does it: SHAKE256 gives both private keys from one seed.
    stretched = hashlib.shake_256(seed).digest(96)
    return MLKEM768PrivateKey.from_seed_bytes(stretched[:64]), X25519PrivateKey.from_private_bytes(stretched[64:])


def _public(public: bytes) -> MLKEM768X25519PublicKey:
    if len(public) != PUBLIC_BYTES:
        raise BadKey
    try:
        return MLKEM768X25519PublicKey(
            MLKEM768PublicKey.from_public_bytes(public[:MLKEM_PUBLIC]),
            X25519PublicKey.from_public_bytes(public[MLKEM_PUBLIC:]),
        )
    except ValueError:
        raise BadKey from None


def _info(kind: str, object_id: str, recipient: str, policy: str) -> bytes:
    # HPKE here has no separate associated data: the context goes into `info`.
    return b"\0".join([b"svidok/hpke/v1", kind.encode(), object_id.encode(), recipient.encode(), policy.encode()])


def check_public(public: bytes) -> None:
    """Return if the bytes are a usable public key; raise BadKey if not."""
    _public(public)


def seal(public: bytes, plaintext: bytes, *, kind: str, object_id: str, recipient: str, policy: str) -> bytes:
    """Seal to a public key; the four names are authenticated and must be given again to open."""
    return _SUITE.encrypt(plaintext, _public(public), info=_info(kind, object_id, recipient, policy))


def open_sealed(box: BoxKey, sealed: bytes, *, kind: str, object_id: str, recipient: str, policy: str) -> bytes:
    """Return the plaintext.

    Raises:
        NotAuthentic: sealed to another key, for another purpose, or changed.
    """
    if len(sealed) < OVERHEAD:
        raise NotAuthentic
    try:
        return _SUITE.decrypt(sealed, box.private(), info=_info(kind, object_id, recipient, policy))
    except (InvalidTag, ValueError):
        raise NotAuthentic from None


def box_id(public: bytes) -> str:
    """Return the short name of a public key; a hint for finding it, never a proof."""
    return box_digest(public)[:16]


def box_digest(public: bytes) -> str:
    """Return the whole digest of a public key, for comparing."""
    return hashlib.sha256(public).hexdigest()
