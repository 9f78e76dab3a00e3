"""The recording panel at the side of an interview."""

from collections.abc import Callable

from app.screens.recording.view import RecordingPanel
from app.workspace import Workspace

AudioGate = Callable[[], tuple[str, ...]]
"""Gives the codes of what is still missing before sound may be recorded; empty means it may."""


def open_recording_panel(workspace: Workspace, interview_id: str, audio_gate: AudioGate) -> RecordingPanel:
    """Give the panel of one interview; it asks the gate before it opens the microphone and before it records."""
    raise NotImplementedError
