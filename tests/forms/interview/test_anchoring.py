"""Links follow their words through edits of the account; people with like names are told apart by people."""

import pytest

from forms.interview.anchoring import Span, anchored, found_again, moved
from forms.interview.namesakes import alike, likeness

TOLD = "Зранку прийшов сусід. Потім прийшов сусід ще раз, і з ним двоє."


def span_of(words: str, text: str = TOLD, start: int = 0) -> Span:
    at = text.index(words, start)
    return Span(at, at + len(words))


def test_words_move_with_what_is_written_before_them() -> None:
    second = span_of("сусід", start=30)
    after = TOLD.replace("Зранку", "Десятого березня зранку")
    followed = moved(second, TOLD, after)
    assert followed is not None and after[followed.starts : followed.ends] == "сусід"
    assert after[: followed.starts].count("сусід") == 1


def test_words_stay_where_they_are_when_something_is_written_after_them() -> None:
    first = span_of("сусід")
    assert moved(first, TOLD, TOLD + " Так і було.") == first
    assert moved(first, TOLD, TOLD) == first


def test_an_edit_within_the_words_takes_them_away() -> None:
    first = span_of("прийшов сусід")
    after = TOLD.replace("прийшов сусід.", "прибіг сусід.")
    assert moved(first, TOLD, after) is None
    # By the words alone the second place would be taken for the first.
    assert anchored("прийшов сусід", first, TOLD, after) == span_of("прийшов сусід", after)


def test_words_that_are_gone_are_gone_and_come_back_when_they_are_written_again() -> None:
    quote, place = "двоє", span_of("двоє")
    gone = TOLD.replace("двоє", "троє")
    assert anchored(quote, place, TOLD, gone) is None
    assert anchored(quote, place, gone, TOLD) == place
    assert anchored("", place, TOLD, TOLD) is None


def test_of_the_same_words_the_ones_that_were_meant_are_followed() -> None:
    second = span_of("сусід", start=30)
    after = "Тут сусід. " * 4 + TOLD
    followed = anchored("сусід", second, TOLD, after)
    assert followed is not None and after[followed.starts :].startswith("сусід ще раз")


def test_of_the_same_words_in_two_places_the_nearest_is_taken() -> None:
    assert found_again("сусід", 40, TOLD) == span_of("сусід", start=30)
    assert found_again("сусід", 0, TOLD) == span_of("сусід")
    assert found_again("  ", 0, TOLD) is None
    assert found_again("а" * 5_000, 0, "а" * 6_000) is None


def test_blanks_and_line_ends_make_no_other_words() -> None:
    text = "прийшов\nсусід"
    assert found_again("прийшов сусід", 0, text) == Span(0, len(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Іван Петренко", "Петренка Івана"),
        ("Іваном Петренком", "Іван Петренко"),
        ("Марія Коваленко", "Марії Коваленко"),
        ("Сергій", "Сергієм"),
        ("сусідка з будинку 4", "сусідкою з будинку 4"),
        ("Cергій", "Сергій"),
        ("Іван", "Іван Петренко"),
    ],
)
def test_the_same_name_in_another_case_or_order_is_alike(one: str, other: str) -> None:
    assert alike(one, (("/x", other),))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Іван Петренко", "Олена Шевчук"),
        ("35 бригада", "36 бригада"),
        ("невідомий військовий 1", "сусідка"),
        ("", "Іван"),
        ("з", "з"),
    ],
)
def test_other_names_are_not(one: str, other: str) -> None:
    assert not [found for found in alike(one, (("/x", other),)) if found.likeness > 0.7]


def test_the_most_alike_comes_first_and_a_full_name_is_nearer_than_a_part_of_it() -> None:
    known = (("/a", "Петренко"), ("/b", "Іван Петренко"), ("/c", "Ганна Лисенко"))
    assert [one.ref for one in alike("Івана Петренка", known)] == ["/b", "/a"]
    assert likeness("Івана Петренка", "Іван Петренко") == 1.0
