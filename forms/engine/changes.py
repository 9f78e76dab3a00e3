"""What one step in a session changed: for the screen, and for the store."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class ProblemKind(StrEnum):
    """Why an answer cannot stand."""

    REQUIRED = "required"
    CONSTRAINT = "constraint"


@dataclass(frozen=True, slots=True)
class Problem:
    """A rule of the form that an answer breaks; `message` is the form's own text, often empty."""

    ref: str
    kind: ProblemKind
    message: str


@dataclass(frozen=True, slots=True)
class NodeState:
    """What a screen needs to know of one node, effective (inherited from groups)."""

    value: str
    relevant: bool
    required: bool
    readonly: bool
    problem: Problem | None


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of a node."""

    name: str
    uri: str
    value: str


@dataclass(frozen=True, slots=True)
class Media:
    """What a text brings besides its words, by the names that the form has for them; empty where there is none."""

    image: str = ""
    big_image: str = ""
    audio: str = ""
    video: str = ""

    def __bool__(self) -> bool:
        return bool(self.image or self.big_image or self.audio or self.video)


#: The forms of a text that are media, in the order of `Media`.
MEDIA_FORMS = ("image", "big-image", "audio", "video")
NO_MEDIA = Media()


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a list, in the language asked for."""

    value: str
    label: str
    media: Media = NO_MEDIA
    # Where it is, for a list that is shown on a map: points as a form keeps them.
    geometry: str = ""


class Write(NamedTuple):
    """A value to be stored; None takes the stored value away (the node is gone or empty)."""

    ref: str
    value: str | None


@dataclass(frozen=True, slots=True)
class RepeatWrite:
    """A repeat instance to be stored at its place among its siblings; None as position removes it."""

    ref: str
    position: int | None


@dataclass(frozen=True, slots=True)
class Changes:
    """The whole effect of one step.

    Attributes:
        changed: Nodes whose value, relevance, required, readonly, label or list of choices changed.
        added: Repeat instances that came, outermost first.
        removed: Repeat instances that went.
        writes: Values to store, in the order they changed.
        repeats: Repeat instances to store.
        problem: What is wrong with the node just set, if anything.
    """

    changed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    writes: tuple[Write, ...] = ()
    repeats: tuple[RepeatWrite, ...] = ()
    problem: Problem | None = None


def unique(refs: Iterable[str]) -> tuple[str, ...]:
    """The refs once each, in the order of their first mention."""
    return tuple(dict.fromkeys(refs))
