"""The doors to two corrections of one interview: the comparison, and the card that leads to it."""

from collections.abc import Callable

from app.screens.received.corrections.beside import BesideCard, BesidePresenter
from app.screens.received.corrections.presenter import CorrectionsPresenter
from app.screens.received.corrections.view import CorrectionsScreen
from app.widgets.delay import OneDelay
from app.workspace import Workspace

__all__ = ["BesideCard", "CorrectionsScreen", "open_beside", "open_corrections"]


def open_corrections(workspace: Workspace, interview: str, sealed: Callable[[], None]) -> CorrectionsScreen:
    """Give the comparison; `sealed` is told when a decision was sealed."""
    navigator, language = workspace.navigator, workspace.language
    screen = CorrectionsScreen(navigator.header, workspace.messages, language.day_and_time)
    presenter = CorrectionsPresenter(
        screen,
        workspace.vault,
        workspace.jobs,
        workspace.clock,
        interview,
        lambda: language.code,
        OneDelay(screen),
        workspace.unkept,
    )

    def gone() -> None:
        presenter.gone()
        workspace.flushes.forget(presenter.flush)

    screen.decided.connect(presenter.decided)
    screen.explained.connect(presenter.explained)
    screen.reasoned.connect(presenter.reasoned)
    screen.seal_asked.connect(presenter.seal_asked)
    screen.closed.connect(gone)
    workspace.flushes.register(presenter.flush)
    screen.left.connect(navigator.back)
    screen.sealed.connect(sealed)
    # From signal to signal: Qt takes the connection apart when the screen goes.
    language.changed.connect(screen.language_changed)
    screen.language_changed.connect(presenter.language_changed)
    screen.presenter = presenter  # Qt holds plain receivers only weakly
    presenter.started()
    return screen


def open_beside(workspace: Workspace, card: BesideCard, sealed: Callable[[], None]) -> BesidePresenter:
    """Connect the card of the reading room; it belongs to that screen, and follows what it shows."""

    def opened(interview: str) -> None:
        workspace.navigator.open(open_corrections(workspace, interview, sealed))

    presenter = BesidePresenter(card.show_beside, workspace.vault, workspace.jobs, opened)
    card.compare_asked.connect(presenter.compare_asked)
    card.presenter = presenter  # Qt holds plain receivers only weakly
    return presenter
