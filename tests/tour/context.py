"""What every step of the tour is given."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtWidgets import QWidget

from app.jobs import Lane
from app.screens.home import HomeScreen
from tests.doubles.program import RunningProgram
from tests.pages.page import Page
from tests.pages.shell import HomePage
from tests.tour.hands import Hands

T = TypeVar("T")


class Camera(Protocol):
    """Takes a picture of the program as it is now."""

    def shoot(self, program: RunningProgram, name: str) -> None:
        """Keep what the window shows under this name."""


class Office(Protocol):
    """The people who are not in the room: whoever gives out packages, certificates and the coordinator's words."""

    practice: bool
    package: Path
    coordinator_vault: int

    def coordinator_passphrase(self, unlock: Page) -> str:
        """The words that open the coordinator's vault."""

    def certify(self, request: Path) -> Path | None:
        """Answer an enrolment request; None where enrolling happens by itself."""


@dataclass
class Found:
    """What one step learns and a later one needs."""

    passphrase: str = ""
    number: str = ""
    interview: str = ""
    recorded_seconds: int = 0
    statement_sha256: str = ""
    manifest: str = ""
    pages: int = 0
    stages: list[str] = field(default_factory=list)
    heard: str = ""


@dataclass
class Tour:
    """One tour under way."""

    hands: Hands
    camera: Camera
    office: Office
    table: Path
    say: Callable[[str], None]
    keep_statement: Callable[[bytes], None]
    found: Found = field(default_factory=Found)
    program: RunningProgram = field(init=False)

    def shoot(self, name: str) -> None:
        """Let everything come to rest and take a picture."""
        self.rest()
        self.camera.shoot(self.program, name)

    def rest(self) -> None:
        """Wait until nothing is under way behind the window."""
        self.hands.settle(self.program.front.jobs)

    def page(self, kind: type[QWidget]) -> Page:
        """Wait for a screen."""
        return Page(self.hands, self.program.wait_for(kind))

    def home(self) -> HomePage:
        """Wait for the list of interviews."""
        return HomePage(self.hands, self.program.wait_for(HomeScreen))

    def ask(self, work: Callable[[], T]) -> T:
        """Do something in the vault's lane, where alone the vault may be touched, and wait for it."""
        answers: list[T] = []
        problems: list[Exception] = []
        self.program.front.jobs.run(Lane.VAULT, work, done=answers.append, failed=problems.append)
        self.hands.waitUntil(lambda: bool(answers or problems), timeout=30_000)
        if problems:
            raise problems[0]
        return answers[0]

    def lock(self) -> None:
        """Lock: everything is covered, flushed, and the process asks to be ended."""
        window = Page(self.hands, self.program.window)
        window.press("lock")
        self.hands.waitUntil(lambda: bool(self.program.ended), timeout=10_000)
        assert self.program.front.window.is_blank, "the window was not covered while locking"
