"""The door to files of answers that others have passed on."""

from app.screens.answers.presenter import AnswersPresenter
from app.screens.answers.view import AnswersScreen
from app.workspace import Workspace

__all__ = ["AnswersScreen", "open_answers"]


def open_answers(workspace: Workspace) -> AnswersScreen:
    """Give the screen; what it shows is on no disk in clear."""
    screen = AnswersScreen(workspace.navigator.header)
    presenter = AnswersPresenter(screen, workspace.vault, workspace.jobs, workspace.messages, workspace.clock)
    screen.file_chosen.connect(presenter.file_chosen)
    screen.closed.connect(presenter.gone)
    screen.back_asked.connect(workspace.navigator.back)
    screen.presenter = presenter  # Qt holds plain receivers only weakly
    return screen
