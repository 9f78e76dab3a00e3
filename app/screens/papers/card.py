"""The door of the consent card: what a person decided, on a sheet that may be left with them."""

from PySide6.QtWidgets import QWidget

from app.jobs import Lane
from app.screens.draft.in_hand import InterviewInHand
from app.screens.papers.card_view import ConsentCardScreen
from app.screens.papers.work import Known, Making, Paper, PaperWork, Wanted
from app.statement.printing import PrintPages, ask_and_print_pages
from app.workspace import Workspace


class _Card:
    """What the screen of the card does."""

    def __init__(self, workspace: Workspace, screen: ConsentCardScreen, work: PaperWork) -> None:
        self._workspace, self._screen, self._work = workspace, screen, work
        self._known: Known | None = None
        self._is_gone = False
        self.making: Making | None = None

    def started(self) -> None:
        """Read what stands around, then make the pages."""
        self._workspace.jobs.run(Lane.VAULT, self._work.known, done=self._read, failed=self._failed)

    def gone(self) -> None:
        """Nobody looks any more."""
        self._is_gone = True
        if self.making is not None:
            self.making.gone()

    def chosen(self) -> None:
        """Make the pages of what is chosen now."""
        screen = self._screen
        if self._known is not None and self.making is not None:
            wanted = Wanted(screen.languages, large=screen.is_large, named=screen.is_named, contact=screen.contact)
            self.making.sheets(self._work.cards(self._known, wanted))

    def printed(self) -> None:
        """Enter that it went to a printer, and remember whom to call."""
        contact, work = self._screen.contact, self._work

        def keep() -> None:
            work.keep_contact(contact)
            work.enter(Paper.CARD)

        self._workspace.jobs.run(Lane.VAULT, keep, done=self._kept, failed=self._failed)

    def _kept(self, _: None) -> None:
        if not self._is_gone:
            self._screen.show_printed()

    def _read(self, known: Known) -> None:
        if not self._is_gone:
            self._known = known
            self._screen.show_contact(known.contact)
            if self._work.may_harm():
                self._screen.show_near()
            self.chosen()

    def _failed(self, error: Exception) -> None:
        if not self._is_gone:
            self._screen.show_failure(error)


def open_consent_card(
    workspace: Workspace, in_hand: InterviewInHand, *, send: PrintPages = ask_and_print_pages
) -> QWidget:
    """Give the screen of the consent card of an interview; `send` sends pages to a printer."""
    screen = ConsentCardScreen(workspace.navigator.header, workspace.messages)
    card = _Card(workspace, screen, PaperWork(workspace.vault, workspace.clock, in_hand))
    card.making = Making(
        workspace.jobs,
        pages=screen.show_pages,
        send=lambda pdf: send(screen, pdf),
        printed=card.printed,
        failed=screen.show_failure,
    )
    screen.chosen.connect(card.chosen)
    screen.print_asked.connect(card.making.print_asked)
    screen.back_asked.connect(workspace.navigator.back)
    screen.closed.connect(card.gone)
    screen.work = card  # Qt holds plain receivers only weakly
    card.started()
    return screen
