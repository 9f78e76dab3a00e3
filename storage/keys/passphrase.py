"""Passphrases: six words offered, an estimate for people's own, one way to turn them into bytes."""

import itertools
import math
import re
import secrets
import unicodedata
from collections.abc import Collection, Sequence
from functools import cache
from typing import Final

from storage.keys.errors import WeakPassphrase
from storage.keys.words import COUNT, LANGUAGES, word_list

WORDS: Final = 6
MIN_BITS: Final = 64.0
# Far beyond any passphrase; keeps normalising and hashing of pasted text bounded.
LONGEST: Final = 1024
# Letters of natural words: 2.3 bits each (Shannon's measure for text), so own sentences are not overrated.
_LETTER_BITS: Final = 2.3
_DIGIT_BITS: Final = 3.3
_SIGN_BITS: Final = 5.0
_REPEATED_BITS: Final = 1.0
# A slip of the finger or two must never be the lock-out passphrase.
_LEAST_DISTANCE: Final = 6
_COMPARED: Final = 256
_KEYBOARD_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "йцукенгшщзхї", "фівапролджє", "ячсмитьбю", "1234567890")


def offered(words: Sequence[str]) -> str:
    """Return six words chosen at random: 77 bits from a list of 7,776."""
    return " ".join(secrets.choice(words) for _ in range(WORDS))


def normalised(passphrase: str) -> bytes:
    """Return the bytes that are hashed: NFKC and nothing else, so what was typed is what counts."""
    return unicodedata.normalize("NFKC", passphrase).encode()


def require(passphrase: str) -> None:
    """Raise WeakPassphrase if a new passphrase is estimated below 64 bits."""
    if len(passphrase) > LONGEST or bits(passphrase) < MIN_BITS:
        raise WeakPassphrase


def too_close(one: str, other: str) -> bool:
    """Tell whether somebody who means one passphrase could by mistake type the other."""
    first, second = _plain(one), _plain(other)
    if first == second or first.startswith(second) or second.startswith(first):
        return True
    words, others = set(_plain_words(one)), set(_plain_words(other))
    # The same words in another order, or most of them.
    if words and others and 2 * len(words & others) > min(len(words), len(others)):
        return True
    return _distance(first[:_COMPARED], second[:_COMPARED]) < _LEAST_DISTANCE


def _plain_words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text[:LONGEST]).casefold())


def _plain(text: str) -> str:
    return "".join(_plain_words(text))


def _distance(one: str, other: str) -> int:
    """Return how many letters must be added, left out or changed to come from one to the other."""
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, start=1):
        before, row[0] = row[0], number
        for place, wanted in enumerate(other, start=1):
            before, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, before + (letter != wanted))
    return row[-1]


def bits(passphrase: str, words: Collection[str] | None = None) -> float:
    """Return a careful estimate of the strength; `words` is the list known to attackers, ours if not given."""
    known = _shipped() if words is None else words
    per_word = math.log2(COUNT)
    total = 0.0
    seen: set[str] = set()
    for token in unicodedata.normalize("NFKC", passphrase[:LONGEST]).casefold().split():
        if token in seen:
            total += _REPEATED_BITS
        elif token in known:
            total += per_word
        else:
            total += _token_bits(token)
        seen.add(token)
    return total


@cache
def _shipped() -> frozenset[str]:
    return frozenset(word.casefold() for language in LANGUAGES for word in word_list(language))


def _token_bits(token: str) -> float:
    total = 0.0
    seen: set[str] = set()
    for run in re.findall(r"[^\W\d_]+|\d+|[\W_]+", token):
        if run in seen:
            total += _REPEATED_BITS
        else:
            total += _run_bits(run)
        seen.add(run)
    return total


def _run_bits(run: str) -> float:
    each = _LETTER_BITS if run[0].isalpha() else _DIGIT_BITS if run[0].isdigit() else _SIGN_BITS
    if re.fullmatch(r"(19|20)\d\d", run):
        return 7.0
    # A letter that only continues a row of the keyboard, the alphabet or itself adds next to nothing.
    fresh = 1 + sum(not _follows(before, after) for before, after in itertools.pairwise(run))
    return each * fresh + 0.1 * (len(run) - fresh)


def _follows(before: str, after: str) -> bool:
    if abs(ord(before) - ord(after)) <= 1:
        return True
    return any(before + after in row or after + before in row for row in _KEYBOARD_ROWS)
