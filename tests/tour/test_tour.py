"""The tour once, as `make run` starts it where there is no screen."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.places import Places
from tests.tour.practising import NotPractice, refuse_all_but_practice

ROOT = Path(__file__).parent.parent.parent


def still_running(word: str) -> list[str]:
    """Command lines of processes that name a word; nothing where the system does not tell."""
    lines = []
    for process in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            lines.append(process.read_bytes().replace(b"\0", b" ").decode(errors="replace"))
        except OSError:
            continue
    return [line for line in lines if word in line]


@pytest.mark.timeout(300)
def test_the_whole_job_in_practice_leaves_pictures_statement_and_report_and_no_process(tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    folder = tmp_path / "tour"
    run = subprocess.run(
        [sys.executable, "-m", "tests.tour", str(folder)],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(temporary), "TEMP": str(temporary)},
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert str(folder) in run.stdout
    assert (folder / "statement.pdf").read_bytes().startswith(b"%PDF-")
    report = (folder / "report.txt").read_text(encoding="utf-8")
    assert "State in the list: delivered" in report
    assert "Everything was done." in report
    pictures = list(folder.glob("*.png"))
    assert len(pictures) >= 35
    assert all(picture.stat().st_size > 8_000 for picture in pictures)
    # The practice directory is gone, and so are central, recorder and everything else that was started.
    assert list(temporary.glob("svidok-tour-*")) == []
    assert still_running(str(temporary)) == []


def test_a_folder_that_is_there_already_is_not_written_into(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tests.tour", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert run.returncode == 2
    assert "Name a new one" in run.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_tour_refuses_whatever_is_not_practice(tmp_path: Path) -> None:
    with pytest.raises(NotPractice):
        refuse_all_but_practice(Places(tmp_path / "real", practice=False))
    # Vaults without the mark of practice beside them could be somebody's work.
    (tmp_path / "vaults" / "1").mkdir(parents=True)
    with pytest.raises(NotPractice):
        refuse_all_but_practice(Places(tmp_path, practice=True))
