"""Expressions that Collect and web forms compute differently, seen by their shape and the types of what they read."""

from collections.abc import Callable, Iterator, Sequence
from enum import Enum, auto

from forms.check.findings import Code
from forms.xpath import dates
from forms.xpath.syntax import Axis, Call, Chain, Expression, Literal, Negate, Number, Path, Test

Found = tuple[Code, str]
# The type of the bind of what a path reads: "" when it is not known.
TypeOf = Callable[[Path], str]

_DATES = frozenset({"today", "now", "date", "date-time"})
_NUMBERS = frozenset(
    {
        "number", "int", "round", "sum", "max", "min", "count", "count-non-empty", "count-selected", "position", "last",
        "string-length", "abs", "pow", "floor", "ceiling", "decimal-date-time", "decimal-time", "random", "sqrt",
        "area", "enclosed-area", "distance", "exp", "exp10", "log", "log10", "pi",
    }
)  # fmt: skip
_TEXTS = frozenset(
    {
        "concat", "join", "substr", "substring", "substring-before", "substring-after", "string", "translate",
        "normalize-space", "format-date", "format-date-time", "jr:itext", "jr:choice-name", "pulldata", "selected-at",
        "coalesce", "once", "digest", "uuid",
    }
)  # fmt: skip
_TRUTHS = frozenset({"true", "false", "not", "boolean", "selected", "is-selected", "contains", "regex", "starts-with"})
_NOT_IN_COLLECT = frozenset({"id", "lang", "namespace-uri", "upper-case", "lower-case", "local-name", "name"})
_ORDER = frozenset({"<", "<=", ">", ">="})
_ARITHMETIC = frozenset({"+", "-", "*", "div", "mod"})
_AGGREGATES = frozenset({"sum", "max", "min"})


class Sort(Enum):
    """What an expression gives, as far as it can be seen."""

    DATE = auto()
    DATE_TEXT = auto()
    NUMBER = auto()
    DECIMAL = auto()
    TEXT = auto()
    TRUTH = auto()
    UNKNOWN = auto()


# What is no date to everybody, where one is wanted.
_NO_DATES = {
    "format-date": (Sort.TEXT, Sort.NUMBER, Sort.DECIMAL),
    "format-date-time": (Sort.TEXT, Sort.NUMBER, Sort.DECIMAL),
    "decimal-time": (Sort.TEXT, Sort.DATE_TEXT),
}


class Differences:
    """Looks through one expression."""

    def __init__(self, type_of: TypeOf) -> None:
        self._type_of = type_of

    def of(self, expression: Expression) -> Iterator[Found]:
        """All differences in an expression and its parts."""
        match expression:
            case Negate(operand):
                yield from self.of(operand)
            case Chain(operands, operators):
                yield from self._chain(operands, operators)
                for operand in operands:
                    yield from self.of(operand)
            case Call(name, arguments):
                yield from self._call(name, arguments)
                for argument in arguments:
                    yield from self.of(argument)
            case Path():
                yield from self._path(expression)

    def sort(self, expression: Expression) -> Sort:
        """What an expression gives."""
        match expression:
            case Literal(text):
                return Sort.DATE_TEXT if dates.looks_like_date(text) else Sort.TEXT
            case Number(value):
                return Sort.NUMBER if value == int(value) else Sort.DECIMAL
            case Negate(operand):
                return Sort.DECIMAL if self.sort(operand) is Sort.DECIMAL else Sort.NUMBER
            case Chain(operands, operators):
                if operators[0] not in _ARITHMETIC:
                    return Sort.UNKNOWN if operators[0] == "|" else Sort.TRUTH
                decimal = "div" in operators or any(self.sort(each) is Sort.DECIMAL for each in operands)
                return Sort.DECIMAL if decimal else Sort.NUMBER
            case Call(name, arguments):
                return self._sort_of_call(name, arguments)
            case Path():
                return {
                    "date": Sort.DATE, "dateTime": Sort.DATE, "int": Sort.NUMBER, "integer": Sort.NUMBER,
                    "decimal": Sort.DECIMAL, "string": Sort.TEXT, "boolean": Sort.TRUTH,
                }.get(self._type_of(expression), Sort.UNKNOWN)  # fmt: skip

    def _sort_of_call(self, name: str, arguments: Sequence[Expression]) -> Sort:
        if name == "if" and len(arguments) == 3:
            one, other = self.sort(arguments[1]), self.sort(arguments[2])
            return one if one is other else Sort.UNKNOWN
        if name in _DATES:
            return Sort.DATE
        if name in _NUMBERS:
            return Sort.NUMBER
        if name in _TEXTS:
            return Sort.TEXT
        return Sort.TRUTH if name in _TRUTHS else Sort.UNKNOWN

    def _chain(self, operands: Sequence[Expression], operators: Sequence[str]) -> Iterator[Found]:
        first = operators[0]
        if first == "|":
            yield Code.NOT_IN_COLLECT, "|"
            return
        if first in ("and", "or"):
            return
        sorts = [self.sort(each) for each in operands]
        if first in ("=", "!="):
            fractions = any(self.sort(each) is Sort.DECIMAL and not isinstance(each, Path) for each in operands)
            if fractions and all(sort in (Sort.DECIMAL, Sort.NUMBER) for sort in sorts):
                yield Code.DECIMALS_EQUAL, first
            if Sort.DATE_TEXT in sorts and (Sort.NUMBER in sorts or any(_is_call(each, _DATES) for each in operands)):
                yield Code.TEXT_AS_DATE, first
            return
        if Sort.DATE_TEXT in sorts or (Sort.DATE in sorts and Sort.TEXT in sorts):
            yield Code.TEXT_AS_DATE, first
        if first in _ORDER and Sort.DATE in sorts and (Sort.NUMBER in sorts or Sort.DECIMAL in sorts):
            yield Code.DATE_AS_NUMBER, first
        if first in _ARITHMETIC:
            # A difference of two days is the same everywhere; a sum is a number that only each engine can read.
            if Sort.DATE in sorts and not all(sort is Sort.DATE for sort in sorts):
                yield Code.DATE_AS_NUMBER, first
            for each in operands:
                if isinstance(each, Literal) and _has_comma(each.value):
                    yield Code.DECIMAL_COMMA, each.value

    def _call(self, name: str, arguments: Sequence[Expression]) -> Iterator[Found]:
        only = arguments[0] if arguments else None
        sort = self.sort(only) if only is not None else Sort.UNKNOWN
        if name in _NOT_IN_COLLECT:
            yield Code.NOT_IN_COLLECT, name
        elif name == "regex" and len(arguments) == 2:
            yield from _pattern(arguments[1])
        elif name in ("number", "int", "round", "floor", "ceiling", "abs") and only is not None:
            if sort in (Sort.DATE, Sort.DATE_TEXT):
                yield (Code.TEXT_AS_DATE if sort is Sort.DATE_TEXT else Code.DATE_AS_NUMBER), name
            if isinstance(only, Literal) and _has_comma(only.value):
                yield Code.DECIMAL_COMMA, only.value
            if name == "round" and _may_be_negative(only):
                yield Code.ROUND_BELOW_ZERO, name
        elif name in ("date", "date-time"):
            if sort in (Sort.NUMBER, Sort.DECIMAL):
                yield Code.DATE_OF_NUMBER, name
            elif sort is Sort.TEXT:
                yield Code.DATE_OF_TEXT, name
        elif sort in _NO_DATES.get(name, ()):
            yield Code.DATE_OF_TEXT, name
        elif name in _AGGREGATES:
            if name == "max" and any(_may_be_negative(each) for each in arguments):
                yield Code.EXTREME_OF_EMPTY, name
            elif any(isinstance(each, Path) or (isinstance(each, Literal) and not each.value) for each in arguments):
                yield (Code.SUM_OF_EMPTY if name == "sum" else Code.EXTREME_OF_EMPTY), name
        elif name == "boolean-from-string":
            loose = isinstance(only, Literal) and only.value.lower() == "true" != only.value
            if loose or (isinstance(only, Path) and sort is not Sort.TRUTH):
                yield Code.YES_AS_TEXT, name
        elif name in ("checklist", "weighted-checklist"):
            if any(self.sort(each) in (Sort.TEXT, Sort.UNKNOWN) for each in arguments[2:]):
                yield Code.CHECKLIST_WORDS, name
        elif name in ("area", "enclosed-area", "distance", "geofence", "intersects"):
            yield Code.PLACE_MEASURED, name

    def _path(self, path: Path) -> Iterator[Found]:
        for step in path.steps:
            if step.axis not in (Axis.CHILD, Axis.PARENT, Axis.SELF, Axis.ATTRIBUTE) or step.test is Test.TEXT:
                yield Code.NOT_IN_COLLECT, step.axis.value if step.test is not Test.TEXT else "text()"
            for predicate in step.predicates:
                yield from self.of(predicate)
        if path.start is not None:
            yield from self.of(path.start)
        for predicate in path.start_predicates:
            yield from self.of(predicate)


def _pattern(pattern: Expression) -> Iterator[Found]:
    if isinstance(pattern, Literal):
        text = pattern.value
        if not text.startswith("^") or not text.endswith("$") or text.endswith("\\$"):
            yield Code.PATTERN_NOT_ANCHORED, text


def _may_be_negative(expression: Expression) -> bool:
    match expression:
        case Negate():
            return True
        case Number(value):
            return value < 0
        case Literal(text):
            return text.strip().startswith("-")
        case Chain(operands, operators):
            return "-" in operators or any(_may_be_negative(each) for each in operands)
        case Call(_, arguments):
            return any(_may_be_negative(each) for each in arguments)
        case Path():
            return False


def _is_call(expression: Expression, names: frozenset[str]) -> bool:
    return isinstance(expression, Call) and expression.name in names


def _has_comma(text: str) -> bool:
    whole, comma, rest = text.partition(",")
    return bool(comma) and whole.lstrip("-").isdigit() and rest.isdigit()
