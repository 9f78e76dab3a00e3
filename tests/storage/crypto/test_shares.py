"""Recovery cards: every way in which they go right and wrong."""

import itertools

import pytest
from shamir_mnemonic import EncryptedMasterSecret, generate_mnemonics, split_ems

from storage.crypto import shares
from storage.crypto.errors import BadKey, CardProblem

SECRET = bytes(range(32))


@pytest.fixture(scope="module")
def cards() -> tuple[str, ...]:
    return shares.split(SECRET, 2, 3)


def _problem(*given: str) -> tuple[int | None, str]:
    with pytest.raises(CardProblem) as caught:
        shares.combine(given)
    return caught.value.index, caught.value.code


def test_any_two_of_three_cards_in_any_order_restore(cards: tuple[str, ...]) -> None:
    for pair in itertools.permutations(cards, 2):
        assert shares.combine(pair) == SECRET
    assert shares.combine(cards) == SECRET


def test_any_three_of_five_cards_restore() -> None:
    five = shares.split(SECRET, 3, 5)
    for chosen in itertools.combinations(five, 3):
        assert shares.combine(chosen) == SECRET
    with pytest.raises(CardProblem) as caught:
        shares.combine(five[:2])
    assert (caught.value.code, caught.value.needed) == ("cards-too-few", 3)


def test_a_card_is_33_words(cards: tuple[str, ...]) -> None:
    assert [len(card.split()) for card in cards] == [33, 33, 33]


def test_untidy_typing_does_no_harm(cards: tuple[str, ...]) -> None:
    numbered = "\n".join(f"{number}. {word.upper()}," for number, word in enumerate(cards[0].split(), 1))
    assert shares.combine([numbered, f"  {cards[1]}  "]) == SECRET


def test_a_mistyped_word_names_the_card(cards: tuple[str, ...]) -> None:
    words = cards[1].split()
    words[5] = "academic" if words[5] != "academic" else "acid"
    assert _problem(cards[0], " ".join(words)) == (1, "card-unreadable")
    words[5] = "кавун"
    assert _problem(cards[0], " ".join(words)) == (1, "card-unreadable")
    assert _problem("", cards[0]) == (0, "card-unreadable")
    assert _problem(" ".join(cards[0].split()[:-1]), cards[1]) == (0, "card-unreadable")
    assert _problem("word " * 10_000, cards[1]) == (0, "card-unreadable")


def test_the_same_card_twice_is_named(cards: tuple[str, ...]) -> None:
    assert _problem(cards[0], cards[0]) == (1, "card-repeated")


def test_a_card_of_another_set_is_named(cards: tuple[str, ...]) -> None:
    other = shares.split(bytes(32), 2, 3)
    assert _problem(cards[0], other[1]) == (1, "cards-mixed")
    assert _problem(other[0], cards[0], cards[1]) == (0, "cards-mixed")


def test_too_few_cards_say_how_many_are_needed(cards: tuple[str, ...]) -> None:
    with pytest.raises(CardProblem) as caught:
        shares.combine(cards[:1])
    assert (caught.value.index, caught.value.code, caught.value.needed) == (None, "cards-too-few", 2)
    assert _problem() == (None, "cards-too-few")


def test_only_a_whole_secret_can_be_split() -> None:
    with pytest.raises(BadKey):
        shares.split(bytes(16), 2, 3)


def test_cards_that_claim_one_set_and_do_not_fit_are_mixed() -> None:
    sets = [
        split_ems(
            1, [(2, 3)], EncryptedMasterSecret(identifier=7, extendable=True, iteration_exponent=1, ciphertext=one)
        )
        for one in (bytes(32), bytes(range(32)))
    ]
    assert _problem(sets[0][0][0].mnemonic(), sets[1][0][1].mnemonic()) == (None, "cards-mixed")


def test_a_card_that_would_take_minutes_to_restore_is_refused_at_once() -> None:
    (hostile,) = generate_mnemonics(1, [(1, 1)], bytes(32), iteration_exponent=5)
    with pytest.raises(CardProblem) as caught:
        shares.combine(hostile)
    assert (caught.value.index, caught.value.code) == (0, "card-unreadable")


def test_cards_of_a_shorter_secret_are_not_ours() -> None:
    (short,) = generate_mnemonics(1, [(2, 3)], bytes(16))
    assert _problem(*short[:2]) == (None, "cards-mixed")
