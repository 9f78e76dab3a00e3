"""The steps of the ceremony and what its screen can show. Knows no Qt."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from app.error_messages import Message
from storage.keys.key_file import KeyPurpose
from storage.objects.export_rule import ExportRule
from storage.objects.organisation import Policy, RecipientRole


class Step(StrEnum):
    """The pages, in order; renewing has OPEN where founding has NAME, and no cards. The last two are for one file."""

    ABOUT = "about"
    NAME = "name"
    OPEN = "open"
    CENTRAL = "central"
    RECIPIENTS = "recipients"
    POLICY = "policy"
    SEALING = "sealing"
    WORKING = "working"
    CARD = "card"
    TYPE_BACK = "type-back"
    WRITE = "write"
    SUMMARY = "summary"
    STOPPED = "stopped"
    TRY_FILE = "try-file"
    TRIED = "tried"


@dataclass(frozen=True, slots=True)
class CentralShown:
    """A central that was read; `digest` is that of its description, empty when it is the one of the last package."""

    urls: tuple[str, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class RecipientShown:
    """A line of the list; `digest` is that of the request it came from, empty without one."""

    role: RecipientRole
    name: str
    digest: str
    is_made_here: bool


@dataclass(frozen=True, slots=True)
class CardShown:
    """Which card is in turn."""

    number: int
    count: int
    threshold: int
    typed_back: int


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file that was written and read back; `purpose` is None for the package."""

    path: Path
    purpose: KeyPurpose | None


@dataclass(frozen=True, slots=True)
class Written:
    """The end: the files, the package's digest and version (empty and 0 when there is no central yet)."""

    files: tuple[WrittenFile, ...]
    digest: str
    version: int
    recovery: bytes
    holders: int
    threshold: int


class View(Protocol):
    """What the screen can show."""

    def show_step(self, step: Step) -> None:
        """Turn to a page."""

    def show_problem(self, problem: Message | None) -> None:
        """Say what went wrong, or nothing."""

    def show_today(self, today: date) -> None:
        """Show the day that this computer believes in."""

    def show_central(self, central: CentralShown | None, *, can_wait: bool) -> None:
        """Show the central that was read; `can_wait` offers to go on without one."""

    def show_recipients(self, recipients: tuple[RecipientShown, ...], *, is_enough: bool) -> None:
        """Show to whom interviews will be sealed."""

    def show_policy(self, policy: Policy) -> None:
        """Show the policy to begin with."""

    def show_rules(self, rules: tuple[ExportRule, ...]) -> None:
        """Show by which rules forms may leave."""

    def show_passphrase_for(self, purpose: KeyPurpose, number: int, count: int) -> None:
        """Ask for the passphrase of a key file."""

    def show_card(self, card: CardShown, words: tuple[str, ...]) -> None:
        """Prepare one card; it is seen when its holder asks for it."""

    def show_card_asked(self, card: CardShown) -> None:
        """Ask for this card to be typed back."""

    def show_not_the_card(self, number: int) -> None:
        """Say that what was typed is not that card."""

    def show_written(self, written: Written) -> None:
        """Say what lies where."""


class CeremonyRefused(Exception):
    """What was brought or chosen does not serve; codes say why."""

    code = "central-unreadable"

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
