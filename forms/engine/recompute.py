"""Runs rules in their order, only those that something they read has changed for."""

import heapq
from collections.abc import Sequence
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

# A rule at a node: the rank alone where the node exists only once, which most do.
Key = int | tuple[int, int]


class Hooks(Protocol):
    """What a session does beside running rules."""

    def born(self, node: InstanceNode) -> None:
        """A repeat instance was made, its rules have not been run."""

    def value_changed(self, node: InstanceNode) -> None:
        """A node has another value."""

    def settled(self) -> bool:
        """Nothing waits any more; whether something was done that rules have to be run for."""

    def pruned(self, node: InstanceNode) -> str:
        """The value of a select without choices that its list no longer has."""


class Recompute:
    """The rules of a session that wait to be run."""

    def __init__(self, state: State, scope: Scope, hooks: Hooks) -> None:
        self._state = state
        self._scope = scope
        self._readers, self._fixed = state.program.readers, state.fixed
        self._prunes = switches(state.program.dialect).prune_at_once
        self._hooks = hooks
        self._heap: list[tuple[int, int, Rule, InstanceNode]] = []
        self._waiting: set[Key] = set()
        self._rounds: dict[Key, int] = {}
        self._count = 0
        # Counts that wait for an answer in their last instance.
        self._held: dict[tuple[int, str], tuple[Rule, InstanceNode]] = {}
        # While all rules are run once in order, only those already passed need to be run again.
        self._passed: int | None = None

    def run_all(self) -> None:
        """Run every rule once, in order, and then what has to be run again."""
        for rule in self._state.program.rules:
            self._passed = rule.rank
            if rule.kind not in (Property.TEXT, Property.CONSTRAINT):
                for node in tuple(self._state.nodes_of(rule.where)):
                    self._evaluate(rule, node)
        self._passed = None
        self.run()

    def run(self) -> None:
        """Run what waits, in order, until nothing does."""
        for rule, node in tuple(self._held.values()):
            self._push(rule, node)
        self._held.clear()
        while self._heap or self._hooks.settled():
            if not self._heap:
                continue
            rank, _, rule, node = heapq.heappop(self._heap)
            once = rule.where.repeat is None
            key: Key = rank if once else (rank, id(node))
            self._waiting.discard(key)
            rounds = self._rounds[key] = self._rounds.get(key, 0) + 1
            if rounds <= MAX_ROUNDS and (once or self._state.is_alive(node)):
                self._evaluate(rule, node)
        self._rounds.clear()

    def set_value(self, node: InstanceNode, value: str) -> bool:
        """Give a node a value; whether it is another one."""
        if node.value == value:
            return False
        node.value = value
        self._state.log.value(node)
        self._wake_readers(node)
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
        for reader in self._readers.get(node.element.index, ()):
            rule = reader.rule
            where = rule.where
            if where.repeat is None:
                # The way of most rules: one node, always there.
                rank = rule.rank
                if rank not in self._waiting and (self._passed is None or rank <= self._passed):
                    target = self._fixed[where.index]
                    if isinstance(target, InstanceNode):
                        self._waiting.add(rank)
                        heapq.heappush(self._heap, (rank, 0, rule, target))
                continue
            for each in self._targets(node, reader):
                self._push(reader.rule, each)

    def _targets(self, node: InstanceNode, reader: Reader) -> Sequence[InstanceNode]:
        where = reader.rule.where
        if where.repeat is None:
            return self._state.nodes_of(where)
        start = node.above(reader.pivot) or self._state.root
        return nodes_below(start, where)

    def _push(self, rule: Rule, node: InstanceNode) -> None:
        if self._passed is not None and rule.rank > self._passed:
            return
        key: Key = rule.rank if rule.where.repeat is None else (rule.rank, id(node))
        if key not in self._waiting:
            self._waiting.add(key)
            self._count += 1
            heapq.heappush(self._heap, (rule.rank, self._count, rule, node))

    def _evaluate(self, rule: Rule, node: InstanceNode) -> None:
        match rule.kind:
            case Property.CALCULATE:
                self.set_value(node, self._text(rule, node))
            case Property.RELEVANT:
                relevant = self.truth(rule, node)
                if relevant is not node.own_relevant:
                    node.own_relevant = relevant
                    above = node.parent
                    self._switch(node, above is None or above.relevant)
            case Property.READONLY:
                readonly = self.truth(rule, node)
                if readonly is not node.readonly:
                    node.readonly = readonly
                    self._state.log.changed[node.ref] = None
            case Property.REQUIRED:
                required = self.truth(rule, node)
                if required is not node.required:
                    node.required = required
                    self._state.log.changed[node.ref] = None
            case Property.COUNT:
                self._count_instances(rule, node)
            case Property.CHOICES:
                self._state.log.changed[node.ref] = None
                if node.value and node.relevant and self._prunes:
                    self.set_value(node, self._hooks.pruned(node))
            case Property.TEXT | Property.CONSTRAINT:
                self._state.log.changed[node.ref] = None

    def truth(self, rule: Rule, node: InstanceNode) -> bool:
        """A rule's truth at a node; an expression that fails is not true."""
        if rule.truth is None:
            return False
        try:
            return rule.truth(node, Frame(node, self._scope))
        except XPathError:
            return False

    def _text(self, rule: Rule, node: InstanceNode) -> str:
        if rule.text is None:
            return ""
        try:
            return rule.text(node, Frame(node, self._scope))
        except XPathError:
            return ""

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
        assert rule.number is not None
        try:
            number = rule.number(range_.stand_in, Frame(range_.stand_in, self._scope))
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
