"""What fields make of words: days, times, Markdown; without a window."""

from datetime import date

import pytest

from app.fields.days import day_of, time_of, written
from app.fields.markdown import to_plain, to_rich_text


@pytest.mark.parametrize("text", ["17.03.2022", "17/3/2022", "17-03-2022", "2022-03-17", " 17 03 2022 "])
def test_a_day_is_read_as_people_write_it(text: str):
    assert day_of(text) == date(2022, 3, 17)


@pytest.mark.parametrize("text", ["", "31.02.2022", "17.03", "березень", "17.03.22"])
def test_what_is_no_day_is_none(text: str):
    assert day_of(text) is None


def test_a_day_is_written_as_people_here_do():
    assert written(date(2022, 3, 7)) == "07.03.2022"
    assert written(None) == ""


@pytest.mark.parametrize(("text", "time"), [("5:40", "05:40"), ("0540", "05:40"), ("23.05", "23:05"), ("7", "07:00")])
def test_a_time_is_read_as_people_write_it(text: str, time: str):
    assert time_of(text) == time


@pytest.mark.parametrize("text", ["", "25:00", "12:61", "ранок"])
def test_what_is_no_time_is_nothing(text: str):
    assert time_of(text) == ""


def test_a_label_shows_its_markdown_and_nothing_else():
    shown = to_rich_text("**Так** або *ні* <img src='file:///etc/passwd'>\n- перше\n- друге")
    assert "<b>Так</b>" in shown and "<i>ні</i>" in shown and "<li>перше</li>" in shown
    assert "<img" not in shown


def test_a_link_becomes_words_that_cannot_be_pressed():
    assert to_rich_text("[Сторінка](https://example.org)") == "Сторінка (https://example.org)"
    assert to_plain("## **Згода** [тут](https://example.org)") == "Згода тут"


def test_a_span_brings_a_colour_and_nothing_else():
    shown = to_rich_text('<span style="color: Red; background: url(file:///x); font-family: monospace">Увага</span>!')
    assert shown == '<span style="color:red;font-family:monospace">Увага</span>!'
    assert to_plain("<span style='color:red'>Увага</span>!") == "Увага!"


@pytest.mark.parametrize(
    "text",
    [
        '<span style="color:expression(1)">a</span>',
        "<span onclick='x' style='color:red'>a</span>",
        '<span style="color:red" onclick="x">a</span>',
        "<a href='http://x'>a</a>",
        "<style>*{color:red}</style>",
    ],
)
def test_markup_that_is_not_asked_for_is_only_words_or_nothing(text: str):
    shown = to_rich_text(text)
    assert "<span" not in shown and "<a" not in shown and "<style" not in shown
