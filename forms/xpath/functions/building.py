"""How functions become code: what a builder gets, and builders for the plain ones."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from forms.xpath.code import Code, Frame, NodesCode, NumberCode, TextCode, TruthCode, as_text
from forms.xpath.dialects import Switches
from forms.xpath.errors import XPathError
from forms.xpath.nodes import Node
from forms.xpath.syntax import Expression

T = TypeVar("T", float, str, bool)
Argument = float | str | bool
Run = Callable[[Node, Frame], Argument]
Converter = Callable[[Code], Run]
Strings = Callable[[Node, Frame], list[str]]


class Compiling(Protocol):
    """What a builder may ask of the compiler."""

    switches: Switches

    def code(self, expression: Expression) -> Code:
        """Compile an argument."""

    def whole(self, expression: Expression) -> Code:
        """Compile an argument that means all instances of a repeat, even from inside one."""

    def use_position(self) -> None:
        """Say that the expression needs its place in the node list."""


Builder = Callable[[str, Compiling, tuple[Expression, ...]], Code]


def check_count(name: str, arguments: Sequence[Expression], least: int, most: int | None) -> None:
    """Refuse a wrong number of arguments.

    Raises:
        XPathError: Too few or too many.
    """
    if len(arguments) < least or (most is not None and len(arguments) > most):
        raise XPathError("argument-count", name)


def number(function: Callable[..., float], *converters: Converter, least: int | None = None) -> Builder:
    """A builder of a function that gives a number."""

    def build(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
        return NumberCode(_call(function, _runs(name, compiling, arguments, converters, least)))

    return build


def text(
    function: Callable[..., str], *converters: Converter, least: int | None = None, is_date: bool = False
) -> Builder:
    """A builder of a function that gives a text."""

    def build(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
        return TextCode(_call(function, _runs(name, compiling, arguments, converters, least)), is_date=is_date)

    return build


def truth(function: Callable[..., bool], *converters: Converter, least: int | None = None) -> Builder:
    """A builder of a function that gives a truth value."""

    def build(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
        return TruthCode(_call(function, _runs(name, compiling, arguments, converters, least)))

    return build


def by(choose: Callable[[Switches], Builder]) -> Builder:
    """A builder that depends on the dialect."""

    def build(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
        return choose(compiling.switches)(name, compiling, arguments)

    return build


def spread(codes: Sequence[Code]) -> Strings:
    """The texts of all arguments, a node set giving one for each of its nodes."""
    runs = [_strings(code) for code in codes]
    if len(runs) == 1:
        return runs[0]

    def run(node: Node, frame: Frame) -> list[str]:
        return [found for one in runs for found in one(node, frame)]

    return run


def _strings(code: Code) -> Strings:
    if isinstance(code, NodesCode):
        nodes = code.run
        return lambda node, frame: [found.text() for found in nodes(node, frame)]
    value = as_text(code)
    return lambda node, frame: [value(node, frame)]


def _runs(
    name: str,
    compiling: Compiling,
    arguments: tuple[Expression, ...],
    converters: tuple[Converter, ...],
    least: int | None,
) -> list[Run]:
    check_count(name, arguments, len(converters) if least is None else least, len(converters))
    return [convert(compiling.code(argument)) for convert, argument in zip(converters, arguments, strict=False)]


def _call(function: Callable[..., T], runs: list[Run]) -> Callable[[Node, Frame], T]:
    if not runs:
        return lambda node, frame: function()
    if len(runs) == 1:
        (only,) = runs
        return lambda node, frame: function(only(node, frame))
    if len(runs) == 2:
        one, two = runs
        return lambda node, frame: function(one(node, frame), two(node, frame))
    return lambda node, frame: function(*[run(node, frame) for run in runs])
