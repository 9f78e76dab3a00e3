"""The order of rules: each after what it reads; a rule that depends on itself is an error."""

from collections.abc import Iterable

from forms.engine.elements import Element
from forms.engine.errors import FormError
from forms.engine.program import Property, Reader, Readers, Rule
from forms.engine.reads import Reads, is_ancestor

ReadsOf = dict[Rule, Reads]
_NOBODY = Readers()


class Graph:
    """Which rule must come before which.

    A computed value comes *hard* before its readers: a cycle of these is the form's fault. Relevance comes
    only *softly* before the readers of what it switches: two questions may each be asked depending on the
    other's answer. So does the count of a repeat: "one more than there are, if they say so" counts itself.
    Within such a knot the session repeats rules until nothing changes.
    """

    def __init__(self, rules: Iterable[Rule], reads: ReadsOf) -> None:
        self._rules = list(rules)
        self.readers: dict[int, list[Reader]] = {}
        self.shape_readers: dict[int, list[Reader]] = {}
        for rule in self._rules:
            for element, pivot in sorted(reads[rule].values, key=_order):
                own = element is rule.element and pivot is element
                if not (own and rule.kind in (Property.CALCULATE, Property.CONSTRAINT, Property.CHOICES)):
                    self.readers.setdefault(element.index, []).append(Reader(rule, pivot))
            for element, pivot in sorted(reads[rule].shapes, key=_order):
                self.shape_readers.setdefault(element.index, []).append(Reader(rule, pivot))
        # Rules that depend on each other without being a fault.
        self.knots: list[tuple[str, ...]] = []
        self._chosen = {rule: found.chosen for rule, found in reads.items()}

    def rank(self) -> tuple[Rule, ...]:
        """The rules in order, each with its rank.

        Raises:
            FormError: A value depends on itself; the place names the path of the cycle.
        """
        hard = {rule: self._after(rule) for rule in self._rules}
        for knot in _knots(self._rules, hard):
            if len(knot) > 1 or (knot[0] in hard[knot[0]] and not self._reads_other_instance(knot[0])):
                raise FormError("dependency-cycle", " -> ".join(rule.element.path for rule in reversed(knot)))
        both = {rule: hard[rule] + self._softly_after(rule) for rule in self._rules}
        ordered: list[Rule] = []
        for knot in reversed(_knots(self._rules, both)):
            if len(knot) > 1:
                self.knots.append(tuple(rule.element.path for rule in reversed(knot)))
            for rule in knot:
                rule.counts_itself = rule.kind is Property.COUNT and len(knot) > 1
            ordered.extend(sorted(knot, key=lambda rule: (rule.element.index, rule.kind)))
        for rank, rule in enumerate(ordered):
            rule.rank = rank
        return tuple(ordered)

    def readers_by_element(self, elements: int) -> tuple[Readers, ...]:
        """Who reads each of the form's elements, once the rules have their ranks."""
        found = [_NOBODY] * elements
        for index, readers in self.readers.items():
            found[index] = Readers(
                tuple(dict.fromkeys(reader.rule.rank for reader in readers if reader.rule.is_single)),
                tuple(reader for reader in readers if not reader.rule.is_single),
            )
        return tuple(found)

    def _after(self, rule: Rule) -> list[Rule]:
        """Rules that read what `rule` computes."""
        if rule.kind is Property.CALCULATE:
            return [reader.rule for reader in self.readers.get(rule.element.index, ()) if _computes(reader.rule)]
        if rule.kind is Property.RELEVANT:
            # Nobody would ever be asked what is asked only once it is answered.
            return [each.rule for each in self.readers.get(rule.element.index, ()) if each.rule is rule]
        return []

    def _softly_after(self, rule: Rule) -> list[Rule]:
        if rule.kind is Property.COUNT:
            return [reader.rule for reader in self.shape_readers.get(rule.element.index, ())]
        if rule.kind is not Property.RELEVANT:
            return []
        return [reader.rule for element in rule.element.walk() for reader in self.readers.get(element.index, ())]

    def _reads_other_instance(self, rule: Rule) -> bool:
        # "The one before me" chooses its instance by a predicate; the session bounds what goes wrong.
        return any(
            (element.repeat is not None and element.repeat is rule.element.repeat) or is_ancestor(element, rule.element)
            for element in self._chosen[rule]
        )


def _computes(rule: Rule) -> bool:
    return rule.kind in (Property.CALCULATE, Property.COUNT, Property.RELEVANT)


def _order(place: tuple[Element, Element]) -> tuple[int, int]:
    return place[0].index, place[1].index


def _knots(rules: list[Rule], after: dict[Rule, list[Rule]]) -> list[list[Rule]]:
    """Strongly connected parts, last ones first (Tarjan, without recursion)."""
    number: dict[Rule, int] = {}
    low: dict[Rule, int] = {}
    on_stack: set[Rule] = set()
    stack: list[Rule] = []
    knots: list[list[Rule]] = []
    for start in rules:
        if start in number:
            continue
        number[start] = low[start] = len(number)
        stack.append(start)
        on_stack.add(start)
        work = [(start, iter(after[start]))]
        while work:
            rule, following = work[-1]
            for other in following:
                if other not in number:
                    number[other] = low[other] = len(number)
                    stack.append(other)
                    on_stack.add(other)
                    work.append((other, iter(after[other])))
                    break
                if other in on_stack:
                    low[rule] = min(low[rule], number[other])
            else:
                work.pop()
                if work:
                    above = work[-1][0]
                    low[above] = min(low[above], low[rule])
                if low[rule] == number[rule]:
                    knot: list[Rule] = []
                    while True:
                        member = stack.pop()
                        on_stack.discard(member)
                        knot.append(member)
                        if member is rule:
                            break
                    knots.append(knot)
    return knots
