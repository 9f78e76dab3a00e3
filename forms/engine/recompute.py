"""Runs rules in their order, only those that something they read has changed for."""

from collections import OrderedDict
from collections.abc import Sequence
from heapq import heappop, heappush
from sys import maxsize
from typing import Protocol

from forms.engine.elements import Kind
from forms.engine.instance import InstanceNode, Range, nodes_below
from forms.engine.program import Property, Reader, Rule
from forms.engine.state import MAX_INSTANCES, State
from forms.xpath.code import Frame, Scope
from forms.xpath.dialects import switches
from forms.xpath.errors import XPathError

# A knot of rules that never settles is left alone after so many rounds.
MAX_ROUNDS = 50


class Hooks(Protocol):
    """What a session does beside running rules."""

    # Elements whose values it wants to hear of, by index.
    heeded: frozenset[int]

    def born(self, node: InstanceNode) -> None:
        """A repeat instance was made, its rules have not been run."""

    def value_changed(self, node: InstanceNode) -> None:
        """A node of a heeded element has another value."""

    def settled(self) -> bool:
        """Nothing waits any more; whether something was done that rules have to be run for."""

    def pruned(self, node: InstanceNode) -> str:
        """The value of a select without choices that its list no longer has."""


class Recompute:
    """The rules of a session that wait to be run."""

    def __init__(self, state: State, scope: Scope, hooks: Hooks) -> None:
        self._state = state
        self._rules, self._readers = state.program.rules, state.program.readers
        self._prunes = switches(state.program.dialect).prune_at_once
        self._hooks, self._heeded = hooks, hooks.heeded
        # Ranks of rules that wait, each once; where a rule has many nodes, the nodes queue.
        self._heap: list[int] = []
        self._waits = bytearray(len(self._rules))
        self._queues: dict[int, OrderedDict[InstanceNode, None]] = {}
        self._rounds: dict[int, dict[InstanceNode, int]] = {}
        # One for all: an expression is never begun within another.
        self._frame = Frame(state.document, scope)
        self._steps = {
            Property.COUNT: self._count_instances,
            Property.CALCULATE: self._calculate,
            Property.RELEVANT: self._relevant,
            Property.READONLY: self._readonly,
            Property.REQUIRED: self._required,
            Property.CONSTRAINT: self._shown,
            Property.CHOICES: self._choices,
            Property.TEXT: self._shown,
        }
        # Counts that wait for an answer in their last instance.
        self._held: dict[tuple[int, str], tuple[Rule, InstanceNode]] = {}
        # While all rules are run once in order, only those already passed need to be run again.
        self._passed = maxsize

    def run_all(self) -> None:
        """Run every rule once, in order, and then what has to be run again."""
        for rule in self._state.program.rules:
            self._passed = rule.rank
            if rule.kind not in (Property.TEXT, Property.CONSTRAINT):
                step = self._steps[rule.kind]
                for node in tuple(self._state.nodes_of(rule.where)):
                    step(rule, node)
        self._passed = maxsize
        self.run()

    def run(self) -> None:
        """Run what waits, in order, until nothing does."""
        for rule, parent in tuple(self._held.values()):
            self._push(rule, parent)
        self._held.clear()
        heap, waits, fixed = self._heap, self._waits, self._state.fixed
        rounds = bytearray(len(self._rules))
        while heap or self._hooks.settled():
            if not heap:
                continue
            rank = heap[0]
            rule = self._rules[rank]
            if rule.is_single:
                heappop(heap)
                waits[rank] = False
                node = fixed[rule.at]
                if rounds[rank] < MAX_ROUNDS and isinstance(node, InstanceNode):
                    rounds[rank] += 1
                    self._steps[rule.kind](rule, node)
            else:
                self._run_queue(rank, rule)
        self._rounds.clear()

    def _run_queue(self, rank: int, rule: Rule) -> None:
        """Run a rule at its nodes in their order, as long as no rule before it has to be run."""
        heap, queue, step = self._heap, self._queues[rank], self._steps[rule.kind]
        rounds = self._rounds.setdefault(rank, {})
        while queue and heap[0] == rank:
            node, _ = queue.popitem(last=False)
            times = rounds[node] = rounds.get(node, 0) + 1
            if times <= MAX_ROUNDS and not node.gone:
                step(rule, node)
        if heap[0] == rank:
            heappop(heap)
            del self._queues[rank]

    def set_value(self, node: InstanceNode, value: str) -> bool:
        """Give a node a value; whether it is another one."""
        if node.value == value:
            return False
        node.value = value
        self._state.log.value(node)
        self._wake_readers(node)
        if node.element.index in self._heeded:
            self._hooks.value_changed(node)
        return True

    def wake_all_rules_of(self, instance: InstanceNode) -> None:
        """A new instance: all its rules are to be run."""
        for node in instance.subtree():
            for rule in self._state.program.by_element.get(node.element.index, ()):
                if rule.kind is not Property.COUNT:
                    self._push(rule, node)
            for slot in node.slots:
                if isinstance(slot, Range):
                    for rule in self._state.program.by_element.get(slot.element.index, ()):
                        if rule.kind is Property.COUNT:
                            self._push(rule, node)

    def wake_speaking(self) -> None:
        """The language changed: whatever is computed from texts is to be computed again."""
        for rule in self._state.program.rules:
            if rule.speaks:
                for node in tuple(self._state.nodes_of(rule.where)):
                    self._push(rule, node)

    def wake_shape_readers(self, range_: Range) -> None:
        """The number or order of instances changed."""
        self._state.log.changed[range_.ref] = None
        for reader in self._state.program.shape_readers.get(range_.element.index, ()):
            for target in self._targets(range_.parent, reader):
                self._push(reader.rule, target)

    def _wake_readers(self, node: InstanceNode) -> None:
        readers = self._readers[node.element.index]
        waits, passed = self._waits, self._passed
        for rank in readers.single:
            if rank <= passed and not waits[rank]:
                waits[rank] = True
                heappush(self._heap, rank)
        for reader in readers.many:
            for target in self._targets(node, reader):
                self._push(reader.rule, target)

    def _targets(self, node: InstanceNode, reader: Reader) -> Sequence[InstanceNode]:
        where = reader.rule.where
        if where.repeat is None:
            return self._state.nodes_of(where)
        start = node.above(reader.pivot) or self._state.root
        return nodes_below(start, where)

    def _push(self, rule: Rule, node: InstanceNode) -> None:
        rank = rule.rank
        if rank > self._passed:
            return
        if rule.is_single:
            if not self._waits[rank]:
                self._waits[rank] = True
                heappush(self._heap, rank)
            return
        queue = self._queues.get(rank)
        if queue is None:
            queue = self._queues[rank] = OrderedDict()
            heappush(self._heap, rank)
        queue[node] = None

    def _calculate(self, rule: Rule, node: InstanceNode) -> None:
        self._frame.current = node
        try:
            value = rule.text(node, self._frame)
        except XPathError:
            value = ""
        self.set_value(node, value)

    def _relevant(self, rule: Rule, node: InstanceNode) -> None:
        relevant = self.truth(rule, node)
        if relevant is not node.own_relevant:
            node.own_relevant = relevant
            above = node.parent
            self._switch(node, above is None or above.relevant)

    def _readonly(self, rule: Rule, node: InstanceNode) -> None:
        readonly = self.truth(rule, node)
        if readonly is not node.readonly:
            node.readonly = readonly
            self._shown(rule, node)

    def _required(self, rule: Rule, node: InstanceNode) -> None:
        required = self.truth(rule, node)
        if required is not node.required:
            node.required = required
            self._shown(rule, node)

    def _choices(self, rule: Rule, node: InstanceNode) -> None:
        self._shown(rule, node)
        if node.value and node.relevant and self._prunes:
            self.set_value(node, self._hooks.pruned(node))

    def _shown(self, rule: Rule, node: InstanceNode) -> None:
        self._state.log.changed[node.ref] = None

    def truth(self, rule: Rule, node: InstanceNode) -> bool:
        """A rule's truth at a node; an expression that fails is not true."""
        self._frame.current = node
        try:
            return rule.truth(node, self._frame)
        except XPathError:
            return False

    def _switch(self, top: InstanceNode, above: bool) -> None:
        if not top.children:
            relevant = above and top.own_relevant
            if relevant is not top.relevant:
                top.relevant = relevant
                self._state.log.changed[top.ref] = None
                self._wake_readers(top)
            return
        stack = [(top, above)]
        while stack:
            node, above_is_relevant = stack.pop()
            relevant = above_is_relevant and node.own_relevant
            if relevant is node.relevant:
                continue
            node.relevant = relevant
            self._state.log.changed[node.ref] = None
            self._wake_readers(node)
            stack.extend((child, relevant) for child in reversed(node.children) if isinstance(child, InstanceNode))

    def _count_instances(self, rule: Rule, parent: InstanceNode) -> None:
        range_ = parent.slots[rule.element.slot]
        assert isinstance(range_, Range)
        self._frame.current = range_.stand_in
        try:
            number = rule.number(range_.stand_in, self._frame)
        except XPathError:
            number = 0.0
        # What is no number is no reason to throw instances away.
        wanted = int(max(0.0, min(number, MAX_INSTANCES))) if number == number else len(range_.nodes)
        if rule.counts_itself and wanted > len(range_.nodes):
            # "One more unless they say it was the last" would never end: one more comes only after an answer.
            self._held[rule.rank, parent.ref] = rule, parent
            wanted = len(range_.nodes) + (not range_.nodes or _is_answered(range_.nodes[-1]))
        if wanted == len(range_.nodes):
            return
        if len(range_.nodes) > wanted:
            self._state.shorten(range_, wanted)
        for instance in self._state.append(range_, wanted - len(range_.nodes)):
            self._hooks.born(instance)
            self.wake_all_rules_of(instance)
        self.wake_shape_readers(range_)


def _is_answered(instance: InstanceNode) -> bool:
    return any(
        node.value and node.element.kind is Kind.QUESTION and not node.element.rules.calculate
        for node in instance.subtree()
    )
