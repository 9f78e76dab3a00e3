"""Functions about numbers."""

import math
from collections.abc import Callable

from forms.xpath.code import Code, Frame, NumberCode, as_number
from forms.xpath.functions.building import Builder, Compiling, Strings, by, check_count, number, spread
from forms.xpath.nodes import Node
from forms.xpath.syntax import Expression, Path


def _safe(function: Callable[..., float]) -> Callable[..., float]:
    """The function, with NaN where it has no value."""

    def run(*values: float) -> float:
        try:
            return float(function(*values))
        except (ValueError, ZeroDivisionError):
            return math.nan
        except OverflowError:
            return math.inf

    return run


def _number(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
    check_count(name, arguments, 0, 1)
    return NumberCode(as_number(compiling.code(arguments[0] if arguments else Path(False, ()))))


def _round(value: float, digits: float = 0.0) -> float:
    if math.isnan(value) or math.isinf(value) or math.isnan(digits):
        return value
    places = int(max(min(digits, 30), -30))
    if places == 0:
        return float(math.floor(value + 0.5))
    # Half goes up, towards plus infinity, as in XPath.
    scale = 10.0 ** abs(places)
    shifted = value * scale if places > 0 else value / scale
    if math.isinf(shifted):
        return value
    rounded = float(math.floor(shifted + 0.5))
    return rounded / scale if places > 0 else rounded * scale


def _round_away(value: float, digits: float = 0.0) -> float:
    return _round(value, digits) if value >= 0 else -_round(-value, digits)


def _whole(value: float) -> float:
    return value if math.isnan(value) or math.isinf(value) else float(int(value))


def _power(base: float, exponent: float) -> float:
    found = base**exponent
    return math.nan if isinstance(found, complex) else float(found)


def _logarithm(function: Callable[[float], float]) -> Callable[[float], float]:
    return lambda value: -math.inf if value == 0 else function(value)


def _aggregate(function: Callable[[list[float]], float]) -> Builder:
    """A builder of a function over all nodes of its arguments; an empty answer does not take part."""

    def build(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
        check_count(name, arguments, 1, None)
        skip = compiling.switches.skip_empty
        strings: Strings = spread([compiling.whole(argument) for argument in arguments])

        def run(node: Node, frame: Frame) -> float:
            number_of = frame.scope.number
            return function([number_of(found) for found in strings(node, frame) if found or not skip])

        return NumberCode(run)

    return build


def _extreme(choose: Callable[[list[float]], float]) -> Callable[[list[float]], float]:
    def run(values: list[float]) -> float:
        if not values or any(value != value for value in values):
            return math.nan
        return choose(values)

    return run


def _random(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
    check_count(name, arguments, 0, 0)
    return NumberCode(lambda node, frame: frame.scope.random())


def _one(function: Callable[[float], float]) -> Builder:
    return number(_safe(function), as_number)


FUNCTIONS: dict[str, Builder] = {
    "number": _number,
    "random": _random,
    "int": number(_whole, as_number),
    "round": by(lambda given: number(_round if given.round_up else _round_away, as_number, as_number, least=1)),
    "floor": _one(lambda value: float(math.floor(value)) if math.isfinite(value) else value),
    "ceiling": _one(lambda value: float(math.ceil(value)) if math.isfinite(value) else value),
    "abs": number(abs, as_number),
    "pow": number(_safe(_power), as_number, as_number),
    "log": _one(_logarithm(math.log)),
    "log10": _one(_logarithm(math.log10)),
    "sin": _one(math.sin),
    "cos": _one(math.cos),
    "tan": _one(math.tan),
    "asin": _one(math.asin),
    "acos": _one(math.acos),
    "atan": _one(math.atan),
    "atan2": number(_safe(math.atan2), as_number, as_number),
    "sqrt": _one(math.sqrt),
    "exp": _one(math.exp),
    "exp10": _one(lambda value: 10.0**value),
    "pi": number(lambda: math.pi),
    "sum": _aggregate(math.fsum),
    "max": _aggregate(_extreme(max)),
    "min": _aggregate(_extreme(min)),
}
