"""Plays a written case through the engine: answers by name, repeats as lists of rows, cards by what they are called."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeAlias

from app.shipped_forms import FORMS, ProtocolId
from forms.engine import Control, Kind, Session
from forms.interview import give
from tests.forms.protocols.filling import begun

TRAINING = FORMS.parent / "training"
#: An answer, several of a list, or the rows of a repeat. `@Name` is the card that is called so.
Answers: TypeAlias = "Mapping[str, str | Sequence[str] | Sequence[Answers]]"
_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Case:
    """A written case: who tells what, in which protocol, and how a documenter answers its questions."""

    id: str
    protocol: ProtocolId
    title: Mapping[str, str]
    narrative: tuple[str, ...]
    answers: Answers
    #: What the program tells the form by itself (`forms.interview.Given`).
    given: Mapping[str, str]


class CannotPlay(AssertionError):
    """An answer of the case has no question that is asked, or names a card that is not there."""


def cases() -> tuple[Case, ...]:
    """All written cases, in the order of their files."""
    return tuple(_read(path) for path in sorted(TRAINING.glob("[0-9][0-9]-*.json")))


@cache
def common() -> Answers:
    """What is answered the same way in all cases, where it is asked."""
    return json.loads((TRAINING / "common.json").read_text("utf-8"))["answers"]  # type: ignore[no-any-return]


def play(case: Case) -> Session:
    """An interview answered as the case says.

    Raises:
        CannotPlay: Not every answer of the case found its question.
    """
    session = begun(case.protocol)
    give(session, case.given)
    account = {"fa_text": "\n\n".join(case.narrative)}
    left: list[str] = []
    for _ in range(_ROUNDS):
        before = session.saved()
        left = _put(session, session.root, {**account, **case.answers})
        _put(session, session.root, {name: value for name, value in common().items() if name not in case.answers})
        if session.saved() == before:
            break
    asked = set(_questions(session, session.root))
    left = [name for name in left if name != "fa_text" or name in asked]
    if left:
        raise CannotPlay(f"{case.id}: {', '.join(left)}")
    return session


def _read(path: Path) -> Case:
    read = json.loads(path.read_text("utf-8"))
    return Case(
        path.stem,
        ProtocolId(read["protocol"]),
        read["title"],
        tuple(read["narrative"]),
        read["answers"],
        read.get("given", {}),
    )


def _put(session: Session, at: str, answers: Answers) -> list[str]:
    """Answer what is asked now; the names of those that are not."""
    refs, repeats = _questions(session, at), _repeats(session, at)
    left = []
    for name, value in answers.items():
        rows = [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
        if rows and name in repeats:
            left += [f"{name}.{missing}" for missing in _rows(session, repeats[name], rows)]
        elif not rows and name in refs and session.state(refs[name]).relevant:
            left += _answer(session, refs[name], value)
        else:
            left.append(name)
    return left


def _rows(session: Session, repeat: str, rows: Sequence[Answers]) -> list[str]:
    if not session.state(repeat).relevant:
        return ["not asked"]
    while len(session.instances(repeat)) < len(rows):
        session.add_repeat(repeat)
    missing = []
    for instance, answers in zip(session.instances(repeat), rows, strict=False):
        missing += _put(session, instance, answers)
    return missing


def _answer(session: Session, ref: str, value: object) -> list[str]:
    wanted = [str(one) for one in value] if isinstance(value, list) else [str(value)]
    if any(one.startswith("@") for one in wanted):
        marks = {choice.label.strip(): choice.value for choice in session.choices(ref, "uk")}
        if unknown := [one for one in wanted if one[1:] not in marks]:
            return [f"{session.element(ref).name}={one}" for one in unknown]
        wanted = [marks[one[1:]] for one in wanted]
    if session.element(ref).control in {Control.SELECT_ONE, Control.SELECT_MULTIPLE}:
        offered = {choice.value for choice in session.choices(ref)}
        if unknown := [one for one in wanted if one not in offered]:
            return [f"{session.element(ref).name}={one}" for one in unknown]
    session.set_answer(ref, " ".join(wanted))
    return []


def _questions(session: Session, at: str) -> dict[str, str]:
    """Questions below a place by name, not those in repeats of their own."""
    found: dict[str, str] = {}
    for child in session.children(at):
        kind = session.element(child).kind
        if kind is Kind.QUESTION:
            found[session.element(child).name] = child
        elif kind is Kind.GROUP:
            found |= _questions(session, child)
    return found


def _repeats(session: Session, at: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for child in session.children(at):
        kind = session.element(child).kind
        if kind is Kind.REPEAT:
            found[session.element(child).name] = child
        elif kind is Kind.GROUP:
            found |= _repeats(session, child)
    return found
