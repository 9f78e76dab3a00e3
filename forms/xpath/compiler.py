"""A syntax tree to closures."""

import math
from collections.abc import Callable

from forms.xpath import paths
from forms.xpath.code import (
    Code,
    Frame,
    Namespaces,
    NodesCode,
    NodesRun,
    NumberCode,
    NumberRun,
    TextCode,
    TextRun,
    TruthCode,
    TruthRun,
    as_number,
    as_truth,
    nodes_code,
)
from forms.xpath.comparison import compare
from forms.xpath.dialects import Dialect, switches
from forms.xpath.errors import XPathError
from forms.xpath.functions import FUNCTIONS
from forms.xpath.nodes import Node, in_order
from forms.xpath.parser import parse
from forms.xpath.syntax import Call, Chain, Expression, Literal, Negate, Number, Path

# A form's way of resolving a path ahead of time: (path, inside a predicate, all instances wanted).
Resolve = Callable[[Path, bool, bool], NodesCode | Path | None]


class Compiler:
    """Compiles expressions of one context; a form may resolve paths ahead of time by `resolve`.

    A call that cannot work is noted in `faults` and fails when it is reached: XPath is lazy, so that
    ``false() and nonsense()`` has a value. A form refuses to load with any fault.
    """

    def __init__(
        self, namespaces: Namespaces, resolve: Resolve | None = None, *, dialect: Dialect = Dialect.ODK
    ) -> None:
        self.switches = switches(dialect)
        self._namespaces = namespaces
        self._resolve = resolve
        self._predicates = 0
        self._whole = False
        self._positional = False
        self.faults: list[XPathError] = []

    def compile(self, text: str) -> Code:
        """Code of an expression.

        Raises:
            XPathError: The expression is wrong.
        """
        return self.code(parse(text))

    def code(self, expression: Expression) -> Code:
        """Code of a syntax tree."""
        whole, self._whole = self._whole, False
        try:
            return self._code(expression)
        finally:
            self._whole = whole

    def whole(self, expression: Expression) -> Code:
        """Code of an argument whose absolute paths mean all instances of a repeat."""
        outer, self._whole = self._whole, True
        try:
            return self._code(expression)
        finally:
            self._whole = outer

    def use_position(self) -> None:
        """The predicate being compiled needs the place in the node list."""
        self._positional = True

    def _code(self, expression: Expression) -> Code:
        # The most frequent first: a form of thousands of questions compiles thousands of them.
        match expression:
            case Path():
                return self._path(expression)
            case Call(name, arguments):
                return self._call(name, arguments)
            case Chain(operands, operators):
                return self._chain(operands, operators)
            case Number(value):
                return NumberCode(lambda node, frame: value, constant=True, value=value)
            case Literal(text):
                return TextCode(lambda node, frame: text, constant=True, value=text)
            case Negate(operand):
                inner = self.code(operand)
                number = as_number(inner)
                return NumberCode(lambda node, frame: -number(node, frame), constant=inner.constant)

    def _call(self, name: str, arguments: tuple[Expression, ...]) -> Code:
        builder = FUNCTIONS.get(name)
        try:
            if builder is None:
                raise XPathError("unknown-function", name)
            return builder(name, self, arguments)
        except XPathError as fault:
            self.faults.append(fault)
            return TextCode(_raising(fault))

    def _chain(self, operands: tuple[Expression, ...], operators: tuple[str, ...]) -> Code:
        first = operators[0]
        if first == "|":
            return self._union(operands)
        codes = [self.code(operand) for operand in operands]
        if first in ("and", "or"):
            return TruthCode(_all_or_any([as_truth(code) for code in codes], first == "or"))
        found = codes[0]
        for name, code in zip(operators, codes[1:], strict=True):
            if name in _ARITHMETIC:
                run = _ARITHMETIC[name](as_number(found), as_number(code))
                found = NumberCode(run, found.constant and code.constant)
            else:
                found = compare(name, found, code, tolerant=self.switches.tolerant)
        return found

    def _union(self, operands: tuple[Expression, ...]) -> Code:
        runs: list[NodesRun] = []
        for operand in operands:
            code = self._code(operand)
            if not isinstance(code, NodesCode):
                raise XPathError("nodes-wanted", "|")
            runs.append(code.run)
        return nodes_code(lambda node, frame: in_order([found for run in runs for found in run(node, frame)]))

    def _path(self, path: Path) -> NodesCode:
        if self._resolve is not None:
            resolved = self._resolve(path, self._predicates > 0, self._whole)
            if isinstance(resolved, NodesCode):
                return resolved
            if resolved is not None:
                path = resolved
        walk = paths.compile_steps(
            path.steps, [self._filters(step.predicates) for step in path.steps], self._namespaces
        )
        if path.start is not None:
            return self._from_start(path, path.start, walk)
        if path.absolute:
            return nodes_code(lambda node, frame: walk(frame.scope.root, frame))
        return nodes_code(walk)

    def _from_start(self, path: Path, start: Expression, walk: NodesRun) -> NodesCode:
        code = self._code(start)
        if not isinstance(code, NodesCode):
            raise XPathError("nodes-wanted", "/")
        filters = self._filters(path.start_predicates)
        nodes = code.run
        if not filters and not path.steps:
            return code

        def run(node: Node, frame: Frame) -> list[Node]:
            found = nodes(node, frame)
            for keep in filters:
                found = keep(found, frame)
            if not path.steps:
                return found
            if len(found) == 1:
                return walk(found[0], frame)
            return in_order([each for origin in found for each in walk(origin, frame)])

        return nodes_code(run)

    def _filters(self, predicates: tuple[Expression, ...]) -> list[paths.Filter]:
        found: list[paths.Filter] = []
        for predicate in predicates:
            outer, self._positional = self._positional, False
            self._predicates += 1
            code = self.code(predicate)
            found.append(paths.predicate(code, self._positional))
            self._predicates -= 1
            self._positional = outer
        return found


def _raising(fault: XPathError) -> TextRun:
    def run(node: Node, frame: Frame) -> str:
        raise fault

    return run


def _all_or_any(truths: list[TruthRun], wanted: bool) -> TruthRun:
    if len(truths) == 2:
        one, other = truths
        if wanted:
            return lambda node, frame: one(node, frame) or other(node, frame)
        return lambda node, frame: one(node, frame) and other(node, frame)

    def run(node: Node, frame: Frame) -> bool:
        for truth in truths:
            if truth(node, frame) is wanted:
                return wanted
        return not wanted

    return run


def _add(left: NumberRun, right: NumberRun) -> NumberRun:
    return lambda node, frame: left(node, frame) + right(node, frame)


def _subtract(left: NumberRun, right: NumberRun) -> NumberRun:
    return lambda node, frame: left(node, frame) - right(node, frame)


def _multiply(left: NumberRun, right: NumberRun) -> NumberRun:
    return lambda node, frame: left(node, frame) * right(node, frame)


def _divide(left: NumberRun, right: NumberRun) -> NumberRun:
    def run(node: Node, frame: Frame) -> float:
        over, under = left(node, frame), right(node, frame)
        if under:
            return over / under
        if over == 0 or over != over:
            return math.nan
        return math.copysign(math.inf, over) * math.copysign(1.0, under)

    return run


def _modulo(left: NumberRun, right: NumberRun) -> NumberRun:
    def run(node: Node, frame: Frame) -> float:
        over, under = left(node, frame), right(node, frame)
        if under == 0 or math.isinf(over) or over != over or under != under:
            return math.nan
        return math.fmod(over, under)

    return run


_ARITHMETIC = {"+": _add, "-": _subtract, "*": _multiply, "div": _divide, "mod": _modulo}
