"""The recording panel at the side of an interview."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from app.recorder.link import RecorderLink, SegmentResult
from app.screens.recording.markers import MarkerKind
from app.screens.recording.marking import MarkingPresenter
from app.screens.recording.presenter import RecordingPresenter
from app.screens.recording.view import RecordingPanel, SoundPosition
from app.workspace import Workspace

__all__ = ["AudioGate", "RecordingPanel", "SoundPosition", "open_recording_panel"]

AudioGate = Callable[[], tuple[str, ...]]
"""Gives the codes of what is still missing before sound may be recorded; empty means it may."""


class _Ear(QObject):
    """Hears the link for the presenter; dies with the panel, so that no signal reaches a panel that is gone."""

    def __init__(self, panel: RecordingPanel, presenter: RecordingPresenter, link: RecorderLink) -> None:
        super().__init__(panel)
        self._presenter = presenter
        link.started.connect(self._started)
        link.paused.connect(self._paused)
        link.resumed.connect(self._resumed)
        link.level.connect(self._level)
        link.progress.connect(self._progress)
        link.warned.connect(self._warned)
        link.cleared.connect(self._cleared)
        link.stopped.connect(self._stopped)
        link.failed.connect(self._failed)

    @Slot()
    def _started(self) -> None:
        self._presenter.heard_started()

    @Slot()
    def _paused(self) -> None:
        self._presenter.heard_paused()

    @Slot()
    def _resumed(self) -> None:
        self._presenter.heard_resumed()

    @Slot(float)
    def _level(self, level: float) -> None:
        self._presenter.heard_level(level)

    @Slot(int)
    def _progress(self, milliseconds: int) -> None:
        self._presenter.heard_progress(milliseconds)

    @Slot(str)
    def _warned(self, code: str) -> None:
        self._presenter.heard_warned(code)

    @Slot(str)
    def _cleared(self, code: str) -> None:
        self._presenter.heard_cleared(code)

    @Slot(object)
    def _stopped(self, result: SegmentResult) -> None:
        self._presenter.heard_stopped(result)

    @Slot(str)
    def _failed(self, code: str) -> None:
        self._presenter.heard_failed(code)

    @Slot(str)
    def mark(self, kind: str) -> None:
        """A marker of this kind was asked for."""
        self._panel().marking.mark_pressed(MarkerKind(kind))

    def _panel(self) -> RecordingPanel:
        panel = self.parent()
        assert isinstance(panel, RecordingPanel)
        return panel


def open_recording_panel(workspace: Workspace, interview_id: str, audio_gate: AudioGate) -> RecordingPanel:
    """Give the panel of one interview; it asks the gate before it opens the microphone and before it records."""
    panel = RecordingPanel(workspace.messages)
    presenter = RecordingPresenter(
        panel, workspace.recorder, workspace.vault, workspace.jobs, workspace.clock, interview_id, audio_gate
    )
    marking = MarkingPresenter(
        panel, workspace.vault, workspace.jobs, workspace.clock, interview_id, presenter.position
    )
    panel.presenter = presenter
    panel.marking = marking
    ear = _Ear(panel, presenter, workspace.recorder)
    panel.record_pressed.connect(presenter.record_pressed)
    panel.pause_pressed.connect(presenter.pause_pressed)
    panel.stop_pressed.connect(presenter.stop_pressed)
    panel.minute_passed.connect(presenter.minute_passed)
    panel.mark_pressed.connect(ear.mark)
    panel.marker_noted.connect(marking.marker_noted)
    workspace.recorder.microphones_known.connect(panel.show_microphones)
    panel.destroyed.connect(presenter.gone)
    panel.destroyed.connect(marking.gone)
    workspace.recorder.list_microphones()
    presenter.started()
    marking.started()
    return panel
