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
    for chosen in itertools.permutations(five, 3):
        assert shares.combine(chosen) == SECRET
        assert shares.numbers(chosen) == tuple(sorted(five.index(card) + 1 for card in chosen))
    for chosen in [*itertools.combinations(five, 4), five]:
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


SETS = [(2, 3), (3, 5)]


@pytest.mark.parametrize(("threshold", "count"), SETS)
def test_every_set_that_is_too_small_says_how_many_are_needed(threshold: int, count: int) -> None:
    made = shares.split(SECRET, threshold, count)
    for few in range(1, threshold):
        for chosen in itertools.permutations(made, few):
            with pytest.raises(CardProblem) as caught:
                shares.combine(chosen)
            assert (caught.value.index, caught.value.code, caught.value.needed) == (None, "cards-too-few", threshold)


@pytest.mark.parametrize(("threshold", "count"), SETS)
def test_every_repeated_card_is_named_wherever_it_stands(threshold: int, count: int) -> None:
    made = shares.split(SECRET, threshold, count)
    for chosen in itertools.product(made, repeat=threshold):
        if len(set(chosen)) == threshold:
            continue
        first = next(at for at, card in enumerate(chosen) if card in chosen[:at])
        assert _problem(*chosen) == (first, "card-repeated")


@pytest.mark.parametrize(("threshold", "count"), SETS)
def test_every_single_foreign_card_among_enough_is_named(threshold: int, count: int) -> None:
    made, other = shares.split(SECRET, threshold, count), shares.split(bytes(32), threshold, count)
    for chosen in itertools.combinations(made, threshold):
        for place in range(threshold):
            for foreign in other:
                mixed = [*chosen[:place], foreign, *chosen[place + 1 :]]
                index, code = _problem(*mixed)
                assert code == "cards-mixed"
                # One of two: either may be the stranger. One of three or more: it is the one.
                assert index == (1 if threshold == 2 else place)
    # The organisation's and the vault's own cards do not mix either.
    for own, theirs in itertools.product(shares.split(SECRET, 2, 3), shares.split(SECRET, 3, 5)):
        assert _problem(own, theirs) == (1, "cards-mixed")


@pytest.mark.parametrize(("threshold", "count"), SETS)
def test_every_mistyped_word_of_every_card_is_noticed_and_names_the_card(threshold: int, count: int) -> None:
    made = shares.split(SECRET, threshold, count)
    chosen = list(made[:threshold])
    for place, card in enumerate(chosen):
        words = card.split()
        for at in range(len(words)):
            wrong = [*words[:at], "academic" if words[at] != "academic" else "zero", *words[at + 1 :]]
            assert _problem(*chosen[:place], " ".join(wrong), *chosen[place + 1 :]) == (place, "card-unreadable")
            assert not shares.look(" ".join(wrong)).is_whole
        for at in range(len(words) - 1):
            if words[at] != words[at + 1]:
                swapped = [*words[:at], words[at + 1], words[at], *words[at + 2 :]]
                assert _problem(*chosen[:place], " ".join(swapped), *chosen[place + 1 :]) == (place, "card-unreadable")


def test_a_card_says_while_it_is_typed_what_it_is() -> None:
    for threshold, count in SETS:
        for number, card in enumerate(shares.split(SECRET, threshold, count), start=1):
            words = card.split()
            assert shares.look(card) == shares.CardLook(33, (), (), " ".join(words[:2]), threshold, number, True)
            assert shares.look(" ".join(words[:3])).needed is None
            early = shares.look(" ".join(words[:4]) + " ")
            assert (early.needed, early.number, early.is_whole) == (threshold, number, False)
            assert shares.look(" ".join([words[0], "кавун", *words[2:]])).unknown == (2,)
    assert shares.look("") == shares.CardLook(0)


def test_four_letters_of_a_word_are_enough(cards: tuple[str, ...]) -> None:
    short = " ".join(word[:4] for word in cards[0].split())
    assert shares.tidy(short) == cards[0]
    assert shares.look(short).is_whole
    assert shares.combine([short, cards[1]]) == SECRET


def test_a_word_that_is_not_finished_is_no_mistake_and_one_that_cannot_become_one_is() -> None:
    assert shares.look("academic aci").unfinished == ("acid",)
    assert shares.look("academic aci").unknown == ()
    assert shares.look("academic aci ").unknown == (2,)
    assert shares.look("academic acx").unknown == (2,)
    assert shares.look("a").unfinished == ()
    assert shares.completions("") == ()
    assert shares.completions("zz") == ()
