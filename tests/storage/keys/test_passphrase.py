"""Passphrases, word lists, and the words people compare."""

import math

import pytest

from storage.keys import words
from storage.keys.errors import WeakPassphrase
from storage.keys.fingerprint import six_words
from storage.keys.passphrase import bits, normalised, offered, require
from tests.storage.vaults import OTHER_PASSPHRASE, PASSPHRASE

LIST = [f"w{number}" for number in range(words.COUNT)]


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_shipped_lists_hold_7776_words_and_six_of_them_are_strong_enough(language: str) -> None:
    shipped = words.word_list(language)
    passphrase = offered(shipped)
    assert len(passphrase.split(" ")) == 6
    assert set(passphrase.split(" ")) <= set(shipped)
    if len(set(passphrase.split(" "))) == 6:
        assert bits(passphrase) == pytest.approx(6 * math.log2(7776))
        require(passphrase)
    assert offered(shipped) != offered(shipped)


def test_a_language_without_a_list_and_a_short_list_are_our_bugs() -> None:
    with pytest.raises(ValueError, match="language"):
        words.word_list("de")
    for broken in (LIST[1:], [*LIST[1:], LIST[1]]):
        with pytest.raises(ValueError, match="7,776"):
            words.check(broken)


@pytest.mark.parametrize(
    "weak",
    [
        "",
        "password",
        "correct horse battery staple",
        "qwertyuiopasdfghjklzxcvbnm",
        "йцукенгшщзхїфівапролджє",
        "12345678901234567890123456",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "слава слава слава слава слава слава слава слава",
        "Марія 1985 Марія 1985",
        "P@ssw0rd!2026",
        "x" * 2000,
    ],
)
def test_what_is_guessed_early_is_refused(weak: str) -> None:
    with pytest.raises(WeakPassphrase) as caught:
        require(weak)
    assert caught.value.code == "weak-passphrase"


@pytest.mark.parametrize(
    "strong", [PASSPHRASE, OTHER_PASSPHRASE, "у маленькому зеленому човні дідусь віз сім гарбузів"]
)
def test_a_long_sentence_of_ones_own_is_accepted(strong: str) -> None:
    require(strong)


def test_words_known_to_attackers_count_as_words_whatever_their_length() -> None:
    assert bits("w1 w2 w3 w4 w5 w6", LIST) == pytest.approx(77.5, abs=0.1)
    assert bits("w1 w1 w1 w1 w1 w1", LIST) < 20
    assert bits("ab12ab12ab12", LIST) < bits("ab12cd34ef56", LIST)


def test_only_the_compatible_form_is_changed_and_nothing_is_trimmed() -> None:
    assert normalised("ﬁ") == b"fi"
    assert normalised("и\u0306") == "й".encode()
    assert normalised(" a ") == b" a "


def test_six_words_are_the_same_everywhere_and_change_with_every_byte() -> None:
    assert six_words(b"package", words=LIST) == six_words(b"package", words=LIST)
    assert six_words(b"package", words=LIST) != six_words(b"Package", words=LIST)
    assert six_words(b"package", words=LIST) == ("w1601", "w2156", "w875", "w7194", "w6200", "w190")
    assert len(six_words(b"package")) == len(six_words(b"package", "en")) == 6
    assert six_words(b"package") != six_words(b"package", "en")
