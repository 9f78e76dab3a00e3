"""The door to the plan of a mission."""

import json
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.screens.care import open_care_card
from app.screens.planning.presenter import PlanningPresenter
from app.screens.planning.view import PlanningScreen
from app.screens.readiness import open_readiness
from app.screens.referrals import open_referrals
from app.shipped_forms import choices
from app.workspace import Workspace

__all__ = ["PlanningScreen", "open_planning"]

KIT = Path(__file__).parents[3] / "resources" / "planning" / "kit.json"


def open_planning(workspace: Workspace, mission_id: str) -> QWidget:
    """Give the screen of one mission."""
    navigator = workspace.navigator
    own = open_care_card(workspace)
    screen = PlanningScreen(
        navigator.header, workspace.language, workspace.messages, choices("risk_cat"), choices("risk_level"), own
    )

    def kit() -> tuple[str, ...]:
        return tuple(one[workspace.language.code] for one in json.loads(KIT.read_text("utf-8")))

    presenter = PlanningPresenter(screen, workspace.vault, workspace.jobs, workspace.clock, mission_id, kit)
    screen.changed.connect(presenter.changed)
    screen.readiness_asked.connect(lambda: navigator.open(open_readiness(workspace)))
    screen.services_asked.connect(lambda: navigator.open(open_referrals(workspace)))
    screen.left.connect(navigator.back)

    def gone() -> None:
        presenter.gone()
        own.presenter.gone()
        workspace.flushes.forget(hand_in)

    hand_in = screen.hand_in
    screen.closed.connect(gone)
    workspace.flushes.register(hand_in)
    screen.presenter = presenter  # Qt holds plain receivers only weakly
    presenter.started()
    return screen
