"""The word lists of the program: 7,776 words a language, so that one word is worth 12.9 bits."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final

COUNT: Final = 7776
LANGUAGES: Final = ("uk", "en")


@cache
def word_list(language: str) -> tuple[str, ...]:
    """Return the list of a language."""
    if language not in LANGUAGES:
        raise ValueError("no word list for this language")
    words = tuple(files("resources").joinpath("words", f"{language}.txt").read_text("utf-8").split())
    check(words)
    return words


def check(words: Sequence[str]) -> None:
    """Raise ValueError for a list that would be worth less than it seems."""
    if len(words) != COUNT or len(set(words)) != COUNT:
        raise ValueError("a word list has 7,776 different words")
