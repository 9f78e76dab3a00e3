"""What has changed since somebody asked."""

from forms.engine.changes import Changes, Problem, RepeatWrite, Write
from forms.engine.instance import InstanceNode


class Log:
    """What changed, in order, each thing once."""

    def __init__(self) -> None:
        self.changed: dict[str, None] = {}
        self.values: dict[str, str | None] = {}
        self.added: dict[str, None] = {}
        self.removed: dict[str, None] = {}
        self.repeats: dict[str, int | None] = {}

    def value(self, node: InstanceNode) -> None:
        """The value of a node changed."""
        self.changed[node.ref] = None
        self.values[node.ref] = node.value or None

    def changes(self, problem: Problem | None = None) -> Changes:
        """All of it, for the outside."""
        return Changes(
            changed=tuple(self.changed),
            added=tuple(self.added),
            removed=tuple(self.removed),
            writes=tuple(map(Write._make, self.values.items())),
            repeats=tuple(RepeatWrite(ref, position) for ref, position in self.repeats.items()),
            problem=problem,
        )
