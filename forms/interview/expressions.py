"""Expressions of a form that is put inside another one: given new names, and kept from reaching out."""

from collections.abc import Mapping
from dataclasses import dataclass

from forms.engine.errors import FormError
from forms.xpath.errors import XPathError
from forms.xpath.lexer import Kind, Token, tokens

_OPENING = frozenset({"(", "[", ","})
# Ways through a document that do not only go down.
_AXES = frozenset(
    {
        "ancestor", "ancestor-or-self", "parent", "preceding", "following", "preceding-sibling", "following-sibling",
    }
)  # fmt: skip
# Takes the question as a text.
_OF_CHOICE = "jr:choice-name"
_TEXTS, _INSTANCES = frozenset({"jr:itext"}), frozenset({"instance", "pulldata"})


@dataclass(frozen=True, slots=True)
class Renames:
    """What is called otherwise from now on.

    Attributes:
        root: Name of the form's root element.
        path: Where the root stands now.
        texts: New ids of texts.
        instances: New ids of lists.
    """

    root: str
    path: str
    texts: Mapping[str, str]
    instances: Mapping[str, str]


def renamed(text: str, renames: Renames) -> str:
    """The expression with its absolute paths and its names of texts and lists as they are now.

    Raises:
        FormError: It names what is not in the form (``reaches-out``).
    """
    read = _read(text)
    pieces: list[str] = []
    done = 0
    for at, token in enumerate(read):
        following = read[at + 1] if at + 1 < len(read) else token
        if token.text in ("/", "//") and token.kind is Kind.OPERATOR and _begins(read, at):
            if token.text == "//" or following.text.rpartition(":")[2] != renames.root:
                raise FormError("reaches-out", text[:200])
            pieces += [text[done : token.at], renames.path]
            done = following.at + len(following.text)
        elif token.kind is Kind.LITERAL:
            new = _named(read, at, renames)
            if new:
                pieces += [text[done : token.at], f"{token.text[0]}{new}{token.text[0]}"]
                done = token.at + len(token.text)
    return "".join([*pieces, text[done:]])


def reaches_out(text: str, depth: int) -> bool:
    """Whether a relative path goes up more steps than stay inside the form, or goes ways that may leave it.

    Strict on purpose: every step up counts, also where a step down came between.
    """
    ups = 0
    read = _read(text)
    for at, token in enumerate(read):
        if token.kind is Kind.NAME and token.text in _AXES and read[at + 1].text == "::":
            return True
        if token.kind is Kind.SYMBOL and token.text == "..":
            ups += 1
            if ups > depth:
                return True
        elif token.text in _OPENING or (token.kind is Kind.OPERATOR and token.text != "/"):
            ups = 0
    return False


def _read(text: str) -> list[Token]:
    try:
        return tokens(text)
    except XPathError as fault:
        raise FormError("bad-expression", text[:200], str(fault)) from None


def _begins(read: list[Token], at: int) -> bool:
    """Whether a slash stands where a path begins."""
    if at == 0:
        return True
    before = read[at - 1]
    return before.text in _OPENING or (before.kind is Kind.OPERATOR and before.text not in ("/", "//"))


def _named(read: list[Token], at: int, renames: Renames) -> str:
    """The new name in a literal that names a text, a list or a question; empty if it names neither or stays."""
    inner = read[at].text[1:-1].strip()
    if inner.startswith(f"/{renames.root}/") and any(token.text == _OF_CHOICE for token in read[:at]):
        return f"{renames.path}{inner.removeprefix(f'/{renames.root}')}"
    if at < 2 or read[at - 1].text != "(":
        return ""
    name = read[at].text[1:-1]
    if read[at - 2].text in _TEXTS:
        return renames.texts.get(name, "")
    return renames.instances.get(name, "") if read[at - 2].text in _INSTANCES else ""
