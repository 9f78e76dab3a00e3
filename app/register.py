"""The list of places that comes with the program."""

from pathlib import Path

from storage.gazetteer import Gazetteer, GazetteerUnreadable

_GAZETTEER = Path(__file__).parent.parent / "resources" / "gazetteer" / "settlements.sqlite"


def register() -> tuple[Gazetteer | None, GazetteerUnreadable | None]:
    """The list of places; without it places are typed in words, and the vault opens all the same."""
    try:
        return Gazetteer(_GAZETTEER), None
    except GazetteerUnreadable as error:
        return None, error
