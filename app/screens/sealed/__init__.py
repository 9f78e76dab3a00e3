"""A sealed interview: its statement, its custody, what central said about it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.screens.consent import open_consent_change
from app.screens.custody import open_custody
from app.screens.leaving import open_leaving
from app.screens.papers import open_record_card
from app.screens.sealed.presenter import SealedPresenter
from app.screens.sealed.view import SealedScreen
from app.screens.transcript import open_transcript
from app.workspace import Workspace

__all__ = ["OpenDraft", "SealedScreen", "open_sealed"]

OpenDraft = Callable[[Workspace, str], QWidget]
"""The door of the interview screen: handed in, because that screen leads here."""


class _FromSealed:
    """Where a sealed interview leads: to the draft of its correction."""

    def __init__(self, workspace: Workspace, open_draft: OpenDraft | None) -> None:
        self._workspace, self._open_draft = workspace, open_draft
        self.interview_id = ""

    def custody_asked(self, number: str) -> None:
        """Open the list of what was done with it."""
        self._workspace.navigator.open(open_custody(self._workspace, self.interview_id, number))

    def leaving_asked(self) -> None:
        """Open the page of what may go to whom."""
        self._workspace.navigator.open(open_leaving(self._workspace, self.interview_id))

    def card_asked(self) -> None:
        """Make the record card."""
        self._workspace.navigator.open(open_record_card(self._workspace, self.interview_id))

    def consent_asked(self) -> None:
        """Open the wizard of a change of consent."""
        self._workspace.navigator.open(open_consent_change(self._workspace, self.interview_id, self._open_draft))

    def transcript_asked(self, attachment_id: str) -> None:
        """Open a recording to be written down."""
        self._workspace.navigator.open(open_transcript(self._workspace, attachment_id))

    def revision_opened(self, interview_id: str) -> None:
        """Open the draft; without a way to open one, go back to the list, where it stands."""
        self._workspace.navigator.home()
        if self._open_draft is not None:
            self._workspace.navigator.open(self._open_draft(self._workspace, interview_id))


def open_sealed(
    workspace: Workspace,
    interview_id: str,
    *,
    open_draft: OpenDraft | None = None,
) -> QWidget:
    """Give the read-only screen of one sealed interview; `open_draft` opens the draft of a correction."""
    screen = SealedScreen(
        workspace.navigator.header, workspace.messages, workspace.language.day_and_time, workspace.language.day
    )
    presenter = SealedPresenter(screen, workspace.vault, interview_id, workspace.jobs, workspace.clock)
    way = _FromSealed(workspace, open_draft)
    way.interview_id = interview_id
    screen.custody_asked.connect(way.custody_asked)
    screen.leaving_asked.connect(way.leaving_asked)
    screen.consent_asked.connect(way.consent_asked)
    screen.card_asked.connect(way.card_asked)
    screen.sound_asked.connect(presenter.sound_asked)
    screen.transcript_asked.connect(way.transcript_asked)
    screen.correction_asked.connect(presenter.correction_asked)
    screen.closed.connect(presenter.gone)
    screen.back_asked.connect(workspace.navigator.back)
    screen.revision_opened.connect(way.revision_opened)
    screen.presenter, screen.way = presenter, way  # Qt holds plain receivers only weakly
    presenter.started()
    return screen
