"""The door to delivery."""

from app.delivering import Delivering
from app.screens.answers import open_answers
from app.screens.delivery.presenter import DeliveryPresenter
from app.screens.delivery.view import DeliveryScreen
from app.workspace import Workspace

__all__ = ["DeliveryScreen", "open_delivery"]


class _FromDelivery:
    """Where the page leads."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def answers_asked(self) -> None:
        """To answers that somebody passed on."""
        self._workspace.navigator.open(open_answers(self._workspace))


def open_delivery(workspace: Workspace, delivering: Delivering) -> DeliveryScreen:
    """Give the screen over the delivery that goes on behind it."""
    navigator = workspace.navigator
    screen = DeliveryScreen(navigator.header, workspace.language)
    presenter = DeliveryPresenter(screen, workspace.vault, workspace.jobs, workspace.messages, delivering)
    screen.shown.connect(presenter.shown)
    screen.deliver_asked.connect(presenter.deliver_asked)
    screen.cancel_asked.connect(presenter.cancel_asked)
    screen.retry_asked.connect(presenter.retry_asked)
    screen.folder_chosen.connect(presenter.folder_chosen)
    screen.answer_chosen.connect(presenter.answer_chosen)
    way = _FromDelivery(workspace)
    screen.answers_asked.connect(way.answers_asked)
    screen.left.connect(navigator.back)
    # By way of the screen, so that the connection ends with it.
    delivering.changed.connect(screen.delivery_changed)
    screen.delivery_went_on.connect(presenter.changed)
    screen.presenter, screen.way = presenter, way  # Qt holds plain receivers only weakly
    return screen
