"""What the structuring screen is told: plain values, no Qt, no session."""

from dataclasses import dataclass
from enum import StrEnum

from app.fields.question import Block
from app.screens.structuring.cards import Card, Making
from app.screens.structuring.modules import ModuleProposal
from app.screens.structuring.proposals import Proposal
from storage.interviews.links import Provenance


class Said(StrEnum):
    """What the screen says after something was asked of it."""

    SELECT_FIRST = "select-first"
    TOO_LONG = "too-long"
    NO_CARD_OPEN = "no-card-open"
    NOT_IN_FORM = "not-in-form"
    MADE = "made"
    LINKED = "linked"
    FILLED = "filled"
    WORDS_GONE = "words-gone"
    NO_SOUND = "no-sound"
    STILL_RECORDING = "still-recording"
    TAKEN_OVER = "taken-over"


@dataclass(frozen=True, slots=True)
class Option:
    """One card or question that selected words may be meant for."""

    key: str
    title: str
    details: str = ""
    quotes: tuple[str, ...] = ()
    is_new: bool = False
    is_answered: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """Which one is meant: those that are known first."""

    making: Making
    quote: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One link of the open card; `label` is the question where it belongs to one."""

    id: str
    target: str
    quote: str
    label: str
    provenance: Provenance
    offset_ms: int | None
    starts: int
    ends: int
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """The whole screen. `cards` come with the number of their links, `marked` are the linked places of the account."""

    narrative: str
    can_edit: bool
    cards: tuple[tuple[Card, int], ...]
    open: str
    blocks: tuple[Block, ...]
    links: tuple[LinkRow, ...]
    marked: tuple[tuple[int, int], ...]
    proposals: tuple[Proposal, ...] = ()
    modules: tuple[ModuleProposal, ...] = ()
