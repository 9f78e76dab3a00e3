"""Compiled expressions: closures over a node and a frame, one class for each type of XPath."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Protocol

from forms.xpath.nodes import Node
from forms.xpath.values import NumberOf, text_of, truth_of


class Scope(Protocol):
    """What an expression may ask of the form it belongs to."""

    root: Node
    zone: tzinfo
    # Nodes that exist exactly once, by the number the form gave them.
    fixed: Sequence[Node]
    # A text as a number, by the dialect: any text, and one that is a date by its type.
    number: NumberOf
    dated: NumberOf

    def now(self) -> datetime:
        """The present moment with its zone."""

    def random(self) -> float:
        """A number from 0 up to 1."""

    def unique(self) -> str:
        """A fresh random UUID."""

    def instance(self, name: str) -> Node | None:
        """The document node of a secondary instance."""

    def lookup(self, instance: str, column: str, key: str) -> Node | None:
        """The first item of a flat secondary instance with this text in this column."""

    def translate(self, text_id: str) -> str:
        """The text of an itext id in the session's language."""

    def choice_label(self, value: str, question: str, node: Node) -> str:
        """The label of a choice of the question at a path."""

    def property(self, name: str) -> str:
        """A property of the device or the form's version."""

    def month_and_day_names(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Short names from January and from Monday on."""


class Frame:
    """Where an evaluation stands: the node of the whole expression, place in the node list, the form."""

    __slots__ = ("current", "position", "scope", "size")

    def __init__(self, current: Node, scope: Scope, position: int = 1, size: int = 1) -> None:
        self.current = current
        self.scope = scope
        self.position = position
        self.size = size


NumberRun = Callable[[Node, Frame], float]
TextRun = Callable[[Node, Frame], str]
TruthRun = Callable[[Node, Frame], bool]
NodesRun = Callable[[Node, Frame], list[Node]]
FirstRun = Callable[[Node, Frame], Node | None]


@dataclass(frozen=True, slots=True)
class NumberCode:
    """Gives a number; `value` when it is one that is written there."""

    run: NumberRun
    constant: bool = False
    value: float | None = None


@dataclass(frozen=True, slots=True)
class TextCode:
    """Gives a text; `is_date` when it is one that counts as a number of days; `value` when it is written there."""

    run: TextRun
    constant: bool = False
    is_date: bool = False
    value: str | None = None
    # A short way to it as a number.
    number: NumberRun | None = None


@dataclass(frozen=True, slots=True)
class TruthCode:
    """Gives true or false."""

    run: TruthRun
    constant: bool = False


@dataclass(frozen=True, slots=True)
class NodesCode:
    """Gives nodes in document order; `first` is the short way to the first of them.

    A `single` path names one node that always exists. Switched off, it is still there with an empty
    value, so that ``x != 'a'`` holds; `first` and count() pass it over.
    """

    run: NodesRun
    first: FirstRun
    constant: bool = False
    single: bool = False
    # Short ways to the text of the first node, and to that as a number.
    text: TextRun | None = None
    number: NumberRun | None = None
    # How the one node of a single path counts as true, if not by being there.
    truth: TruthRun | None = None
    # Every node is a date by its type.
    is_date: bool = False


Code = NumberCode | TextCode | TruthCode | NodesCode


def nodes_code(run: NodesRun) -> NodesCode:
    """Code from a closure that has no shorter way to its first node."""

    def first(node: Node, frame: Frame) -> Node | None:
        found = run(node, frame)
        return found[0] if found else None

    return NodesCode(run, first)


def as_number(code: Code) -> NumberRun:
    """The code's value as a number."""
    if isinstance(code, NumberCode):
        return code.run
    if isinstance(code, TruthCode):
        truth = code.run
        return lambda node, frame: 1.0 if truth(node, frame) else 0.0
    if code.number is not None:
        return code.number
    if isinstance(code, TextCode):
        text = code.run
        if code.is_date:
            return lambda node, frame: frame.scope.dated(text(node, frame))
        return lambda node, frame: frame.scope.number(text(node, frame))
    # No node counts like one that is empty: neither is a number.
    first_text = as_text(code)
    if code.is_date:
        return lambda node, frame: frame.scope.dated(first_text(node, frame))
    return lambda node, frame: frame.scope.number(first_text(node, frame))


def as_text(code: Code) -> TextRun:
    """The code's value as a text."""
    if isinstance(code, TextCode):
        return code.run
    if isinstance(code, TruthCode):
        truth = code.run
        return lambda node, frame: "true" if truth(node, frame) else "false"
    if isinstance(code, NumberCode):
        number = code.run
        return lambda node, frame: text_of(number(node, frame))
    if code.text is not None:
        return code.text
    first = code.first

    def text(node: Node, frame: Frame) -> str:
        found = first(node, frame)
        return "" if found is None else found.text()

    return text


def as_truth(code: Code) -> TruthRun:
    """The code's value as a truth value; nodes are true when there is one, as in XPath 1.0."""
    if isinstance(code, TruthCode):
        return code.run
    if isinstance(code, TextCode):
        text = code.run
        return lambda node, frame: text(node, frame) != ""
    if isinstance(code, NumberCode):
        number = code.run
        return lambda node, frame: truth_of(number(node, frame))
    if code.truth is not None:
        return code.truth
    first = code.first
    return lambda node, frame: first(node, frame) is not None


Namespaces = Mapping[str, str]
