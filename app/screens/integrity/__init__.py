"""Whether everything in the vault is as the program left it."""

from PySide6.QtWidgets import QWidget

from app.screens.integrity.presenter import IntegrityPresenter
from app.screens.integrity.view import IntegrityScreen
from app.workspace import Workspace

__all__ = ["IntegrityScreen", "open_integrity"]


def open_integrity(workspace: Workspace) -> QWidget:
    """Give the screen that checks everything."""
    navigator = workspace.navigator
    screen = IntegrityScreen(navigator.header, workspace.language, workspace.messages)
    presenter = IntegrityPresenter(screen, workspace.vault, workspace.jobs, workspace.clock)
    screen.check_asked.connect(presenter.check_asked)
    screen.cancel_asked.connect(presenter.cancel_asked)
    screen.save_asked.connect(presenter.save_asked)
    screen.left.connect(navigator.back)
    screen.closed.connect(presenter.gone)
    screen.presenter = presenter  # Qt holds plain receivers only weakly
    presenter.started()
    return screen
