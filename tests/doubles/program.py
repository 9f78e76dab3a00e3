"""The whole program in one process for tests; only the price of a guess and the end of the process differ."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.composition import Composition
from app.front import Front, build
from app.language import TRANSLATIONS
from app.places import Places
from app.processes import Arrival
from app.shipped_forms import ProtocolId
from app.workspace import Workspace
from storage.crypto.kdf import Argon2Cost
from storage.keys.recovery import NewCards, make_cards
from storage.platform.clock import SystemClock
from storage.vault import create_vault

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LOW = Argon2Cost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "лелека вітер криниця стежка попіл камінь"


def build_translations() -> None:
    """Bring the binary translations up to date, as `make` does."""
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    for source in sorted(TRANSLATIONS.glob("*.ts")):
        target = source.with_suffix(".qm")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            made = target.with_suffix(f".{os.getpid()}")
            subprocess.run([str(tool), str(source), "-qm", str(made)], check=True, capture_output=True)
            # Another process reads the former one where it lies: writing over it would end that process.
            made.replace(target)


class RunningProgram:
    """A program whose window is shown."""

    def __init__(self, qtbot: "QtBot", front: Front, composition: Composition) -> None:
        self.qtbot = qtbot
        self.front = front
        self.composition = composition
        self.ended: list[int] = []

    @property
    def window(self) -> QWidget:
        return self.front.window

    @property
    def screen(self) -> QWidget:
        screen = self.front.window.front
        assert screen is not None
        return screen

    @property
    def workspace(self) -> Workspace:
        assert self.composition.workspace is not None
        return self.composition.workspace

    def wait_for(self, kind: type[QWidget]) -> QWidget:
        self.qtbot.waitUntil(lambda: isinstance(self.front.window.front, kind), timeout=30_000)
        return self.screen


def make_vault(folder: Path, *, number: int = 1, practice: bool = False) -> NewCards:
    """Make a vault that PASSPHRASE opens, and give its cards."""
    cards = make_cards()
    directory = Places(folder, practice).vault(number).directory
    directory.parent.mkdir(parents=True, exist_ok=True)
    create_vault(
        directory,
        passphrase=PASSPHRASE,
        cost=LOW,
        practice=practice,
        recovery=cards.public,
        moment=SystemClock().now(),
    ).close()
    return cards


@contextmanager
def running(
    qtbot: "QtBot",
    folder: Path,
    *,
    practice: bool = False,
    language: str = "en",
    arrival: Arrival = Arrival.STARTED,
    recorder: Sequence[str] | None = None,
    cost: Callable[[], Argon2Cost] = lambda: LOW,
    ahead: Sequence[ProtocolId] = (),
) -> Iterator[RunningProgram]:
    """Run the program over a data folder until the block ends."""
    build_translations()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    front = build(application, Places(folder, practice=practice), arrival)
    front.language.use(language)
    ended: list[int] = []
    composition = Composition(front, cost=cost, end=ended.append, alarm=lambda _: None, recorder=recorder, ahead=ahead)
    program = RunningProgram(qtbot, front, composition)
    program.ended = ended
    front.window.resize(1366, 690)
    front.window.show()
    composition.started()
    try:
        yield program
    finally:
        _close(program)


def _close(program: RunningProgram) -> None:
    front, composition = program.front, program.composition
    composition.close()
    front.window.hide()
    front.window.clear()
    front.jobs.close()
    QCoreApplication.processEvents()
    if composition.workspace is not None:
        composition.workspace.vault.close()
    front.log.close()
    front.language.close()
    front.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
