"""Phrases that a rule looks for in what was written: words by their beginnings, so that every ending is found.

A pattern is words with one blank between them. ``слов*`` is a beginning, ``one/other`` are alternatives, and ``..``
lets up to eight words of the same sentence stand between. Only a sentence that was changed is looked at again, so that
nobody who types a long account waits for it.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from forms.interview.gates import RulesBroken

#: Fields that are no questions: the notes of the account, and the titles of files.
NOTE, ATTACHMENT = "note", "attachment"
EVERYWHERE = "*"
_MAX_FILE = 1 << 20
_GAP = ".."
_WIDEST = 8
_LONGEST_FOUND = 60
_SENTENCES = re.compile(r"(?<=[.!?…;])\s+|\s*\n\s*")
_WORD = re.compile(r"[^\W_]+(?:['’ʼ-][^\W_]+)*")
_LANGUAGES = ("uk", "en")
_KEYS = {"id", "value", "fields", "start", "unless_said", *_LANGUAGES}
_KINDS = {"given", "variants"}


@dataclass(frozen=True, slots=True)
class Step:
    """One word of a pattern, and how many others may stand before it."""

    whole: frozenset[str]
    beginnings: tuple[str, ...]
    gap: int

    def fits(self, word: str) -> bool:
        """Whether a word of the text is meant."""
        return word in self.whole or word.startswith(self.beginnings)


@dataclass(frozen=True, slots=True)
class Phrases:
    """One list.

    Attributes:
        value: Name of the form's value that says whether something was found.
        fields: Names of the questions that are looked through; ``*`` for every text.
        at_start: Only what a sentence begins with counts.
        unless_said: A question in which the person said it; then it is the person's word.
    """

    id: str
    value: str
    fields: frozenset[str]
    at_start: bool
    unless_said: str
    patterns: tuple[tuple[Step, ...], ...]

    def looks_at(self, name: str) -> bool:
        """Whether answers to a question are looked through."""
        return name in self.fields or EVERYWHERE in self.fields


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase that was found: for which value, where, and the words themselves."""

    value: str
    ref: str
    words: str


def load_phrases(source: bytes) -> tuple[Phrases, ...]:
    """The lists of a file.

    Raises:
        RulesBroken: The file does not say what it must.
    """
    if len(source) > _MAX_FILE:
        raise RulesBroken
    try:
        return tuple(_phrases(entry) for entry in json.loads(source)["lists"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise RulesBroken from error


def _phrases(entry: Mapping[str, object]) -> Phrases:
    if set(entry) != _KEYS:
        raise ValueError(sorted(set(entry) ^ _KEYS))
    fields = entry["fields"]
    if not isinstance(fields, list):
        raise TypeError(entry["id"])
    patterns: list[tuple[Step, ...]] = []
    for language in _LANGUAGES:
        words = entry[language]
        if not isinstance(words, dict) or set(words) != _KINDS:
            raise TypeError(entry["id"])
        patterns += [_pattern(text) for kind in sorted(words) for text in words[kind]]
    return Phrases(
        id=str(entry["id"]),
        value=str(entry["value"]),
        fields=frozenset(str(name) for name in fields),
        at_start=entry["start"] is True,
        unless_said=str(entry["unless_said"]),
        patterns=tuple(patterns),
    )


def _pattern(text: str) -> tuple[Step, ...]:
    steps, gap = [], 0
    for word in text.split():
        if word == _GAP:
            gap = _WIDEST
            continue
        said = [_plain(one) for one in word.split("/")]
        if not all(said):
            raise ValueError(text)
        beginnings = tuple(one[:-1] for one in said if one.endswith("*"))
        steps.append(Step(frozenset(one for one in said if not one.endswith("*")), beginnings, gap))
        gap = 0
    if not steps:
        raise ValueError(text)
    return tuple(steps)


def _plain(text: str) -> str:
    return text.casefold().replace("’", "'").replace("ʼ", "'")


class Watch:
    """What was found in one interview; knows the texts that it was given last and looks at changed sentences only."""

    def __init__(self, lists: tuple[Phrases, ...]) -> None:
        self._lists = lists
        # By ref: the sentences as they are now, each with what was found in it, by list.
        self._found: dict[str, dict[str, tuple[tuple[str, str], ...]]] = {}
        self._waiting: dict[str, str] = {}
        self._is_paused = False

    @property
    def values(self) -> tuple[str, ...]:
        """The values that this watch decides on."""
        return tuple(dict.fromkeys(one.value for one in self._lists))

    def pause(self, is_paused: bool) -> None:
        """Look at nothing while somebody tells freely; what came meanwhile is looked at afterwards."""
        self._is_paused = is_paused
        if not is_paused:
            waiting, self._waiting = self._waiting, {}
            for ref, text in waiting.items():
                self.took(ref, text)

    def took(self, ref: str, text: str) -> None:
        """Take a text as it is now; an empty one is gone."""
        name = name_of(ref)
        lists = [one for one in self._lists if one.looks_at(name) or one.unless_said == name]
        if not lists:
            return
        if self._is_paused:
            self._waiting[ref] = text
            return
        earlier = self._found.pop(ref, {})
        lines = [text] if any(one.at_start for one in lists) else text.splitlines()
        now = {
            line: earlier[line] if line in earlier else tuple(_search(line, lists)) for line in lines if line.strip()
        }
        if now:
            self._found[ref] = now

    def hits(self) -> tuple[Hit, ...]:
        """Everything that was found, but for what the person said."""
        said = {
            (one.id, _stem(words))
            for one in self._lists
            if one.unless_said
            for ref, sentences in self._found.items()
            if name_of(ref) == one.unless_said
            for found in sentences.values()
            for list_id, words in found
            if list_id == one.id
        }
        return tuple(
            Hit(one.value, ref, words)
            for one in self._lists
            for ref, sentences in self._found.items()
            if one.looks_at(name_of(ref))
            for found in sentences.values()
            for list_id, words in found
            if list_id == one.id and (list_id, _stem(words)) not in said
        )

    def given(self) -> Mapping[str, str]:
        """The values to tell the form: ``1`` where something was found."""
        found = {hit.value for hit in self.hits()}
        return {value: "1" if value in found else "" for value in self.values}


def name_of(ref: str) -> str:
    """The name of the question a ref leads to; the names that are no questions stay as they are."""
    return ref.rpartition("/")[2].partition("#")[0]


def _stem(words: str) -> str:
    # The same label in another case is the same label.
    return " ".join(word[:5] for word in _plain(words).split())


def _search(sentence: str, lists: Iterable[Phrases]) -> Iterator[tuple[str, str]]:
    spans = [(match.start(), match.end()) for match in _WORD.finditer(sentence)]
    words = [_plain(sentence[start:end]) for start, end in spans]
    for one in lists:
        for pattern in one.patterns:
            found = _first(words, pattern, only_at_start=one.at_start)
            if found is not None:
                yield one.id, sentence[spans[found[0]][0] : spans[found[1]][1]][:_LONGEST_FOUND]


def _first(words: list[str], pattern: tuple[Step, ...], *, only_at_start: bool) -> tuple[int, int] | None:
    for start in range(min(1, len(words)) if only_at_start else len(words)):
        if pattern[0].fits(words[start]):
            end = _end(words, pattern, start)
            if end is not None:
                return start, end
    return None


def _end(words: list[str], pattern: tuple[Step, ...], start: int) -> int | None:
    at = start
    for step in pattern[1:]:
        near = range(at + 1, min(at + 2 + step.gap, len(words)))
        following = next((place for place in near if step.fits(words[place])), None)
        if following is None:
            return None
        at = following
    return at
