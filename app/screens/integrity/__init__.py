"""Whether everything in the vault is as the program left it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.keeping import Keeping
from app.screens.backup import open_backup
from app.screens.integrity.presenter import IntegrityPresenter
from app.screens.integrity.view import IntegrityScreen
from app.workspace import Workspace
from storage.crypto.kdf import Argon2Cost

__all__ = ["IntegrityScreen", "open_integrity"]


class _FromIntegrity:
    """Where the check leads: to the copies, from which missing files come back."""

    def __init__(self, workspace: Workspace, keeping: Keeping, cost: Callable[[], Argon2Cost]) -> None:
        self._workspace, self._keeping, self._cost = workspace, keeping, cost

    def copies_asked(self) -> None:
        """Open the copies."""
        self._workspace.navigator.open(open_backup(self._workspace, self._keeping, self._cost))


def open_integrity(workspace: Workspace, keeping: Keeping, cost: Callable[[], Argon2Cost]) -> QWidget:
    """Give the screen that checks everything."""
    navigator = workspace.navigator
    screen = IntegrityScreen(navigator.header, workspace.language, workspace.messages)
    presenter = IntegrityPresenter(screen, workspace.vault, workspace.jobs, workspace.clock)
    screen.check_asked.connect(presenter.check_asked)
    screen.cancel_asked.connect(presenter.cancel_asked)
    screen.save_asked.connect(presenter.save_asked)
    screen.shown.connect(presenter.started)
    way = _FromIntegrity(workspace, keeping, cost)
    screen.copies_asked.connect(way.copies_asked)
    screen.left.connect(navigator.back)
    screen.closed.connect(presenter.gone)
    screen.presenter, screen.way = presenter, way  # Qt holds plain receivers only weakly
    return screen
