"""The structuring screen: words of the account become people, units, places, dates and incidents, and stay linked."""

from PySide6.QtWidgets import QWidget

from app.screens.structuring.presenter import StructuringPresenter
from app.screens.structuring.roles import Interview, Presence
from app.screens.structuring.view import Questions, StructuringScreen
from app.screens.structuring.work import LinkWork
from app.widgets.pasting import PasteGuard
from app.workspace import Workspace

__all__ = ["open_structuring"]


def open_structuring(
    workspace: Workspace, interview: Interview, questions: Questions, presence: Presence
) -> QWidget | None:
    """Give the screen over an open interview, whose session, undo and saving it shares; None until that is read.

    `questions` makes the widget for the questions of a card, as the interview shows them.
    """
    in_hand = interview.in_hand()
    if in_hand is None:
        return None
    screen = StructuringScreen(workspace.navigator.header, workspace.messages, questions, in_hand.summary.number)
    work = LinkWork(workspace.vault, in_hand.summary.id, workspace.clock)
    language = workspace.language
    presenter = StructuringPresenter(screen, interview, work, workspace.jobs, lambda: language.code, workspace.unkept)
    PasteGuard(in_hand.summary.id, screen).long_pasted.connect(interview.long_pasted)
    screen.narrative_edited.connect(presenter.narrative_edited)
    screen.make_asked.connect(presenter.make_asked)
    screen.attach_asked.connect(presenter.attach_asked)
    screen.option_chosen.connect(presenter.option_chosen)
    screen.choice_left.connect(presenter.choice_left)
    screen.card_chosen.connect(presenter.card_chosen)
    screen.answered.connect(presenter.answered)
    screen.repeat_add_asked.connect(presenter.repeat_add_asked)
    screen.repeat_remove_asked.connect(presenter.repeat_remove_asked)
    screen.link_pressed.connect(presenter.link_pressed)
    screen.listen_asked.connect(presenter.listen_asked)
    screen.provenance_chosen.connect(presenter.provenance_chosen)
    screen.unlink_asked.connect(presenter.unlink_asked)
    screen.proposal_taken.connect(presenter.proposal_taken)
    screen.undo_asked.connect(presenter.undo_asked)
    screen.redo_asked.connect(presenter.redo_asked)
    screen.came_asked.connect(presence.came)
    screen.left_asked.connect(presence.left)
    screen.back_asked.connect(workspace.navigator.back)
    # From signal to signal: Qt takes the connection apart when the screen goes.
    workspace.language.changed.connect(screen.language_changed)
    screen.language_changed.connect(presenter.language_changed)
    screen.closed.connect(presenter.gone)
    screen.presenter = presenter  # Qt holds plain receivers only weakly
    presenter.started()
    return screen
