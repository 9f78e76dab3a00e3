"""The door to delivery."""

from app.delivering import Delivering
from app.screens.answers import open_answers
from app.screens.delivery.log import open_delivery_log
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

    def log_asked(self) -> None:
        """To what earlier deliveries did."""
        self._workspace.navigator.open(open_delivery_log(self._workspace))


def open_delivery(workspace: Workspace, delivering: Delivering) -> DeliveryScreen:
    """Give the screen over the delivery that goes on behind it."""
    navigator = workspace.navigator
    screen = DeliveryScreen(navigator.header, workspace.language)
    presenter = DeliveryPresenter(screen, workspace.vault, workspace.jobs, workspace.messages, delivering)
    screen.shown.connect(presenter.shown)
    screen.deliver_asked.connect(presenter.deliver_asked)
    screen.only_asked.connect(presenter.only_asked)
    screen.cancel_asked.connect(presenter.cancel_asked)
    screen.line.amount_chosen.connect(presenter.amount_chosen)
    screen.line.avoid_chosen.connect(presenter.avoid_chosen)
    screen.line.proxy_typed.connect(presenter.proxy_typed)
    screen.retry_asked.connect(presenter.retry_asked)
    screen.folder_chosen.connect(presenter.folder_chosen)
    screen.answer_chosen.connect(presenter.answer_chosen)
    way = _FromDelivery(workspace)
    screen.answers_asked.connect(way.answers_asked)
    screen.log_asked.connect(way.log_asked)
    screen.left.connect(navigator.back)
    # By way of the screen, so that the connection ends with it.
    delivering.changed.connect(screen.delivery_changed)
    screen.delivery_went_on.connect(presenter.changed)
    screen.presenter, screen.way = presenter, way  # Qt holds plain receivers only weakly
    return screen
