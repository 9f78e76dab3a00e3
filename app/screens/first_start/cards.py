"""The recovery cards of a vault: made once, shown once; the vault keeps only digests to check a typed card against."""

import hashlib

from storage.crypto.shares import tidy
from storage.interviews import settings
from storage.keys.recovery import NewCards
from storage.platform.clock import Moment
from storage.vault.transaction import Transaction

_DIGESTS = "recovery-cards"
_CONFIRMED = "recovery-cards-confirmed"


def keep_digests(tx: Transaction, cards: NewCards, moment: Moment) -> None:
    """Keep what is needed to recognise a card that is typed back later."""
    settings.put(tx, _DIGESTS, " ".join(_digest(card) for card in cards.cards), moment)
    settings.put(tx, _CONFIRMED, "", moment)


def recognise(tx: Transaction, typed: str) -> bool:
    """Whether what was typed is one of this vault's cards."""
    return _digest(typed) in (settings.get(tx, _DIGESTS) or "").split()


def confirm(tx: Transaction, moment: Moment) -> None:
    """Remember that a card was typed back."""
    settings.put(tx, _CONFIRMED, "yes", moment)


def are_confirmed(tx: Transaction) -> bool:
    """Whether a card was ever typed back; True where the vault has no cards of its own."""
    return settings.get(tx, _DIGESTS) is None or settings.get(tx, _CONFIRMED) == "yes"


def _digest(card: str) -> str:
    # A card holds 256 random bits, so a plain digest inside the encrypted vault gives nothing away.
    return hashlib.sha256(tidy(card).encode()).hexdigest()
