"""Who may receive what, as a table; and what a person changes of their consent after the seal."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QWidget

from app.screens.consent.change_view import ConsentChangeScreen
from app.screens.consent.changing import ChangingPresenter
from app.screens.consent.recipients import Interview, RecipientsPresenter
from app.screens.consent.recipients_view import Questions, RecipientsScreen
from app.widgets.pasting import PasteGuard
from app.workspace import Workspace

__all__ = ["ConsentChangeScreen", "RecipientsScreen", "open_consent_change", "open_recipients"]


class _FromChange:
    """Where a change of consent leads: to its correction."""

    def __init__(self, workspace: Workspace, open_draft: Callable[[Workspace, str], QWidget] | None) -> None:
        self._workspace, self._open_draft = workspace, open_draft

    def draft_opened(self, draft_id: str) -> None:
        """Open the correction; without a way to open one, go back to the list, where it stands."""
        self._workspace.navigator.home()
        if self._open_draft is not None:
            self._workspace.navigator.open(self._open_draft(self._workspace, draft_id))


def open_consent_change(
    workspace: Workspace, interview_id: str, open_draft: Callable[[Workspace, str], QWidget] | None
) -> QWidget:
    """Give the wizard of a change of consent to a sealed interview; `open_draft` opens its correction."""
    language = workspace.language
    today = datetime.fromisoformat(workspace.clock.now().wall).astimezone().date()
    screen = ConsentChangeScreen(workspace.navigator.header, workspace.messages, language.day_and_time, today)
    presenter = ChangingPresenter(
        screen, workspace.vault, interview_id, workspace.jobs, workspace.clock, lambda: language.code
    )
    way = _FromChange(workspace, open_draft)
    screen.begin_asked.connect(presenter.begin_asked)
    screen.ticked.connect(presenter.ticked)
    screen.draft_opened.connect(way.draft_opened)
    screen.back_asked.connect(workspace.navigator.back)
    screen.closed.connect(presenter.gone)
    # From signal to signal: Qt takes the connection apart when the screen goes.
    language.changed.connect(screen.language_changed)
    screen.language_changed.connect(presenter.started)
    screen.presenter, screen.way = presenter, way  # Qt holds plain receivers only weakly
    presenter.started()
    return screen


def open_recipients(workspace: Workspace, interview: Interview, questions: Questions) -> QWidget | None:
    """Give the table of recipients over an open interview, whose session, undo and saving it shares.

    `questions` makes the widget for the questions of a line, as the interview shows them.
    """
    in_hand = interview.in_hand()
    if in_hand is None:
        return None
    language = workspace.language
    screen = RecipientsScreen(workspace.navigator.header, questions, in_hand.summary.number)
    presenter = RecipientsPresenter(screen, interview, lambda: language.code)
    PasteGuard(in_hand.summary.id, screen).long_pasted.connect(interview.long_pasted)
    screen.chosen.connect(presenter.chosen)
    screen.decided.connect(presenter.decided)
    screen.answered.connect(presenter.answered)
    screen.undo_asked.connect(presenter.undo_asked)
    screen.back_asked.connect(workspace.navigator.back)
    screen.closed.connect(presenter.gone)
    # From signal to signal: Qt takes the connection apart when the screen goes.
    language.changed.connect(screen.language_changed)
    screen.language_changed.connect(presenter.language_changed)
    screen.presenter = presenter  # Qt holds plain receivers only weakly
    presenter.started()
    return screen
