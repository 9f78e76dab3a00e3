"""Steps taken back and taken again: a session moves from one of its states to another, and a list says to which."""

from collections.abc import Iterable
from dataclasses import dataclass

from forms.engine.acting import Acting
from forms.engine.errors import RepeatRefused
from forms.engine.instance import InstanceNode, Range
from forms.engine.saved import SavedInstance
from forms.engine.state import State

#: Older steps are forgotten.
MOST_STEPS = 200


@dataclass(frozen=True, slots=True)
class Step:
    """The state before a step, and what the step was about."""

    before: SavedInstance
    ref: str


class Steps:
    """The steps of an interview, also of earlier sittings. Keys typed into the same question are one step."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._open_ref = ""

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back."""
        return bool(self._undone)

    def remember(self, done: Iterable[Step], undone: Iterable[Step]) -> None:
        """Put what was done in earlier sittings before the steps of this one."""
        self._done = [*done, *self._done][-MOST_STEPS:]
        if not self._undone and not self._open_ref:
            self._undone = list(undone)

    def needs_state(self, ref: str) -> bool:
        """Whether the next answer to this question begins a new step."""
        return ref != self._open_ref

    def begin(self, ref: str, before: SavedInstance, *, closed: bool = False) -> None:
        """Remember the state before a step; a closed step takes in nothing that follows."""
        self._done.append(Step(before, ref))
        del self._done[:-MOST_STEPS]
        self._undone.clear()
        self._open_ref = "" if closed else ref

    def close(self) -> None:
        """End the open step: the person went on to another question."""
        self._open_ref = ""

    def undo(self, now: SavedInstance) -> Step | None:
        """Give the state to return to."""
        return self._move(self._done, self._undone, now)

    def redo(self, now: SavedInstance) -> Step | None:
        """Give the state to go forward to."""
        return self._move(self._undone, self._done, now)

    def _move(self, source: list[Step], target: list[Step], now: SavedInstance) -> Step | None:
        self._open_ref = ""
        if not source:
            return None
        step = source.pop()
        target.append(Step(now, step.ref))
        return step


def move(state: State, acting: Acting, target: SavedInstance) -> None:
    """Bring a session to another of its states, as far as the log; only what that touches is computed anew."""
    values = {saved.ref: saved.value for saved in target.values}
    recompute = acting.recompute
    with acting.quiet():
        touched = _take_out(state, frozenset(target.repeats))
        came = _bring_back(state, target.repeats, touched)
        for range_ in touched.values():
            if state.ranges.get(range_.ref) is range_:
                state.settle(range_, 0)
        for node in state.root.subtree():
            if not node.slots:
                recompute.set_value(node, values.get(node.ref, ""))
        for node in came:
            recompute.wake_all_rules_of(node)
        for range_ in touched.values():
            recompute.wake_shape_readers(range_)
        recompute.run()


def _take_out(state: State, wanted: frozenset[str]) -> dict[str, Range]:
    touched: dict[str, Range] = {}
    for range_ in tuple(state.ranges.values()):
        gone = [node for node in range_.nodes if node.ref not in wanted]
        # One that stood in an instance that went is gone with it.
        if not gone or state.ranges.get(range_.ref) is not range_:
            continue
        for node in reversed(gone):
            state.remove(range_, node)
        touched[range_.ref] = range_
    return touched


def _bring_back(state: State, wanted: Iterable[str], touched: dict[str, Range]) -> list[InstanceNode]:
    came: list[InstanceNode] = []
    order: dict[str, list[str]] = {}
    for ref in wanted:
        range_ref, _, instance_id = ref.removesuffix("]").rpartition("[")
        range_ = state.ranges.get(range_ref)
        if range_ is None:
            continue
        order.setdefault(range_ref, []).append(ref)
        if ref not in state.nodes:
            try:
                came.append(state.place(range_, len(range_.nodes), instance_id, bare=True))
            except RepeatRefused:
                continue
            touched[range_ref] = range_
    for range_ref, refs in order.items():
        range_ = state.ranges[range_ref]
        if [node.ref for node in range_.nodes] != refs:
            by_ref = {node.ref: node for node in range_.nodes}
            range_.nodes[:] = [by_ref[ref] for ref in refs if ref in by_ref]
            touched[range_ref] = range_
    return came
