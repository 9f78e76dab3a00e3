"""The nodes of a session: one object for each node, children by slot, repeats as ranges."""

from forms.engine.elements import Element
from forms.xpath.nodes import Node, NodeKind


class InstanceNode(Node):
    """A node of the primary instance.

    `slots` holds, at each child element's slot, the child or the range of a repeat; `children` holds the
    same nodes flat, in document order, for paths that are walked. `gone` says that its instance was removed.
    """

    __slots__ = ("at", "element", "gone", "instance_id", "own_relevant", "readonly", "ref", "required", "slots")

    def __init__(self, element: Element, parent: "InstanceNode | None", instance_id: str = "") -> None:
        kind = NodeKind.ATTRIBUTE if element.is_attribute else NodeKind.ELEMENT
        super().__init__(kind, element.name.removeprefix("@"), "", parent)
        self.uri = element.uri
        self.element = element
        self.instance_id = instance_id
        self.slots: list[InstanceNode | Range] = []
        self.own_relevant = True
        self.readonly = False
        self.required = False
        self.gone = False
        self.at = 1
        self.ref = ref_below(parent, element)
        if instance_id:
            self.ref = f"{self.ref}[{instance_id}]"

    def place(self) -> int:
        """The place among the instances of the same repeat, from 1."""
        return self.at

    def above(self, element: Element) -> "InstanceNode | None":
        """This node or the one above it that is an instance of `element`."""
        node: Node | None = self
        while isinstance(node, InstanceNode):
            if node.element is element:
                return node
            node = node.parent
        return None

    def named(self, name: str) -> list[Node]:
        """The children of this name that are switched on, however many questions stand beside them."""
        element = self.element.by_name.get(name)
        # What stands in for an instance has no children.
        if element is None or not self.slots:
            return []
        found = self.slots[element.slot]
        if isinstance(found, Range):
            return [node for node in found.nodes if node.relevant]
        return [found] if found.relevant else []

    def subtree(self) -> "list[InstanceNode]":
        """This node and all below it, in document order."""
        found: list[InstanceNode] = []
        stack: list[Node] = [self]
        while stack:
            node = stack.pop()
            if isinstance(node, InstanceNode):
                found.append(node)
            # Most are leaves.
            if node.children:
                stack.extend(reversed(node.children))
            if node.attributes:
                stack.extend(reversed(node.attributes))
        return found

    def flatten(self) -> None:
        """Bring `children` in line with `slots`."""
        flat: list[Node] = []
        found: list[Node] = []
        for each in self.slots:
            if isinstance(each, Range):
                flat.extend(each.nodes)
            elif each.element.is_attribute:
                found.append(each)
            else:
                flat.append(each)
        self.children = flat
        if found:
            self.attributes = [each for each in self.attributes if not isinstance(each, InstanceNode)] + found


class Range:
    """The instances of one repeat below one node."""

    __slots__ = ("element", "nodes", "parent", "ref", "stand_in", "template")

    def __init__(self, element: Element, parent: InstanceNode) -> None:
        self.element = element
        self.parent = parent
        self.nodes: list[InstanceNode] = []
        self.ref = ref_below(parent, element)
        # Stands for the instances when there is none, to ask whether one would be relevant.
        self.template: InstanceNode | None = None
        # Where the count is asked from, whether or not there is an instance.
        self.stand_in = InstanceNode(element, parent)

    def renumber(self) -> None:
        """Bring places and the parent's children in line with `nodes`."""
        for at, node in enumerate(self.nodes, 1):
            node.at = at
        self.parent.flatten()


def ref_below(parent: InstanceNode | None, element: Element) -> str:
    """The ref of a child of `parent`."""
    return f"{parent.ref if parent is not None else ''}/{element.name}"


def nodes_below(start: InstanceNode, element: Element) -> list[InstanceNode]:
    """All nodes of `element` at or below `start`, an instance of one of its ancestors."""
    slots: list[int] = []
    above: Element | None = element
    while above is not None and above is not start.element:
        slots.append(above.slot)
        above = above.parent
    nodes = [start]
    for slot in reversed(slots):
        found: list[InstanceNode] = []
        for node in nodes:
            child = node.slots[slot]
            if isinstance(child, Range):
                found.extend(child.nodes)
            else:
                found.append(child)
        nodes = found
    return nodes
