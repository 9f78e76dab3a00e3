"""The door to the plan of a mission."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.screens.assignments import open_assigned_card
from app.screens.care import open_care_card
from app.screens.planning.kit import UsualKit
from app.screens.planning.presenter import PlanningPresenter
from app.screens.planning.view import PlanningScreen
from app.screens.readiness import open_readiness
from app.screens.referrals import open_referrals
from app.shipped_forms import choices
from app.workspace import Workspace

__all__ = ["PlanningScreen", "open_planning"]


def open_planning(workspace: Workspace, mission_id: str, opened: Callable[[str], None]) -> QWidget:
    """Give the screen of one mission; `opened` opens the draft of an interview that was begun from it."""
    navigator = workspace.navigator
    own, kit, language = open_care_card(workspace), UsualKit(), workspace.language
    assigned = open_assigned_card(workspace, mission_id, opened)
    screen = PlanningScreen(
        navigator.header,
        language,
        workspace.messages,
        choices("risk_cat"),
        choices("risk_level"),
        own,
        assigned,
        lambda text: kit.said(text, language.code),
    )
    presenter = PlanningPresenter(
        screen, workspace.vault, workspace.jobs, workspace.clock, mission_id, lambda: kit.texts(language.code)
    )
    screen.changed.connect(presenter.changed)
    screen.readiness_asked.connect(lambda: navigator.open(open_readiness(workspace)))
    screen.services_asked.connect(lambda: navigator.open(open_referrals(workspace)))
    screen.left.connect(lambda: presenter.leave_asked(navigator.back))

    def gone() -> None:
        presenter.gone()
        own.presenter.gone()
        assigned.gone()
        workspace.flushes.forget(hand_in)

    hand_in = screen.hand_in
    screen.closed.connect(gone)
    workspace.flushes.register(hand_in)
    screen.presenter = presenter  # Qt holds plain receivers only weakly
    presenter.started()
    return screen
