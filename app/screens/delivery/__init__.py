"""The door to delivery."""

from app.delivering import Delivering
from app.screens.answers import open_answers
from app.screens.delivery.contradictions import open_contradictions
from app.screens.delivery.log import open_delivery_log
from app.screens.delivery.presenter import DeliveryPresenter
from app.screens.delivery.view import DeliveryScreen
from app.screens.handover import open_handover
from app.workspace import Workspace

__all__ = ["DeliveryScreen", "open_delivery"]


class _FromDelivery:
    """Where the page leads."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def answers_asked(self) -> None:
        """To answers that somebody passed on."""
        self._workspace.navigator.open(open_answers(self._workspace))

    def contradictions_asked(self) -> None:
        """To what central signed and what cannot both be true."""
        self._workspace.navigator.open(open_contradictions(self._workspace))

    def hand_asked(self) -> None:
        """To another laptop that is beside this one."""
        self._workspace.navigator.open(open_handover(self._workspace))

    def log_asked(self) -> None:
        """To what earlier deliveries did."""
        self._workspace.navigator.open(open_delivery_log(self._workspace))


def open_delivery(workspace: Workspace, delivering: Delivering) -> DeliveryScreen:
    """Give the screen over the delivery that goes on behind it."""
    navigator = workspace.navigator
    screen = DeliveryScreen(navigator.header, workspace.language)
    presenter = DeliveryPresenter(
        screen, workspace.vault, workspace.jobs, workspace.messages, delivering, workspace.clock
    )
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
    screen.hand_asked.connect(way.hand_asked)
    screen.contradictions_asked.connect(way.contradictions_asked)
    screen.chosen.connect(presenter.chosen)
    screen.log_asked.connect(way.log_asked)
    screen.left.connect(navigator.back)
    screen.closed.connect(presenter.gone)
    # By way of the screen, so that the connection ends with it.
    delivering.changed.connect(screen.delivery_changed)
    screen.delivery_went_on.connect(presenter.changed)
    screen.presenter, screen.way = presenter, way  # Qt holds plain receivers only weakly
    return screen
