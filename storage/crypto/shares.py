"""Recovery cards: SLIP-39 shares of a 32-byte secret, with an answer for each way cards go wrong."""

from collections import Counter
from collections.abc import Sequence

from shamir_mnemonic import MnemonicError, combine_mnemonics, generate_mnemonics
from shamir_mnemonic.share import Share

from storage.crypto.errors import BadKey, CardProblem

SECRET_BYTES = 32
MOST_CARDS = 16
# 33 words of at most 8 letters, with room for untidy typing.
LONGEST_CARD = 1000
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
    """Return a typed card as the standard writes it: lower case, single spaces, no numbering."""
    words = (word.strip(".,;:)(") for word in card.casefold().split())
    return " ".join(word for word in words if word and not word.isdigit())


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
