"""One code list of the store, for screens that offer the same words as the forms."""

from dataclasses import dataclass

from forms.engine.errors import FormError
from forms.protocols.tables import CHOICES, EN, UK, read_tables


@dataclass(frozen=True, slots=True)
class ListChoice:
    """A code and its words by language."""

    code: str
    label: dict[str, str]


def choices_of(lists: str, name: str) -> tuple[ListChoice, ...]:
    """The choices of the list called `name` in the text of the store.

    Raises:
        FormError: The text is damaged, or there is no such list.
    """
    found = tuple(
        ListChoice(row["name"], {"uk": row[f"label::{UK}"], "en": row[f"label::{EN}"]})
        for row in read_tables(lists, CHOICES).choices
        if row["list_name"] == name
    )
    if not found:
        raise FormError("protocol-list-missing", CHOICES, name)
    return found
