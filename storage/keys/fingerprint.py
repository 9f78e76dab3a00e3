"""Six words for people to compare by voice instead of a digest."""

import hashlib
from collections.abc import Sequence

from storage.keys.words import check, word_list

_PURPOSE = b"svidok/words/v1\0"
_WORDS = 6


def six_words(data: bytes, language: str = "uk", *, words: Sequence[str] | None = None) -> tuple[str, ...]:
    """Return six words of a language over the data: 77 bits, the same on every machine."""
    chosen = word_list(language) if words is None else words
    check(chosen)
    number = int.from_bytes(hashlib.sha256(_PURPOSE + data).digest(), "big")
    found: list[str] = []
    for _ in range(_WORDS):
        number, index = divmod(number, len(chosen))
        found.append(chosen[index])
    return tuple(found)
