"""A second reader of the vault's header, format 1, written from the description of the format alone.

It shares no code with the program: canonical form, HKDF, sums and MAC from the standard library, Argon2id and the
ciphers from `cryptography`. The header's texts hold no character for which RFC 8785 and `json` differ.
"""

import hashlib
import hmac
import json
import unicodedata
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, MLKEM768X25519PrivateKey, Suite
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from tests.golden.vectors.read_container import hkdf


class Refused(ValueError):
    """Not every byte is what a writer writes, or no slot opens."""


def canonical(value: object) -> bytes:
    """The only bytes that stand for this value."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def without(value: dict[str, Any], *names: str) -> bytes:
    """Its canonical form without these members."""
    return canonical({name: member for name, member in value.items() if name not in names})


def checked(raw: bytes) -> dict[str, Any]:
    """What the header says, once its form and sums are right; nobody's key is needed for that."""
    said: dict[str, Any] = json.loads(raw)
    if raw != canonical(said) or (said["kind"], said["format"]) != ("svidok-vault", 1) or len(said["slots"]) > 8:
        raise Refused
    if said["sum"] != hashlib.sha256(without(said, "sum")).hexdigest():
        raise Refused
    for slot in said["slots"]:
        if slot["sha256"] != hashlib.sha256(without(slot, "sha256")).hexdigest():
            raise Refused
    return said


def authenticated(said: dict[str, Any], key: bytes) -> bytes:
    """The vault's key, once the header's MAC and check value are right under it."""
    header_key = hkdf(key, bytes(32), b"svidok/v1/header", 32)
    if said["mac"] != hmac.new(header_key, without(said, "mac", "sum"), hashlib.sha256).hexdigest():
        raise Refused
    if said["check"] != hkdf(key, bytes(32), b"svidok/v1/check", 16).hex():
        raise Refused
    return key


def by_passphrase(raw: bytes, passphrase: str) -> bytes:
    """The vault's key, from what a person knows."""
    said = checked(raw)
    world = "practice" if said["practice"] else "real"
    for slot in (one for one in said["slots"] if one["type"] == "passphrase"):
        stretched = Argon2id(
            salt=bytes.fromhex(slot["salt"]), length=32, iterations=slot["t"], lanes=slot["p"], memory_cost=slot["m"]
        ).derive(unicodedata.normalize("NFKC", passphrase).encode())
        cost = f"argon2id,m={slot['m']},t={slot['t']},p={slot['p']}"
        bound = "\0".join(("svidok/slot/v1", said["vault"], world, slot["id"], cost)).encode()
        wrapped = bytes.fromhex(slot["wrapped"])
        try:
            key = AESGCM(hkdf(stretched, bytes(32), b"svidok/v1/kek/passphrase", 32)).decrypt(
                wrapped[:12], wrapped[12:], bound
            )
        except InvalidTag:
            continue
        return authenticated(said, key)
    raise Refused


def by_seed(raw: bytes, seed: bytes) -> bytes:
    """The vault's key, from the secret that recovery cards share."""
    said = checked(raw)
    stretched = hashlib.shake_256(seed).digest(96)
    lattice = MLKEM768PrivateKey.from_seed_bytes(stretched[:64])
    curve = X25519PrivateKey.from_private_bytes(stretched[64:])
    public = lattice.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw()
    digest = hashlib.sha256(public).hexdigest()
    suite = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
    for slot in (one for one in said["slots"] if one["type"] == "recovery" and one["key"] == digest):
        world = "practice" if said["practice"] else "real"
        info = "\0".join(("svidok/hpke/v1", "vault-recovery", said["vault"], digest[:16], world)).encode()
        sealed = bytes.fromhex(slot["sealed"])
        return authenticated(said, suite.decrypt(sealed, MLKEM768X25519PrivateKey(lattice, curve), info=info))
    raise Refused
