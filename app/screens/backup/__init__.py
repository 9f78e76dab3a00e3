"""The door to the copies."""

from collections.abc import Callable

from app.keeping import Keeping
from app.screens.backup.presenter import BackupPresenter
from app.screens.backup.view import BackupScreen
from app.workspace import Workspace
from storage.crypto.kdf import Argon2Cost

__all__ = ["BackupScreen", "open_backup"]


def open_backup(workspace: Workspace, keeping: Keeping, cost: Callable[[], Argon2Cost]) -> BackupScreen:
    """Give the screen."""
    screen = BackupScreen(workspace.navigator.header, workspace.language)
    presenter = BackupPresenter(screen, keeping, workspace.messages, cost)
    # Through the screen, so that nothing is left connected when it is gone.
    keeping.changed.connect(screen.changed)
    screen.changed.connect(presenter.changed)
    screen.shown.connect(presenter.shown)
    screen.folder_chosen.connect(presenter.folder_chosen)
    screen.copy_asked.connect(keeping.copy)
    screen.medium_check_asked.connect(keeping.check_medium)
    screen.check_asked.connect(keeping.check)
    screen.fetch_asked.connect(keeping.fetch)
    screen.cancelled.connect(keeping.cancel)
    screen.trial_asked.connect(presenter.trial_asked)
    screen.left.connect(workspace.navigator.back)
    screen.presenter = presenter  # Qt holds plain receivers only weakly
    return screen
