"""The recording panel at the side of an interview."""

import json
from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from app.recorder.link import RecorderLink, SegmentResult
from app.recorder.source import Microphone
from app.screens.recording.markers import MarkerKind
from app.screens.recording.marking import MarkingPresenter
from app.screens.recording.presenter import RecordingPresenter
from app.screens.recording.second import SecondMicrophone
from app.screens.recording.track import Track
from app.screens.recording.view import RecordingPanel, SoundPosition
from app.workspace import Workspace
from storage.objects.kinds import PartKind

__all__ = ["AudioGate", "RecordingPanel", "SoundPosition", "open_recording_panel"]

AudioGate = Callable[[], tuple[str, ...]]
"""Gives the codes of what is still missing before sound may be recorded; empty means it may."""


class _Ear(QObject):
    """Hears the link for the presenter; dies with the panel, so that no signal reaches a panel that is gone."""

    def __init__(self, panel: QWidget, presenter: RecordingPresenter, link: RecorderLink) -> None:
        super().__init__(panel)
        self._presenter = presenter
        link.split_done.connect(self._split)
        link.split_refused.connect(self._not_split)
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

    @Slot(object)
    def _split(self, result: SegmentResult) -> None:
        self._presenter.heard_split(result)

    @Slot(str)
    def _not_split(self, code: str) -> None:
        self._presenter.heard_not_split(code)


class _Hand(QObject):
    """Turns what the panel says into the presenters' words."""

    def __init__(self, panel: RecordingPanel, second: SecondMicrophone | None) -> None:
        super().__init__(panel)
        self._second = second

    @Slot(object)
    def microphones(self, known: tuple[Microphone, ...]) -> None:
        """Microphones came or went."""
        self._panel().show_microphones(known)
        self._panel().presenter.microphones_changed(tuple(one.id for one in known))

    @Slot(str)
    def split(self, part: str) -> None:
        """Go on in a new recording of this part, with both microphones."""
        self._panel().presenter.split_pressed(PartKind(part))
        if self._second is not None:
            self._second.split(PartKind(part))

    @Slot(str)
    def second_chosen(self, device: str) -> None:
        """Another second microphone was chosen, or none."""
        if self._second is not None:
            self._second.chosen(device)

    @Slot()
    def consent_changed(self) -> None:
        """The gate is asked again, for both microphones."""
        self._panel().presenter.consent_changed()
        if self._second is not None:
            self._second.presenter.consent_changed()

    @Slot(str)
    def mark(self, kind: str) -> None:
        """A marker of this kind was asked for."""
        self._panel().marking.mark_pressed(MarkerKind(kind))

    def _panel(self) -> RecordingPanel:
        panel = self.parent()
        assert isinstance(panel, RecordingPanel)
        return panel


def open_recording_panel(
    workspace: Workspace, interview_id: str, audio_gate: AudioGate, begin_gate: AudioGate = tuple
) -> RecordingPanel:
    """Give the panel of one interview; it asks the gate before it opens the microphone and before it records.

    `begin_gate` says what keeps a recording from beginning; one that runs is not ended by it.
    """
    panel = RecordingPanel(workspace.messages)
    links = [link for link in (workspace.recorder, workspace.second_recorder) if link is not None]

    def is_quiet() -> bool:
        return not any(link.has_segment for link in links)

    track = Track(workspace.vault, workspace.clock, interview_id)
    presenter = RecordingPresenter(
        panel,
        workspace.recorder,
        workspace.vault,
        workspace.jobs,
        track,
        audio_gate,
        is_quiet=is_quiet,
        begin_gate=begin_gate,
    )
    marking = MarkingPresenter(
        panel, workspace.vault, workspace.jobs, workspace.clock, interview_id, presenter.position, workspace.unkept
    )
    panel.presenter = presenter
    panel.marking = marking
    _Ear(panel, presenter, workspace.recorder)
    second = _second(workspace, panel, interview_id, audio_gate, is_quiet)
    hand = _Hand(panel, second)
    panel.record_pressed.connect(presenter.record_pressed)
    panel.split_pressed.connect(hand.split)
    panel.second.chosen.connect(hand.second_chosen)
    panel.consent_asked.connect(hand.consent_changed)
    panel.pause_pressed.connect(presenter.pause_pressed)
    panel.stop_pressed.connect(presenter.stop_pressed)
    panel.minute_passed.connect(presenter.minute_passed)
    panel.mark_pressed.connect(hand.mark)
    panel.marker_noted.connect(marking.marker_noted)
    workspace.recorder.microphones_known.connect(hand.microphones)
    panel.destroyed.connect(presenter.gone)
    panel.destroyed.connect(marking.gone)
    workspace.recorder.list_microphones()
    presenter.started()
    marking.started()
    return panel


def _second(
    workspace: Workspace, panel: RecordingPanel, interview_id: str, gate: AudioGate, is_quiet: Callable[[], bool]
) -> SecondMicrophone | None:
    """A recorder process of its own for the second microphone, so that neither can take the other along."""
    link = workspace.second_recorder
    if link is None:
        return None

    def beside() -> str:
        at = panel.presenter.position()
        return "" if at is None else json.dumps({"beside": at[0], "beside_ms": at[1]})

    track = Track(workspace.vault, workspace.clock, interview_id, beside)
    presenter = RecordingPresenter(
        panel.second, link, workspace.vault, workspace.jobs, track, gate, number=1, is_quiet=is_quiet
    )
    second = SecondMicrophone(panel.presenter, presenter)
    panel.second.presenter = presenter
    panel.second.follower = second
    _Ear(panel.second, presenter, link)
    panel.destroyed.connect(presenter.gone)
    panel.second.show()
    presenter.started()
    return second
