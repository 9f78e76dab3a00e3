"""The door to publishing mission packages, and the card that says which ones came."""

from PySide6.QtWidgets import QWidget

from app.screens.publishing.presenter import PublishingPresenter
from app.screens.publishing.view import PublishingScreen
from app.workspace import Workspace

__all__ = ["PublishingScreen", "open_publishing"]


def open_publishing(workspace: Workspace) -> QWidget:
    """Give the coordinator's screen."""
    navigator = workspace.navigator
    screen = PublishingScreen(navigator.header, workspace.language, workspace.messages)
    presenter = PublishingPresenter(screen, workspace.vault, workspace.jobs, workspace.clock)
    screen.published.connect(presenter.published)
    screen.closed.connect(presenter.gone)
    screen.left.connect(navigator.back)
    screen.presenter = presenter  # Qt holds plain receivers only weakly
    presenter.started()
    return screen
