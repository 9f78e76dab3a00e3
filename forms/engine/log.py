"""What has changed since somebody asked, and what there was before."""

from dataclasses import dataclass

from forms.engine.changes import Changes, Problem, RepeatWrite, Write
from forms.engine.instance import InstanceNode


@dataclass(frozen=True, slots=True)
class Gone:
    """A repeat instance as it was when it went: its place, its answers, the instances within it."""

    range_ref: str
    at: int
    instance_id: str
    repeats: tuple[str, ...]
    values: tuple[tuple[str, str], ...]


class Log:
    """What changed, in order, each thing once; with what is needed to take it back."""

    def __init__(self) -> None:
        self.changed: dict[str, None] = {}
        self.values: dict[str, str | None] = {}
        self.added: dict[str, None] = {}
        self.removed: dict[str, None] = {}
        self.repeats: dict[str, int | None] = {}
        self.before: dict[str, str] = {}
        self.gone: list[Gone] = []

    def value(self, node: InstanceNode, before: str) -> None:
        """The value of a node changed."""
        self.changed[node.ref] = None
        self.values[node.ref] = node.value or None
        self.before.setdefault(node.ref, before)

    def went(self, range_ref: str, node: InstanceNode) -> None:
        """An instance is about to go; what came and goes within one step leaves no trace."""
        if node.ref in self.added:
            return
        below = node.subtree()
        self.gone.append(
            Gone(
                range_ref,
                node.at - 1,
                node.instance_id,
                tuple(each.ref for each in below[1:] if each.instance_id),
                # A value that this step has changed already comes back as it was before the step.
                tuple((each.ref, self.before.get(each.ref, each.value)) for each in below if not each.slots),
            )
        )

    def changes(self, problem: Problem | None = None) -> Changes:
        """All of it, for the outside."""
        return Changes(
            changed=tuple(self.changed),
            added=tuple(self.added),
            removed=tuple(self.removed),
            writes=tuple(Write(ref, value) for ref, value in self.values.items()),
            repeats=tuple(RepeatWrite(ref, position) for ref, position in self.repeats.items()),
            problem=problem,
        )
