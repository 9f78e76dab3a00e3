"""Recovery cards made on this laptop: three of them, any two restore the key that opens the vault."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from storage.crypto import shares
from storage.crypto.errors import CardProblem
from storage.crypto.hpke import SEED_BYTES, BoxKey, box_digest

THRESHOLD: Final = 2
CARDS: Final = 3


@dataclass(frozen=True, slots=True)
class NewCards:
    """Cards to be written on paper, and the public key that the header gets; nothing else keeps the cards."""

    public: bytes
    cards: tuple[str, ...] = field(repr=False)


def make_cards() -> NewCards:
    """Return a new set of three cards, any two of which restore."""
    seed = os.urandom(SEED_BYTES)
    return NewCards(BoxKey.from_seed(seed).public, shares.split(seed, THRESHOLD, CARDS))


def is_same_card(typed: str, card: str) -> bool:
    """Tell whether a card was typed back rightly, whatever the spacing and capitals."""
    return shares.tidy(typed) == shares.tidy(card)


def seed_from_cards(cards: Sequence[str], *expected_keys: str) -> bytes:
    """Return the seed of a recovery key whose digest the header names, one for each recovery slot.

    Raises:
        CardProblem: card-unreadable, card-repeated, cards-mixed, cards-too-few, cards-of-another-vault.
    """
    seed = shares.combine(cards)
    # Cards that fit together may still be another vault's: only the public key tells.
    if box_digest(BoxKey.from_seed(seed).public) not in expected_keys:
        raise CardProblem(None, "cards-of-another-vault")
    return seed
