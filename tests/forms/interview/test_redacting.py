"""Words that the person wants kept from others: read from between quotation marks, taken out as whole words."""

import pytest

from forms.interview.redacting import MARK, taken_out, words_of


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("«Олена Вигадана» і «школа №7»: від усіх", ("Олена Вигадана", "школа №7")),
        ('"Остап" від журналістів', ("Остап",)),
        ("ім’я брата, від усіх", ()),
        ("«[…]» від усіх", ()),
        ("", ()),
    ],
)
def test_what_stands_in_quotation_marks_is_taken_out(said: str, words: tuple[str, ...]) -> None:
    assert words_of(said) == words


def test_whole_words_go_whatever_their_capitals_and_line_ends() -> None:
    told = "Олена\nВигадана пішла. ОЛЕНА  ВИГАДАНА, Іван та Іванівка."
    assert taken_out(told, ("Олена Вигадана", "Іван")) == f"{MARK} пішла. {MARK}, {MARK} та Іванівка."
    assert taken_out(told, ()) == told
