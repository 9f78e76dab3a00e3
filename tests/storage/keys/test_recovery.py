"""Recovery cards made on the laptop."""

import itertools

import pytest

from storage.crypto.errors import CardProblem
from storage.crypto.hpke import BoxKey, box_digest
from storage.keys.recovery import is_same_card, make_cards, seed_from_cards


def test_any_two_of_the_three_cards_restore_the_key_of_the_header() -> None:
    made = make_cards()
    expected = box_digest(made.public)
    for pair in itertools.permutations(made.cards, 2):
        assert BoxKey.from_seed(seed_from_cards(pair, expected)).public == made.public
    assert made.cards[0] not in repr(made)


def test_cards_that_fit_together_but_belong_elsewhere_are_called_so() -> None:
    made, other = make_cards(), make_cards()
    with pytest.raises(CardProblem) as caught:
        seed_from_cards(other.cards[:2], box_digest(made.public))
    assert (caught.value.index, caught.value.code) == (None, "cards-of-another-vault")


def test_problems_of_single_cards_come_through() -> None:
    made = make_cards()
    with pytest.raises(CardProblem) as caught:
        seed_from_cards([made.cards[0], made.cards[0]], box_digest(made.public))
    assert (caught.value.index, caught.value.code) == (1, "card-repeated")


def test_a_card_typed_back_is_compared_by_its_words() -> None:
    card = make_cards().cards[0]
    assert is_same_card(card.upper().replace(" ", "\n"), card)
    assert not is_same_card(card.rsplit(" ", 1)[0], card)
