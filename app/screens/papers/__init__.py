"""Forms on paper: blank ones of every protocol, and the one of an interview with what is written down already."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.jobs import Lane
from app.screens.draft.in_hand import InterviewInHand
from app.screens.papers.card import open_consent_card
from app.screens.papers.card_view import ConsentCardScreen
from app.screens.papers.record import RecordCardScreen, open_record_card
from app.screens.papers.view import PaperFormScreen
from app.screens.papers.work import Known, Making, Paper, PaperWork, Wanted, section_names
from app.shipped_forms import ProtocolId
from app.statement.printing import PrintPages, ask_and_print_pages
from app.workspace import Workspace
from forms.engine import FormDefinition

__all__ = [
    "ConsentCardScreen",
    "PaperFormScreen",
    "RecordCardScreen",
    "open_blank_forms",
    "open_consent_card",
    "open_paper_form",
    "open_record_card",
]


class _Form:
    """What the screen of one form does. Threads get plain values only."""

    def __init__(
        self, workspace: Workspace, screen: PaperFormScreen, work: PaperWork, in_hand: InterviewInHand | None
    ) -> None:
        self._workspace, self._screen, self._work, self._in_hand = workspace, screen, work, in_hand
        self._known: Known | None = None
        self._definition: FormDefinition | None = in_hand.session.definition if in_hand is not None else None
        self._protocol = ""
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

    def language_changed(self) -> None:
        """Name protocols and sections in the language of the screen; the pages keep theirs."""
        if self._screen.protocol:
            names = self._work.protocol_names(self._workspace.language.code)
            self._screen.show_protocols(tuple((one.value, names[one.value]) for one in ProtocolId))
        if self._definition is not None and self._screen.sections:
            self._show_sections(self._definition)

    def chosen(self) -> None:
        """Make the pages of what is chosen now."""
        known, making = self._known, self.making
        if known is None or making is None:
            return
        protocol = self._screen.protocol
        if protocol and protocol != self._protocol:
            self._protocol, self._definition = protocol, None
            self._workspace.jobs.run(
                Lane.VAULT,
                lambda: self._work.form_of(protocol),
                done=lambda found: self._form_read(protocol, found),
                failed=self._failed,
            )
            return
        if self._definition is None:
            return
        self._show_sections(self._definition)
        wanted = Wanted(self._screen.languages, sections=self._screen.sections)
        content = (
            self._work.filled(known, wanted)
            if self._in_hand is not None
            else self._work.blank(self._definition, known, wanted)
        )
        making.form(content)

    def printed(self) -> None:
        """Enter that it went to a printer."""
        self._workspace.jobs.run(
            Lane.VAULT,
            lambda: self._work.enter(Paper.FILLED),
            done=lambda _: self._screen.show_printed() if not self._is_gone else None,
            failed=self._failed,
        )

    def scan_chosen(self, path: Path, words: str) -> None:
        """Keep the scan of the paper from which the answers were keyed in."""
        self._workspace.jobs.run(
            Lane.VAULT,
            lambda: self._work.add_original(path, words),
            done=lambda _: self._screen.show_original_kept() if not self._is_gone else None,
            failed=self._failed,
        )

    def _read(self, known: Known) -> None:
        if not self._is_gone:
            self._known = known
            self.chosen()

    def _form_read(self, protocol: str, found: FormDefinition) -> None:
        if not self._is_gone and protocol == self._protocol:
            self._definition = found
            self.chosen()

    def _show_sections(self, definition: FormDefinition) -> None:
        titles = self._work.titles(definition, self._workspace.language.code)
        self._screen.show_sections(tuple((name, titles[name]) for name in section_names(definition)))

    def _failed(self, error: Exception) -> None:
        if not self._is_gone:
            self._screen.show_failure(error)


def open_paper_form(
    workspace: Workspace, in_hand: InterviewInHand, *, send: PrintPages = ask_and_print_pages
) -> QWidget:
    """Give the screen of the form of an interview with what was answered; `send` sends pages to a printer."""
    screen = PaperFormScreen(workspace.navigator.header, workspace.messages)
    return _opened(workspace, screen, in_hand, send)


def open_blank_forms(workspace: Workspace, *, send: PrintPages = ask_and_print_pages) -> QWidget:
    """Give the screen of blank forms of every protocol."""
    work = PaperWork(workspace.vault, workspace.clock)
    names = work.protocol_names(workspace.language.code)
    screen = PaperFormScreen(
        workspace.navigator.header, workspace.messages, tuple((one.value, names[one.value]) for one in ProtocolId)
    )
    return _opened(workspace, screen, None, send)


def _opened(
    workspace: Workspace, screen: PaperFormScreen, in_hand: InterviewInHand | None, send: PrintPages
) -> QWidget:
    work = PaperWork(workspace.vault, workspace.clock, in_hand)
    form = _Form(workspace, screen, work, in_hand)
    form.making = Making(
        workspace.jobs,
        pages=screen.show_pages,
        send=lambda pdf: send(screen, pdf),
        printed=form.printed,
        failed=screen.show_failure,
    )
    screen.chosen.connect(form.chosen)
    screen.language_changed.connect(form.language_changed)
    screen.print_asked.connect(form.making.print_asked)
    screen.scan_chosen.connect(form.scan_chosen)
    screen.back_asked.connect(workspace.navigator.back)
    screen.closed.connect(form.gone)
    screen.work = form  # Qt holds plain receivers only weakly
    form.started()
    return screen
