"""What every screen is given: the open vault and the parts around it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from app.jobs import Jobs
from app.language import Language
from app.settings import Settings
from app.theme import Theme
from app.unkept import Unkept

if TYPE_CHECKING:
    from app.error_messages import Messages
    from app.recorder.link import RecorderLink
    from storage.gazetteer import Gazetteer
    from storage.objects.certificate import Role
    from storage.platform.clock import Clock
    from storage.vault import Vault


class PersonRole(StrEnum):
    """Who works here; decides which lists the home screen offers."""

    DOCUMENTER = "documenter"
    COORDINATOR = "coordinator"
    CUSTODIAN = "custodian"

    @classmethod
    def of(cls, role: "Role") -> "PersonRole":
        """By the certificate; whoever has no list of their own here works as a documenter."""
        return cls(role.value) if role.value in set(cls) else cls.DOCUMENTER


class Header(Protocol):
    """The bar at the top of the window. A screen sets its title whenever it is shown (`showEvent`)."""

    def set_title(self, title: str, pill: str = "") -> None:
        """Show whose interview this is (number and title) and, in a pill, where in it we are."""

    def show_saved(self, text: str, ok: bool = True) -> None:
        """Show the state of saving; an empty text clears it."""


class Navigator(Protocol):
    """Where screens open other screens."""

    @property
    def header(self) -> Header:
        """The bar at the top."""

    def open(self, screen: QWidget) -> None:
        """Show a screen on top of the present one. The navigator owns it from now on."""

    def replace(self, screen: QWidget) -> None:
        """Show a screen instead of the present one."""

    def back(self) -> None:
        """Close the present screen (its `leave()` is called first, if it has one) and show the one beneath."""

    def home(self) -> None:
        """Close every screen but the home screen."""

    def lock(self) -> None:
        """Blank, flush and end the process."""


class Flushes:
    """What must reach the vault before the program locks: each open screen registers its `flush`."""

    def __init__(self) -> None:
        self._hooks: list[Callable[[], None]] = []

    def register(self, hook: Callable[[], None]) -> None:
        """Call `hook` before locking. It hands its writes to the vault lane and returns at once."""
        self._hooks.append(hook)

    def forget(self, hook: Callable[[], None]) -> None:
        """Take a hook out again, when its screen closes."""
        if hook in self._hooks:
            self._hooks.remove(hook)

    def flush(self) -> None:
        """Let every open screen hand in what it has not saved yet; who registered first comes last, and sees it all."""
        for hook in reversed(tuple(self._hooks)):
            hook()


@dataclass(slots=True)
class ByHand:
    """Whether somebody copies from the screen by hand, and touches nothing meanwhile: idleness waits for it."""

    is_on: bool = False

    def turn(self, is_on: bool) -> None:
        """Say whether it is so now."""
        self.is_on = is_on


@dataclass(slots=True)
class Workspace:
    """One unlocked vault and all that its screens need."""

    vault: "Vault"
    jobs: Jobs
    clock: "Clock"
    language: Language
    theme: Theme
    settings: Settings
    gazetteer: "Gazetteer | None"
    navigator: Navigator
    recorder: "RecorderLink"
    messages: "Messages"
    practice: bool = False
    role: PersonRole = PersonRole.DOCUMENTER
    flushes: Flushes = field(default_factory=Flushes)
    by_hand: ByHand = field(default_factory=ByHand)
    unkept: Unkept = field(default_factory=Unkept)
    second_recorder: "RecorderLink | None" = None
