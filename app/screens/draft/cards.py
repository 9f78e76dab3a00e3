"""Cards to be read out, as data beside the rules. Knows no Qt."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent.parent.parent.parent / "resources" / "guardrails" / "cards.json"


@dataclass(frozen=True, slots=True)
class Card:
    """A card in one language: a heading and what to say or do, in order."""

    id: str
    title: str
    lines: tuple[str, ...]


@cache
def cards(language: str) -> dict[str, Card]:
    """All cards by id; where a language is not there, in Ukrainian."""
    found = {}
    for entry in json.loads(FILE.read_bytes())["cards"]:
        spoken = language if language in entry["lines"] else "uk"
        found[str(entry["id"])] = Card(entry["id"], entry["title"][spoken], tuple(entry["lines"][spoken]))
    return found
