"""Whether two labels may be the same person, unit or thing: only ever a question to a person, never an answer.

Written names differ by case endings, by order, by letters of two alphabets, and a label is often only a description.
What is compared is each word without its ending; of two labels with one word in common both are shown.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

#: Below this two labels have nothing to do with each other.
ALIKE = 0.62
_WORD = re.compile(r"[\w’'-]+")
#: Endings of names and nouns, the longest first; only from words that are longer than five letters with them.
_ENDINGS = (
    "ського", "ському", "ською", "ової", "овою", "евою", "ами", "ями", "ого", "ому", "ові", "еві", "єві", "ської",
    "ську", "ська", "ський", "ий", "ій", "ої", "ою", "ею", "єю", "ем", "єм", "ом", "ам", "ям", "ах", "ях",
    "а", "я", "у", "ю", "і", "ї", "о", "е", "є", "и", "ь", "й",
)  # fmt: skip
_SAME = str.maketrans({"ё": "е", "ы": "и", "э": "е", "ъ": "’", "'": "’", "ʼ": "’", "`": "’", "ґ": "г"})
_LETTERS = str.maketrans("abcehikmoptxy", "авсенікмортху")
#: Words by which nobody is told from anybody.
_EMPTY = frozenset({"з", "із", "на", "в", "у", "до", "від", "і", "та", "що", "який", "яка", "мій", "моя", "the", "of"})


@dataclass(frozen=True, slots=True)
class Alike:
    """One that is known already, and how alike its label is, from 0 to 1."""

    ref: str
    label: str
    likeness: float


def likeness(one: str, other: str) -> float:
    """How alike two labels are, from 0 to 1; the same words in another order or case are 1."""
    first, second = _stems(one), _stems(other)
    if not first or not second:
        return 0.0
    if len(first) > len(second):
        first, second = second, first
    best = [max(_of_words(word, known) for known in second) for word in first]
    # A name alone is like the full name, but less so than the full name itself.
    return sum(best) / len(best) * (1.0 if len(first) == len(second) else 0.9)


def alike(label: str, known: tuple[tuple[str, str], ...]) -> tuple[Alike, ...]:
    """Those among the known (ref and label) that may be meant, the most alike first."""
    found = [Alike(ref, name, likeness(label, name)) for ref, name in known]
    return tuple(sorted((one for one in found if one.likeness >= ALIKE), key=lambda one: (-one.likeness, one.label)))


def _of_words(one: str, other: str) -> float:
    if one == other:
        return 1.0
    # Numbers are the same or they are not: the 35th brigade is not the 36th.
    if any(letter.isdigit() for letter in one + other):
        return 0.0
    ratio = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return ratio if ratio >= 0.7 else 0.0


def _stems(label: str) -> tuple[str, ...]:
    words = [word.strip("’-") for word in _WORD.findall(label.casefold().translate(_SAME))]
    stems = [_stem(word) for word in words if word and word not in _EMPTY]
    return tuple(dict.fromkeys(stems))


def _stem(word: str) -> str:
    # A word of two alphabets is one of ours typed with the wrong keys here and there.
    if re.search("[а-яіїєґ]", word):
        word = word.translate(_LETTERS)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
