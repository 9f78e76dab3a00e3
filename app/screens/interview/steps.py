"""Undo and redo: whole states of the session, so that a removed incident comes back with all its answers."""

from dataclasses import dataclass

from forms.engine import Changes, RepeatWrite, SavedInstance, Write
from storage.interviews.undo import Past

#: Older steps are forgotten.
MOST = 200


@dataclass(frozen=True, slots=True)
class Step:
    """The state before a step, and what the step was about."""

    before: SavedInstance
    ref: str


class Steps:
    """The steps of a draft, also of earlier sittings. Keys typed into the same question are one step."""

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

    def remember(self, past: Past) -> None:
        """Put what was done in earlier sittings before the steps of this one."""
        self._done = [*(Step(step.before, step.ref) for step in past.done), *self._done][-MOST:]
        if not self._undone and not self._open_ref:
            self._undone = [Step(step.before, step.ref) for step in past.undone]

    def needs_state(self, ref: str) -> bool:
        """Whether the next answer to this question begins a new step."""
        return ref != self._open_ref

    def begin(self, ref: str, before: SavedInstance, *, closed: bool = False) -> None:
        """Remember the state before a step; a closed step takes in nothing that follows."""
        self._done.append(Step(before, ref))
        del self._done[:-MOST]
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


def difference(before: SavedInstance, after: SavedInstance) -> Changes:
    """What must be written to go from one state to the other."""
    old = {value.ref: value.value for value in before.values}
    new = {value.ref: value.value for value in after.values}
    writes = [Write(ref, value) for ref, value in new.items() if old.get(ref) != value]
    writes += [Write(ref, None) for ref in old if ref not in new]
    places_before, places_after = _places(before), _places(after)
    repeats = [RepeatWrite(ref, None) for ref in places_before if ref not in places_after]
    repeats += [RepeatWrite(ref, place) for ref, place in places_after.items() if places_before.get(ref) != place]
    return Changes(
        changed=tuple(write.ref for write in writes),
        added=tuple(ref for ref in places_after if ref not in places_before),
        removed=tuple(ref for ref in places_before if ref not in places_after),
        writes=tuple(writes),
        repeats=tuple(repeats),
    )


def _places(saved: SavedInstance) -> dict[str, int]:
    counted: dict[str, int] = {}
    places: dict[str, int] = {}
    for ref in saved.repeats:
        owner = ref.rpartition("[")[0]
        places[ref] = counted.get(owner, 0)
        counted[owner] = places[ref] + 1
    return places
