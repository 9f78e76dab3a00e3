"""The coordinator's reading room: delivered interviews, opened with the coordinator's key."""

from PySide6.QtWidgets import QWidget

from app.screens.assignments import open_asking, open_assignments
from app.screens.evidence import open_evidence
from app.screens.received.corrections import open_beside
from app.screens.received.presenter import ReceivedPresenter
from app.screens.received.view import ReceivedScreen
from app.workspace import Workspace

__all__ = ["ReceivedScreen", "open_received_list"]


class _FromReceived:
    """Where the reading room leads."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def evidence_asked(self) -> None:
        """To a package for somebody else."""
        self._workspace.navigator.open(open_evidence(self._workspace))

    def assignments_asked(self) -> None:
        """To what laptops were given to do."""
        self._workspace.navigator.open(open_assignments(self._workspace))


def open_received_list(workspace: Workspace) -> QWidget:
    """Give the coordinator's list of interviews fetched from central."""
    language, navigator = workspace.language, workspace.navigator
    screen = ReceivedScreen(navigator.header, workspace.messages, language.day_and_time)
    presenter = ReceivedPresenter(screen, workspace.vault, workspace.jobs, workspace.clock, lambda: language.code)
    screen.fetch_asked.connect(presenter.fetch_asked)
    screen.cancel_asked.connect(presenter.cancel_asked)
    screen.searched.connect(presenter.searched)
    screen.interview_chosen.connect(presenter.interview_chosen)
    screen.sound_asked.connect(presenter.sound_asked)
    screen.review_written.connect(presenter.review_written)
    screen.closed.connect(presenter.gone)
    screen.back_asked.connect(navigator.back)
    way = _FromReceived(workspace)
    screen.evidence_asked.connect(way.evidence_asked)
    screen.assignments_asked.connect(way.assignments_asked)
    for beside in (open_asking(workspace, screen.asking), open_beside(workspace, screen.beside, presenter.started)):
        screen.record_shown.connect(beside.turned_to)
        screen.closed.connect(beside.gone)
    # From signal to signal: Qt takes the connection apart when the screen goes.
    language.changed.connect(screen.language_changed)
    screen.language_changed.connect(presenter.language_changed)
    screen.presenter, screen.way = presenter, way  # Qt holds plain receivers only weakly
    presenter.started()
    return screen
