"""Where words of an account stand after it was edited."""

import re
from dataclasses import dataclass

_LONGEST = 4_000


@dataclass(frozen=True, slots=True)
class Span:
    """Characters from `starts` to before `ends`."""

    starts: int
    ends: int


def moved(span: Span, before: str, after: str) -> Span | None:
    """Where words stand after one edit; None when the edit went through them.

    Between the beginning and the end that both versions share lies what was edited.
    """
    if before == after:
        return span
    head = _shared(before, after)
    tail = min(_shared(before[::-1], after[::-1]), min(len(before), len(after)) - head)
    if span.ends <= head:
        return span
    if span.starts >= len(before) - tail:
        by = len(after) - len(before)
        return Span(span.starts + by, span.ends + by)
    return None


def found_again(quote: str, near: int, text: str) -> Span | None:
    """The place of quoted words nearest to where they were; blanks and line ends may differ. None: they are gone."""
    words = quote.split()
    if not words or len(quote) > _LONGEST:
        return None
    places = [
        Span(found.start(), found.end()) for found in re.finditer(r"\s+".join(re.escape(word) for word in words), text)
    ]
    return min(places, key=lambda place: (abs(place.starts - near), place.starts), default=None)


def anchored(quote: str, span: Span, before: str | None, after: str) -> Span | None:
    """Where a link's words stand now: by the edit where it is known, else by the words themselves."""
    followed = moved(span, before, after) if before is not None else span
    if followed is not None and after[followed.starts : followed.ends].split() == quote.split() and quote.split():
        return followed
    return found_again(quote, span.starts, after)


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
