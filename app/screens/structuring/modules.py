"""Kinds of incident that the linked words may be about: shown with these words, ticked only by a person. Knows no Qt.

The cues are words of the kinds' own titles and lists; the words that speak of sexual violence are none of them.
"""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from app.fields.markdown import to_plain
from forms.engine import Session
from forms.interview.answers import under

CUES: Final = Path(__file__).parent.parent.parent.parent / "resources" / "vocabularies" / "cues.tsv"
#: The question of an incident that it is about.
MODULES: Final = "in_modules"
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
#: Before a cue that may also stand within a word.
_WITHIN: Final = "*"


@dataclass(frozen=True, slots=True)
class Cue:
    """Beginnings of words that speak of a kind of incident, all of them needed; from the words of a code of a list."""

    module: str
    list_name: str
    code: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ModuleProposal:
    """A kind of incident, and the words that it is proposed by, as they were said."""

    ref: str
    title: str
    words: tuple[str, ...]
    answers: tuple[tuple[str, str], ...]


@cache
def cues() -> tuple[Cue, ...]:
    """All cues, in both languages: what was said may be in either, whatever the screen speaks."""
    with CUES.open(encoding="utf-8", newline="") as file:
        rows = tuple(csv.DictReader(file, delimiter="\t"))
    return tuple(
        Cue(row["module"], row["list"], row["code"], tuple(one.split("+")))
        for row in rows
        for one in f"{row['uk']} {row['en']}".split()
    )


def modules_for(session: Session, card: str, language: str, quotes: Iterable[str]) -> tuple[ModuleProposal, ...]:
    """What the words linked to the open card speak of, and nobody ticked yet."""
    ref = under(session, card).get(MODULES, "") if card else ""
    if not ref or not session.state(ref).relevant or session.state(ref).readonly:
        return ()
    said = tuple(dict.fromkeys(word for quote in quotes for word in _WORD.findall(quote)))
    found: dict[str, dict[str, None]] = {}
    for cue in cues():
        words = _words(cue, said)
        if words:
            found.setdefault(cue.module, {}).update(dict.fromkeys(words))
    ticked = session.state(ref).value.split()
    return tuple(
        ModuleProposal(
            ref, to_plain(choice.label), tuple(found[choice.value]), ((ref, " ".join((*ticked, choice.value))),)
        )
        for choice in session.choices(ref, language)
        if choice.value in found and choice.value not in ticked
    )


def _words(cue: Cue, said: tuple[str, ...]) -> tuple[str, ...]:
    words = tuple(next((word for word in said if _speaks(word, part)), "") for part in cue.parts)
    return words if all(words) else ()


def _speaks(word: str, part: str) -> bool:
    plain = word.casefold().replace("’", "'").replace("ʼ", "'")
    return part[1:] in plain if part.startswith(_WITHIN) else plain.startswith(part)
