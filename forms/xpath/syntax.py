"""The syntax tree of an expression: plain frozen values."""

from dataclasses import dataclass
from enum import StrEnum


class Axis(StrEnum):
    """The axes of XPath 1.0."""

    CHILD = "child"
    PARENT = "parent"
    SELF = "self"
    ATTRIBUTE = "attribute"
    DESCENDANT = "descendant"
    DESCENDANT_OR_SELF = "descendant-or-self"
    ANCESTOR = "ancestor"
    ANCESTOR_OR_SELF = "ancestor-or-self"
    FOLLOWING = "following"
    FOLLOWING_SIBLING = "following-sibling"
    PRECEDING = "preceding"
    PRECEDING_SIBLING = "preceding-sibling"
    NAMESPACE = "namespace"


class Test(StrEnum):
    """What a step lets through."""

    NAME = "name"
    NODE = "node"
    TEXT = "text"
    COMMENT = "comment"
    INSTRUCTION = "processing-instruction"


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written."""

    value: float


@dataclass(frozen=True, slots=True)
class Literal:
    """A string in quotes."""

    value: str


@dataclass(frozen=True, slots=True)
class Negate:
    """Unary minus."""

    operand: "Expression"


@dataclass(frozen=True, slots=True)
class Chain:
    """Operands of one precedence, joined from the left; flat, so that a long one is not a deep one."""

    operands: "tuple[Expression, ...]"
    operators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its arguments."""

    name: str
    arguments: "tuple[Expression, ...]"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path. `name` is as written (``*``, ``p:*``, ``p:name``) or an instruction's target."""

    axis: Axis
    test: Test
    name: str = ""
    predicates: "tuple[Expression, ...]" = ()


@dataclass(frozen=True, slots=True)
class Path:
    """Steps from the root (absolute), from the value of `start`, or from the context node."""

    absolute: bool
    steps: tuple[Step, ...]
    start: "Expression | None" = None
    start_predicates: "tuple[Expression, ...]" = ()


Expression = Number | Literal | Negate | Chain | Call | Path
