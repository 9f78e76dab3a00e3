"""Looks through a whole form."""

from collections.abc import Iterator

from forms.check.differences import Differences
from forms.check.findings import Code, Finding, Weight
from forms.engine import Control, Element, FormDefinition
from forms.engine.reads import in_context, reads_of
from forms.xpath.errors import XPathError
from forms.xpath.parser import parse
from forms.xpath.syntax import Call, Chain, Expression, Literal, Negate, Path

# More than this in one list slows down other programs, and nobody reads it.
LARGE_LIST = 1_000
LARGE_FILE = 50_000
_WEIGHTS = tuple(Weight)


def check(form: FormDefinition) -> tuple[Finding, ...]:
    """All findings, faults first, then in the order of the form."""
    found = [*_expressions(form), *_unasked(form), *_lists(form), *_texts(form), *_rest(form)]
    order = {element.path: element.index for element in form.elements}
    unique = dict.fromkeys(found)
    return tuple(sorted(unique, key=lambda one: (_WEIGHTS.index(one.weight), order.get(one.ref, 0), one.code)))


def _expressions(form: FormDefinition) -> Iterator[Finding]:
    seen: set[tuple[int, str]] = set()
    for element, text in form.program.written:
        if (element.index, text) in seen:
            continue
        seen.add((element.index, text))
        try:
            tree = parse(text)
        except XPathError:
            continue
        for code, detail in Differences(_TypeOf(form, element)).of(tree):
            yield Finding(code, element.path, text, detail, "survey")
        for path in _paths(tree):
            if path.absolute and in_context(path, element, form.root) is not path:
                yield Finding(Code.ABSOLUTE_IN_REPEAT, element.path, text, _written(path), "survey")


class _TypeOf:
    """The type of what a path reads, if it is one."""

    def __init__(self, form: FormDefinition, context: Element) -> None:
        self._form = form
        self._context = context

    def __call__(self, path: Path) -> str:
        found = reads_of(path, self._context, self._form.root).values
        types = {
            "select" if element.control in _SELECTS else element.data_type for element, _ in found if element.is_leaf
        }
        return types.pop() if len(types) == 1 else ""


_SELECTS = frozenset({Control.SELECT_ONE, Control.SELECT_MULTIPLE, Control.RANK})


def _paths(expression: Expression) -> Iterator[Path]:
    match expression:
        case Negate(operand):
            yield from _paths(operand)
        case Chain(operands, _):
            for operand in operands:
                yield from _paths(operand)
        case Call(_, arguments):
            for argument in arguments:
                yield from _paths(argument)
        case Path():
            yield expression
            for step in expression.steps:
                for predicate in step.predicates:
                    yield from _paths(predicate)
            if expression.start is not None:
                yield from _paths(expression.start)


def _written(path: Path) -> str:
    return "/" + "/".join(step.name or ".." for step in path.steps)


def _unasked(form: FormDefinition) -> Iterator[Finding]:
    for element in form.elements:
        text = element.rules.relevant
        if text and any(_never(part, element, form) for part in _all_of(parse(text))):
            yield Finding(Code.NEVER_ASKED, element.path, text, "", "survey")


def _all_of(expression: Expression) -> tuple[Expression, ...]:
    """What must all hold for an expression to hold."""
    if isinstance(expression, Chain) and expression.operators[0] == "and":
        return tuple(part for operand in expression.operands for part in _all_of(operand))
    return (expression,)


def _never(part: Expression, context: Element, form: FormDefinition) -> bool:
    match part:
        case Call("false", ()):
            return True
        case Chain((Literal(one), Literal(other)), ("=",)):
            return one != other
        case Chain((Path() as path, Literal(value)), ("=",)) | Chain((Literal(value), Path() as path), ("=",)):
            return _never_has(path, value, context, form, (Control.SELECT_ONE,))
        case Call("selected" | "is-selected", (Path() as path, Literal(value))):
            return _never_has(path, value, context, form, (Control.SELECT_ONE, Control.SELECT_MULTIPLE))
    return False


def _never_has(path: Path, value: str, context: Element, form: FormDefinition, controls: tuple[Control, ...]) -> bool:
    """Whether a select with a list that nothing can change does not offer a value."""
    found = reads_of(path, context, form.root).values
    if not value or len(found) != 1:
        return False
    element = next(iter(found))[0]
    choices = form.program.choices.get(element.index)
    if element.control not in controls or choices is None or element.default or element.rules.calculate:
        return False
    if any(action.target is element for action in form.program.actions):
        return False
    offered = {choice.value for choice in choices.fixed} if choices.itemset is None else choices.itemset.all_values
    return offered is not None and value not in offered


def _lists(form: FormDefinition) -> Iterator[Finding]:
    for element in form.questions:
        if element.control not in _SELECTS:
            continue
        choices = form.program.choices.get(element.index)
        if choices is None:
            yield Finding(Code.LIST_EMPTY, element.path, sheet="survey")
        elif len(choices.fixed) > LARGE_LIST:
            yield Finding(Code.LIST_OVERSIZED, element.path, detail=str(len(choices.fixed)), sheet="choices")
        elif choices.dynamic:
            yield Finding(Code.CASCADE_KEPT, element.path, sheet="survey")
    for name, instance in form.program.instances.items():
        if instance.size > LARGE_FILE:
            yield Finding(Code.LIST_OVERSIZED, name, detail=str(instance.size))


def _texts(form: FormDefinition) -> Iterator[Finding]:
    itext = form.program.itext
    names = dict.fromkeys(name for texts in itext.values() for name in texts)
    for name in names:
        for language, texts in itext.items():
            given = texts.get(name, {})
            if not any("".join(str(part) for part in raw).strip("- ") for raw in given.values()):
                yield Finding(Code.TRANSLATION_MISSING, name.partition(":")[0], detail=language)


def _rest(form: FormDefinition) -> Iterator[Finding]:
    for knot in form.program.knots:
        yield Finding(Code.CYCLE, knot[0], detail=" -> ".join(knot), sheet="survey")
    for path, action in form.program.ignored:
        yield Finding(Code.ACTION_IGNORED, path, detail=action, sheet="survey")
