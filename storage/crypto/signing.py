"""Signatures: Ed25519 over the DSSE pre-authentication encoding, so a signature is good for one payload type only."""

import hashlib
import os
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from storage.crypto.errors import BadKey, BadSignature

SEED_BYTES = 32
PUBLIC_BYTES = 32
SIGNATURE_BYTES = 64
_PAE = b"DSSEv1"


def pae(type_: str, payload: bytes) -> bytes:
    """Return the bytes that are really signed: the type cannot be separated from the payload."""
    name = type_.encode()
    return _PAE + b" %d %b %d %b" % (len(name), name, len(payload), payload)


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A private signing key."""

    seed: bytes = field(repr=False)
    public: bytes
    # Made from the seed when it is first needed, and gone with it.
    _private: list[Ed25519PrivateKey] = field(default_factory=list, init=False, repr=False, compare=False)

    @classmethod
    def generate(cls) -> "SigningKey":
        """Return a new random key."""
        return cls.from_seed(os.urandom(SEED_BYTES))

    @classmethod
    def from_seed(cls, seed: bytes) -> "SigningKey":
        """Return the key of a stored 32-byte seed."""
        if len(seed) != SEED_BYTES:
            raise BadKey
        private = Ed25519PrivateKey.from_private_bytes(seed)
        made = cls(seed, private.public_key().public_bytes_raw())
        made._private.append(private)
        return made

    def private(self) -> Ed25519PrivateKey:
        """Return what signs."""
        if not self._private:
            self._private.append(Ed25519PrivateKey.from_private_bytes(self.seed))
        return self._private[0]

    def sign(self, type_: str, payload: bytes) -> bytes:
        """Return the 64-byte signature of the payload under this type."""
        return self.private().sign(pae(type_, payload))

    def sign_note(self, text: bytes) -> bytes:
        """Return the signature of a signed note, which covers nothing but its text.

        Raises:
            ValueError: The text could be taken for what a payload's signature covers.
        """
        if text.startswith(_PAE):
            raise ValueError("not a note")
        return self.private().sign(text)


def verify(public: bytes, type_: str, payload: bytes, signature: bytes) -> None:
    """Return if the signature is good.

    Raises:
        BadSignature: it is not.
        BadKey: `public` is no Ed25519 key.
    """
    _verify(public, pae(type_, payload), signature)


def verify_note(public: bytes, text: bytes, signature: bytes) -> None:
    """Return if the signature of a signed note is good.

    Raises:
        BadSignature: it is not.
        BadKey: `public` is no Ed25519 key.
    """
    if text.startswith(_PAE):
        raise BadSignature
    _verify(public, text, signature)


def _verify(public: bytes, message: bytes, signature: bytes) -> None:
    if len(public) != PUBLIC_BYTES:
        raise BadKey
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except InvalidSignature:
        raise BadSignature from None


def key_id(public: bytes) -> str:
    """Return the short name of a public key; a hint for finding it, never a proof."""
    return hashlib.sha256(public).hexdigest()[:16]
