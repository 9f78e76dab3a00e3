"""Equality and order of XPath values."""

import operator
from collections.abc import Callable

from forms.xpath.code import (
    Code,
    Frame,
    NodesCode,
    NumberCode,
    NumberRun,
    TextCode,
    TruthCode,
    TruthRun,
    as_number,
    as_text,
    as_truth,
)
from forms.xpath.nodes import Node
from forms.xpath.values import same

Same = Callable[[float, float], bool]

_EXACT: dict[str, Same] = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
_ORDER: dict[str, Same] = {
    "<": operator.lt,
    "<=": lambda left, right: left <= right or same(left, right),
    ">": operator.gt,
    ">=": lambda left, right: left >= right or same(left, right),
}
_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


def compare(name: str, left: Code, right: Code, *, tolerant: bool = True) -> TruthCode:
    """Code for one of ``= != < <= > >=``; node sets are compared existentially."""
    if name in ("=", "!="):
        run = _equality(left, right, name == "=", same if tolerant else operator.eq)
    else:
        run = _relation(name, left, right, _ORDER if tolerant else _EXACT)
    return TruthCode(run, left.constant and right.constant)


def _equality(left: Code, right: Code, wanted: bool, same: Same) -> TruthRun:
    if isinstance(right, NodesCode) and not isinstance(left, NodesCode):
        left, right = right, left
    if isinstance(left, NodesCode):
        return _nodes_equality(left, right, wanted, same)
    if isinstance(left, TruthCode) or isinstance(right, TruthCode):
        first, second = as_truth(left), as_truth(right)
        return lambda node, frame: (first(node, frame) == second(node, frame)) is wanted
    if isinstance(left, NumberCode) or not isinstance(right, TextCode):
        one, other = as_number(left), as_number(right)
        return lambda node, frame: same(one(node, frame), other(node, frame)) is wanted
    text, second_text = left.run, right.run
    if left.is_date or right.is_date:
        return lambda node, frame: _dates_equal(text(node, frame), second_text(node, frame), frame) is wanted
    return lambda node, frame: (text(node, frame) == second_text(node, frame)) is wanted


def _dates_equal(left: str, right: str, frame: Frame) -> bool:
    return left == right or same(frame.scope.dated(left), frame.scope.dated(right))


def _nodes_equality(left: NodesCode, right: Code, wanted: bool, same: Same) -> TruthRun:
    nodes = left.run
    if isinstance(right, NodesCode):
        others = right.run

        def any_pair(node: Node, frame: Frame) -> bool:
            first = [found.text() for found in nodes(node, frame)]
            if not first:
                return False
            second = {found.text() for found in others(node, frame)}
            if wanted:
                return any(text in second for text in first)
            return any(text != other for text in first for other in second)

        return any_pair
    if isinstance(right, TruthCode):
        truth, some = right.run, as_truth(left)
        return lambda node, frame: (some(node, frame) == truth(node, frame)) is wanted
    if isinstance(right, NumberCode):
        number = right.run
        if left.single:
            only = as_text(left)
            return lambda node, frame: same(frame.scope.number(only(node, frame)), number(node, frame)) is wanted

        def any_number(node: Node, frame: Frame) -> bool:
            value, as_number_of = number(node, frame), frame.scope.number
            return any(same(as_number_of(found.text()), value) is wanted for found in nodes(node, frame))

        return any_number
    text = right.run
    if left.single and not right.is_date:
        one, word = as_text(left), right.value
        if word is not None:
            return lambda node, frame: (one(node, frame) == word) is wanted
        return lambda node, frame: (one(node, frame) == text(node, frame)) is wanted
    if right.is_date:

        def any_date(node: Node, frame: Frame) -> bool:
            value = text(node, frame)
            return any(_dates_equal(found.text(), value, frame) is wanted for found in nodes(node, frame))

        return any_date

    def any_text(node: Node, frame: Frame) -> bool:
        found = nodes(node, frame)
        if not found:
            return False
        value = text(node, frame)
        return any((each.text() == value) is wanted for each in found)

    return any_text


def _relation(name: str, left: Code, right: Code, order: dict[str, Same]) -> TruthRun:
    if isinstance(right, NodesCode) and not isinstance(left, NodesCode):
        left, right, name = right, left, _MIRRORED[name]
    holds = order[name]
    if not isinstance(left, NodesCode) or (left.single and not isinstance(right, NodesCode)):
        return _numbers_relation(name, as_number(left), right, holds)
    nodes, is_date = left.run, left.is_date
    if not isinstance(right, NodesCode):
        limit = as_number(right)

        def any_side(node: Node, frame: Frame) -> bool:
            found = nodes(node, frame)
            if not found:
                return False
            value, number = limit(node, frame), frame.scope.dated if is_date else frame.scope.number
            for each in found:  # noqa: SIM110  # A third faster than any(), in each row of a predicate.
                if holds(number(each.text()), value):
                    return True
            return False

        return any_side
    others, other_is_date = right.run, right.is_date

    def any_pair(node: Node, frame: Frame) -> bool:
        one = frame.scope.dated if is_date else frame.scope.number
        two = frame.scope.dated if other_is_date else frame.scope.number
        second = [two(found.text()) for found in others(node, frame)]
        return any(holds(one(found.text()), value) for found in nodes(node, frame) for value in second)

    return any_pair


def _numbers_relation(name: str, one: NumberRun, right: Code, holds: Same) -> TruthRun:
    if isinstance(right, NumberCode) and right.value is not None:
        limit = right.value
        return lambda node, frame: holds(one(node, frame), limit)
    other = as_number(right)
    # The two that are the same in every dialect, without a call between.
    if name == "<":
        return lambda node, frame: one(node, frame) < other(node, frame)
    if name == ">":
        return lambda node, frame: one(node, frame) > other(node, frame)
    return lambda node, frame: holds(one(node, frame), other(node, frame))
