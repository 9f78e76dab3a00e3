"""The custodian's reading room: the part of an interview that is sealed to the keeper of a key alone."""

from PySide6.QtWidgets import QWidget

from app.screens.compartment.presenter import CompartmentPresenter
from app.screens.compartment.view import CompartmentScreen
from app.workspace import Workspace

__all__ = ["CompartmentScreen", "open_compartments"]


def open_compartments(workspace: Workspace) -> QWidget:
    """Give the list of what came from central for this custodian."""
    language, navigator = workspace.language, workspace.navigator
    screen = CompartmentScreen(navigator.header, workspace.messages, language.day_and_time)
    presenter = CompartmentPresenter(screen, workspace.vault, workspace.jobs, workspace.clock, lambda: language.code)
    connect(screen, presenter)
    screen.left.connect(navigator.back)
    language.changed.connect(screen.language_changed)
    presenter.started()
    return screen


def connect(screen: CompartmentScreen, presenter: CompartmentPresenter) -> None:
    """Let the presenter hear what the screen is asked."""
    screen.fetch_asked.connect(presenter.fetch_asked)
    screen.cancel_asked.connect(presenter.cancel_asked)
    screen.interview_chosen.connect(presenter.interview_chosen)
    screen.opening_asked.connect(presenter.opening_asked)
    screen.closing_asked.connect(presenter.closing_asked)
    screen.sound_asked.connect(presenter.sound_asked)
    screen.language_changed.connect(presenter.language_changed)
    screen.closed.connect(presenter.gone)
    screen.presenter = presenter  # Qt holds plain receivers only weakly
