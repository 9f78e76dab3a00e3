"""Who did what with the testimony on this computer, for a person to read."""

from PySide6.QtWidgets import QWidget

from app.screens.custody.presenter import CustodyPresenter
from app.screens.custody.view import CustodyScreen
from app.workspace import Workspace

__all__ = ["CustodyScreen", "open_custody"]


def open_custody(workspace: Workspace, interview_id: str = "", number: str = "") -> QWidget:
    """Give the list of one interview, or of the whole vault."""
    navigator = workspace.navigator
    screen = CustodyScreen(navigator.header, workspace.language, workspace.messages, number)
    presenter = CustodyPresenter(screen, workspace.vault, workspace.jobs, interview_id)
    screen.kind_chosen.connect(presenter.kind_chosen)
    screen.more_asked.connect(presenter.more_asked)
    screen.left.connect(navigator.back)
    screen.closed.connect(presenter.gone)
    screen.presenter = presenter  # Qt holds plain receivers only weakly
    presenter.started()
    return screen
