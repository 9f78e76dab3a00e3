"""The recording panel on a screen, and what is in the vault beneath it."""

import soundfile
from pytestqt.qtbot import QtBot

from app.screens.playback.sealed_file import SealedFile
from app.screens.recording import RecordingPanel, open_recording_panel
from storage.interviews import attachments
from storage.interviews.attachments import Attachment
from tests.app.recorder.desk import Desk
from tests.pages.recording_page import RecordingPage


class Gate:
    """Consent that a test gives and takes away."""

    def __init__(self, *missing: str) -> None:
        self.missing = missing

    def __call__(self) -> tuple[str, ...]:
        return self.missing


def opened(qtbot: QtBot, desk: Desk, gate: Gate | None = None) -> tuple[RecordingPanel, RecordingPage]:
    panel = open_recording_panel(desk.workspace, desk.interview_id, gate or Gate())
    qtbot.addWidget(panel)
    panel.resize(308, 600)
    panel.show()
    return panel, RecordingPage(qtbot, panel)


def recordings(desk: Desk) -> tuple[Attachment, ...]:
    with desk.vault.read() as tx:
        return attachments.of_interview(tx, desk.interview_id)


def seconds_of(desk: Desk, attachment_id: str) -> float:
    with attachments.open_attachment(desk.vault, attachment_id) as sealed:
        return sum(soundfile.info(SealedFile(sealed, number)).duration for number in range(len(sealed.segment_sizes)))
