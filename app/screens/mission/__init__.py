"""The door to making a mission."""

from app.screens.mission.presenter import MissionPresenter
from app.screens.mission.view import MissionScreen
from app.workspace import Workspace
from storage.interviews.missions import Mission

__all__ = ["MissionScreen", "open_mission"]


def open_mission(workspace: Workspace) -> MissionScreen:
    """Give the screen; when the mission is made it goes back by itself."""
    navigator = workspace.navigator
    screen = MissionScreen(navigator.header)

    def made(mission: Mission) -> None:
        navigator.back()

    presenter = MissionPresenter(
        screen, workspace.vault, workspace.jobs, workspace.clock, workspace.messages, made=made
    )
    screen.filled.connect(presenter.mission_filled)
    screen.left.connect(navigator.back)
    screen.presenter = presenter  # Qt holds plain receivers only weakly
    return screen
