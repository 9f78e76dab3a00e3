"""The door to the repair of a damaged vault."""

from app.error_messages import Messages
from app.jobs import Jobs
from app.language import Language
from app.screens.repair.presenter import RepairPresenter, Ways
from app.screens.repair.view import RepairScreen

__all__ = ["RepairScreen", "Ways", "open_repair"]


def open_repair(jobs: Jobs, messages: Messages, language: Language, ways: Ways) -> RepairScreen:
    """Give the screen; the repair runs in the vault lane, while no vault is open."""
    screen = RepairScreen(language)
    presenter = RepairPresenter(screen, jobs, messages, ways)
    screen.repair_asked.connect(presenter.repair_asked)
    screen.folder_chosen.connect(presenter.folder_chosen)
    screen.save_asked.connect(presenter.save_asked)
    screen.cancelled.connect(presenter.cancelled)
    screen.opened.connect(presenter.opened)
    screen.presenter = presenter  # Qt holds plain receivers only weakly
    return screen
