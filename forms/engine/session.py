"""A form being filled in: answers go in, what changed comes out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from forms.engine.changes import Changes, Choice, NodeState, Problem
from forms.engine.definition import Element, FormDefinition
from forms.engine.saved import SavedInstance


@dataclass(frozen=True, slots=True)
class Environment:
    """All that a form may know of the world.

    Attributes:
        now: The present moment with its zone.
        new_id: At least eight fresh random hex digits, the id of a new repeat instance.
        seed: Start of the form's random numbers.
        properties: deviceid, username, phonenumber, email ... as far as they may be known.
    """

    now: Callable[[], datetime]
    new_id: Callable[[], str]
    seed: int = 0
    properties: Mapping[str, str] = field(default_factory=dict)


class Session:
    """The state of one interview's answers.

    A *ref* names a node: the path of names, with the stable id of the instance after each repeat, e.g.
    ``/first_account/incidents[3f9a01bc]/what``. The ref of a repeat without an id at its end names the
    whole range. `language` is the form's own name of a language or its code; unknown means the default.
    """

    def __init__(
        self, definition: FormDefinition, *, environment: Environment, saved: SavedInstance | None = None
    ) -> None:
        raise NotImplementedError

    @property
    def definition(self) -> FormDefinition:
        """The form that is being filled in."""
        raise NotImplementedError

    @property
    def opened(self) -> Changes:
        """What opening wrote (defaults, time stamps, first instances); the first step's writes carry it too."""
        raise NotImplementedError

    @property
    def root(self) -> str:
        """Ref of the root element."""
        raise NotImplementedError

    def element(self, ref: str) -> Element:
        """The definition of a node."""
        raise NotImplementedError

    def set_answer(self, ref: str, value: str) -> Changes:
        """Answer a question; an answer that breaks a rule is kept, and `problem` says so.

        Raises:
            UnknownRef: There is no such node.
        """
        raise NotImplementedError

    def add_repeat(self, ref: str, *, after: str | None = None) -> Changes:
        """Add an instance to the range `ref` (at its end, or after an instance); `added[0]` is its ref.

        Raises:
            RepeatRefused: The form counts the instances itself, or there are too many.
        """
        raise NotImplementedError

    def remove_repeat(self, ref: str) -> Changes:
        """Remove one instance with all its answers.

        Raises:
            RepeatRefused: The form counts the instances itself.
        """
        raise NotImplementedError

    def can_add(self, ref: str) -> bool:
        """Whether a person may add instances to the range `ref`."""
        raise NotImplementedError

    def state(self, ref: str) -> NodeState:
        """Value, relevance, required, readonly and problem of a node."""
        raise NotImplementedError

    def children(self, ref: str) -> tuple[str, ...]:
        """Refs below a group or repeat instance; a repeat appears once, as its range."""
        raise NotImplementedError

    def instances(self, repeat_ref: str) -> tuple[str, ...]:
        """Refs of the instances of a range, in order."""
        raise NotImplementedError

    def label(self, ref: str, language: str = "") -> str:
        """The question's text, values of other answers filled in."""
        raise NotImplementedError

    def hint(self, ref: str, language: str = "") -> str:
        """The hint beneath the question."""
        raise NotImplementedError

    def guidance(self, ref: str, language: str = "") -> str:
        """Guidance for the documenter, shown when asked for."""
        raise NotImplementedError

    def required_message(self, ref: str, language: str = "") -> str:
        """The form's text for a missing answer, empty if it has none."""
        raise NotImplementedError

    def constraint_message(self, ref: str, language: str = "") -> str:
        """The form's text for an answer that breaks the constraint, empty if it has none."""
        raise NotImplementedError

    def choices(self, ref: str, language: str = "") -> tuple[Choice, ...]:
        """The options of a select, rank or range, after its filter."""
        raise NotImplementedError

    def validate(self, language: str = "") -> tuple[Problem, ...]:
        """Every broken rule of every relevant question, in document order."""
        raise NotImplementedError

    def saved(self) -> SavedInstance:
        """The whole state, for the store."""
        raise NotImplementedError
