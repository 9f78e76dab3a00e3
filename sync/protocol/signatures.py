"""HTTP message signatures (RFC 9421), strictly: one signature, full coverage, our tag, a nonce, a checked body.

The library accepts weak coverage, an unchecked body and replays unless told otherwise, so nothing else may call it.
A signature's `created` is ignored: freshness comes from nonces that central issues, so a wrong clock locks nobody out.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from http_message_signatures import (
    HTTPMessageSignaturesException,
    HTTPMessageSigner,
    HTTPMessageVerifier,
    InvalidSignature,
    MappingKeyResolver,
    VerifyResult,
)
from http_message_signatures.algorithms import ED25519

from storage.crypto.signing import SigningKey, key_id
from sync.protocol.errors import MalformedMessage

TAG = "svidok-v1"
LABEL = "svidok"
COVERED = ("@method", "@authority", "@target-uri", "content-digest")
_HEADER_BYTES = 2_048
# One reading each: what the library would take besides (other orders, labels, algorithms, members) is refused unparsed.
_FORMS = {
    "content-digest": re.compile(r"sha-256=:[A-Za-z0-9+/]{43}=:"),
    "signature-input": re.compile(
        r'svidok=\("@method" "@authority" "@target-uri" "content-digest"\);created=[0-9]{1,15};keyid="([0-9a-f]{16})"'
        r';alg="ed25519";nonce="[ !#-\[\]-~]{1,300}";tag="svidok-v1"'
    ),
    "signature": re.compile(r"svidok=:[A-Za-z0-9+/]{86}==:"),
}
# The library always writes `created`; a constant keeps the laptop's clock, right or wrong, out of the request.
_NO_CLOCK = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(slots=True)
class _Message:
    method: str
    url: str
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SignedHead:
    """A request whose head is verified; its body is not, until `check_body`."""

    key_id: str
    nonce: str
    _message: _Message
    _results: tuple[VerifyResult, ...]


class _Verifier(HTTPMessageVerifier):
    require_created = False

    def validate_created_and_expires(self, sig_input: object, max_age: timedelta | None = None) -> None:
        """Nobody's clock decides; the nonce does."""


def signed_headers(key: SigningKey, *, method: str, url: str, body: bytes, nonce: str) -> tuple[tuple[str, str], ...]:
    """The three headers that sign this request."""
    kid = key_id(key.public)
    message = _Message(method, url)
    signer = HTTPMessageSigner(
        signature_algorithm=ED25519, key_resolver=MappingKeyResolver(public_keys={}, private_keys={kid: key.private()})
    )
    signer.sign(
        message,
        key_id=kid,
        created=_NO_CLOCK,
        nonce=nonce,
        label=LABEL,
        tag=TAG,
        covered_component_ids=COVERED,
        body=body,
    )
    return tuple(message.headers.items())


def claimed_key(headers: Iterable[tuple[str, str]]) -> str:
    """The key id a request claims, before anything is verified: only good for looking the device up.

    Raises:
        MalformedMessage: code signature-missing or signature-malformed.
    """
    return _signature_headers(headers)[1]


def check_head(public: bytes, *, method: str, url: str, headers: Iterable[tuple[str, str]]) -> SignedHead:
    """Verify the signature over a request's head with the enrolled key.

    Raises:
        MalformedMessage: code signature-missing, signature-malformed or signature-invalid.
    """
    kid = key_id(public)
    message = _Message(method, url, _signature_headers(headers)[0])
    resolver = MappingKeyResolver(public_keys={kid: Ed25519PublicKey.from_public_bytes(public)}, private_keys={})
    verifier = _Verifier(signature_algorithm=ED25519, key_resolver=resolver)
    try:
        results = verifier.verify(message, max_age=None, expect_tag=TAG, require_components=COVERED)
    except HTTPMessageSignaturesException as error:
        raise MalformedMessage("signature-invalid") from error
    if len(results) != 1 or results[0].nonce is None or len(results[0].covered_components) != len(COVERED) + 1:
        raise MalformedMessage("signature-invalid")
    return SignedHead(kid, results[0].nonce, message, tuple(results))


def check_body(head: SignedHead, body: bytes) -> None:
    """Hold the body against the digest that the head's signature covers.

    Raises:
        MalformedMessage: code body-digest-mismatch.
    """
    verifier = _Verifier(signature_algorithm=ED25519, key_resolver=None)
    try:
        verifier.verify_body(head._message, list(head._results), body)
    except InvalidSignature as error:
        raise MalformedMessage("body-digest-mismatch") from error


def _signature_headers(headers: Iterable[tuple[str, str]]) -> tuple[dict[str, str], str]:
    """The three headers and the key id that they claim."""
    # Only these take part; one line each, so that no second signature or digest can hide in a repeated field.
    found: dict[str, str] = {}
    for name, value in headers:
        lower = name.lower()
        if lower not in _FORMS:
            continue
        if lower in found or len(value) > _HEADER_BYTES:
            raise MalformedMessage("signature-malformed")
        found[lower] = value
    if len(found) != len(_FORMS):
        raise MalformedMessage("signature-missing")
    matches = {name: form.fullmatch(found[name]) for name, form in _FORMS.items()}
    said = matches["signature-input"]
    if said is None or None in matches.values():
        raise MalformedMessage("signature-malformed")
    return found, said[1]
