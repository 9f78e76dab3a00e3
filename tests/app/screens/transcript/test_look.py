"""The transcript screen and the recording panel: nothing cut, without a name, or in another language."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.screens.recording import open_recording_panel
from app.screens.transcript import TranscriptScreen, open_transcript
from storage.interviews import stretches, transcripts
from storage.interviews.stretches import StretchKind
from storage.interviews.transcripts import Line, Origin, Speaker
from tests.app.recorder import speaking
from tests.app.recorder.desk import Desk
from tests.app.screens.transcript.scene import recorded
from tests.pages.page import nameless
from tests.pictures.looking import troubles

pytestmark = pytest.mark.qt_log_ignore("PulseAudio", "pipewire", extend=True)
LINES = (
    ("Розкажіть, будь ласка, що сталося.", Origin.TYPED, True),
    ("Дах зайнявся одразу.", Origin.MACHINE, False),
)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["uk", "en"])
def test_the_transcript_screen_fits_and_speaks_one_language(
    qtbot: QtBot, tmp_path: Path, language: str, theme: str
) -> None:
    desk = Desk(tmp_path, language=language)
    desk.workspace.theme.use(theme)
    recording = recorded(desk, 6)
    with desk.vault.transaction() as tx:
        made = transcripts.start(tx, recording, desk.clock.now())
        words = LINES if language == "uk" else [("Told", origin, is_sure) for _, origin, is_sure in LINES]
        for at, (text, origin, is_sure) in enumerate(words):
            line = Line(f"{at}" * 16, (1 - at) * 2_000, Speaker.PERSON, text, origin, is_sure)
            transcripts.put(tx, made, [line])
        stretches.add(tx, recording, StretchKind.SENSITIVE, 1_000, 3_000, desk.clock.now())
    screen = open_transcript(desk.workspace, recording)
    assert isinstance(screen, TranscriptScreen)
    qtbot.addWidget(screen)
    # What the header and the bars of the system leave of 1366x768.
    screen.resize(1366, 620)
    screen.show()
    qtbot.waitUntil(lambda: screen.player is not None, timeout=10_000)
    assert nameless(screen) == []
    assert troubles(screen, language) == []
    assert screen.minimumSizeHint().height() <= 620
    assert screen.minimumSizeHint().width() <= 1_366
    screen.leave()
    desk.close()


@pytest.mark.parametrize("language", ["uk", "en"])
def test_the_panel_with_two_microphones_has_names_for_everything(qtbot: QtBot, tmp_path: Path, language: str) -> None:
    desk = Desk(tmp_path, language=language, second=speaking.command())
    recorded(desk, 2)
    panel = open_recording_panel(desk.workspace, desk.interview_id, lambda: ())
    qtbot.addWidget(panel)
    panel.resize(308, 600)
    panel.show()
    qtbot.waitUntil(lambda: len(desk.link.microphones) == 2, timeout=20_000)
    assert nameless(panel) == []
    assert panel.minimumSizeHint().width() <= 308
    assert panel.minimumSizeHint().height() <= 600
    desk.close()
