"""Functions about truth, choice between values, and check-lists."""

from collections.abc import Callable

from forms.xpath.code import (
    Code,
    Frame,
    NodesCode,
    NumberCode,
    TextCode,
    TextRun,
    TruthCode,
    as_number,
    as_text,
    as_truth,
)
from forms.xpath.dialects import Switches
from forms.xpath.functions.building import Builder, Compiling, Strings, by, check_count, spread, truth
from forms.xpath.nodes import Node
from forms.xpath.syntax import Expression
from forms.xpath.values import stored


def _constant(value: bool) -> Builder:
    def build(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
        check_count(name, arguments, 0, 0)
        return TruthCode(lambda node, frame: value, constant=True)

    return build


def _if(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
    check_count(name, arguments, 3, 3)
    condition = as_truth(compiling.code(arguments[0]))
    yes, no = compiling.code(arguments[1]), compiling.code(arguments[2])
    if isinstance(yes, NodesCode) and isinstance(no, NodesCode):
        nodes, others = yes.run, no.run
        one, other = yes.first, no.first
        return NodesCode(
            lambda node, frame: nodes(node, frame) if condition(node, frame) else others(node, frame),
            lambda node, frame: one(node, frame) if condition(node, frame) else other(node, frame),
        )
    if isinstance(yes, NumberCode) and isinstance(no, NumberCode):
        number, second = yes.run, no.run
        return NumberCode(lambda node, frame: number(node, frame) if condition(node, frame) else second(node, frame))
    if isinstance(yes, TruthCode) and isinstance(no, TruthCode):
        holds, otherwise = yes.run, no.run
        return TruthCode(lambda node, frame: holds(node, frame) if condition(node, frame) else otherwise(node, frame))
    text, another = _stored_text(yes), _stored_text(no)
    is_date = any(isinstance(code, TextCode) and code.is_date for code in (yes, no))
    return TextCode(
        lambda node, frame: text.run(node, frame) if condition(node, frame) else another.run(node, frame),
        is_date=is_date,
    )


def _stored_text(code: Code) -> TextCode:
    return TextCode(as_text(code))


def _coalesce(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
    check_count(name, arguments, 1, None)
    codes = [compiling.code(argument) for argument in arguments]
    runs = [_answer_text(code) for code in codes]
    last = codes[-1]
    if len(runs) == 2 and isinstance(last, NumberCode) and last.value is not None:
        # "or 0": what makes an answer that may be missing one to count with.
        first, otherwise = runs[0], stored(last.value)
        return TextCode(
            lambda node, frame: first(node, frame) or otherwise,
            number=lambda node, frame: frame.scope.number(first(node, frame) or otherwise),
        )

    def run(node: Node, frame: Frame) -> str:
        for one in runs:
            found = one(node, frame)
            if found:
                return found
        return ""

    return TextCode(run)


def _answer_text(code: Code) -> TextRun:
    """As text, a number that is none being no answer."""
    if not isinstance(code, NumberCode):
        return as_text(code)
    number = code.run
    return lambda node, frame: stored(number(node, frame))


def _once(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
    check_count(name, arguments, 1, 1)
    value = _answer_text(compiling.code(arguments[0]))
    return TextCode(lambda node, frame: frame.current.value or frame.current.text() or value(node, frame))


def _from_string(value: str) -> bool:
    return value in ("true", "1")


def _from_loose_string(value: str) -> bool:
    return value.lower() in ("true", "1")


def _counts_as_yes(given: Switches) -> Callable[[str, Frame], bool]:
    def run(value: str, frame: Frame) -> bool:
        if given.checklist_words and value in ("true", "yes"):
            return True
        return given.checklist_numbers and frame.scope.number(value) > 0

    return run


def _checklist(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
    check_count(name, arguments, 2, None)
    least, most = (as_number(compiling.code(argument)) for argument in arguments[:2])
    strings = spread([compiling.whole(argument) for argument in arguments[2:]])
    is_yes = _counts_as_yes(compiling.switches)

    def run(node: Node, frame: Frame) -> bool:
        count = sum(is_yes(found, frame) for found in strings(node, frame))
        return _within(count, least(node, frame), most(node, frame))

    return TruthCode(run)


def _weighted(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
    check_count(name, arguments, 2, None)
    least, most = (as_number(compiling.code(argument)) for argument in arguments[:2])
    check_count(name, arguments[2:], 2 * (len(arguments[2:]) // 2), 2 * (len(arguments[2:]) // 2))
    is_yes = _counts_as_yes(compiling.switches)
    pairs: list[tuple[Strings, Strings]] = [
        (spread([compiling.whole(arguments[at])]), spread([compiling.whole(arguments[at + 1])]))
        for at in range(2, len(arguments), 2)
    ]

    def run(node: Node, frame: Frame) -> bool:
        total = 0.0
        for values, weights in pairs:
            for value, weight in zip(values(node, frame), weights(node, frame), strict=False):
                if is_yes(value, frame):
                    total += frame.scope.number(weight)
        return _within(total, least(node, frame), most(node, frame))

    return TruthCode(run)


def _within(value: float, least: float, most: float) -> bool:
    return (least < 0 or value >= least) and (most < 0 or value <= most)


def _selected_words(value: str) -> list[str]:
    return value.split()


def _selected_at(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
    check_count(name, arguments, 2, 2)
    value, at = as_text(compiling.code(arguments[0])), as_number(compiling.code(arguments[1]))

    def run(node: Node, frame: Frame) -> str:
        words, place = _selected_words(value(node, frame)), at(node, frame)
        return words[int(place)] if 0 <= place < len(words) else ""

    return TextCode(run)


def _count_selected(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
    check_count(name, arguments, 1, 1)
    value = as_text(compiling.code(arguments[0]))
    return NumberCode(lambda node, frame: float(len(_selected_words(value(node, frame)))))


def _selected(value: str, choice: str) -> bool:
    wanted, words = choice.strip(), value.split()
    return wanted in words if wanted else not words


FUNCTIONS: dict[str, Builder] = {
    "true": _constant(True),
    "false": _constant(False),
    "boolean": truth(lambda value: value, as_truth),
    "not": truth(lambda value: not value, as_truth),
    "boolean-from-string": by(lambda given: truth(_from_loose_string if given.loose_true else _from_string, as_text)),
    "if": _if,
    "coalesce": _coalesce,
    "once": _once,
    "checklist": _checklist,
    "weighted-checklist": _weighted,
    "selected": truth(_selected, as_text, as_text),
    "is-selected": truth(_selected, as_text, as_text),
    "selected-at": _selected_at,
    "count-selected": _count_selected,
}
