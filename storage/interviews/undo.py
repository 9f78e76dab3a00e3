"""Undo and redo over the journal of answers, so that they outlive the window and the program."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from sqlalchemy import func, select

from forms.engine.saved import SavedInstance, SavedValue
from forms.engine.undoing import MOST_STEPS, Step
from storage.interviews.question_files import attachment_id
from storage.vault.tables import answer_revisions, interviews, repeat_instances
from storage.vault.transaction import Transaction

# Changes and bytes of answers looked back at; what is older stays in the journal but is not offered.
_MOST_CHANGES: Final = 1_500
_MOST_BYTES: Final = 4 << 20
# Later than everything.
_NEVER: Final = 1 << 62
_INSTANCES = re.compile(r"\]")


@dataclass(frozen=True, slots=True)
class Past:
    """Steps that can be taken back, and those that were and can be taken again; the last of each is the next."""

    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()


@dataclass(slots=True)
class _Step:
    """A step while it is being found: the save before which it lies, and a digest of that state."""

    save: int
    digest: int
    ref: str


@dataclass(frozen=True, slots=True)
class _Change:
    id: int
    ref: str
    value: str | None
    at: str


def past(tx: Transaction, interview_id: str, is_answer: Callable[[str], bool]) -> Past:
    """The steps of a draft, read from its saves.

    Each save is a step; saves that go on with one question are one. A save that brings back the state before the last
    step was an undo, one that brings back the state after it a redo. What the form computes is no step of its own.
    """
    changes = _changes(tx, interview_id)
    if not changes:
        return Past()
    base = _state_before(tx, interview_id, changes[0].id)
    saves = list(_saves(changes))
    if not base and _is_correction(tx, interview_id):
        # What a correction begins with was nobody's step.
        _apply(base, saves.pop(0))
    done, undone = _steps(base, saves, is_answer)
    instances = _Instances(tx, interview_id)
    wanted = {step.save for step in (*done, *undone)}
    states: dict[int, SavedInstance] = {}
    values = dict(base)
    for number, save in enumerate(saves):
        if number in wanted:
            states[number] = instances.state(values, save[0].id)
        _apply(values, save)
    return Past(
        tuple(Step(states[step.save], step.ref) for step in done[-MOST_STEPS:]),
        tuple(Step(states[step.save], step.ref) for step in undone[-MOST_STEPS:]),
    )


def _changes(tx: Transaction, interview_id: str) -> list[_Change]:
    mine = answer_revisions.c.interview_id == interview_id
    # The index alone says which are the newest; their values are read only for these.
    ids = sorted(tx.execute(select(answer_revisions.c.id).where(mine)).scalars())[-_MOST_CHANGES:]
    if not ids:
        return []
    rows = tx.execute(
        select(answer_revisions).where(mine, answer_revisions.c.id >= ids[0]).order_by(answer_revisions.c.id.desc())
    )
    found: list[_Change] = []
    size = 0
    for row in rows:
        size += len(row.value or "")
        if size > _MOST_BYTES:
            break
        found.append(_Change(row.id, row.ref, row.value, row.at))
    return found[::-1]


def _state_before(tx: Transaction, interview_id: str, first: int) -> dict[str, str]:
    newest = (
        select(func.max(answer_revisions.c.id))
        .where(answer_revisions.c.interview_id == interview_id, answer_revisions.c.id < first)
        .group_by(answer_revisions.c.ref)
    )
    rows = tx.execute(
        select(answer_revisions.c.ref, answer_revisions.c.value)
        .where(answer_revisions.c.id.in_(newest), answer_revisions.c.value.is_not(None))
        .order_by(answer_revisions.c.id)
    )
    return {row.ref: row.value for row in rows}


def _is_correction(tx: Transaction, interview_id: str) -> bool:
    return tx.execute(select(interviews.c.replaces).where(interviews.c.id == interview_id)).scalar() is not None


def _saves(changes: Iterable[_Change]) -> Iterator[list[_Change]]:
    """What was committed together: in one save all have one time."""
    save: list[_Change] = []
    for change in changes:
        if save and change.at != save[-1].at:
            yield save
            save = []
        save.append(change)
    if save:
        yield save


def _steps(
    base: dict[str, str], saves: list[list[_Change]], is_answer: Callable[[str], bool]
) -> tuple[list[_Step], list[_Step]]:
    done: list[_Step] = []
    undone: list[_Step] = []
    values = dict(base)
    digest = 0
    for ref, value in values.items():
        if is_answer(ref):
            digest ^= hash((ref, value))
    # Whether the last save was an answer that the next one may go on with.
    is_open = False
    for number, save in enumerate(saves):
        answers = [change for change in save if is_answer(change.ref)]
        before = digest
        # A file comes and goes with its name: each of them is a step, also at the same question.
        names_file = any(attachment_id(one.value or values.get(one.ref, "")) for one in answers)
        goes = any(not one.value and attachment_id(values.get(one.ref, "")) for one in answers)
        for change in answers:
            if change.ref in values:
                digest ^= hash((change.ref, values[change.ref]))
            if change.value is not None:
                digest ^= hash((change.ref, change.value))
            _apply(values, [change])
        _apply(values, save)
        if digest == before:
            continue
        ref = answers[0].ref
        # What was taken out is asked for with the key that takes a step back, whatever it was before it came.
        if done and digest == done[-1].digest and not goes:
            undone.append(_Step(number, before, done.pop().ref))
            is_open = False
        elif undone and digest == undone[-1].digest:
            done.append(_Step(number, before, undone.pop().ref))
            is_open = False
        elif is_open and done and done[-1].ref == ref and len(answers) == 1 and not names_file:
            continue
        else:
            done.append(_Step(number, before, ref))
            undone.clear()
            is_open = len(answers) == 1 and not names_file
    return done, undone


def _apply(values: dict[str, str], save: Iterable[_Change]) -> None:
    for change in save:
        # Taken out first, so that the order is that of the last change, as in the journal.
        values.pop(change.ref, None)
        if change.value is not None:
            values[change.ref] = change.value


class _Instances:
    """Which instances of repeats there were: of those taken out only the answers below them tell."""

    def __init__(self, tx: Transaction, interview_id: str) -> None:
        self._places: dict[str, int | None] = {
            str(row.ref): row.position
            for row in tx.execute(select(repeat_instances).where(repeat_instances.c.interview_id == interview_id))
        }
        self._born: dict[str, int] = {}
        firsts = tx.execute(
            select(answer_revisions.c.ref, func.min(answer_revisions.c.id))
            .where(answer_revisions.c.interview_id == interview_id)
            .group_by(answer_revisions.c.ref)
        )
        for ref, first in firsts:
            for instance in _owners(str(ref)):
                self._born[instance] = min(self._born.get(instance, first), first)

    def state(self, values: dict[str, str], at: int) -> SavedInstance:
        """The state with these values, just before a change."""
        here = {instance for ref in values for instance in _owners(ref)}
        for instance, place in self._places.items():
            if place is not None and self._born.get(instance, 0) < at:
                here.add(instance)
        # Beside one that was taken out nobody knows the old places: then the order is that of the first answers.
        unplaced = {_group(instance) for instance in here if self._places.get(instance) is None}
        # A parent has fewer repeats in its ref than its children, so it comes before them.
        ordered = sorted(
            here, key=lambda ref: (ref.count("["), _group(ref), self._place(ref, placed=_group(ref) not in unplaced))
        )
        return SavedInstance(tuple(SavedValue(ref, value) for ref, value in values.items()), tuple(ordered))

    def _place(self, ref: str, *, placed: bool) -> int:
        place = self._places.get(ref)
        return place if placed and place is not None else self._born.get(ref, _NEVER)


def _group(instance: str) -> str:
    return instance.rpartition("[")[0]


def _owners(ref: str) -> list[str]:
    return [ref[: found.end()] for found in _INSTANCES.finditer(ref)]
