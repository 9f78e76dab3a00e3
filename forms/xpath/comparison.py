"""Equality and order of XPath values."""

import operator
from collections.abc import Callable

from forms.xpath.code import (
    Code,
    Frame,
    NodesCode,
    NumberCode,
    TextCode,
    TruthCode,
    TruthRun,
    as_number,
    as_truth,
)
from forms.xpath.nodes import Node
from forms.xpath.values import number_of, same

_ORDER: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": lambda left, right: left <= right or same(left, right),
    ">": operator.gt,
    ">=": lambda left, right: left >= right or same(left, right),
}
_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


def compare(name: str, left: Code, right: Code) -> TruthCode:
    """Code for one of ``= != < <= > >=``; node sets are compared existentially."""
    run = _equality(left, right, name == "=") if name in ("=", "!=") else _relation(name, left, right)
    return TruthCode(run, left.constant and right.constant)


def _equality(left: Code, right: Code, wanted: bool) -> TruthRun:
    if isinstance(right, NodesCode) and not isinstance(left, NodesCode):
        left, right = right, left
    if isinstance(left, NodesCode):
        return _nodes_equality(left, right, wanted)
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
    return left == right or same(number_of(left, frame.scope.zone), number_of(right, frame.scope.zone))


def _nodes_equality(left: NodesCode, right: Code, wanted: bool) -> TruthRun:
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

        def any_number(node: Node, frame: Frame) -> bool:
            value, zone = number(node, frame), frame.scope.zone
            return any(same(number_of(found.text(), zone), value) is wanted for found in nodes(node, frame))

        return any_number
    text = right.run
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


def _relation(name: str, left: Code, right: Code) -> TruthRun:
    holds = _ORDER[name]
    if isinstance(right, NodesCode) and not isinstance(left, NodesCode):
        left, right, holds = right, left, _ORDER[_MIRRORED[name]]
    if not isinstance(left, NodesCode):
        one, other = as_number(left), as_number(right)
        return lambda node, frame: holds(one(node, frame), other(node, frame))
    nodes = left.run
    if not isinstance(right, NodesCode):
        limit = as_number(right)

        def any_side(node: Node, frame: Frame) -> bool:
            found = nodes(node, frame)
            if not found:
                return False
            value, zone = limit(node, frame), frame.scope.zone
            return any(holds(number_of(each.text(), zone), value) for each in found)

        return any_side
    others = right.run

    def any_pair(node: Node, frame: Frame) -> bool:
        zone = frame.scope.zone
        second = [number_of(found.text(), zone) for found in others(node, frame)]
        return any(holds(number_of(found.text(), zone), value) for found in nodes(node, frame) for value in second)

    return any_pair
