"""Regular expressions whose time is bounded: an automaton that never goes back, whatever the pattern and the answer.

Of the usual syntax everything regular is known, and looking ahead at the beginning of a pattern. What would need to go
back (references to groups, looking behind) is refused when the form is loaded.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from forms.xpath.errors import XPathError
from forms.xpath.pattern_syntax import Assertion, Part, Repeated, Several, parse

# A pattern of more states is an attack, not a check of an answer; so is an answer that takes more steps.
MAX_STATES = 4_000
MAX_STEPS = 1_000_000
# What looking in the middle of an answer adds to a pattern.
_ROOM = 10
_MOST_REMEMBERED = 4_000

Letter = Callable[[str], bool]


@dataclass(slots=True)
class _State:
    """Takes a letter, or checks where it stands, or only leads on; the last state leads nowhere."""

    letter: Letter | None = None
    check: str = ""
    leads_to: list[int] = field(default_factory=list)


class Automaton:
    """A compiled pattern."""

    def __init__(self, part: Part, most: int = MAX_STATES) -> None:
        self._most = most
        self._states: list[_State] = []
        self._start = self._new()
        self._last = self._add(part, self._start)
        # Whether the end was reached before the letter, and where the letter leads.
        self._steps: dict[tuple[frozenset[int], str, str], tuple[bool, frozenset[int]]] = {}

    def _new(self) -> int:
        if len(self._states) >= self._most:
            raise XPathError("pattern-too-large")
        self._states.append(_State())
        return len(self._states) - 1

    def _add(self, part: Part, at: int) -> int:
        """Add a part that begins at a state; the state it ends at."""
        if isinstance(part, Several):
            end = self._new()
            for one in part.ways:
                here = self._new()
                self._states[at].leads_to.append(here)
                for each in one:
                    here = self._add(each, here)
                self._states[here].leads_to.append(end)
            return end
        if isinstance(part, Repeated):
            return self._add_repeated(part, at)
        here, end = self._new(), self._new()
        self._states[at].leads_to.append(here)
        if isinstance(part, Assertion):
            self._states[here].check = part.value
        else:
            self._states[here].letter = part
        self._states[here].leads_to.append(end)
        return end

    def _add_repeated(self, part: Repeated, at: int) -> int:
        for _ in range(part.least):
            at = self._add(part.part, at)
        end = self._new()
        if part.most is None:
            again = self._new()
            self._states[at].leads_to.append(again)
            self._states[again].leads_to.append(end)
            self._states[self._add(part.part, again)].leads_to.append(again)
            return end
        for _ in range(part.most - part.least):
            self._states[at].leads_to.append(end)
            at = self._add(part.part, at)
        self._states[at].leads_to.append(end)
        return end

    def matches(self, text: str, *, to_the_end: bool) -> bool:
        """Whether a text fits from its beginning, as a whole or with any rest."""
        found, before, taken = frozenset({self._start}), "", 0
        for letter in text:
            key = (found, _side(before), letter)
            step = self._steps.get(key)
            if step is None:
                reached = self._reached(found, before, letter)
                taken += len(reached)
                if taken > MAX_STEPS:
                    return False
                step = self._last in reached, frozenset(self._after(reached, letter))
                if len(self._steps) >= _MOST_REMEMBERED:
                    self._steps.clear()
                self._steps[key] = step
            is_there, found = step
            if is_there and not to_the_end:
                return True
            if not found:
                return False
            before = letter
        return self._last in self._reached(found, before, "")

    def _reached(self, states: frozenset[int], before: str, letter: str) -> set[int]:
        """These states and where they lead without a letter."""
        found = set(states)
        waiting = list(states)
        while waiting:
            state = self._states[waiting.pop()]
            if state.letter is not None or (state.check and not _holds(state.check, before, letter)):
                continue
            for other in state.leads_to:
                if other not in found:
                    found.add(other)
                    waiting.append(other)
        return found

    def _after(self, states: set[int], letter: str) -> set[int]:
        found: set[int] = set()
        for at in states:
            state = self._states[at]
            if state.letter is not None and state.letter(letter):
                found.update(state.leads_to)
        return found


def _is_word(letter: str) -> bool:
    return letter == "_" or letter.isalnum()


def _side(before: str) -> str:
    return "" if not before else "w" if _is_word(before) else " "


def _holds(check: str, before: str, letter: str) -> bool:
    if check == "^":
        return not before
    if check == "$":
        return not letter
    return (_is_word(before) != _is_word(letter)) is (check == "b")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern ready to be asked; `ahead` are what it must (or must not) begin with besides."""

    text: str
    whole: Automaton
    ahead: tuple[tuple[bool, Automaton], ...]

    def matches(self, text: str, *, whole: bool = True) -> bool:
        """Whether an answer fits: as a whole, or in any part of it."""
        if any(one.matches(text, to_the_end=False) is not wanted for wanted, one in self.ahead):
            return False
        return (
            self.whole.matches(text, to_the_end=True) if whole else _anywhere(self.text).matches(text, to_the_end=False)
        )


@lru_cache(maxsize=256)
def pattern(text: str) -> Pattern:
    """A pattern, compiled.

    Raises:
        XPathError: It is none, or would have to go back, or is too large.
    """
    parsed = parse(text)
    return Pattern(
        text,
        Automaton(parsed.part, MAX_STATES - _ROOM),
        tuple((wanted, Automaton(part)) for wanted, part in parsed.ahead),
    )


@lru_cache(maxsize=256)
def _anywhere(text: str) -> Automaton:
    """Few patterns are looked for in the middle of an answer, so this half is compiled when one is."""
    anything = Repeated(lambda letter: True, 0, None)
    return Automaton(Several(((anything, parse(text).part),)))
