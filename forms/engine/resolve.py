"""Paths resolved against the definition: which elements an expression reads, and short ways to them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from forms.engine.elements import Element, Kind
from forms.engine.instance import InstanceNode, Range
from forms.engine.secondary import SecondaryInstance
from forms.xpath.code import Frame, NodesCode, TextRun, as_text
from forms.xpath.compiler import Compiler
from forms.xpath.nodes import Node
from forms.xpath.syntax import Axis, Call, Chain, Expression, Literal, Negate, Path, Step, Test

_CURRENT = Call("current", ())
_UP = Step(Axis.PARENT, Test.NODE)


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
    return Path(False, (_UP,) * height(context, shared) + path.steps[used:], _CURRENT)


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


class Resolver:
    """Resolves the paths of one element's expressions while they are compiled, and notes what they read."""

    def __init__(
        self,
        context: Element,
        root: Element,
        instances: Mapping[str, SecondaryInstance],
        namespaces: Mapping[str, str],
    ) -> None:
        self._context = context
        self._root = root
        self._instances = instances
        self._namespaces = namespaces

    def compiler(self) -> Compiler:
        """A compiler that resolves paths here."""
        return Compiler(self._namespaces, self.resolve)

    def resolve(self, path: Path, in_predicate: bool, whole: bool) -> NodesCode | Path | None:
        """The short way to what a path names; or the path to walk; or None to walk it as it is."""
        probe = self._probe(path)
        if probe is not None:
            return probe
        changed = path
        if path.absolute and not whole:
            changed = in_context(path, self._context, self._root)
        from_context = changed.start == _CURRENT and not changed.start_predicates
        if changed.start is not None and not from_context:
            return None
        if not changed.absolute and not from_context and in_predicate:
            return None
        direct = self._direct(changed)
        return direct if direct is not None else changed

    def _direct(self, path: Path) -> NodesCode | None:
        element: Element | None = None if path.absolute else self._context
        ups = 0
        downs: list[Element] = []
        for step in path.steps:
            if step.predicates:
                return None
            if step.axis is Axis.SELF and step.test is Test.NODE:
                continue
            if step.axis is Axis.PARENT and step.test is Test.NODE and element is not None and not downs:
                ups += 1
                element = element.parent
                if element is None:
                    return None
            elif step.axis is Axis.CHILD and step.test is Test.NAME:
                if element is None:
                    element = self._root if step.name == self._root.name and not downs else None
                else:
                    element = child_named(element, step.name)
                if element is None:
                    return None
                downs.append(element)
            else:
                return None
        if element is None:
            return None
        if element.repeat is None:
            return _with_truth(_fixed(element.index), element)
        slots = tuple(down.slot for down in downs)
        if path.absolute:
            return _many(0, slots[1:], absolute=True)
        if any(down.kind is Kind.REPEAT for down in downs):
            return _many(ups, slots, absolute=False)
        return _with_truth(_one(ups, slots), element)

    def _probe(self, path: Path) -> NodesCode | None:
        """``instance('x')/root/item[column = value]/name`` as a look-up in an index."""
        match path:
            case Path(False, (root, item, *rest), Call("instance", (Literal(name),)), ()):
                source = self._instances.get(name)
            case _:
                return None
        if source is None or root.predicates or not item.predicates or len(rest) > 1:
            return None
        columns: list[str] = []
        keys: list[Expression] = []
        for predicate in item.predicates:
            for equality in _conjunction(predicate):
                pair = _column_and_key(equality)
                if pair is None:
                    return None
                columns.append(pair[0])
                keys.append(pair[1])
        if not source.indexed_by(root.name, item.name, columns):
            return None
        compiler = self.compiler()
        runs: list[TextRun] = []
        for key in keys:
            code = compiler.code(key)
            if not _is_text_like(code, key):
                return None
            runs.append(as_text(code))
        leaf = rest[0] if rest else None
        if leaf is not None and (leaf.axis is not Axis.CHILD or leaf.test is not Test.NAME or leaf.predicates):
            return None
        return _look_up(source, tuple(columns), runs, leaf.name if leaf is not None else "")

    def reads(self, expression: Expression) -> Reads:
        """What an expression reads of the primary instance."""
        found = Reads()
        _Collector(self._context, self._root, found).visit(expression, ((self._context, self._context),), False)
        return found


def _conjunction(expression: Expression) -> Sequence[Expression]:
    if isinstance(expression, Chain) and expression.operators[0] == "and":
        return expression.operands
    return (expression,)


def _column_and_key(expression: Expression) -> tuple[str, Expression] | None:
    if not isinstance(expression, Chain) or expression.operators != ("=",):
        return None
    left, right = expression.operands
    for column, key in ((left, right), (right, left)):
        if (
            isinstance(column, Path)
            and column.start is None
            and not column.absolute
            and len(column.steps) == 1
            and column.steps[0].axis is Axis.CHILD
            and column.steps[0].test is Test.NAME
            and not column.steps[0].predicates
            and not _depends_on_row(key)
        ):
            return column.steps[0].name, key
    return None


def _depends_on_row(expression: Expression) -> bool:
    match expression:
        case Literal():
            return False
        case Path(absolute, _, start, _):
            return not absolute and start != _CURRENT
        case _:
            return True


def _is_text_like(code: object, key: Expression) -> bool:
    # Several nodes would each have to be tried; only a path to at most one node gives one key.
    if isinstance(key, Literal):
        return True
    return isinstance(code, NodesCode) and code.single


def _look_up(source: SecondaryInstance, columns: tuple[str, ...], keys: list[TextRun], leaf: str) -> NodesCode:
    def rows(node: Node, frame: Frame) -> list[Node]:
        found = source.find(columns, tuple(key(frame.current, frame) for key in keys))
        if not leaf:
            return found
        return [child for row in found for child in row.children if child.name == leaf]

    def first(node: Node, frame: Frame) -> Node | None:
        found = rows(node, frame)
        return found[0] if found else None

    return NodesCode(rows, first)


def _fixed(index: int) -> NodesCode:
    def first(node: Node, frame: Frame) -> Node | None:
        found = frame.scope.fixed[index]
        return found if found.relevant else None

    return NodesCode(lambda node, frame: [frame.scope.fixed[index]], first, single=True)


def _with_truth(code: NodesCode, element: Element) -> NodesCode:
    """A question counts as true by its answer: `relevant="${consented}"` asks for a yes, not for a node."""
    first = code.first
    no = ("", "0", "false") if element.data_type in _COUNTED else ("",)
    if element.children:
        return code

    def truth(node: Node, frame: Frame) -> bool:
        found = first(node, frame)
        return found is not None and found.text() not in no

    return replace(code, truth=truth)


def _one(ups: int, slots: tuple[int, ...]) -> NodesCode:
    def get(frame: Frame) -> Node:
        node: Node | None = frame.current
        for _ in range(ups):
            assert node is not None
            node = node.parent
        for slot in slots:
            assert isinstance(node, InstanceNode)
            node = node.slots[slot]  # type: ignore[assignment]  # no repeat among these slots
        assert node is not None
        return node

    def first(node: Node, frame: Frame) -> Node | None:
        found = get(frame)
        return found if found.relevant else None

    return NodesCode(lambda node, frame: [get(frame)], first, single=True)


def _many(ups: int, slots: tuple[int, ...], *, absolute: bool) -> NodesCode:
    def run(node: Node, frame: Frame) -> list[Node]:
        start: Node | None = frame.scope.fixed[0] if absolute else frame.current
        for _ in range(ups):
            assert start is not None
            start = start.parent
        nodes: list[Node] = [] if start is None else [start]
        for slot in slots:
            found: list[Node] = []
            for each in nodes:
                assert isinstance(each, InstanceNode)
                child = each.slots[slot]
                if isinstance(child, Range):
                    found.extend(child.nodes)
                else:
                    found.append(child)
            nodes = found
        return [each for each in nodes if each.relevant]

    def first(node: Node, frame: Frame) -> Node | None:
        found = run(node, frame)
        return found[0] if found else None

    return NodesCode(run, first)


# Types whose zero means no.
_COUNTED = frozenset({"int", "integer", "decimal", "boolean"})
Place = tuple[Element, Element]


class _Collector:
    """Walks an expression with the elements its context may be, each with the pivot it came by."""

    def __init__(self, context: Element, root: Element, reads: Reads) -> None:
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
        if path.absolute and not whole:
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
