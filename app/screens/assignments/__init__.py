"""The doors to assignments: the coordinator's list, and the cards on a plan, an interview and in the reading room."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.screens.assignments.asking import AskingCard
from app.screens.assignments.asking_presenter import AskingPresenter
from app.screens.assignments.card import AssignedCard
from app.screens.assignments.card_presenter import AssignedPresenter
from app.screens.assignments.presenter import AssignmentsPresenter
from app.screens.assignments.view import AssignmentsScreen
from app.screens.publishing import open_publishing
from app.shipped_forms import ProtocolId, shipped
from app.workspace import Workspace
from storage.interviews.interviews import FormKey

__all__ = ["AskingCard", "AssignedCard", "AssignmentsScreen", "open_asking", "open_assigned_card", "open_assignments"]


def open_assignments(workspace: Workspace) -> QWidget:
    """Give the coordinator's screen."""
    navigator = workspace.navigator
    screen = AssignmentsScreen(navigator.header, workspace.language, workspace.messages)
    presenter = AssignmentsPresenter(screen, workspace.vault, workspace.jobs, workspace.clock)
    screen.given.connect(presenter.given)
    screen.taken_back.connect(presenter.taken_back)
    screen.exchange_asked.connect(presenter.exchange_asked)
    screen.packages_asked.connect(lambda: navigator.open(open_publishing(workspace)))
    screen.closed.connect(presenter.gone)
    screen.left.connect(navigator.back)
    screen.presenter = presenter  # Qt holds plain receivers only weakly
    presenter.started()
    return screen


def open_assigned_card(workspace: Workspace, mission_id: str, opened: Callable[[str], None]) -> AssignedCard:
    """Give the card on the plan of a mission; `opened` opens the draft of an interview that was begun."""

    def form() -> FormKey:
        return shipped(workspace.vault, workspace.clock, ProtocolId.FIRST_ACCOUNT)

    card = AssignedCard(workspace.language, workspace.messages)
    presenter = AssignedPresenter(card, workspace.vault, workspace.jobs, workspace.clock, mission_id, form, opened)
    card.begin_asked.connect(presenter.begin_asked)
    card.refused.connect(presenter.refused)
    card.presenter = presenter  # Qt holds plain receivers only weakly
    presenter.started()
    return card


def open_asking(workspace: Workspace, card: AskingCard) -> AskingPresenter:
    """Connect the card of the reading room; it belongs to that screen, and follows what it shows."""
    presenter = AskingPresenter(card, workspace.vault, workspace.jobs, workspace.clock)
    card.asked.connect(presenter.asked)
    card.presenter = presenter  # Qt holds plain receivers only weakly
    return presenter
