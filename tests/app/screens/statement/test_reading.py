"""Answers in words, as they are read back; without a window."""

import pytest

from app.fields.question import Choice, Kind, Question
from app.screens.statement.reading import in_words

YES_NO = (Choice("yes", "Так"), Choice("no", "Ні"))


def part(role: str, value: str) -> Question:
    return Question(f"/f/q_{role}", Kind.TEXT, role, value=value)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (Question("/f/q", Kind.SELECT_MULTIPLE, "?", value="yes no", choices=YES_NO), "Так; Ні"),
        (Question("/f/q", Kind.ACKNOWLEDGE, "?", value="OK"), "✓"),
        (Question("/f/q", Kind.DATE, "?", value="2022-03-17"), "17.03.2022"),
        (Question("/f/q", Kind.TEXT, "?", value="слова"), "слова"),
        (
            Question("/f/q", Kind.PLACE, "?", parts={"name": part("name", "Буча"), "said": part("said", "дача")}),
            "Буча («дача»)",
        ),
        (Question("/f/q", Kind.APPROXIMATE_DATE, "?", parts={"said": part("said", "на Великдень")}), "«на Великдень»"),
    ],
)
def test_an_answer_is_read_as_a_person_says_it(question: Question, words: str):
    assert in_words(question) == words


def test_a_month_is_read_with_the_persons_own_words():
    parts = {
        "kind": part("kind", "month"),
        "from": part("from", "2022-03-01"),
        "to": part("to", "2022-03-31"),
        "said": part("said", "як зійшов сніг"),
    }
    words = in_words(Question("/f/q", Kind.APPROXIMATE_DATE, "Коли", parts=parts))
    assert "березень 2022" in words and "«як зійшов сніг»" in words
