"""A session's state as plain values, for the store to keep and give back."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SavedValue:
    """A stored answer or computed value."""

    ref: str
    value: str


@dataclass(frozen=True, slots=True)
class SavedInstance:
    """All that is needed to go on where a session stopped.

    Attributes:
        values: Every value that is not empty; a node that is missing here is empty.
        repeats: Refs of all repeat instances, siblings in their order, a parent before its children.
    """

    values: tuple[SavedValue, ...] = ()
    repeats: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever stored, so that the form starts as new."""
        return not self.values and not self.repeats
