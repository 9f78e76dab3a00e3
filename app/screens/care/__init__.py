"""The door to one's own word of the day; it stands on the plan of a mission."""

from PySide6.QtWidgets import QWidget

from app.screens.care.card import CareCard
from app.screens.care.presenter import CarePresenter
from app.workspace import Workspace

__all__ = ["CareCard", "open_care_card"]


def open_care_card(workspace: Workspace, parent: QWidget | None = None) -> CareCard:
    """Give the card."""
    card = CareCard(workspace.messages, parent)
    presenter = CarePresenter(card, workspace.vault, workspace.jobs, workspace.clock)
    card.chosen.connect(presenter.chosen)
    card.presenter = presenter  # Qt holds plain receivers only weakly
    presenter.started()
    return card
