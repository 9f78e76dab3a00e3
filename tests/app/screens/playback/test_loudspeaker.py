"""The player with a loudspeaker of the sound server: it plays through all segments, seeks, and goes faster."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.app.recorder.sound_server import SoundServer, is_missing

pytestmark = [pytest.mark.desktop, pytest.mark.skipif(is_missing(), reason="no sound server here")]


def test_a_recording_plays_through_its_segments_to_the_end(tmp_path: Path):
    # Qt keeps one connection to the sound server for the life of a process: this one gets its own.
    command = [sys.executable, "-m", "tests.app.screens.playback.play_through", str(tmp_path)]
    with SoundServer() as server:
        run = subprocess.run(command, env=server.environment, capture_output=True, text=True, timeout=60, check=False)
    assert run.stdout == "played\n", (run.returncode, run.stderr)
