"""Recovery cards: SLIP-39 shares of a 32-byte secret, with an answer for each way cards go wrong."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from shamir_mnemonic import MnemonicError, combine_mnemonics, generate_mnemonics
from shamir_mnemonic.share import Share
from shamir_mnemonic.wordlist import WORDLIST

from storage.crypto.errors import BadKey, CardProblem

SECRET_BYTES = 32
MOST_CARDS = 16
# 33 words of at most 8 letters, with room for untidy typing.
LONGEST_CARD = 1000
WORDS = 33
# The standard's words differ in their first four letters.
ENOUGH_LETTERS = 4
_KNOWN = frozenset(WORDLIST)


@dataclass(frozen=True, slots=True)
class CardLook:
    """What a card that is being typed says so far.

    Attributes:
        words: how many were typed.
        unknown: the places, from 1, of words that are in no card.
        unfinished: what the last word may still become, where it is none yet.
        series: what all cards of one set begin with, once it is known.
        needed: how many cards the set asks for, once the fourth word is there.
        number: which card of its set this is, from 1.
        is_whole: whether all words are there and their check sum is right.
    """

    words: int
    unknown: tuple[int, ...] = ()
    unfinished: tuple[str, ...] = ()
    series: str = ""
    needed: int | None = None
    number: int | None = None
    is_whole: bool = False


# Each step doubles the work of restoring: ours is 1, and 15, the standard's highest, would take minutes.
_MOST_STEPS = 4


def split(secret: bytes, threshold: int, count: int) -> tuple[str, ...]:
    """Return `count` cards of 33 words, any `threshold` of which give the secret back."""
    if len(secret) != SECRET_BYTES:
        raise BadKey
    # No share passphrase: a wrong one would silently give another secret.
    (cards,) = generate_mnemonics(1, [(threshold, count)], secret)
    return tuple(cards)


def tidy(card: str) -> str:
    """Return a typed card as the standard writes it: lower case, single spaces, no numbering, words in full."""
    return " ".join(_full(word) for word in _typed(card))


def completions(beginning: str, most: int = 4) -> tuple[str, ...]:
    """Return the words of cards that begin so, if they are few."""
    at = bisect_left(WORDLIST, beginning)
    found: list[str] = []
    while at < len(WORDLIST) and WORDLIST[at].startswith(beginning) and len(found) <= most:
        found.append(WORDLIST[at])
        at += 1
    return tuple(found) if beginning and len(found) <= most else ()


def look(card: str) -> CardLook:
    """Return what a card says while it is typed: a mistake is named at once, not after 33 words."""
    text = card[:LONGEST_CARD]
    words = [_full(word) for word in _typed(text)]
    # The word at the end may not be finished.
    is_open = bool(words) and not text[-1].isspace()
    unknown = [place for place, word in enumerate(words, start=1) if word not in _KNOWN]
    unfinished: tuple[str, ...] = ()
    if is_open and unknown and unknown[-1] == len(words):
        at = bisect_left(WORDLIST, words[-1])
        if at < len(WORDLIST) and WORDLIST[at].startswith(words[-1]):
            unknown.pop()
            unfinished = completions(words[-1])
    known = [WORDLIST.index(word) for word in words[:4] if word in _KNOWN]
    series = " ".join(words[:2]) if len(known) >= 2 and words[:2] == [WORDLIST[one] for one in known[:2]] else ""
    needed = number = None
    if len(known) == 4:
        # 10 bits a word: 20 of the set; then group 4, groups needed 4, groups 4, member 4, members needed 4.
        bits = known[2] << 10 | known[3]
        number, needed = (bits >> 4 & 0xF) + 1, (bits & 0xF) + 1
    return CardLook(len(words), tuple(unknown), unfinished, series, needed, number, _is_whole(words))


def numbers(cards: Sequence[str]) -> tuple[int, ...]:
    """Return which cards of their set these are, from 1; nothing else of them."""
    return tuple(sorted(found.number for card in cards if (found := look(card)).number is not None))


def _typed(card: str) -> list[str]:
    words = (word.strip(".,;:)(") for word in card.casefold().split())
    return [word for word in words if word and not word.isdigit()]


def _full(word: str) -> str:
    found = completions(word, 1) if len(word) >= ENOUGH_LETTERS and word not in _KNOWN else ()
    return found[0] if len(found) == 1 else word


def _is_whole(words: Sequence[str]) -> bool:
    if len(words) != WORDS:
        return False
    try:
        Share.from_mnemonic(" ".join(words))
    except (MnemonicError, ValueError):
        return False
    return True


def combine(cards: Sequence[str]) -> bytes:
    """Return the secret of enough cards of one set.

    Raises:
        CardProblem: with `index` of the card at fault: card-unreadable, card-repeated, cards-mixed; or cards-too-few.
    """
    shares: list[Share] = []
    for index, card in enumerate(cards[:MOST_CARDS]):
        try:
            share = Share.from_mnemonic(tidy(card[:LONGEST_CARD]))
        except (MnemonicError, ValueError):
            raise CardProblem(index, "card-unreadable") from None
        if share.iteration_exponent > _MOST_STEPS:
            raise CardProblem(index, "card-unreadable")
        shares.append(share)
    if not shares:
        raise CardProblem(None, "cards-too-few")
    _refuse_mixed(shares)
    _refuse_repeated(shares)
    needed: int = shares[0].member_threshold
    if len(shares) < needed:
        raise CardProblem(None, "cards-too-few", needed=needed)
    try:
        secret: bytes = combine_mnemonics([share.mnemonic() for share in shares[:needed]])
    except MnemonicError:
        # Each card is readable and claims the same set, yet they do not fit together.
        raise CardProblem(None, "cards-mixed") from None
    if len(secret) != SECRET_BYTES:
        raise CardProblem(None, "cards-mixed")
    return secret


def _refuse_mixed(shares: Sequence[Share]) -> None:
    sets = [(s.identifier, s.extendable, s.iteration_exponent, s.group_threshold, s.member_threshold) for s in shares]
    (usual, _), *others = Counter(sets).most_common()
    if others:
        raise CardProblem(next(i for i, one in enumerate(sets) if one != usual), "cards-mixed")


def _refuse_repeated(shares: Sequence[Share]) -> None:
    seen: set[int] = set()
    for index, share in enumerate(shares):
        if share.index in seen:
            raise CardProblem(index, "card-repeated")
        seen.add(share.index)
