"""A line that the vault refused is not lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.screens.transcript import TranscriptScreen, open_transcript
from app.widgets import Notice
from storage.interviews import transcripts
from storage.vault.errors import VaultFull
from tests.app.recorder.desk import Desk
from tests.app.screens.transcript.scene import recorded
from tests.doubles.jobs import ImmediateJobs
from tests.pages.page import Page

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


def words_of(desk: Desk, recording: str) -> list[str]:
    with desk.vault.read() as tx:
        kept = transcripts.of_recording(tx, recording)
        return [] if kept is None else [line.text for line in transcripts.lines_of(tx, kept.id)]


def said(qtbot: QtBot, screen: TranscriptScreen) -> str:
    return Page(qtbot, screen).child(Notice, "transcriptTrouble").text


def opened(qtbot: QtBot, desk: Desk, recording: str, script: str) -> TranscriptScreen:
    desk.workspace.jobs = ImmediateJobs(script, failure=VaultFull())
    screen = open_transcript(desk.workspace, recording)
    assert isinstance(screen, TranscriptScreen)
    qtbot.addWidget(screen)
    return screen


def test_what_was_refused_to_the_end_is_there_when_it_is_opened_again(qtbot: QtBot, desk: Desk) -> None:
    recording = recorded(desk, 1)
    screen = opened(qtbot, desk, recording, ".")
    screen.presenter.line_asked(0, "person")
    (line,) = screen.presenter._lines.values()
    screen.presenter.text_written(line.id, "Ми були")
    screen.presenter.flush()
    assert words_of(desk, recording) == ["Ми були"]
    desk.workspace.jobs._script[:] = ["x"] * 9
    screen.presenter.text_written(line.id, "Ми були в підвалі")
    screen.presenter.flush()
    # The first press of Back says it instead of leaving; the second leaves.
    assert not screen.presenter.may_go()
    assert "not saved" in said(qtbot, screen)
    assert screen.presenter.may_go()
    screen.leave()
    assert words_of(desk, recording) == ["Ми були"]
    again = opened(qtbot, desk, recording, "")
    assert [one.text for one in again.presenter._lines.values()] == ["Ми були в підвалі"]
    assert "is here again" in said(qtbot, again)
    again.presenter.flush()
    assert words_of(desk, recording) == ["Ми були в підвалі"]
    again.leave()
    # Given back once.
    once_more = opened(qtbot, desk, recording, "")
    assert said(qtbot, once_more) == ""
    once_more.leave()


def test_a_transcript_of_which_nothing_was_kept_comes_back_whole(qtbot: QtBot, desk: Desk) -> None:
    recording = recorded(desk, 1)
    screen = opened(qtbot, desk, recording, "." + "x" * 9)
    for at, text in ((0, "Ми були"), (900, "в підвалі")):
        screen.presenter.line_asked(at, "person")
        line = list(screen.presenter._lines.values())[-1]
        screen.presenter.text_written(line.id, text)
    screen.leave()
    assert words_of(desk, recording) == []
    again = opened(qtbot, desk, recording, "")
    again.leave()
    assert words_of(desk, recording) == ["Ми були", "в підвалі"]
