"""Requests signed as a device signs them, with any part of that changed."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from storage.crypto.signing import SigningKey, key_id

COVERED = ('"@method"', '"@authority"', '"@target-uri"', '"content-digest"')
PARAMETERS = ("created=0", 'keyid="{key}"', 'alg="ed25519"', 'nonce="{nonce}"', 'tag="svidok-v1"')


@dataclass(slots=True)
class Actor:
    """Who signs: with which key, under which name, in which session."""

    key: SigningKey
    session: str = ""
    number: int = 0

    @property
    def name(self) -> str:
        return key_id(self.key.public)

    def nonce(self) -> str:
        self.number += 1
        return f"{self.session}.{self.number}"


@dataclass(frozen=True, slots=True)
class Head:
    """How a request is signed. All of it is right unless it is changed."""

    components: tuple[str, ...] = COVERED
    parameters: tuple[str, ...] = PARAMETERS
    label: str = "svidok"
    #: The labels in the `signature` field, where they are others.
    signature_label: str = ""
    keyid: str | None = None
    nonce: str | None = None
    digest: str | None = None
    #: What is signed as values of components, instead of what is sent.
    values: Mapping[str, str] = field(default_factory=dict)
    #: Bytes of the signature, instead of the right ones.
    signature: bytes | None = None
    #: Texts that are replaced in the three fields after signing.
    after: tuple[tuple[str, str], ...] = ()
    without: tuple[str, ...] = ()
    twice: tuple[str, ...] = ()


PLAIN = Head()


def fields(address: str, actor: Actor, method: str, path: str, body: bytes, head: Head) -> list[tuple[str, str]]:
    """The three fields of a signature."""
    digest = head.digest
    if digest is None:
        digest = f"sha-256=:{base64.b64encode(hashlib.sha256(body).digest()).decode()}:"
    values = {
        '"@method"': method,
        '"@authority"': address,
        '"@target-uri"': f"https://{address}{path}",
        '"content-digest"': digest,
        **head.values,
    }
    nonce = actor.nonce() if head.nonce is None else head.nonce
    keyid = actor.name if head.keyid is None else head.keyid
    parameters = [text.replace("{key}", keyid).replace("{nonce}", nonce) for text in head.parameters]
    said = ";".join((f"({' '.join(head.components)})", *parameters))
    base = "\n".join((*(f"{one}: {values.get(one, '')}" for one in head.components), f'"@signature-params": {said}'))
    signature = (
        Ed25519PrivateKey.from_private_bytes(actor.key.seed).sign(base.encode())
        if head.signature is None
        else head.signature
    )
    signed = f"{head.signature_label or head.label}=:{base64.b64encode(signature).decode()}:"
    fields = [("content-digest", digest), ("signature-input", f"{head.label}={said}"), ("signature", signed)]
    for old, new in head.after:
        fields = [(name, value.replace(old, new)) for name, value in fields]
    kept = [one for one in fields if one[0] not in head.without]
    return kept + [one for one in fields if one[0] in head.twice]
