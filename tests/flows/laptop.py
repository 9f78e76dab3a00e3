"""A laptop's program with its windows, off screen, in a process of its own: unlocks, does the whole job, stays open.

`python -m tests.flows.laptop CARD`; the passphrase comes as the first line of standard input, any second line ends it.
"""

import sys
import threading
import traceback
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.composition import Composition
from app.front import build
from app.jobs import Lane
from app.opening import Opened
from app.places import Places
from app.processes import Arrival
from app.screens.interview import open_interview
from app.screens.readiness import open_readiness
from app.screens.sealed import open_sealed
from storage.platform.folders import data_folder
from storage.platform.process import exit_now
from tests.app.recorder import speaking
from tests.flows import planted
from tests.flows.documenter import Documenter
from tests.storage.vaults import LOWEST_FOR_TESTS


class Laptop:
    """The program from unlocking to a delivered interview, with the next one open."""

    def __init__(self, passphrase: str, card: Path) -> None:
        self._passphrase, self._card = passphrase, card
        places = Places(data_folder(), practice=False)
        self._directory = places.vault(1).directory
        application = QApplication(sys.argv[:1])
        self.front = build(application, places, Arrival.STARTED)
        self._composition = Composition(self.front, cost=lambda: LOWEST_FOR_TESTS, recorder=speaking.command())
        self._sealed = self._next = ""

    def run(self) -> None:
        self.front.window.show()
        self._composition.started()
        self.front.jobs.run(Lane.VAULT, self._unlock, done=self._unlocked, failed=_failed)
        self.front.application.exec()

    def _unlock(self) -> Opened:
        return self._composition.opening.open(self._directory, self._passphrase)

    def _unlocked(self, opened: Opened) -> None:
        self._composition.vault_opened(opened)
        delivering = self._composition.delivering
        assert delivering is not None
        delivering.changed.connect(self._delivery_changed)
        self.front.jobs.run(Lane.VAULT, lambda: self._work(opened), done=self._worked, failed=_failed)

    def _work(self, opened: Opened) -> tuple[str, str]:
        documenter = Documenter(opened.vault, self._card)
        sealed = documenter.begin()
        documenter.take(sealed)
        documenter.finish(sealed)
        following = documenter.begin()
        documenter.take(following)
        return sealed, following

    def _worked(self, made: tuple[str, str]) -> None:
        self._sealed, self._next = made
        assert self._composition.delivering is not None
        self._composition.delivering.look()

    def _delivery_changed(self) -> None:
        assert self._composition.delivering is not None
        state = self._composition.delivering.state
        if state.problem is not None:
            _failed(state.problem)
        if self._sealed and state.report is not None and self._sealed in state.report.delivered:
            self._look_around()

    def _look_around(self) -> None:
        workspace, window = self._composition.workspace, self.front.window
        assert workspace is not None
        for screen in (
            open_readiness(workspace),
            open_sealed(workspace, self._sealed),
            open_interview(workspace, self._next),
        ):
            window.open(screen)
        self.front.theme.toggle()
        self.front.language.use(self.front.language.other())
        try:
            raise ValueError(planted.SENTENCES[0])
        except ValueError as error:
            self.front.log.bug(error)
        QTimer.singleShot(2_000, lambda: print("ready", flush=True))


def _failed(error: Exception) -> None:
    traceback.print_exception(error)
    exit_now(1)


def _end_on_a_line() -> None:
    sys.stdin.readline()
    exit_now(0)


def main() -> None:
    laptop = Laptop(sys.stdin.readline().rstrip("\n"), Path(sys.argv[1]))
    threading.Thread(target=_end_on_a_line, daemon=True).start()
    laptop.run()


if __name__ == "__main__":
    main()
