"""The elements of a form: what may be asked, apart from any answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What an element of the form is."""

    GROUP = "group"
    REPEAT = "repeat"
    QUESTION = "question"
    # A value nobody is asked for: a calculation, a time stamp, an identifier.
    VALUE = "value"


class Control(StrEnum):
    """How a question is asked, by the names of XForms."""

    INPUT = "input"
    SELECT_ONE = "select1"
    SELECT_MULTIPLE = "select"
    RANK = "rank"
    RANGE = "range"
    UPLOAD = "upload"
    TRIGGER = "trigger"


@dataclass(frozen=True, slots=True)
class Rules:
    """The expressions bound to an element, as written; empty where there is none."""

    calculate: str = ""
    relevant: str = ""
    required: str = ""
    readonly: str = ""
    constraint: str = ""
    count: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """One element of the form, the same for all instances of its repeats.

    Attributes:
        path: Absolute path of names, e.g. ``/first_account/incidents/what``.
        data_type: Type of the bind without prefix: ``string``, ``int``, ``date``, ...
        appearance: As the form says, words separated by blanks.
        parameters: Attributes of the control that tune it (``start``, ``end``, ``rows``, ...).
        attributes: Bind attributes of foreign namespaces by local name, e.g. ``part``.
        index: Place in document order.
        slot: Place among the parent's children.
        uri: Namespace; empty for the one of forms.
        fixed_count: Whether the form, not the person, decides how many instances there are.
    """

    path: str
    name: str
    kind: Kind
    control: Control | None
    data_type: str
    appearance: str
    parameters: Mapping[str, str]
    attributes: Mapping[str, str]
    rules: Rules
    parent: "Element | None"
    index: int
    slot: int
    uri: str = ""
    default: str = ""
    media_type: str = ""
    preload: str = ""
    preload_parameters: str = ""
    fixed_count: bool = False
    children: "tuple[Element, ...]" = field(default=(), repr=False)
    by_name: "Mapping[str, Element]" = field(default_factory=dict, repr=False)
    # The nearest repeat this element is in (itself, if it is one).
    repeat: "Element | None" = field(init=False, repr=False)

    def __post_init__(self) -> None:
        above = None if self.parent is None else self.parent.repeat
        object.__setattr__(self, "repeat", self if self.kind is Kind.REPEAT else above)

    @property
    def is_attribute(self) -> bool:
        """Whether it is an attribute that a bind or an action names, such as the id of an entity."""
        return self.name.startswith("@")

    @property
    def is_leaf(self) -> bool:
        """Whether it holds a value, and no other elements."""
        return all(child.is_attribute for child in self.children)

    def walk(self) -> "Iterator[Element]":
        """This element and everything below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Questions held together on the page by a group that has no node of its own.

    Attributes:
        index: Names it to `Session.block_label`.
        outer: The block around it.
        elements: Questions, groups and repeats directly in it, in the order of the page.
    """

    index: int
    appearance: str
    outer: int | None
    elements: tuple[Element, ...]


def path_of(ref: str) -> str:
    """The path of names in a ref: without the ids of repeat instances."""
    if "[" not in ref:
        return ref
    return "/".join(step.partition("[")[0] for step in ref.split("/"))
