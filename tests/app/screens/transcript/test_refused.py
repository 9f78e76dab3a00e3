"""A line that the vault refused is not lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.screens.transcript import TranscriptScreen, open_transcript
from storage.interviews import transcripts
from storage.vault.errors import VaultFull
from tests.app.recorder.desk import Desk
from tests.app.screens.transcript.scene import recorded
from tests.doubles.jobs import ImmediateJobs

pytestmark = pytest.mark.qt_log_ignore("PulseAudio", "pipewire", extend=True)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.close()


def test_a_refused_line_is_written_as_the_screen_goes(qtbot: QtBot, desk: Desk) -> None:
    recording = recorded(desk, 1)
    desk.workspace.jobs = ImmediateJobs(".xx", failure=VaultFull())
    screen = open_transcript(desk.workspace, recording)
    assert isinstance(screen, TranscriptScreen)
    qtbot.addWidget(screen)
    screen.presenter.line_asked(0, "person")
    screen.presenter.flush()
    screen.leave()
    with desk.vault.read() as tx:
        kept = transcripts.of_recording(tx, recording)
        assert kept is not None and len(transcripts.lines_of(tx, kept.id)) == 1
