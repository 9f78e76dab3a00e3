"""A story: what is answered in a shipped protocol, step by step, and what our engine says to it.

Engines read lines of `op`, `ref`, `value` with tabs between: `look` (tell every node), `finish` (the first thing
that is wrong, or ok), `add` (an instance of a repeat), `answer` (`@2` is the second choice, for marks that each engine
draws itself). They print `step` with what was said, and before it, for a `look`, `node` lines: path, whether it is
asked on the screen, relevant, required, choices offered, value.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from app.shipped_forms import ProtocolId
from forms.engine import Changes, Control, Environment, Kind, Session
from forms.interview.answers import below
from tests.forms.protocols.filling import definition, fill

# Answers that most rules refuse; what becomes of them is what our engine says.
_WRONG = {"int": "-77", "date": "2999-01-01"}
_INSTANCE = re.compile(r"\[[^\]]*\]")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:")
# What `random` gives to tell cards apart.
_MARK = re.compile(r"^(?=.*[A-Z0-9])[A-Za-z0-9]{8}$")
_SELECTS = (Control.SELECT_ONE, Control.SELECT_MULTIPLE)


class Node(NamedTuple):
    path: str
    relevant: bool
    required: bool
    offered: str
    value: str


@dataclass(slots=True)
class Heard:
    """What an engine said: to each step one word or more, and the nodes of each look."""

    said: list[str] = field(default_factory=list)
    looks: list[dict[str, Node]] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Story:
    lines: list[tuple[str, str, str]] = field(default_factory=list)
    ours: Heard = field(default_factory=Heard)

    def text(self) -> str:
        return "".join("\t".join(line) + "\n" for line in self.lines)


class _Told(Session):
    """A session that writes down what is done to it and what it answers; each question is first answered wrongly."""

    def __init__(self, protocol: ProtocolId, now: datetime) -> None:
        ids = itertools.count(1)
        environment = Environment(now=lambda: now, new_id=lambda: f"{next(ids):08x}")
        super().__init__(definition(protocol), environment=environment)
        self.story = Story()

    def look(self) -> None:
        nodes = {}
        for ref in below(self, self.root):
            element, state = self.element(ref), self.state(ref)
            is_list = state.relevant and element.control in _SELECTS
            offered = str(len(self.choices(ref))) if is_list else ""
            path = self.path(ref)
            nodes[path] = Node(path, state.relevant, state.required, offered, state.value)
        self.story.ours.looks.append(nodes)
        self._say(("look", "", ""), "ok")

    def finish(self) -> None:
        first = next(iter(self.validate()), None)
        self._say(("finish", "", ""), f"{first.kind} {self.path(first.ref)}" if first else "ok")

    def set_answer(self, ref: str, value: str) -> Changes:
        element = self.element(ref)
        if self.state(ref).readonly:
            return self.opened
        if element.control not in {*_SELECTS, Control.TRIGGER, Control.UPLOAD} and element.data_type in _WRONG:
            self._answer(ref, _WRONG[element.data_type])
        return self._answer(ref, value)

    def add_repeat(self, ref: str, *, after: str | None = None) -> Changes:
        # Before: an instance's own number is not known until it is there.
        path = self.path(ref)
        changes = super().add_repeat(ref, after=after)
        self._say(("add", path, ""), "ok")
        return changes

    def path(self, ref: str) -> str:
        """The same place with the number of each instance."""
        path = ""
        at = 0
        for found in _INSTANCE.finditer(ref):
            number = self.instances(ref[: found.start()]).index(ref[: found.end()]) + 1
            path += f"{ref[at : found.start()]}[{number}]"
            at = found.end()
        return path + ref[at:]

    def _answer(self, ref: str, value: str) -> Changes:
        told = value
        if self.element(ref).control in _SELECTS:
            offered = [choice.value for choice in self.choices(ref)]
            told = " ".join(f"@{offered.index(one) + 1}" if _MARK.match(one) else one for one in value.split())
        changes = super().set_answer(ref, value)
        self._say(("answer", self.path(ref), told), str(changes.problem.kind) if changes.problem else "ok")
        return changes

    def _say(self, line: tuple[str, str, str], said: str) -> None:
        self.story.lines.append(line)
        self.story.ours.said.append(said)


def story(protocol: ProtocolId, now: datetime) -> Story:
    """A protocol begun, finished too early, given one more of each card and list, answered throughout and finished."""
    session = _Told(protocol, now)
    session.look()
    session.finish()
    for ref in list(_repeats(session, session.root)):
        session.add_repeat(ref)
    fill(session)
    session.finish()
    session.look()
    return session.story


def _repeats(session: Session, at: str) -> Iterator[str]:
    for child in session.children(at):
        kind = session.element(child).kind
        if kind is Kind.REPEAT and session.state(child).relevant and session.can_add(child):
            yield child
        elif kind is Kind.GROUP:
            yield from _repeats(session, child)


def heard(text: str) -> Heard:
    """What another engine printed."""
    found = Heard()
    nodes: dict[str, Node] = {}
    for line in text.splitlines():
        kind, *fields = line.split("\t")
        if kind == "step":
            found.said.append(fields[0])
            if nodes:
                found.looks.append(nodes)
                nodes = {}
        else:
            path, asked, relevant, required, offered, value = fields
            nodes[path] = Node(path, relevant == "1", required == "1", offered, value)
            if asked == "1":
                found.asked.add(path)
    return found


def differences(story: Story, other: Heard) -> Iterator[str]:
    """Where another engine said something else, or has something else in a node."""
    for line, ours, theirs in itertools.zip_longest(story.lines, story.ours.said, other.said):
        if ours != theirs:
            yield f"{' '.join(line)}: {theirs} instead of {ours}"
    for number, (ours_then, theirs_then) in enumerate(zip(story.ours.looks, other.looks, strict=False)):
        for path in sorted(ours_then.keys() ^ theirs_then.keys()):
            yield f"look {number} {path}: only in {'ours' if path in ours_then else 'theirs'}"
        for path in ours_then.keys() & theirs_then.keys():
            one, two = ours_then[path], theirs_then[path]
            if one.relevant != two.relevant:
                yield f"look {number} {path}: relevant {two.relevant} instead of {one.relevant}"
            elif one.relevant and (one.required, one.offered) != (two.required, two.offered):
                yield f"look {number} {path}: {two[2:4]} instead of {one[2:4]}"
            elif one.relevant and _settled(one) != _settled(two):
                yield f"look {number} {path}: value {two.value!r} instead of {one.value!r}"


def _settled(node: Node) -> str:
    """The value; a moment, a mark and the number of the interview are each engine's own, but all or none have them."""
    own = node.path.endswith(("/meta/instanceID", "_ref")) or _MOMENT.match(node.value)
    if own and node.value:
        return "its own"
    return " ".join(_MARK.sub("a mark", one).removesuffix(".0") for one in node.value.split())
