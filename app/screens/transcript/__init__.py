"""A recording written down: the player above, lines with speaker and time code below, all by keyboard."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.screens.transcript.machine import Begin, MachineDraft, begin
from app.screens.transcript.presenter import TranscriptPresenter
from app.screens.transcript.view import TranscriptScreen
from app.transcribing import is_installed
from app.workspace import Workspace

__all__ = ["TranscriptScreen", "open_transcript"]


def open_transcript(
    workspace: Workspace,
    attachment_id: str,
    at_ms: int = 0,
    *,
    installed: Callable[[], bool] = is_installed,
    begin: Begin = begin,
) -> QWidget:
    """Give the screen of one recording, of a draft or sealed, at this place; its caller opens it with the navigator.

    `installed` says whether the optional library for speech is there, `begin` starts the process that uses it.
    """
    screen = TranscriptScreen(workspace.navigator.header, workspace.messages, at_ms)
    presenter = TranscriptPresenter(
        screen, workspace.vault, workspace.jobs, workspace.clock, attachment_id, workspace.unkept
    )
    screen.line_asked.connect(presenter.line_asked)
    screen.text_written.connect(presenter.text_written)
    screen.time_set.connect(presenter.time_set)
    screen.speaker_chosen.connect(presenter.speaker_chosen)
    screen.confirm_asked.connect(presenter.confirmed)
    screen.remove_asked.connect(presenter.removed)
    screen.heading_written.connect(presenter.heading_written)
    screen.anew_asked.connect(presenter.anew_asked)
    screen.stretch_marked.connect(presenter.stretch_marked)
    screen.stretch_removed.connect(presenter.stretch_removed)
    screen.save_due.connect(presenter.flush)
    draft = MachineDraft(
        screen.machine, workspace.vault, workspace.jobs, workspace.clock, attachment_id, presenter.machine_made,
        installed=installed, begin=begin,
    )  # fmt: skip
    screen.machine.asked.connect(draft.asked)
    screen.machine.stop_asked.connect(draft.stop)
    screen.machine.folder_chosen.connect(draft.folder_chosen)
    screen.machine.look_due.connect(draft.looked)
    screen.machine.draft = draft
    closing = _Closing(workspace, screen, presenter, draft)
    workspace.flushes.register(closing.flush)
    screen.back_asked.connect(closing.back_asked)
    screen.closed.connect(closing.closed)
    screen.presenter, screen.closing = presenter, closing  # Qt holds plain receivers only weakly
    presenter.started()
    return screen


class _Closing:
    """Keeps what is left before the program locks and when the screen goes."""

    def __init__(
        self, workspace: Workspace, screen: TranscriptScreen, presenter: TranscriptPresenter, draft: MachineDraft
    ) -> None:
        self._workspace, self._screen, self._presenter, self._draft = workspace, screen, presenter, draft

    def flush(self) -> None:
        """Hand in also the line that is being written, and what a machine understood until now."""
        self._draft.stop()
        self._screen.hand_in()
        self._presenter.flush()

    def back_asked(self) -> None:
        """Leave, unless something could not be kept and nobody was told yet."""
        self._screen.hand_in()
        if self._presenter.may_go():
            self._workspace.navigator.back()

    def closed(self) -> None:
        """The screen goes."""
        self._draft.gone()
        self._presenter.closed()
        self._workspace.flushes.forget(self.flush)
