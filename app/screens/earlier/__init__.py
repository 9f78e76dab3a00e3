"""The door to the question whether a person was heard before."""

from PySide6.QtWidgets import QWidget

from app.screens.draft.in_hand import InterviewInHand
from app.screens.earlier.presenter import EarlierPresenter, Together
from app.screens.earlier.view import EarlierScreen
from app.shipped_forms import choices
from app.workspace import Workspace

__all__ = ["EarlierScreen", "open_earlier"]


def open_earlier(workspace: Workspace, in_hand: InterviewInHand, together: Together) -> QWidget:
    """Give the screen of one draft; what is decided goes into its answers as one step."""
    navigator = workspace.navigator
    screen = EarlierScreen(
        navigator.header, workspace.language, workspace.messages, choices("dup_search"), choices("prior_decision")
    )
    presenter = EarlierPresenter(screen, workspace.vault, workspace.jobs, in_hand, together)
    screen.look_asked.connect(presenter.look_asked)
    screen.kept.connect(presenter.kept)
    screen.left.connect(navigator.back)
    screen.closed.connect(presenter.gone)
    screen.presenter = presenter  # Qt holds plain receivers only weakly
    presenter.started()
    return screen
