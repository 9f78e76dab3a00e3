"""All nodes of a session, where to find them, and what has changed since somebody asked."""

import random
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime

from forms.engine.definition import FormDefinition
from forms.engine.elements import Element, Kind
from forms.engine.environment import Environment
from forms.engine.errors import RepeatRefused
from forms.engine.instance import InstanceNode, Range, nodes_below
from forms.engine.log import Log
from forms.engine.program import Seed
from forms.xpath.dialects import switches
from forms.xpath.nodes import Node, NodeKind
from forms.xpath.values import numbers_of

# Instances of one repeat, and nodes of one session: a person fills in neither.
MAX_INSTANCES = 10_000
MAX_NODES = 250_000

# The property that stands for where the laptop is, as a place text; empty where nobody may know.
HERE = "place"

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class State:
    """The nodes of a session."""

    def __init__(self, definition: FormDefinition, environment: Environment, *, with_instances: bool) -> None:
        self.definition = definition
        self.program = definition.program
        self.environment = environment
        self.nodes: dict[str, InstanceNode] = {}
        self.ranges: dict[str, Range] = {}
        self.log = Log()
        document = Node(NodeKind.ROOT)
        self.fixed: list[Node] = [document] * len(definition.elements)
        self.document = document
        self.root = self._grow(self.program.seed, None, "", with_instances)
        self.root.parent = document
        document.children = [self.root]

    def nodes_of(self, element: Element) -> Sequence[InstanceNode]:
        """All nodes of an element, in document order."""
        if element.repeat is None:
            found = self.fixed[element.index]
            return (found,) if isinstance(found, InstanceNode) else ()
        return nodes_below(self.root, element)

    def _grow(self, seed: Seed, parent: InstanceNode | None, instance_id: str, with_instances: bool) -> InstanceNode:
        element = seed.element
        node = InstanceNode(element, parent, instance_id)
        node.value = seed.value
        node.relevant = parent is None or parent.relevant
        self._register(node)
        for name, uri, value in seed.attributes:
            attribute = Node(NodeKind.ATTRIBUTE, name, value, node)
            attribute.uri = uri
            node.attributes.append(attribute)
        seeds: dict[int, list[Seed]] = {}
        for below in seed.children:
            seeds.setdefault(below.element.index, []).append(below)
        for child in element.children:
            own = seeds.get(child.index, [])
            if child.kind is Kind.REPEAT:
                range_ = Range(child, node)
                self.ranges[range_.ref] = range_
                node.slots.append(range_)
                if with_instances:
                    for each in own:
                        if not each.template:
                            range_.nodes.append(self._grow(each, node, self._fresh_id(range_), True))
                            self.log.repeats[range_.nodes[-1].ref] = len(range_.nodes)
                    if not range_.nodes and child.fixed_count and not child.rules.count:
                        # Nobody can add the one instance that there has to be.
                        range_.nodes.append(
                            self._grow(self.program.templates[child.index], node, self._fresh_id(range_), True)
                        )
                        self.log.repeats[range_.nodes[-1].ref] = 1
                for at, instance in enumerate(range_.nodes, 1):
                    instance.at = at
            else:
                node.slots.append(self._grow(own[0] if own else _empty(child), node, "", with_instances))
        node.flatten()
        return node

    def _register(self, node: InstanceNode) -> None:
        if len(self.nodes) >= MAX_NODES:
            raise RepeatRefused("too-many-nodes")
        self.nodes[node.ref] = node
        if node.element.repeat is None:
            self.fixed[node.element.index] = node

    def _fresh_id(self, range_: Range) -> str:
        while True:
            found = self.environment.new_id()[:8]
            if f"{range_.ref}[{found}]" not in self.nodes:
                return found

    def insert(self, range_: Range, at: int) -> InstanceNode:
        """A new instance in a range.

        Raises:
            RepeatRefused: There are too many.
        """
        node = self.place(range_, at)
        self.settle(range_, at)
        return node

    def append(self, range_: Range, count: int) -> list[InstanceNode]:
        """So many new instances at the end of a range, or as many as there is room for."""
        first = len(range_.nodes)
        try:
            for _ in range(count):
                self.place(range_, len(range_.nodes))
        except RepeatRefused:
            # A form that wants more than anybody can fill in gets what there is room for.
            pass
        self.settle(range_, first)
        return range_.nodes[first:]

    def place(self, range_: Range, at: int, instance_id: str = "", *, bare: bool = False) -> InstanceNode:
        """A new instance whose range has yet to be settled; `bare` leaves out the instances of repeats inside.

        Raises:
            RepeatRefused: There are too many.
        """
        if len(range_.nodes) >= MAX_INSTANCES:
            raise RepeatRefused("too-many-instances")
        seed = self.program.templates[range_.element.index]
        node = self._grow(seed, range_.parent, instance_id or self._fresh_id(range_), not bare)
        range_.nodes.insert(at, node)
        self.log.added[node.ref] = None
        for each in node.subtree():
            if each.value:
                self.log.value(each)
        return node

    def template(self, range_: Range) -> InstanceNode:
        """An instance that is not there: to ask what one would be."""
        if range_.template is None:
            nodes, ranges, fixed = dict(self.nodes), dict(self.ranges), list(self.fixed)
            seed = self.program.templates[range_.element.index]
            log, self.log = self.log, Log()
            range_.template = self._grow(seed, range_.parent, "template", True)
            self.nodes, self.ranges, self.fixed[:], self.log = nodes, ranges, fixed, log
        return range_.template

    def remove(self, range_: Range, node: InstanceNode) -> None:
        """Take an instance out, with all below it."""
        at = range_.nodes.index(node)
        del range_.nodes[at]
        self._forget(node)
        self.settle(range_, at)

    def shorten(self, range_: Range, length: int) -> None:
        """Take the last instances out until so many are left."""
        gone = range_.nodes[length:]
        del range_.nodes[length:]
        for node in reversed(gone):
            self._forget(node)
        self.settle(range_, length)

    def _forget(self, node: InstanceNode) -> None:
        for each in node.subtree():
            each.gone = True
            self.nodes.pop(each.ref, None)
            for slot in each.slots:
                if isinstance(slot, Range):
                    self.ranges.pop(slot.ref, None)
            if each.value or each.ref in self.log.values:
                self.log.values[each.ref] = None
            if each.instance_id:
                self.log.repeats[each.ref] = None
            self.log.changed.pop(each.ref, None)
        self.log.added.pop(node.ref, None)
        self.log.removed[node.ref] = None

    def settle(self, range_: Range, first: int) -> None:
        """Bring places in line after instances came or went, from place `first` on."""
        range_.renumber()
        for node in range_.nodes[first:]:
            self.log.repeats[node.ref] = node.at

    def take_log(self) -> Log:
        """What changed since the last time."""
        log, self.log = self.log, Log()
        return log


def _empty(element: Element) -> Seed:
    return Seed(element, "", False, (), tuple(_empty(child) for child in element.children))


class FormScope:
    """What expressions see of a session besides its nodes."""

    def __init__(self, state: State) -> None:
        self._state = state
        # Not for secrets: random() of a form is only to shuffle and to sample.
        self._random = random.Random(state.environment.seed)  # noqa: S311
        self.root = state.document
        self.fixed: Sequence[Node] = state.fixed
        self.language = state.definition.default_language
        self.zone = state.environment.now().tzinfo or UTC
        self.number, self.dated = numbers_of(switches(state.definition.dialect), self.zone)

    def now(self) -> datetime:
        """The present moment."""
        return self._state.environment.now()

    def random(self) -> float:
        """A number from 0 up to 1."""
        return self._random.random()

    def unique(self) -> str:
        """A UUID from the ids of the environment."""
        digits = "".join(self._state.environment.new_id()[:8] for _ in range(4))
        return str(uuid.UUID(hex=digits.ljust(32, "0"), version=4))

    def instance(self, name: str) -> Node | None:
        """A secondary instance."""
        found = self._state.program.instances.get(name)
        return None if found is None else found.document

    def lookup(self, instance: str, column: str, key: str) -> Node | None:
        """The first row with a text in a column."""
        found = self._state.program.instances.get(instance)
        if found is None:
            return None
        if found.has_columns((column,)):
            rows = found.find((column,), (key,))
            return rows[0] if rows else None
        for row in found.document.descendants():
            if any(each.name == column and each.text() == key for each in (*row.children, *row.attributes)):
                return row
        return None

    def translate(self, text_id: str) -> str:
        """The plain text of an itext id, in the language of the moment."""
        itext = self._state.program.itext
        for language in (self.language, self._state.definition.default_language):
            forms = itext.get(language, {}).get(text_id)
            if forms is not None:
                parts = forms.get("", forms.get("long", forms.get("short", ())))
                return "".join(part for part in parts if isinstance(part, str))
        return ""

    def choice_label(self, value: str, question: str, node: Node) -> str:
        """The label of a choice; a session puts its own in place."""
        return ""

    def property(self, name: str) -> str:
        """A property of the device, or the form's version."""
        if name == "version":
            return self._state.definition.version
        return self._state.environment.properties.get(name, "")

    def month_and_day_names(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """English short names, as all engines write them into data."""
        return _MONTHS, _WEEKDAYS
