"""Text of an expression to tokens, with the look-back rules of XPath 1.0 (3.7)."""

import re
from dataclasses import dataclass
from enum import Enum, auto

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


@dataclass(frozen=True, slots=True)
class Token:
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
    while True:
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            raise XPathError("unexpected-character", f"at {at + 1}")
        group = match.lastgroup
        if group == "end":
            found.append(Token(Kind.END, "", match.end()))
            return found
        value, start, at = match.group(group), match.start(group), match.end()
        kind = _KINDS[group]
        operand_before = bool(found) and _ends_operand(found[-1])
        if kind is Kind.NAME and operand_before:
            # "1div1", "2or 3": after an operand a name can only be an operator.
            word = _WORD.match(value)
            if value not in _WORDS and word is not None and found[-1].kind is Kind.NUMBER:
                value = word.group()
                at = start + len(value)
            if value in _WORDS:
                kind = Kind.OPERATOR
        elif kind is Kind.OPERATOR and value == "*" and not operand_before:
            kind = Kind.NAME
        found.append(Token(kind, value, start))


def _ends_operand(token: Token) -> bool:
    if token.kind is Kind.OPERATOR:
        return False
    return not (token.kind is Kind.SYMBOL and token.text in _OPENING)
