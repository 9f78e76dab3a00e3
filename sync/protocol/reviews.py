"""A review note on the wire: the revision it is about, so that central can pass on what it cannot open."""

import hashlib

from sync.protocol.errors import MalformedMessage

_DIGEST_BYTES = 32


def join_review(manifest_digest: str, sealed: bytes) -> bytes:
    """`digest of the manifest 32 | sealed note`."""
    return bytes.fromhex(manifest_digest) + sealed


def split_review(content: bytes) -> tuple[str, bytes]:
    """Digest of the manifest and the sealed note.

    Raises:
        MalformedMessage: code review-malformed.
    """
    if len(content) <= _DIGEST_BYTES:
        raise MalformedMessage("review-malformed")
    return content[:_DIGEST_BYTES].hex(), content[_DIGEST_BYTES:]


def review_digest(content: bytes) -> str:
    """The name of a note: SHA-256 of what is sent."""
    return hashlib.sha256(content).hexdigest()
