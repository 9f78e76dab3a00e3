"""Signatures and seals that cost nothing, so that a million changed inputs reach what lies behind them.

A stand-in is taken beside a real one, not instead of it: what was really signed or sealed still opens, and what was
changed afterwards is refused. The first runs of each reader do without.
"""

import functools
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from storage.crypto import hpke, signing
from storage.crypto.signing import SigningKey

_MARK: Final = b"sealed by a stand-in"


def _signature(public: bytes, type_: str, payload: bytes) -> bytes:
    return hashlib.blake2b(signing.pae(type_, payload), key=public).digest()


def _tag(public: bytes, plaintext: bytes, names: dict[str, str]) -> bytes:
    head = repr((_MARK, sorted(names.items()))).encode()
    return hashlib.blake2b(head + plaintext, key=public[:64], digest_size=32).digest()


@contextmanager
def cheaper() -> Iterator[None]:
    """Take stand-ins as long as it lasts."""
    sign, verify, seal, open_sealed = SigningKey.sign, signing.verify, hpke.seal, hpke.open_sealed
    really_verify = functools.lru_cache(64)(verify)
    really_open = functools.lru_cache(64)(open_sealed)

    def signed(key: SigningKey, type_: str, payload: bytes) -> bytes:
        return _signature(key.public, type_, payload)

    def verified(public: bytes, type_: str, payload: bytes, signature: bytes) -> None:
        if len(public) != signing.PUBLIC_BYTES or signature != _signature(public, type_, payload):
            really_verify(public, type_, payload, signature)

    def sealed(public: bytes, plaintext: bytes, **names: str) -> bytes:
        hpke.check_public(public)
        head = _MARK.ljust(hpke.OVERHEAD - 32, b"\0")
        return head + _tag(public, plaintext, names) + plaintext

    def opened(box: hpke.BoxKey, content: bytes, **names: str) -> bytes:
        plaintext = content[hpke.OVERHEAD :]
        if content.startswith(_MARK) and content[hpke.OVERHEAD - 32 : hpke.OVERHEAD] == _tag(
            box.public, plaintext, names
        ):
            return plaintext
        return really_open(box, content, **names)

    SigningKey.sign = signed  # type: ignore[method-assign]
    signing.verify = verified
    hpke.seal, hpke.open_sealed = sealed, opened  # type: ignore[assignment]
    try:
        yield
    finally:
        SigningKey.sign = sign  # type: ignore[method-assign]
        signing.verify = verify
        hpke.seal, hpke.open_sealed = seal, open_sealed
