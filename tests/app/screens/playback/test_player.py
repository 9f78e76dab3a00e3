"""The player where there is nothing to play on, and what it reads."""

from pathlib import Path

import pytest
import soundfile
from pytestqt.qtbot import QtBot

from app.screens.playback import open_player
from app.screens.playback.sealed_file import SealedFile
from tests.app.screens.playback.sealed import sealed_sound
from tests.pages.player_page import PlayerPage

# Without a sound server Qt says so, and how it looked for one.
pytestmark = pytest.mark.qt_log_ignore("PulseAudio", "pipewire", extend=True)


def test_what_the_decoder_reads_is_the_sound_and_any_place_can_be_gone_to(tmp_path: Path):
    with sealed_sound(tmp_path, (1.0, 2.0)) as sound:
        file = soundfile.SoundFile(SealedFile(sound, 1))
        assert file.frames / 48_000 == pytest.approx(2.0, abs=0.02)
        file.seek(48_000)
        assert len(file.read(4_800)) == 4_800
        file.close()


def test_what_comes_after_a_record_that_was_changed_is_not_played(tmp_path: Path):
    with sealed_sound(tmp_path, (3.0,)) as sound:
        path = tmp_path / "segment0"
        content = bytearray(path.read_bytes())
        content[94 + 6_164 + 100] ^= 1
        path.write_bytes(content)
        file = SealedFile(sound, 0)
        assert len(file.read(100)) == 100
        file.seek(-50, 2)
        file.seek(0)
        assert file.read() == b""
        assert file.is_damaged


def test_without_a_loudspeaker_there_is_a_sentence(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PULSE_SERVER", "unix:/nonexistent")
    player = open_player(sealed_sound(tmp_path, (1.0,)))
    qtbot.addWidget(player)
    page = PlayerPage(qtbot, player)
    page.play()
    page.wait_for_trouble("nothing to play the sound on")
    assert not page.is_playing
    player.close_sound()


def test_an_empty_recording_cannot_be_played(qtbot: QtBot, tmp_path: Path):
    player = open_player(sealed_sound(tmp_path, (0.0,)))
    qtbot.addWidget(player)
    page = PlayerPage(qtbot, player)
    assert not page.can_play
    assert "no sound" in player.trouble
    player.close_sound()


def test_the_slider_and_the_buttons_move_the_place(qtbot: QtBot, tmp_path: Path):
    player = open_player(sealed_sound(tmp_path, (8.0, 14.0)))
    qtbot.addWidget(player)
    page = PlayerPage(qtbot, player)
    page.drag_to(4_000)
    page.press("soundForward")
    assert page.time == "00:00:14 / 00:00:22"
    page.press("soundBack")
    page.press("soundBack")
    assert page.time == "00:00:00 / 00:00:22"
    player.jump(9_000)
    assert player.position == 9_000
    player.close_sound()
