"""Questions that are answered with cards: a choice among the instances of a repeat of the same form.

The answer is the card's mark, a word made once by chance, so a card may be renamed and keeps what refers to it.
"""

import re
from collections.abc import Iterable, Iterator

from forms.engine.errors import FormError
from forms.protocols.tables import EN, LABELLED_BY, UK, Row

_REFERS = re.compile(r"select_(?:one|multiple) (\$\{([^}]*)\})")
_FILTER = "choice_filter"


def list_of(kind: str) -> str:
    """What the type of a question names as its list, if it is answered with cards; else nothing."""
    found = _REFERS.fullmatch(kind)
    return found[1] if found else ""


def stand_in(name: str, at: str) -> Row:
    """A choice that is never offered: the converter wants a list for every select of several answers."""
    return Row({"list_name": name, "name": "none", f"label::{UK}": "Немає", f"label::{EN}": "None"}, at)


def referring(survey: Iterable[Row]) -> Iterator[Row]:
    """The same rows; questions that refer to cards offer those with a name, and those that are chosen already.

    Raises:
        FormError: A question refers to something that is no mark of a card.
    """
    rows = tuple(survey)
    labels = {row["name"]: row[LABELLED_BY] for row in rows if row[LABELLED_BY]}
    for row in rows:
        found = _REFERS.fullmatch(row["type"])
        if found is None or row[_FILTER]:
            yield row
            continue
        mark = found[2]
        if mark not in labels:
            raise FormError("protocol-card-missing", row.at, mark)
        # While a name is typed anew it is empty for a moment: the choice must not be lost with it.
        kept = f"${{{labels[mark]}}} != '' or selected(current()/., ${{{mark}}})"
        yield row.with_cells({_FILTER: kept})
