"""The listening screen: nothing but the account, its times, marks, and the way to a break."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.screens.listening.presenter import ListeningPresenter
from app.screens.listening.roles import Interview
from app.screens.listening.sound import Breaks, Presence, SoundSide
from app.screens.listening.view import ListeningScreen
from app.screens.recording import RecordingPanel
from app.widgets.delay import OneDelay
from app.widgets.pasting import PasteGuard
from app.workspace import Workspace

__all__ = ["ListeningScreen", "open_listening"]


def open_listening(
    workspace: Workspace,
    interview: Interview,
    recording: RecordingPanel,
    breaks: Breaks,
    presence: Presence,
    ended: Callable[[], None],
) -> QWidget | None:
    """Give the screen over an open interview; None until that is read. `ended` is called when the account is over."""
    in_hand = interview.in_hand()
    if in_hand is None:
        return None
    navigator = workspace.navigator
    screen = ListeningScreen(navigator.header, workspace.messages, in_hand.summary.number)
    side = SoundSide(screen, recording, breaks)
    presenter = ListeningPresenter(
        screen,
        interview,
        workspace.vault,
        workspace.jobs,
        workspace.clock,
        OneDelay(screen),
        side.position,
        side.running,
        workspace.unkept,
    )
    PasteGuard(in_hand.summary.id, screen).long_pasted.connect(interview.long_pasted)
    screen.edited.connect(presenter.edited)
    screen.note_added.connect(presenter.note_added)
    screen.pin_pressed.connect(presenter.pin_pressed)
    screen.wellbeing_chosen.connect(presenter.wellbeing_chosen)
    screen.marked.connect(side.mark)
    screen.record_asked.connect(side.record_asked)
    screen.break_asked.connect(side.break_asked)
    screen.alarm_asked.connect(breaks.alarm)
    screen.came_asked.connect(presence.came)
    screen.left_asked.connect(presence.left)
    presence.noted.connect(screen.say)
    recording.trouble_told.connect(screen.show_sound_trouble)
    recording.failure_told.connect(screen.show_failure)
    recording.trouble_over.connect(screen.end_sound_trouble)
    screen.time_asked.connect(side.time_asked)
    screen.time_asked.connect(presenter.saved_asked)
    screen.undo_asked.connect(interview.undo_asked)
    screen.redo_asked.connect(interview.redo_asked)
    screen.left.connect(navigator.back)

    def over() -> None:
        side.stop()
        navigator.back()
        ended()

    def flush() -> None:
        screen.hand_in()
        presenter.settle()

    def gone() -> None:
        presenter.gone()
        workspace.flushes.forget(flush)

    screen.stop_asked.connect(over)
    screen.closed.connect(gone)
    workspace.flushes.register(flush)
    screen.presenter = (presenter, side)  # Qt holds plain receivers only weakly
    presenter.started()
    return screen
