"""The finished program on a desktop of its own, by keyboard alone; the way itself is in journey.py."""

import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LONGEST_SECONDS = 540


@pytest.mark.desktop
@pytest.mark.timeout(LONGEST_SECONDS + 60)
def test_the_whole_job_is_done_by_keyboard_alone_in_ukrainian() -> None:
    # Kept when it fails: the pictures say more than the story.
    pictures = Path(tempfile.mkdtemp(prefix="desktop-"))
    line = ["dbus-run-session", "--", "/usr/bin/python3", "-m", "tests.desktop.journey", str(pictures)]
    try:
        walked = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, timeout=LONGEST_SECONDS)
        story = walked.stdout + walked.stderr[-4_000:]
        code = walked.returncode
    except subprocess.TimeoutExpired as late:
        story, code = f"{(late.stdout or b'').decode()}\nstill under way after {LONGEST_SECONDS} s", 1
    assert code == 0, f"{story}\nPictures: {pictures}"
    print(story)
    shutil.rmtree(pictures)
