"""The door to bringing a vault back from a copy."""

from collections.abc import Callable

from app.error_messages import Messages
from app.jobs import Jobs
from app.language import Language
from app.screens.restore.presenter import RestorePresenter, Ways
from app.screens.restore.view import RestoreScreen
from storage.keys.passphrase import MIN_BITS, bits

__all__ = ["RestoreScreen", "Ways", "open_restore"]


def open_restore(
    jobs: Jobs, messages: Messages, language: Language, ways: Ways, *, offer: Callable[[], str]
) -> RestoreScreen:
    """Give the screen; what finds and brings back runs in the vault lane, before any vault is open."""
    screen = RestoreScreen(language, offer, bits, MIN_BITS)
    presenter = RestorePresenter(screen, jobs, messages, ways)
    screen.folder_chosen.connect(presenter.folder_chosen)
    screen.restore_asked.connect(presenter.restore_asked)
    screen.cancelled.connect(presenter.cancelled)
    screen.opened.connect(presenter.opened)
    screen.presenter = presenter  # Qt holds plain receivers only weakly
    return screen
