"""Steps taken back, and taken again: only what they touched is computed anew."""

from dataclasses import dataclass

from forms.engine.acting import Acting
from forms.engine.errors import RepeatRefused
from forms.engine.instance import InstanceNode, Range
from forms.engine.log import Gone, Log
from forms.engine.state import State

# Steps that can be taken back.
MAX_STEPS = 500


@dataclass(frozen=True, slots=True)
class _Step:
    before: dict[str, str]
    added: tuple[str, ...]
    gone: tuple[Gone, ...]


class Undoing:
    """The steps of a session."""

    def __init__(self, state: State, acting: Acting) -> None:
        self._state = state
        self._acting = acting
        self._done: list[_Step] = []
        self._undone: list[_Step] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step that was taken back."""
        return bool(self._undone)

    def note(self, log: Log) -> None:
        """A step was taken by a person."""
        step = _step(log)
        if step.before or step.added or step.gone:
            self._done.append(step)
            del self._done[:-MAX_STEPS]
            self._undone.clear()

    def undo(self) -> None:
        """Take the last step back, as far as the log; does nothing when there is none."""
        self._turn(self._done, self._undone)

    def redo(self) -> None:
        """Take the last step that was taken back again."""
        self._turn(self._undone, self._done)

    def _turn(self, from_: list[_Step], to: list[_Step]) -> None:
        if not from_:
            return
        step = from_.pop()
        with self._acting.quiet():
            for ref in reversed(step.added):
                self._take_out(ref)
            for gone in reversed(step.gone):
                self._bring_back(gone)
            for ref, value in step.before.items():
                node = self._state.nodes.get(ref)
                if node is not None:
                    self._acting.recompute.set_value(node, value)
            self._acting.recompute.run()
        to.append(_step(self._state.log))

    def _take_out(self, ref: str) -> None:
        node = self._state.nodes.get(ref)
        if node is None or not isinstance(node.parent, InstanceNode):
            return
        range_ = node.parent.slots[node.element.slot]
        assert isinstance(range_, Range)
        self._state.remove(range_, node)
        self._acting.recompute.wake_shape_readers(range_)

    def _bring_back(self, gone: Gone) -> None:
        range_ = self._state.ranges.get(gone.range_ref)
        if range_ is None:
            return
        at = min(gone.at, len(range_.nodes))
        try:
            node = self._state.place(range_, at, gone.instance_id, bare=True)
            for ref in gone.repeats:
                inner_ref, _, instance_id = ref.removesuffix("]").rpartition("[")
                inner = self._state.ranges[inner_ref]
                self._state.place(inner, len(inner.nodes), instance_id, bare=True)
                self._state.settle(inner, len(inner.nodes) - 1)
        except RepeatRefused:
            return
        self._state.settle(range_, at)
        for ref, value in gone.values:
            found = self._state.nodes.get(ref)
            if found is not None:
                self._acting.recompute.set_value(found, value)
        self._acting.recompute.wake_all_rules_of(node)
        self._acting.recompute.wake_shape_readers(range_)


def _step(log: Log) -> _Step:
    return _Step(dict(log.before), tuple(log.added), tuple(log.gone))
