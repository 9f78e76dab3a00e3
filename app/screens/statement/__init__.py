"""From the answers to the statement: reading everything back, then the pages that are signed."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.screens.draft.in_hand import InterviewInHand
from app.screens.papers import open_consent_card, open_paper_form
from app.screens.sealed import OpenDraft
from app.screens.signing import open_signing
from app.screens.statement.making import StatementMaking
from app.screens.statement.presenter import ReadPresenter, StatementPresenter
from app.screens.statement.read_view import ReadThroughScreen
from app.screens.statement.view import StatementScreen
from app.statement.printing import PrintPages, ask_and_print_pages
from app.statement.sending import StatementPrinting
from app.workspace import Workspace

__all__ = ["open_read_through", "open_statement"]


class _FromReading:
    """Where the read-through leads."""

    def __init__(
        self, workspace: Workspace, in_hand: InterviewInHand, change: Callable[[str], None], open_draft: OpenDraft
    ) -> None:
        self._workspace, self._in_hand, self._change, self._open_draft = workspace, in_hand, change, open_draft

    def change_asked(self, ref: str) -> None:
        """Go back to the questions, to this one."""
        self._workspace.navigator.back()
        self._change(ref)

    def statement_asked(self) -> None:
        """Make the statement."""
        self._workspace.navigator.open(open_statement(self._workspace, self._in_hand, self._open_draft))

    def card_asked(self) -> None:
        """Make the consent card."""
        self._workspace.navigator.open(open_consent_card(self._workspace, self._in_hand))

    def paper_asked(self) -> None:
        """Make this form on paper."""
        self._workspace.navigator.open(open_paper_form(self._workspace, self._in_hand))


class _FromStatement:
    """Where the statement leads."""

    def __init__(
        self,
        workspace: Workspace,
        in_hand: InterviewInHand,
        presenter: StatementPresenter,
        printing: StatementPrinting,
        open_draft: OpenDraft,
    ) -> None:
        self._workspace, self._in_hand, self._presenter, self._open_draft = workspace, in_hand, presenter, open_draft
        self._printing = printing

    def print_asked(self) -> None:
        """Print these pages."""
        made = self._presenter.made
        if made is not None:
            self._printing.print_asked(made.statement)

    def signing_asked(self) -> None:
        """Go to the signatures under these pages."""
        made = self._presenter.made
        if made is not None:
            screen = open_signing(self._workspace, self._in_hand, made.statement, self._open_draft)
            self._workspace.navigator.open(screen)


def open_read_through(
    workspace: Workspace, in_hand: InterviewInHand, change: Callable[[str], None], open_draft: OpenDraft
) -> QWidget:
    """Give the screen on which all answers are read back; `change` goes to a question of the interview beneath."""
    screen = ReadThroughScreen(workspace.navigator.header, in_hand.summary.number)
    language = workspace.language
    presenter = ReadPresenter(screen, in_hand, lambda: language.code)
    way = _FromReading(workspace, in_hand, change, open_draft)
    screen.change_asked.connect(way.change_asked)
    screen.statement_asked.connect(way.statement_asked)
    screen.card_asked.connect(way.card_asked)
    screen.paper_asked.connect(way.paper_asked)
    screen.back_asked.connect(workspace.navigator.back)
    # From signal to signal: Qt takes the connection apart when the screen goes.
    workspace.language.changed.connect(screen.language_changed)
    screen.language_changed.connect(presenter.started)
    screen.shown.connect(presenter.started)
    screen.presenter, screen.way = presenter, way  # Qt holds plain receivers only weakly
    presenter.started()
    return screen


def open_statement(
    workspace: Workspace,
    in_hand: InterviewInHand,
    open_draft: OpenDraft,
    *,
    send: PrintPages = ask_and_print_pages,
) -> QWidget:
    """Give the screen that makes the statement and shows its pages; `send` sends them to a printer."""
    screen = StatementScreen(workspace.navigator.header, workspace.messages, in_hand.summary.number)
    making = StatementMaking(workspace.vault, in_hand, workspace.clock)
    presenter = StatementPresenter(screen, in_hand, making, workspace.jobs)
    printing = StatementPrinting(
        workspace.vault,
        workspace.jobs,
        workspace.clock,
        in_hand.summary.id,
        send=lambda pdf: send(screen, pdf),
        failed=screen.show_failure,
    )
    way = _FromStatement(workspace, in_hand, presenter, printing, open_draft)
    screen.print_asked.connect(way.print_asked)
    screen.closed.connect(printing.gone)
    screen.signing_asked.connect(way.signing_asked)
    screen.language_chosen.connect(presenter.language_chosen)
    screen.closed.connect(presenter.gone)
    screen.back_asked.connect(workspace.navigator.back)
    screen.presenter, screen.way, screen.printing = presenter, way, printing  # Qt holds plain receivers only weakly
    presenter.started()
    return screen
