"""The door to the services that a person can be referred to."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.screens.referrals.card import CardPrinting
from app.screens.referrals.presenter import ReferralsPresenter
from app.screens.referrals.view import ReferralsScreen
from app.shipped_forms import choices
from app.workspace import Workspace

__all__ = ["ReferralsScreen", "open_referrals"]

SHIPPED = Path(__file__).parents[3] / "resources" / "referrals" / "directory.csv"


def open_referrals(workspace: Workspace) -> QWidget:
    """Give the screen."""
    navigator = workspace.navigator
    screen = ReferralsScreen(navigator.header, workspace.language, workspace.messages, choices("ref_need"))
    presenter = ReferralsPresenter(screen, workspace.vault, workspace.jobs, workspace.clock, SHIPPED)
    printing = CardPrinting(
        screen,
        workspace.jobs,
        workspace.clock,
        workspace.language,
        screen.show_failure,
        practice=workspace.practice,
    )
    screen.asked.connect(presenter.asked)
    screen.file_chosen.connect(presenter.file_chosen)
    screen.print_asked.connect(printing.print_asked)
    screen.left.connect(navigator.back)
    screen.closed.connect(presenter.gone)
    screen.closed.connect(printing.gone)
    screen.presenter = (presenter, printing)  # Qt holds plain receivers only weakly
    presenter.started()
    return screen
