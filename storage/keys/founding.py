"""The founding of an organisation: its root, its issuer, its recovery key and the cards that stand for that one."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from storage.crypto import shares
from storage.crypto.errors import CardProblem
from storage.crypto.hpke import SEED_BYTES, BoxKey
from storage.crypto.signing import SigningKey

THRESHOLD: Final = 3
CARDS: Final = 5
LEAST_THRESHOLD: Final = 2
MOST_THRESHOLD: Final = 5
LEAST_CARDS: Final = 3
MOST_CARDS: Final = 8


@dataclass(frozen=True, slots=True)
class NewOrganisation:
    """Keys that were just made. Of the recovery key only the cards and the public half are left."""

    root: SigningKey = field(repr=False)
    issuer: SigningKey = field(repr=False)
    recovery: bytes
    threshold: int
    cards: tuple[str, ...] = field(repr=False)


def is_sensible(threshold: int, cards: int) -> bool:
    """Whether so many of so many cards may be asked for: never one alone, never all of them."""
    in_bounds = LEAST_THRESHOLD <= threshold <= MOST_THRESHOLD and LEAST_CARDS <= cards <= MOST_CARDS
    return in_bounds and threshold < cards


def found(threshold: int = THRESHOLD, cards: int = CARDS) -> NewOrganisation:
    """Make root, issuer and recovery key; the recovery key lives on in the cards only."""
    return exchange(SigningKey.generate(), SigningKey.generate(), threshold, cards)


def exchange(root: SigningKey, issuer: SigningKey, threshold: int, cards: int) -> NewOrganisation:
    """Make another recovery key with cards of its own for an organisation that is there."""
    if not is_sensible(threshold, cards):
        raise ValueError("threshold")
    seed = os.urandom(SEED_BYTES)
    return NewOrganisation(
        root,
        issuer,
        BoxKey.from_seed(seed).public,
        threshold,
        shares.split(seed, threshold, cards),
    )


def prove(cards: Sequence[str], recovery: bytes) -> None:
    """Return if these cards, as people typed them, give the recovery key of this public half.

    Raises:
        CardProblem: They do not; cards-of-another-organisation when they fit together and give another key.
    """
    if BoxKey.from_seed(shares.combine(cards)).public != recovery:
        raise CardProblem(None, "cards-of-another-organisation")
