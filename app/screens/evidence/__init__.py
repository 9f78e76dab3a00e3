"""The door to the evidence package."""

from PySide6.QtWidgets import QWidget

from app.screens.approving import PeopleDoor
from app.screens.evidence.presenter import EvidencePresenter
from app.screens.evidence.view import EvidenceScreen
from app.shipped_forms import choices
from app.workspace import Workspace
from storage.keys.passphrase import offered
from storage.keys.words import word_list

__all__ = ["EvidenceScreen", "open_evidence"]


def _words() -> str:
    # English words are plain ASCII: every terminal passes them on as they are.
    return offered(word_list("en"))


def open_evidence(workspace: Workspace) -> QWidget:
    """Give the screen over the interviews that this coordinator received."""
    navigator, language = workspace.navigator, workspace.language
    screen = EvidenceScreen(navigator.header, choices("recipient"), language.code)
    presenter = EvidencePresenter(screen, workspace.vault, workspace.jobs, workspace.clock, workspace.messages, _words)
    screen.recipient_chosen.connect(presenter.recipient_chosen)
    screen.asked_again.connect(presenter.asked_again)
    screen.ticked.connect(presenter.ticked)
    screen.folder_chosen.connect(presenter.folder_chosen)
    screen.cancel_asked.connect(presenter.cancel_asked)
    screen.closed.connect(presenter.gone)
    screen.approve_asked.connect(presenter.approve_asked)
    people = PeopleDoor(workspace, presenter.again)
    screen.people_asked.connect(people.opened)
    screen.people = people
    screen.left.connect(navigator.back)
    language.changed.connect(screen.language_changed)
    screen.presenter = presenter  # Qt holds plain receivers only weakly
    presenter.started()
    return screen
