"""The way from an interview's recordings to their transcripts."""

from PySide6.QtCore import QObject, Slot

from app.screens.recording import RecordingPanel
from app.screens.transcript import open_transcript
from app.workspace import Workspace


class TranscriptDoor(QObject):
    """Lives with the panel. Opens what is finished: of a recording that goes on nothing can be heard yet."""

    def __init__(self, workspace: Workspace, panel: RecordingPanel) -> None:
        super().__init__(panel)
        self._workspace, self._panel = workspace, panel
        panel.transcript_asked.connect(self.open)
        panel.marker_opened.connect(self.open_at)

    @Slot(str)
    def open(self, attachment_id: str) -> None:
        """Open a recording at its beginning."""
        self.open_at(attachment_id, 0)

    @Slot(str, int)
    def open_at(self, attachment_id: str, at_ms: int) -> None:
        """Open a recording at a place."""
        if not self._panel.is_recording:
            self._workspace.navigator.open(open_transcript(self._workspace, attachment_id, at_ms))
