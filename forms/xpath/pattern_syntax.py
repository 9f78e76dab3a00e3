"""The syntax of regular expressions, as Collect and the web forms know it, to parts."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from forms.xpath.errors import XPathError

MAX_LENGTH = 2_000
MAX_DEPTH = 40
MAX_COUNT = 1_000
_MOST_LETTERS = 128

Letter = Callable[[str], bool]


class Assertion(StrEnum):
    """What holds between two letters."""

    START = "^"
    END = "$"
    WORD_EDGE = "b"
    NO_WORD_EDGE = "B"


@dataclass(frozen=True, slots=True)
class Several:
    """One of several ways, each a sequence."""

    ways: "tuple[tuple[Part, ...], ...]"


@dataclass(frozen=True, slots=True)
class Repeated:
    """A part so many times; no `most` is any number of times."""

    part: "Part"
    least: int
    most: int | None


Part = Letter | Assertion | Several | Repeated


@dataclass(frozen=True, slots=True)
class Parsed:
    """A pattern, and what it must (or must not) begin with besides."""

    part: Part
    ahead: tuple[tuple[bool, Part], ...]


def parse(text: str) -> Parsed:
    """The parts of a pattern.

    Raises:
        XPathError: It is none, or not regular.
    """
    if len(text) > MAX_LENGTH:
        raise XPathError("pattern-too-large")
    return _Parser(text).whole()


def _is_digit(letter: str) -> bool:
    return letter.isdecimal()


def _is_word(letter: str) -> bool:
    return letter == "_" or letter.isalnum()


def _is_space(letter: str) -> bool:
    return letter.isspace()


def _not(test: Letter) -> Letter:
    return lambda letter: not test(letter)


def _any(tests: list[Letter]) -> Letter:
    return lambda letter: any(test(letter) for test in tests)


_ESCAPED: dict[str, Letter] = {
    "d": _is_digit, "D": _not(_is_digit), "w": _is_word, "W": _not(_is_word), "s": _is_space, "S": _not(_is_space),
}  # fmt: skip
_HEXADECIMAL = re.compile("[0-9a-fA-F]+")
_PLAIN = {"n": "\n", "r": "\r", "t": "\t", "f": "\f", "v": "\v", "e": "\x1b", "a": "\a"}
_NAMED: dict[str, Letter] = {
    "alpha": lambda letter: letter.isascii() and letter.isalpha(),
    "alnum": lambda letter: letter.isascii() and letter.isalnum(),
    "digit": lambda letter: letter.isascii() and letter.isdigit(),
    "upper": lambda letter: letter.isascii() and letter.isupper(),
    "lower": lambda letter: letter.isascii() and letter.islower(),
    "punct": lambda letter: letter in "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
    "space": lambda letter: letter in " \t\n\v\f\r",
    "isalphabetic": str.isalpha,
    "isletter": str.isalpha,
    "isdigit": str.isdecimal,
    "isuppercase": str.isupper,
    "islowercase": str.islower,
    "iswhite_space": str.isspace,
    "letter": str.isalpha,
}
_CATEGORIES = frozenset({"L", "M", "N", "P", "S", "Z", "C"})
_SCRIPTS = frozenset({"CYRILLIC", "LATIN", "GREEK", "ARABIC", "HEBREW", "GEORGIAN", "ARMENIAN", "DEVANAGARI", "THAI"})


def _named(name: str) -> Letter:
    found = _NAMED.get(name.lower())
    if found is not None:
        return found
    short = name.partition("=")[2] or name
    if short[:1] in _CATEGORIES and len(short) <= 2:
        return lambda letter: unicodedata.category(letter).startswith(short)
    script = short.upper().removeprefix("IS").removeprefix("IN").partition("_")[0]
    if script in _SCRIPTS:
        return lambda letter: unicodedata.name(letter, "").startswith(script)
    raise XPathError("pattern-unknown", name)


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._depth = 0
        self._any_case = False

    def whole(self) -> Parsed:
        if self._accept("(?i)"):
            self._any_case = True
        anchored = self._accept("^")
        ahead: list[tuple[bool, Part]] = []
        while self._text.startswith(("(?=", "(?!"), self._at):
            wanted = self._text[self._at + 2] == "="
            self._at += 3
            ahead.append((wanted, self._ways()))
            self._expect(")")
        part: Part = self._ways()
        if self._at < len(self._text):
            raise self._wrong()
        if anchored:
            if ahead or not isinstance(part, Several):
                part = Several(((Assertion.START, part),))
            else:
                # The anchor belongs to the first of several ways only.
                part = Several(((Assertion.START, *part.ways[0]), *part.ways[1:]))
        elif ahead and isinstance(part, Several) and len(part.ways) > 1:
            raise XPathError("pattern-goes-back")
        return Parsed(part, tuple(ahead))

    def _wrong(self) -> XPathError:
        return XPathError("pattern-broken", f"at {self._at + 1}")

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]

    def _take(self) -> str:
        letter = self._peek()
        if not letter:
            raise self._wrong()
        self._at += 1
        return letter

    def _accept(self, text: str) -> bool:
        if self._text.startswith(text, self._at):
            self._at += len(text)
            return True
        return False

    def _expect(self, text: str) -> None:
        if not self._accept(text):
            raise self._wrong()

    def _ways(self) -> Several:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise XPathError("pattern-too-large")
        ways = [self._sequence()]
        while self._accept("|"):
            ways.append(self._sequence())
        self._depth -= 1
        return Several(tuple(ways))

    def _sequence(self) -> tuple[Part, ...]:
        found: list[Part] = []
        while self._peek() not in ("", "|", ")"):
            found.append(self._quantified(self._atom()))
        return tuple(found)

    def _quantified(self, part: Part) -> Part:
        while True:
            least, most = 0, None
            if self._accept("*"):
                pass
            elif self._accept("+"):
                least = 1
            elif self._accept("?"):
                most = 1
            elif self._peek() == "{" and (counts := self._counts()) is not None:
                least, most = counts
            else:
                return part
            if self._accept("+"):
                raise XPathError("pattern-goes-back")
            # Taking as little as possible gives the same yes or no.
            self._accept("?")
            part = Repeated(part, least, most)

    def _counts(self) -> tuple[int, int | None] | None:
        end = self._text.find("}", self._at)
        inside = self._text[self._at + 1 : end] if end > 0 else ""
        first, comma, last = inside.partition(",")
        if not (first.isascii() and first.isdigit()) or (last and not (last.isascii() and last.isdigit())):
            return None
        self._at = end + 1
        if len(first) > 4 or len(last) > 4:
            raise XPathError("pattern-too-large")
        least = int(first)
        most = least if not comma else int(last) if last else None
        if least > MAX_COUNT or (most is not None and most > MAX_COUNT):
            raise XPathError("pattern-too-large")
        if most is not None and most < least:
            raise self._wrong()
        return least, most

    def _atom(self) -> Part:
        letter = self._take()
        match letter:
            case "(":
                return self._group()
            case "[":
                return self._class()
            case ".":
                return lambda found: found != "\n"
            case "^":
                return Assertion.START
            case "$":
                return Assertion.END
            case "\\":
                if self._peek() in ("b", "B"):
                    return Assertion(self._take())
                if self._accept("A"):
                    return Assertion.START
                if self._peek() in ("z", "Z"):
                    self._at += 1
                    return Assertion.END
                return self._escaped()
            case "*" | "+" | "?":
                raise self._wrong()
        return self._letter(letter)

    def _letter(self, letter: str) -> Letter:
        if self._any_case:
            folded = letter.casefold()
            return lambda found: found.casefold() == folded
        return lambda found: found == letter

    def _group(self) -> Part:
        if self._accept("?"):
            if self._accept("<"):
                if self._peek() in ("=", "!"):
                    raise XPathError("pattern-goes-back")
                end = self._text.find(">", self._at)
                if end < 0:
                    raise self._wrong()
                self._at = end + 1
            elif not self._accept(":"):
                raise XPathError("pattern-goes-back")
        found = self._ways()
        self._expect(")")
        return found

    def _escaped(self) -> Letter:
        letter = self._take()
        if letter in _ESCAPED:
            return _ESCAPED[letter]
        if letter in "pP":
            name = self._take()
            if name == "{":
                end = self._text.find("}", self._at)
                if end < 0:
                    raise self._wrong()
                name, self._at = self._text[self._at : end], end + 1
            negated = name.startswith("^")
            test = _named(name.lstrip("^"))
            return _not(test) if (letter == "P") is not negated else test
        return self._letter(self._escaped_letter(letter))

    def _escaped_letter(self, letter: str) -> str:
        if letter in "ux":
            digits = self._text[self._at : self._at + (4 if letter == "u" else 2)]
            # Not left to `int`, which takes signs, spaces and underscores, too.
            if not _HEXADECIMAL.fullmatch(digits):
                raise self._wrong()
            self._at += len(digits)
            return chr(int(digits, 16))
        if (letter.isdigit() and letter != "0") or letter in "kG":
            raise XPathError("pattern-goes-back")
        return _PLAIN.get(letter, letter)

    def _class(self) -> Letter:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise XPathError("pattern-too-large")
        negated = self._accept("^")
        tests: list[Letter] = []
        first = True
        while first or self._peek() != "]":
            first = False
            if self._accept("&&"):
                raise XPathError("pattern-unknown", "&&")
            if self._accept("["):
                tests.append(self._class())
                continue
            tests.append(self._member())
        self._at += 1
        self._depth -= 1
        # The states of a repeated class ask it again and again about one letter, and it may hold hundreds of tests.
        found = lru_cache(maxsize=_MOST_LETTERS)(_any(tests))
        return _not(found) if negated else found

    def _member(self) -> Letter:
        low = self._take()
        if low == "\\":
            if self._peek() in _ESCAPED or self._peek() in ("p", "P"):
                return self._escaped()
            low = "\b" if self._accept("b") else self._escaped_letter(self._take())
        if self._peek() != "-" or self._text[self._at + 1 : self._at + 2] in ("]", ""):
            return self._letter(low)
        self._at += 1
        high = self._take()
        if high == "\\":
            if self._peek() in _ESCAPED or self._peek() in ("p", "P"):
                return _any([self._letter(low), self._letter("-"), self._escaped()])
            high = self._escaped_letter(self._take())
        if high < low:
            raise self._wrong()
        if self._any_case:
            return lambda found: low <= found.lower() <= high or low <= found.upper() <= high
        return lambda found: low <= found <= high
