"""Secondary instances: lists that a form looks things up in, as columns where they are flat."""

from collections.abc import Mapping, Sequence

from forms.xpath.nodes import Node, NodeKind

Column = Sequence[str | None]


class _Rows(Node):
    """The root of a flat list; its rows become nodes when somebody walks over them."""

    __slots__ = ("_all", "source")

    def __init__(self, name: str, document: Node, source: "SecondaryInstance") -> None:
        self.source = source
        super().__init__(NodeKind.ELEMENT, name, "", document)
        self._all: list[Node] | None = None

    @property
    def children(self) -> list[Node]:
        if self._all is None:
            self._all = [self.source.row(at) for at in range(self.source.size)]
        return self._all

    @children.setter
    def children(self, nodes: list[Node]) -> None:
        self._all = None


class SecondaryInstance:
    """A read-only document, shared by all sessions; a flat one is kept as columns and indexed on demand."""

    def __init__(self, document: Node) -> None:
        self.document = document
        self.size = 0
        self._columns: Mapping[str, Column] = {}
        self._names = ("", "")
        self._rows: list[Node | None] = []
        self._indexes: dict[tuple[str, ...], dict[tuple[str | None, ...], list[int]]] = {}

    @classmethod
    def flat(cls, columns: Mapping[str, Column], *, root: str = "root", item: str = "item") -> "SecondaryInstance":
        """A list of rows with the same named texts; None where a row has no such text."""
        document = Node(NodeKind.ROOT)
        found = cls(document)
        found.size = max((len(column) for column in columns.values()), default=0)
        found._columns = columns
        found._names = (root, item)
        found._rows = [None] * found.size
        document.children = [_Rows(root, document, found)]
        return found

    def indexed_by(self, root: str, item: str, columns: Sequence[str]) -> bool:
        """Whether the rows are found under these names and have all these columns."""
        return self.size > 0 and self._names == (root, item) and all(name in self._columns for name in columns)

    def has_columns(self, columns: Sequence[str]) -> bool:
        """Whether it is flat and has all these columns."""
        return self.size > 0 and all(name in self._columns for name in columns)

    def column(self, name: str) -> frozenset[str] | None:
        """All texts of a column of a flat list."""
        column = self._columns.get(name)
        return None if column is None else frozenset(text for text in column if text is not None)

    def find(self, columns: tuple[str, ...], keys: tuple[str, ...]) -> list[Node]:
        """The rows with these texts in these columns, in order."""
        index = self._indexes.get(columns)
        if index is None:
            index = {}
            for at, key in enumerate(zip(*(self._columns[name] for name in columns), strict=True)):
                index.setdefault(key, []).append(at)
            self._indexes[columns] = index
        return [self.row(at) for at in index.get(keys, ())]

    def row(self, at: int) -> Node:
        """The node of a row, always the same."""
        row = self._rows[at]
        if row is None:
            row = Node(NodeKind.ELEMENT, self._names[1], "", self.document.children[0])
            for name, column in self._columns.items():
                value = column[at]
                if value is not None:
                    row.children.append(Node(NodeKind.ELEMENT, name, value, row))
            self._rows[at] = row
        return row
