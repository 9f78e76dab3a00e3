"""The door to handing over to another laptop."""

from app.screens.handover.presenter import HandoverPresenter
from app.screens.handover.view import HandoverScreen
from app.workspace import Flushes, Workspace
from storage.platform.addresses import local_addresses

__all__ = ["HandoverScreen", "open_handover"]


class _Ends:
    """The port closes when the page is left, and before the program locks."""

    def __init__(self, presenter: HandoverPresenter, flushes: Flushes) -> None:
        self._presenter, self._flushes = presenter, flushes
        flushes.register(presenter.cancel_asked)

    def ended(self) -> None:
        """The page was left."""
        self._flushes.forget(self._presenter.cancel_asked)
        self._presenter.gone()


def open_handover(workspace: Workspace) -> HandoverScreen:
    """Give the screen for two laptops beside each other."""
    screen = HandoverScreen(workspace.navigator.header)
    presenter = HandoverPresenter(
        screen, workspace.vault, workspace.jobs, workspace.clock, workspace.messages, local_addresses
    )
    screen.shown.connect(presenter.shown)
    screen.receive_asked.connect(presenter.receive_asked)
    screen.send_asked.connect(presenter.send_asked)
    screen.same_pressed.connect(presenter.same_pressed)
    screen.differ_pressed.connect(presenter.differ_pressed)
    screen.cancel_asked.connect(presenter.cancel_asked)
    ends = _Ends(presenter, workspace.flushes)
    screen.closed.connect(ends.ended)
    screen.left.connect(workspace.navigator.back)
    screen.presenter, screen.ends = presenter, ends  # Qt holds plain receivers only weakly
    return screen
