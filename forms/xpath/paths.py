"""Location paths in general: axes, tests and predicates over any nodes."""

from collections.abc import Callable, Iterable, Sequence

from forms.xpath.code import Code, Frame, Namespaces, NodesRun, NumberCode, as_number, as_truth
from forms.xpath.nodes import Node, NodeKind, in_order
from forms.xpath.syntax import Axis, Step, Test

AxisWalk = Callable[[Node], Iterable[Node]]
NodeTest = Callable[[Node], bool]
Filter = Callable[[list[Node], Frame], list[Node]]

_ELEMENT = NodeKind.ELEMENT


def _following(node: Node) -> list[Node]:
    found: list[Node] = []
    here: Node | None = node
    while here is not None:
        for sibling in _after(here):
            found.append(sibling)
            found.extend(sibling.descendants())
        here = here.parent
    return found


def _preceding(node: Node) -> list[Node]:
    found: list[Node] = []
    here: Node | None = node
    while here is not None:
        for sibling in _before(here):
            found.extend(reversed([sibling, *sibling.descendants()]))
        here = here.parent
    return found


def _after(node: Node) -> list[Node]:
    if node.parent is None or node.kind is NodeKind.ATTRIBUTE:
        return []
    siblings = node.parent.children
    return siblings[siblings.index(node) + 1 :]


def _before(node: Node) -> list[Node]:
    if node.parent is None or node.kind is NodeKind.ATTRIBUTE:
        return []
    siblings = node.parent.children
    return siblings[: siblings.index(node)][::-1]


def _parent(node: Node) -> list[Node]:
    return [] if node.parent is None else [node.parent]


_WALKS: dict[Axis, AxisWalk] = {
    Axis.CHILD: lambda node: [child for child in node.children if child.relevant],
    Axis.PARENT: _parent,
    Axis.SELF: lambda node: [node],
    Axis.ATTRIBUTE: lambda node: node.attributes,
    Axis.DESCENDANT: lambda node: node.descendants(),
    Axis.DESCENDANT_OR_SELF: lambda node: [node, *node.descendants()],
    Axis.ANCESTOR: lambda node: node.ancestors(),
    Axis.ANCESTOR_OR_SELF: lambda node: [node, *node.ancestors()],
    Axis.FOLLOWING: _following,
    Axis.FOLLOWING_SIBLING: _after,
    Axis.PRECEDING: _preceding,
    Axis.PRECEDING_SIBLING: _before,
    Axis.NAMESPACE: lambda node: [],
}
_REVERSE = frozenset({Axis.ANCESTOR, Axis.ANCESTOR_OR_SELF, Axis.PRECEDING, Axis.PRECEDING_SIBLING})
# From nodes none of which contains another, these give the same in document order.
_FLAT = frozenset({Axis.CHILD, Axis.SELF, Axis.ATTRIBUTE})


def compile_steps(steps: Sequence[Step], filters: Sequence[Sequence[Filter]], namespaces: Namespaces) -> NodesRun:
    """A closure that walks `steps` from one node; `filters` are the compiled predicates of each step."""
    walks = [_step(step, own, namespaces) for step, own in zip(steps, filters, strict=True)]
    if len(walks) == 1:
        return walks[0]
    flat = True
    sorts: list[bool] = []
    for step in steps:
        flat = flat and step.axis in _FLAT
        sorts.append(not flat)

    def run(node: Node, frame: Frame) -> list[Node]:
        nodes = [node]
        for walk, sort in zip(walks, sorts, strict=True):
            if len(nodes) == 1:
                nodes = walk(nodes[0], frame)
            else:
                nodes = [found for start in nodes for found in walk(start, frame)]
                if sort:
                    nodes = in_order(nodes)
            if not nodes:
                break
        return nodes

    return run


def _step(step: Step, filters: Sequence[Filter], namespaces: Namespaces) -> NodesRun:
    walk = _WALKS[step.axis]
    test = _test(step, namespaces)
    reverse = step.axis in _REVERSE
    if step.axis is Axis.CHILD and step.test is Test.NAME and step.name != "*" and ":" not in step.name:
        name = step.name
        if not filters:
            return lambda node, frame: node.named(name)

        def by_name(node: Node, frame: Frame) -> list[Node]:
            found = node.named(name)
            for keep in filters:
                found = keep(found, frame)
            return found

        return by_name

    if step.axis is Axis.CHILD and step.test is Test.TEXT:
        walk = Node.texts

    def run(node: Node, frame: Frame) -> list[Node]:
        found = [candidate for candidate in walk(node) if test(candidate)]
        for keep in filters:
            found = keep(found, frame)
        return found[::-1] if reverse else found

    return run


def _test(step: Step, namespaces: Namespaces) -> NodeTest:
    kind = NodeKind.ATTRIBUTE if step.axis is Axis.ATTRIBUTE else _ELEMENT
    if step.test is Test.NODE:
        return lambda node: True
    if step.test is Test.TEXT:
        return lambda node: node.kind is NodeKind.TEXT
    if step.test is Test.COMMENT:
        return lambda node: node.kind is NodeKind.COMMENT
    name = step.name
    if step.test is Test.INSTRUCTION:
        return lambda node: node.kind is NodeKind.INSTRUCTION and name in ("", node.name)
    if name == "*":
        return lambda node: node.kind is kind
    prefix, colon, local = name.partition(":")
    if not colon:
        return lambda node: node.name == name and node.kind is kind
    uri = namespaces.get(prefix)
    if uri is None:
        if local == "*":
            return lambda node: node.kind is kind and node.name.startswith(prefix + ":")
        return lambda node: node.name == name and node.kind is kind
    if local == "*":
        return lambda node: node.kind is kind and node.uri == uri
    return lambda node: node.kind is kind and node.uri == uri and node.local_name == local


def predicate(code: Code, positional: bool) -> Filter:
    """A closure that keeps the nodes a predicate is true of."""
    if isinstance(code, NumberCode):
        wanted = as_number(code)
        if code.constant:
            return lambda nodes, frame: _pick(nodes, wanted, frame)

        def by_position(nodes: list[Node], frame: Frame) -> list[Node]:
            size = len(nodes)
            return [
                node
                for at, node in enumerate(nodes, 1)
                if wanted(node, Frame(frame.current, frame.scope, at, size)) == at
            ]

        return by_position
    truth = as_truth(code)
    if not positional:
        return lambda nodes, frame: [node for node in nodes if truth(node, frame)]

    def by_truth(nodes: list[Node], frame: Frame) -> list[Node]:
        size = len(nodes)
        return [node for at, node in enumerate(nodes, 1) if truth(node, Frame(frame.current, frame.scope, at, size))]

    return by_truth


def _pick(nodes: list[Node], wanted: Callable[[Node, Frame], float], frame: Frame) -> list[Node]:
    if not nodes:
        return nodes
    at = wanted(nodes[0], frame)
    if at != at or at < 1 or at > len(nodes) or at != int(at):
        return []
    return [nodes[int(at) - 1]]
