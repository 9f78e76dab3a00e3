"""The recovery cards of a vault: made once, shown once; the vault keeps only digests to check a typed card against."""

import hashlib

from storage.crypto.hpke import box_digest
from storage.crypto.shares import tidy
from storage.interviews import settings
from storage.keys.recovery import NewCards
from storage.platform.clock import Moment
from storage.vault import Vault
from storage.vault.recovery import begin_cards, finish_cards
from storage.vault.transaction import Transaction

_DIGESTS = "recovery-cards"
_CONFIRMED = "recovery-cards-confirmed"
_BEGUN = "recovery-cards-begun"


def keep_digests(tx: Transaction, cards: NewCards, moment: Moment) -> None:
    """Keep what is needed to recognise a card that is typed back later."""
    settings.put(tx, _DIGESTS, " ".join(_digest(card) for card in cards.cards), moment)
    settings.put(tx, _CONFIRMED, "", moment)


def begin(vault: Vault, cards: NewCards, moment: Moment) -> None:
    """Let new cards open the vault beside the earlier ones, which count until one of the new ones is typed back.

    Raises:
        VaultError: Nothing has changed for the earlier cards.
    """
    begin_cards(vault, cards.public)
    # After the header: of cards that open nothing nobody need be reminded, they were never shown.
    with vault.transaction() as tx:
        settings.put(tx, _BEGUN, " ".join((box_digest(cards.public), *map(_digest, cards.cards))), moment)


def finish(vault: Vault, moment: Moment) -> None:
    """End the earlier cards: a card of the set that was begun has been typed back.

    Raises:
        VaultError: Both sets open the vault.
    """
    with vault.read() as tx:
        key, *digests = (settings.get(tx, _BEGUN) or "").split()
    finish_cards(vault, key)
    with vault.transaction() as tx:
        settings.put(tx, _DIGESTS, " ".join(digests), moment)
        settings.put(tx, _CONFIRMED, "yes", moment)
        settings.put(tx, _BEGUN, "", moment)


def check(vault: Vault, typed: str, moment: Moment) -> bool:
    """Whether a typed card is one of this vault's; one of a set that was begun ends the earlier set.

    Raises:
        VaultError: Nothing has changed.
    """
    with vault.transaction() as tx:
        is_begun = _digest(typed) in (settings.get(tx, _BEGUN) or "").split()[1:]
        if not is_begun:
            if not recognise(tx, typed):
                return False
            confirm(tx, moment)
    if is_begun:
        finish(vault, moment)
    return True


def recognise(tx: Transaction, typed: str) -> bool:
    """Whether what was typed is one of the cards in use."""
    return _digest(typed) in (settings.get(tx, _DIGESTS) or "").split()


def confirm(tx: Transaction, moment: Moment) -> None:
    """Remember that a card was typed back."""
    settings.put(tx, _CONFIRMED, "yes", moment)


def are_confirmed(tx: Transaction) -> bool:
    """Whether a card in use was ever typed back; True where the vault has no cards of its own."""
    return settings.get(tx, _DIGESTS) is None or settings.get(tx, _CONFIRMED) == "yes"


def are_begun(tx: Transaction) -> bool:
    """Whether new cards were shown of which none has been typed back yet."""
    return bool(settings.get(tx, _BEGUN))


def _digest(card: str) -> str:
    # A card holds 256 random bits, so a plain digest inside the encrypted vault gives nothing away.
    return hashlib.sha256(tidy(card).encode()).hexdigest()
