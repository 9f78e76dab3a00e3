"""What the compiler makes of a form: rules with their readers, texts, choices and actions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from forms.engine.elements import Element
from forms.engine.secondary import SecondaryInstance
from forms.xpath.code import NodesRun, NumberRun, TextRun, TruthRun
from forms.xpath.dialects import Dialect


class Property(IntEnum):
    """What a rule computes of a node."""

    COUNT = 0
    CALCULATE = 1
    RELEVANT = 2
    READONLY = 3
    REQUIRED = 4
    CONSTRAINT = 5
    CHOICES = 6
    TEXT = 7


@dataclass(slots=True, eq=False)
class Rule:
    """One expression bound to an element; `rank` orders rules so that each comes after what it reads."""

    element: Element
    kind: Property
    rank: int = 0
    # Of these it has the one that its kind asks for.
    text: TextRun = field(default=lambda node, frame: "")
    truth: TruthRun = field(default=lambda node, frame: False)
    number: NumberRun = field(default=lambda node, frame: 0.0)
    # A count that depends on how many there are already.
    counts_itself: bool = False
    # It reads texts of the form, which depend on the language.
    speaks: bool = False

    # The element at whose nodes the rule is run: a repeat is counted where it stands.
    where: Element = field(init=False)
    at: int = field(init=False)
    # Whether there is exactly one such node.
    is_single: bool = field(init=False)

    def __post_init__(self) -> None:
        above = self.element.parent if self.kind is Property.COUNT else None
        self.where = self.element if above is None else above
        self.at = self.where.index
        self.is_single = self.where.repeat is None


@dataclass(frozen=True, slots=True)
class Reader:
    """A rule that reads an element, and how far up reader and read node share their instances."""

    rule: Rule
    pivot: Element


@dataclass(frozen=True, slots=True)
class Readers:
    """Who reads the values of an element: rules with one node by their rank, which is the way of most, and others."""

    single: tuple[int, ...] = ()
    many: tuple[Reader, ...] = ()


@dataclass(frozen=True, slots=True)
class Output:
    """The value of an expression within a text, as written."""

    expression: str


RawText = tuple[str | Output, ...]


@dataclass(frozen=True, slots=True)
class TextForm:
    """A text as parts: literals, and values of other answers."""

    parts: tuple[str | TextRun, ...]


@dataclass(frozen=True, slots=True)
class TextSpec:
    """A label, hint or message by language and form (``""``, ``guidance``, ``image``, ``audio``).

    `computed` is the itext id to be looked up at run time, or a text to be shown as it is.
    """

    forms: Mapping[tuple[str, str], TextForm] = field(default_factory=dict)
    computed: TextRun | None = None


@dataclass(frozen=True, slots=True)
class StaticChoice:
    """An option written out in the form."""

    value: str
    label: TextSpec


@dataclass(frozen=True, slots=True)
class Itemset:
    """Options taken from nodes: names of the children that give value and label."""

    nodes: NodesRun
    value: TextRun
    label: TextRun
    label_is_id: bool
    # The values of a list that nothing filters.
    all_values: frozenset[str] | None = None
    # The list that the options come from; empty where they are answers.
    source: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """The options of one question."""

    fixed: tuple[StaticChoice, ...] = ()
    itemset: Itemset | None = None
    # A list that no answer can change needs no pruning of answers.
    dynamic: bool = False


@dataclass(frozen=True, slots=True)
class Action:
    """A setvalue: sets `target` when one of `events` happens to `holder`."""

    events: frozenset[str]
    holder: Element | None
    target: Element
    value: TextRun
    chosen: NodesRun | None = None


@dataclass(frozen=True, slots=True)
class Seed:
    """A node of the form's own instance: where a session starts from."""

    element: Element
    value: str
    template: bool
    attributes: tuple[tuple[str, str, str], ...]
    children: "tuple[Seed, ...]"


@dataclass(slots=True)
class Texts:
    """The texts of one element."""

    label: TextSpec | None = None
    hint: TextSpec | None = None
    required: TextSpec | None = None
    constraint: TextSpec | None = None


# language -> id -> form -> text
Itext = dict[str, dict[str, dict[str, RawText]]]


@dataclass(slots=True, eq=False)
class Program:
    """All that a session runs; built once, never changed afterwards."""

    seed: Seed
    templates: dict[int, Seed]
    namespaces: dict[str, str]
    dialect: Dialect = Dialect.ODK
    rules: tuple[Rule, ...] = ()
    # By element index.
    readers: tuple[Readers, ...] = ()
    shape_readers: dict[int, tuple[Reader, ...]] = field(default_factory=dict)
    by_element: dict[int, tuple[Rule, ...]] = field(default_factory=dict)
    constraints: dict[int, TruthRun] = field(default_factory=dict)
    texts: dict[int, Texts] = field(default_factory=dict)
    choices: dict[int, Choices] = field(default_factory=dict)
    block_labels: dict[int, tuple[Element, TextSpec]] = field(default_factory=dict)
    actions: tuple[Action, ...] = ()
    instances: dict[str, SecondaryInstance] = field(default_factory=dict)
    # Those of them that are files beside the form.
    files: frozenset[str] = frozenset()
    itext: Itext = field(default_factory=dict)
    # For the form check: every expression as written, knots of rules that depend on each other, actions left out.
    written: list[tuple[Element, str]] = field(default_factory=list)
    knots: tuple[tuple[str, ...], ...] = ()
    ignored: tuple[tuple[str, str], ...] = ()
