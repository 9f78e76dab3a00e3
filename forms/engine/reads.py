"""Which elements an expression reads, found without running it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from forms.engine.elements import Element, Kind
from forms.xpath.dialects import OURS, Switches
from forms.xpath.syntax import Axis, Call, Chain, Expression, Negate, Path, Step, Test

CURRENT = Call("current", ())
_UP = Step(Axis.PARENT, Test.NODE)
Place = tuple[Element, Element]


@dataclass(slots=True)
class Reads:
    """What an expression reads: values of elements and shapes of repeats, each with its pivot."""

    values: set[tuple[Element, Element]] = field(default_factory=set)
    shapes: set[tuple[Element, Element]] = field(default_factory=set)
    # Reads of the element's own repeat by a chosen instance: legal where a plain read would be a cycle.
    chosen: set[Element] = field(default_factory=set)


def in_context(path: Path, context: Element, root: Element) -> Path:
    """An absolute path from inside a repeat as the path within the same repeat instance.

    Collect and most authors mean the current instance by ``/data/person/age`` inside of a person.
    """
    if not path.absolute or context.repeat is None:
        return path
    element: Element | None = None
    shared: Element | None = None
    used = 0
    for at, step in enumerate(path.steps):
        if step.axis is not Axis.CHILD or step.test is not Test.NAME:
            break
        element = root if element is None and step.name == root.name else child_named(element, step.name)
        if element is None or step.predicates:
            break
        if not is_ancestor(element, context):
            break
        if element.kind is Kind.REPEAT:
            shared, used = element, at + 1
    if shared is None:
        return path
    return Path(False, (_UP,) * height(context, shared) + path.steps[used:], CURRENT)


def child_named(element: Element | None, name: str) -> Element | None:
    """The child of an element with this name."""
    return None if element is None else element.by_name.get(name)


def is_ancestor(element: Element, other: Element) -> bool:
    """Whether `element` is `other` or above it."""
    above: Element | None = other
    while above is not None:
        if above is element:
            return True
        above = above.parent
    return False


def height(element: Element, ancestor: Element) -> int:
    """How many levels `ancestor` is above `element`."""
    count = 0
    above: Element | None = element
    while above is not None and above is not ancestor:
        count += 1
        above = above.parent
    return count


def reads_of(expression: Expression, context: Element, root: Element, given: Switches = OURS) -> Reads:
    """What an expression of the element `context` reads of the primary instance."""
    found = Reads()
    _Collector(context, root, found, given).visit(expression, ((context, context),), False)
    return found


class _Collector:
    """Walks an expression with the elements its context may be, each with the pivot it came by."""

    def __init__(self, context: Element, root: Element, reads: Reads, given: Switches) -> None:
        self._given = given
        self._context = context
        self._root = root
        self._reads = reads
        self._predicates = 0

    def visit(self, expression: Expression, places: Sequence[Place], whole: bool) -> Sequence[Place]:
        """Note what is read; the places of the nodes that the expression gives."""
        match expression:
            case Path():
                return self._path(expression, places, whole)
            case Call(name, arguments):
                return self._call(name, arguments, places)
            case Chain(operands, operators):
                given = [place for operand in operands for place in self.visit(operand, places, whole)]
                return given if operators[0] == "|" else ()
            case Negate(operand):
                self.visit(operand, places, False)
        return ()

    def _call(self, name: str, arguments: tuple[Expression, ...], places: Sequence[Place]) -> Sequence[Place]:
        if name == "current" and not arguments:
            return ((self._context, self._context),)
        given: list[Place] = []
        whole = name in _AGGREGATES
        for argument in arguments:
            found = self.visit(argument, places, whole)
            given.extend(found)
            if name == "position":
                for element, pivot in found:
                    repeat = element.repeat
                    if repeat is not None and repeat.parent is not None:
                        self._reads.shapes.add((repeat, higher(pivot, repeat.parent)))
        return given if name in ("if", "randomize", "indexed-repeat", "coalesce") else ()

    def _path(self, path: Path, places: Sequence[Place], whole: bool) -> Sequence[Place]:
        if path.absolute and self._given.own_instance and (not whole or self._given.own_in_aggregates):
            path = in_context(path, self._context, self._root)
        at: Sequence[Place]
        if path.start is not None:
            at = self.visit(path.start, places, whole)
            self._in_predicates(path.start_predicates, at)
        elif path.absolute:
            at = ()
        else:
            at = places
        steps = path.steps
        if path.absolute:
            if not steps:
                return ()
            at, steps = self._from_root(steps)
        for step in steps:
            at = self._step(step, at)
            if step.predicates and any(is_ancestor(element, self._context) for element, _ in at):
                self._reads.chosen.update(element for element, _ in at)
            self._in_predicates(step.predicates, at)
        self._reads.values.update(at)
        return at

    def _from_root(self, steps: tuple[Step, ...]) -> tuple[Sequence[Place], tuple[Step, ...]]:
        first, rest = steps[0], steps[1:]
        root = (self._root, self._root)
        if first.axis in (Axis.DESCENDANT_OR_SELF, Axis.DESCENDANT):
            return self._step(replace(first, axis=Axis.DESCENDANT_OR_SELF), (root,)), (
                replace(rest[0], axis=Axis.DESCENDANT_OR_SELF),
                *rest[1:],
            ) if rest else ()
        if first.test is Test.NAME and first.name not in ("*", self._root.name):
            return (), ()
        self._in_predicates(first.predicates, (root,))
        return (root,), rest

    def _in_predicates(self, predicates: Iterable[Expression], places: Sequence[Place]) -> None:
        for predicate in predicates:
            self.visit(predicate, places, False)

    def _step(self, step: Step, places: Sequence[Place]) -> Sequence[Place]:
        found: dict[Place, None] = {}
        named = step.name if step.test is Test.NAME and step.name != "*" else None
        for element, pivot in places:
            for target in _targets(step, element, named):
                new = higher(pivot, target) if is_ancestor(target, pivot) else pivot
                if not is_ancestor(new, target):
                    new = self._root
                if target.kind is Kind.REPEAT and step.axis is not Axis.SELF and not is_ancestor(target, new):
                    self._reads.shapes.add((target, new))
                found[target, new] = None
        return tuple(found)


def higher(one: Element, other: Element) -> Element:
    """Of two elements on one line, the one nearer to the root."""
    return other if is_ancestor(other, one) else one


def _targets(step: Step, element: Element, name: str | None) -> Iterable[Element]:
    if name is None:
        return _on_axis(step, element)
    if step.axis is Axis.CHILD:
        child = element.by_name.get(name)
        return () if child is None else (child,)
    if step.axis is Axis.ATTRIBUTE:
        child = element.by_name.get(f"@{name}")
        return () if child is None else (child,)
    return [target for target in _on_axis(step, element) if target.name == name]


def _on_axis(step: Step, element: Element) -> Iterable[Element]:
    match step.axis:
        case Axis.CHILD:
            return element.children
        case Axis.PARENT:
            return () if element.parent is None else (element.parent,)
        case Axis.SELF:
            return (element,)
        case Axis.DESCENDANT | Axis.DESCENDANT_OR_SELF:
            below = tuple(element.walk())
            return below if step.axis is Axis.DESCENDANT_OR_SELF else below[1:]
        case Axis.ANCESTOR | Axis.ANCESTOR_OR_SELF:
            found = [element] if step.axis is Axis.ANCESTOR_OR_SELF else []
            above = element.parent
            while above is not None:
                found.append(above)
                above = above.parent
            return found
        case Axis.PRECEDING_SIBLING | Axis.FOLLOWING_SIBLING:
            return element.parent.children if element.parent is not None else ()
        case Axis.PRECEDING | Axis.FOLLOWING:
            root = element
            while root.parent is not None:
                root = root.parent
            return root.walk()
        case _:
            return ()


_AGGREGATES = frozenset(
    {
        "count", "count-non-empty", "sum", "min", "max", "join", "concat", "area", "enclosed-area", "distance",
        "checklist", "weighted-checklist", "indexed-repeat", "randomize",
    }
)  # fmt: skip
