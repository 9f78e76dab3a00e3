"""What an appearance asks of a list of answers. Knows no Qt."""

from dataclasses import dataclass
from enum import StrEnum

from app.fields.question import Choice

CHIPS_AT_MOST = 9
CHIP_LETTERS = 34
SEVERAL_CHIP_LETTERS = 42
MARKS_AT_MOST = 14
#: Several answers of a list as long as this can be searched.
SEARCH_FROM = 16
#: A list wider than this is no list that a screen holds side by side.
MOST_COLUMNS = 12


class Arrangement(StrEnum):
    """How the answers of a list stand."""

    #: Side by side as words do, each as a button.
    CHIPS = "chips"
    #: Marks below each other; many short ones in two columns.
    MARKS = "marks"
    #: Marks in columns of one width.
    COLUMNS = "columns"
    #: Marks side by side, each as wide as its words.
    PACK = "pack"
    #: One scale from the first answer to the last, words below the marks.
    LIKERT = "likert"
    #: Marks alone: the words stand once in the head of a table.
    NAMELESS = "nameless"
    #: A box to open and to search in.
    BOX = "box"


@dataclass(frozen=True, slots=True)
class Look:
    """How a list is shown; `columns` 0 takes as many as there is room for."""

    arrangement: Arrangement
    columns: int = 0
    #: After an answer the keyboard goes on to the next question.
    is_quick: bool = False
    #: A line to search in stands above the answers.
    is_searched: bool = False
    #: Several answers stay folded until somebody opens them.
    is_folded: bool = False


def look_of(choices: tuple[Choice, ...], appearance: frozenset[str], *, several: bool = False) -> Look:
    """Say how a list is shown; what the words of the appearance do not decide, its length does."""
    quick = not several and bool(appearance & {"quick", "quickcompact"})
    searched = bool(appearance & {"search", "autocomplete"}) or any(word.startswith("search(") for word in appearance)
    if several and "minimal" in appearance:
        return Look(Arrangement.MARKS, is_searched=searched, is_folded=True)
    if not several and ("minimal" in appearance or searched):
        return Look(Arrangement.BOX, is_quick=quick)
    if "likert" in appearance and not several:
        return Look(Arrangement.LIKERT, is_quick=quick)
    if "no-buttons" in appearance or any(word.startswith(("compact", "quickcompact")) for word in appearance):
        columns = _columns(appearance, ("columns-", "compact-"))
        if not columns:
            return Look(Arrangement.CHIPS, is_quick=quick, is_searched=searched)
        return Look(Arrangement.COLUMNS, columns, quick, searched)
    if appearance & {"columns-pack", "horizontal-compact"}:
        return Look(Arrangement.PACK, is_quick=quick, is_searched=searched)
    columns = _columns(appearance, ("columns-",))
    if columns or appearance & {"columns", "horizontal"}:
        return Look(Arrangement.COLUMNS, columns, quick, searched)
    return _by_length(choices, several=several, quick=quick, searched=searched)


def _by_length(choices: tuple[Choice, ...], *, several: bool, quick: bool, searched: bool) -> Look:
    letters = SEVERAL_CHIP_LETTERS if several else CHIP_LETTERS
    short = all(len(choice.label) <= letters for choice in choices)
    pictured = any(choice.media.image for choice in choices)
    if several:
        searched = searched or len(choices) >= SEARCH_FROM
        return Look(Arrangement.CHIPS if short and not pictured else Arrangement.MARKS, is_searched=searched)
    if pictured and len(choices) <= 2 * MARKS_AT_MOST:
        return Look(Arrangement.COLUMNS, is_quick=quick)
    if len(choices) > MARKS_AT_MOST:
        return Look(Arrangement.BOX, is_quick=quick)
    return Look(Arrangement.CHIPS if short and len(choices) <= CHIPS_AT_MOST else Arrangement.MARKS, is_quick=quick)


def _columns(appearance: frozenset[str], prefixes: tuple[str, ...]) -> int:
    for word in sorted(appearance):
        for prefix in prefixes:
            number = word.removeprefix(prefix)
            if number != word and number.isdecimal() and len(number) < 3:
                return max(1, min(MOST_COLUMNS, int(number)))
    return 0
