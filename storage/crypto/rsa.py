"""RSA as the tools of ODK read it: OAEP with SHA-256, and SHA-1 in its mask. For nothing that stays with us."""

from typing import Final

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from storage.crypto.errors import BadKey

LEAST_BITS: Final = 2048
MOST_BITS: Final = 8192
# What Java means by OAEPWithSHA256AndMGF1Padding: the mask keeps SHA-1, its default.
_OAEP: Final = padding.OAEP(mgf=padding.MGF1(hashes.SHA1()), algorithm=hashes.SHA256(), label=None)  # noqa: S303


def check_public(der: bytes) -> None:
    """Return if the bytes are an RSA public key (SubjectPublicKeyInfo) of a fit size; raise BadKey if not."""
    _public(der)


def encrypt(der: bytes, plaintext: bytes) -> bytes:
    """Encrypt a few bytes to a public key.

    Raises:
        BadKey: It is no RSA key of 2,048 to 8,192 bits.
    """
    return _public(der).encrypt(plaintext, _OAEP)


def _public(der: bytes) -> RSAPublicKey:
    try:
        key = serialization.load_der_public_key(der)
    except (ValueError, UnsupportedAlgorithm):
        raise BadKey from None
    if not isinstance(key, RSAPublicKey) or not LEAST_BITS <= key.key_size <= MOST_BITS:
        raise BadKey
    return key
