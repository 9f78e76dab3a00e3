"""Signatures under the statement, and the seal over all of it."""

from PySide6.QtWidgets import QWidget

from app.screens.draft.in_hand import InterviewInHand
from app.screens.sealed import OpenDraft, open_sealed
from app.screens.signing.presenter import SigningPresenter
from app.screens.signing.sealing_work import SealingWork
from app.screens.signing.view import SigningScreen
from app.statement.printing import PrintPages, ask_and_print_pages
from app.statement.sending import StatementPrinting
from app.workspace import Workspace
from storage.interviews.statements import Statement

__all__ = ["open_signing"]


class _FromSigning:
    """Where signing leads."""

    def __init__(
        self, workspace: Workspace, statement: Statement, printing: StatementPrinting, open_draft: OpenDraft
    ) -> None:
        self._workspace, self._statement, self._printing = workspace, statement, printing
        self._open_draft = open_draft

    def print_asked(self) -> None:
        """Print the pages that are signed."""
        self._printing.print_asked(self._statement)

    def sealed_opened(self, interview_id: str) -> None:
        """Look at what was sealed; the screens of the draft are closed."""
        self._workspace.navigator.home()
        screen = open_sealed(self._workspace, interview_id, open_draft=self._open_draft)
        self._workspace.navigator.open(screen)


def open_signing(
    workspace: Workspace,
    in_hand: InterviewInHand,
    statement: Statement,
    open_draft: OpenDraft,
    *,
    send: PrintPages = ask_and_print_pages,
) -> QWidget:
    """Give the screen on which a statement is signed and the interview sealed; `send` sends pages to a printer."""
    header, language = workspace.navigator.header, workspace.language
    screen = SigningScreen(header, workspace.messages, in_hand.summary.number, statement.sha256, language.day)
    work = SealingWork(workspace.vault, in_hand, workspace.clock)
    presenter = SigningPresenter(screen, in_hand, work, workspace.jobs, lambda: language.code)
    printing = StatementPrinting(
        workspace.vault,
        workspace.jobs,
        workspace.clock,
        in_hand.summary.id,
        send=lambda pdf: send(screen, pdf),
        failed=screen.show_failure,
    )
    way = _FromSigning(workspace, statement, printing, open_draft)
    screen.print_asked.connect(way.print_asked)
    screen.closed.connect(printing.gone)
    screen.signer_chosen.connect(presenter.signer_chosen)
    screen.signed.connect(presenter.signed)
    screen.scan_chosen.connect(presenter.scan_chosen)
    screen.refused.connect(presenter.refused)
    screen.forgetting_chosen.connect(presenter.forgetting_chosen)
    screen.seal_asked.connect(presenter.seal_asked)
    screen.closed.connect(presenter.gone)
    screen.back_asked.connect(workspace.navigator.back)
    screen.home_asked.connect(workspace.navigator.home)
    screen.sealed_opened.connect(way.sealed_opened)
    # From signal to signal: Qt takes the connection apart when the screen goes.
    language.changed.connect(screen.language_changed)
    screen.language_changed.connect(presenter.language_changed)
    screen.presenter, screen.way, screen.printing = presenter, way, printing  # Qt holds plain receivers only weakly
    presenter.started()
    return screen
