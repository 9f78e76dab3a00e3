"""Nodes that expressions walk over: primary instances, secondary instances, plain documents."""

from collections.abc import Iterator
from enum import IntEnum


class NodeKind(IntEnum):
    """Kinds of nodes of the XPath data model."""

    ROOT = 0
    ELEMENT = 1
    ATTRIBUTE = 2
    TEXT = 3
    COMMENT = 4
    INSTRUCTION = 5


class Node:
    """A node. `name` is as written, with its prefix; a leaf element carries its text in `value`.

    `relevant` is false for a node that a form has switched off: it is not found and has no value.
    """

    __slots__ = ("attributes", "children", "kind", "name", "parent", "relevant", "uri", "value")

    def __init__(self, kind: NodeKind, name: str = "", value: str = "", parent: "Node | None" = None) -> None:
        self.kind = kind
        self.name = name
        self.uri = ""
        self.value = value
        self.parent = parent
        self.relevant = True
        self.children: list[Node] = []
        self.attributes: list[Node] = []

    @property
    def local_name(self) -> str:
        """The name without its prefix."""
        return self.name.rpartition(":")[2]

    def text(self) -> str:
        """The string-value: the text of this node and of all below it."""
        if not self.relevant:
            return ""
        if not self.children:
            return self.value
        parts = [self.value]
        parts += [child.text() for child in self.children if child.kind in (NodeKind.ELEMENT, NodeKind.TEXT)]
        return "".join(parts)

    def named(self, name: str) -> "list[Node]":
        """The children of this name that are switched on."""
        return [child for child in self.children if child.name == name and child.relevant]

    def texts(self) -> "list[Node]":
        """Text nodes directly below, made on the spot for a leaf that keeps its text itself."""
        if self.kind is NodeKind.ELEMENT and self.value:
            return [Node(NodeKind.TEXT, value=self.value, parent=self)]
        return [child for child in self.children if child.kind is NodeKind.TEXT]

    def descendants(self) -> "Iterator[Node]":
        """Everything below, in document order."""
        # A stack, not recursion: a document may be deep.
        stack = self.children[::-1]
        while stack:
            node = stack.pop()
            if node.relevant:
                yield node
                stack.extend(reversed(node.children))

    def ancestors(self) -> "Iterator[Node]":
        """The parent, its parent, and so on."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def place(self) -> int:
        """The place of this node among its siblings of the same name, from 1."""
        if self.parent is None:
            return 1
        place = 0
        for sibling in self.parent.children:
            if sibling.name == self.name:
                place += 1
            if sibling is self:
                break
        return place

    def root(self) -> "Node":
        """The topmost node."""
        node = self
        while node.parent is not None:
            node = node.parent
        return node


def order_key(node: Node) -> tuple[int, ...]:
    """A key that sorts nodes of one tree in document order."""
    key: list[int] = []
    while node.parent is not None:
        parent = node.parent
        if node.kind is NodeKind.ATTRIBUTE:
            key += (_index(parent.attributes, node), 0)
        else:
            key += (_index(parent.children, node), 1)
        node = parent
    return tuple(reversed(key))


def in_order(nodes: list[Node]) -> list[Node]:
    """The nodes once each, in document order."""
    if len(nodes) < 2:
        return nodes
    return sorted(dict.fromkeys(nodes), key=order_key)


def _index(siblings: list[Node], node: Node) -> int:
    for index, sibling in enumerate(siblings):
        if sibling is node:
            return index
    return -1
