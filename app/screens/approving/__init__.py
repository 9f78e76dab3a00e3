"""Approval by two people: the part of a screen in which they approve, and the screen of those who may."""

from collections.abc import Callable

from app.screens.approving.presenter import PeoplePresenter
from app.screens.approving.two_people import Approving, TwoPeople
from app.screens.approving.view import PeopleScreen
from app.workspace import Workspace
from storage.crypto.kdf import Argon2Cost, calibrated
from storage.keys.passphrase import MIN_BITS, bits, offered
from storage.keys.words import word_list

__all__ = ["Approving", "PeopleDoor", "PeopleScreen", "TwoPeople", "open_people"]


class PeopleDoor:
    """Opens the screen of those who may approve, and says when it was left."""

    def __init__(self, workspace: Workspace, then: Callable[[], None]) -> None:
        self._workspace, self._then = workspace, then

    def opened(self) -> None:
        """Somebody wants to see who may approve."""
        screen = open_people(self._workspace)
        screen.closed.connect(self._then)
        self._workspace.navigator.open(screen)


def open_people(workspace: Workspace, cost: Callable[[], Argon2Cost] = calibrated) -> PeopleScreen:
    """Give the screen; its caller opens it with the navigator."""
    navigator, language = workspace.navigator, workspace.language
    screen = PeopleScreen(
        navigator.header, language.day_and_time, lambda: offered(word_list(language.code)), bits, MIN_BITS
    )
    presenter = PeoplePresenter(screen, workspace.vault, workspace.jobs, workspace.clock, workspace.messages, cost)
    screen.added.connect(presenter.added)
    screen.removed.connect(presenter.removed)
    screen.closed.connect(presenter.gone)
    screen.left.connect(navigator.back)
    screen.presenter = presenter  # Qt holds plain receivers only weakly
    presenter.started()
    return screen
