"""Text of an expression to tokens, with the look-back rules of XPath 1.0 (3.7)."""

import re
from enum import Enum, auto
from typing import NamedTuple

from forms.xpath.errors import XPathError

# Longer than any form we have seen by a factor of ten; a hostile form must not keep us busy.
MAX_LENGTH = 100_000


class Kind(Enum):
    """Kinds of tokens."""

    NUMBER = auto()
    LITERAL = auto()
    NAME = auto()
    OPERATOR = auto()
    SYMBOL = auto()
    END = auto()


class Token(NamedTuple):
    """One token and where it stands."""

    kind: Kind
    text: str
    at: int


_NAME = r"[^\W\d][\w.\-\u00b7]*"
_TOKEN = re.compile(
    rf"""\s*(?:
      (?P<number>(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+\-]?\d+)?)
    | (?P<literal>"[^"]*"|'[^']*')
    | (?P<name>{_NAME}(?::(?!:)(?:{_NAME}|\*))?)
    | (?P<operator>//|!=|<=|>=|[/|+\-=<>*])
    | (?P<symbol>::|\.\.|[()\[\],.@$])
    | (?P<end>\Z)
    )""",
    re.VERBOSE,
)
_KINDS = {
    "number": Kind.NUMBER,
    "literal": Kind.LITERAL,
    "name": Kind.NAME,
    "operator": Kind.OPERATOR,
    "symbol": Kind.SYMBOL,
    "end": Kind.END,
}
_WORDS = frozenset({"and", "or", "mod", "div"})
_WORD = re.compile(r"(?:and|or|mod|div)(?![^\W\d])")
_OPENING = frozenset({"(", "[", ",", "@", "::"})


def tokens(text: str) -> list[Token]:
    """All tokens of an expression, the last one `END`.

    Raises:
        XPathError: Too long, or a character that no token starts with.
    """
    if len(text) > MAX_LENGTH:
        raise XPathError("expression-too-long")
    found: list[Token] = []
    at = 0
    operand_before = False
    while True:
        match = _TOKEN.match(text, at)
        group = None if match is None else match.lastgroup
        if match is None or group is None:
            raise XPathError("unexpected-character", f"at {at + 1}")
        start, at = match.span(group)
        value, kind = text[start:at], _KINDS[group]
        if kind is Kind.END:
            found.append(Token(kind, "", at))
            return found
        if kind is Kind.NAME and operand_before:
            # "1div1", "2or 3": after an operand a name can only be an operator.
            word = _WORD.match(value)
            if value not in _WORDS and word is not None and found[-1].kind is Kind.NUMBER:
                value = word.group()
                at = start + len(value)
            if value in _WORDS:
                kind = Kind.OPERATOR
        elif value == "*" and not operand_before:
            kind = Kind.NAME
        found.append(Token(kind, value, start))
        operand_before = kind is not Kind.OPERATOR and (kind is not Kind.SYMBOL or value not in _OPENING)
