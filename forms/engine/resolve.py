"""Paths resolved against the definition: short ways to the nodes they name."""

from collections.abc import Callable, Mapping
from math import nan
from operator import attrgetter

from forms.engine.elements import Element, Kind
from forms.engine.instance import InstanceNode, Range
from forms.engine.probing import column_and_key, conjunction, is_one_text, look_up
from forms.engine.reads import CURRENT, Reads, child_named, in_context, reads_of
from forms.engine.secondary import SecondaryInstance
from forms.xpath.code import FirstRun, Frame, NodesCode, NodesRun, NumberRun, TextRun, as_text, nodes_code
from forms.xpath.compiler import Compiler
from forms.xpath.dialects import Dialect, switches
from forms.xpath.nodes import Node
from forms.xpath.syntax import Axis, Call, Expression, Literal, Path, Test

_DATES = frozenset({"date", "dateTime"})
# Types whose zero means no.
_COUNTED = frozenset({"int", "integer", "decimal", "boolean"})


class Resolver:
    """Resolves the paths of one element's expressions while they are compiled, and notes what they read."""

    def __init__(
        self,
        context: Element,
        root: Element,
        instances: Mapping[str, SecondaryInstance],
        namespaces: Mapping[str, str],
        dialect: Dialect = Dialect.ODK,
    ) -> None:
        self._context = context
        self._root = root
        self._instances = instances
        self._namespaces = namespaces
        self._dialect = dialect
        self._switches = switches(dialect)

    def compiler(self) -> Compiler:
        """A compiler that resolves paths here."""
        return Compiler(self._namespaces, self.resolve, dialect=self._dialect)

    def resolve(self, path: Path, in_predicate: bool, whole: bool) -> NodesCode | Path | None:
        """The short way to what a path names; or the path to walk; or None to walk it as it is."""
        probe = self._probe(path)
        if probe is not None:
            return probe
        changed = path
        if path.absolute and self._switches.own_instance and (not whole or self._switches.own_in_aggregates):
            changed = in_context(path, self._context, self._root)
        from_context = changed.start == CURRENT and not changed.start_predicates
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
            return _fixed(element)
        slots = tuple(down.slot for down in downs)
        if path.absolute:
            return _many(0, slots[1:], absolute=True)
        if any(down.kind is Kind.REPEAT for down in downs):
            return _many(ups, slots, absolute=False)
        return _one(ups, slots, element)

    def _probe(self, path: Path) -> NodesCode | None:
        """``instance('x')/list/item[column = value]/name`` as a look-up in an index."""
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
            for equality in conjunction(predicate):
                pair = column_and_key(equality)
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
            if not is_one_text(code, key):
                return None
            runs.append(as_text(code))
        leaf = rest[0] if rest else None
        if leaf is not None and (leaf.axis is not Axis.CHILD or leaf.test is not Test.NAME or leaf.predicates):
            return None
        return look_up(source, tuple(columns), runs, leaf.name if leaf is not None else "")

    def reads(self, expression: Expression) -> Reads:
        """What an expression reads of the primary instance."""
        return reads_of(expression, self._context, self._root, self._switches)


def _fixed(element: Element) -> NodesCode:
    """The node of an element that exists once."""
    index = element.index

    def first(node: Node, frame: Frame) -> Node | None:
        found = frame.scope.fixed[index]
        return found if found.relevant else None

    def text(node: Node, frame: Frame) -> str:
        found = frame.scope.fixed[index]
        return found.value if found.relevant else ""

    def number(node: Node, frame: Frame) -> float:
        scope = frame.scope
        found = scope.fixed[index]
        return scope.number(found.value) if found.relevant else nan

    return _single(element, lambda node, frame: [frame.scope.fixed[index]], first, text, number)


def _one(ups: int, slots: tuple[int, ...], element: Element) -> NodesCode:
    """The node of an element in the same instances as the node of the expression."""
    up: Callable[[Frame], InstanceNode] = attrgetter(".".join(["current", *["parent"] * ups]))

    def get(frame: Frame) -> Node:
        node = up(frame)
        for slot in slots:
            node = node.slots[slot]  # type: ignore[assignment]  # no repeat among these slots
        return node

    def first(node: Node, frame: Frame) -> Node | None:
        found = get(frame)
        return found if found.relevant else None

    def text(node: Node, frame: Frame) -> str:
        found = get(frame)
        return found.value if found.relevant else ""

    def number(node: Node, frame: Frame) -> float:
        found = get(frame)
        return frame.scope.number(found.value) if found.relevant else nan

    return _single(element, lambda node, frame: [get(frame)], first, text, number)


def _single(element: Element, run: NodesRun, first: FirstRun, text: TextRun, number: NumberRun) -> NodesCode:
    if not element.is_leaf:
        return NodesCode(run, first, single=True)
    # A question counts as true by its answer: `relevant="${consented}"` asks for a yes, not for a node.
    no = ("", "0", "false") if element.data_type in _COUNTED else ("",)
    is_date = element.data_type in _DATES
    return NodesCode(
        run,
        first,
        single=True,
        text=text,
        number=None if is_date else number,
        truth=lambda node, frame: text(node, frame) not in no,
        is_date=is_date,
    )


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

    return nodes_code(run)
