"""The door to passing a sealed interview on."""

from app.screens.approving import PeopleDoor
from app.screens.leaving.presenter import LeavingPresenter
from app.screens.leaving.view import LeavingScreen
from app.workspace import Workspace

__all__ = ["LeavingScreen", "open_leaving"]


def open_leaving(workspace: Workspace, interview_id: str) -> LeavingScreen:
    """Give the screen of what may go where."""
    screen = LeavingScreen(workspace.navigator.header, workspace.language.day_and_time)
    presenter = LeavingPresenter(
        screen, workspace.vault, interview_id, workspace.jobs, workspace.messages, workspace.clock
    )
    screen.send_asked.connect(presenter.send_asked)
    screen.save_asked.connect(presenter.save_asked)
    screen.approve_asked.connect(presenter.approve_asked)
    people = PeopleDoor(workspace, presenter.again)
    screen.people_asked.connect(people.opened)
    screen.people = people  # Qt holds plain receivers only weakly
    screen.stop_asked.connect(presenter.stop_asked)
    screen.back_asked.connect(workspace.navigator.back)
    screen.closed.connect(presenter.gone)
    screen.presenter = presenter  # Qt holds plain receivers only weakly
    presenter.started()
    return screen
