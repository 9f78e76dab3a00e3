"""The processes: how they are started, what the launcher makes of their ends, what the first window costs."""

import subprocess
import sys
from pathlib import Path

import pytest

from app import launcher
from app.places import Places, refused
from app.processes import OVERDUE, Arrival, Exit, Role, command
from tests.doubles.program import make_vault

ROOT = Path(__file__).resolve().parents[3]


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False, timeout=100
    )


@pytest.mark.parametrize("role", list(Role))
def test_every_role_has_a_command_line_from_source_and_frozen(role: Role, monkeypatch: pytest.MonkeyPatch) -> None:
    assert command(role, "--x") == [sys.executable, "-m", "app", "--role", role.value, "--x"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command(role, "--x") == [sys.executable, "--role", role.value, "--x"]


class Ends:
    """Workspaces that end with these codes, one after another."""

    def __init__(self, *codes: int) -> None:
        self._codes = list(codes)
        self.arrivals: list[str] = []

    def __call__(self, line: list[str]) -> int:
        self.arrivals.append(line[-1])
        return self._codes.pop(0)


def test_a_locked_workspace_is_followed_by_a_fresh_one_that_says_locked() -> None:
    ends = Ends(Exit.LOCKED, Exit.LOCKED, Exit.CLOSED)
    assert launcher.run([], start=ends) == 0
    assert ends.arrivals == [Arrival.STARTED, Arrival.LOCKED, Arrival.LOCKED]


def test_after_one_that_could_not_save_all_the_next_one_says_so() -> None:
    ends = Ends(Exit.UNKEPT, OVERDUE, Exit.LOCKED, Exit.CLOSED)
    assert launcher.run([], start=ends) == 0
    assert ends.arrivals == [Arrival.STARTED, Arrival.UNKEPT, Arrival.UNKEPT, Arrival.LOCKED]


def test_a_crashed_workspace_is_followed_by_one_that_says_so() -> None:
    ends = Ends(-9, Exit.CLOSED)
    assert launcher.run([], start=ends) == 0
    assert ends.arrivals == [Arrival.STARTED, Arrival.CRASHED]


def test_a_workspace_that_crashes_at_once_again_and_again_is_given_up_in_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert launcher.run([], start=Ends(-9, 1, -6)) == 1
    said = capsys.readouterr().err
    assert "several times" in said
    assert "кілька разів" in said


def test_a_refused_folder_is_not_tried_again() -> None:
    assert launcher.run([], start=Ends(Exit.REFUSED)) == 1


def test_the_launcher_loads_nothing_that_could_hold_a_secret() -> None:
    found = run(
        "import sys, app.launcher, app.__main__\n"
        "print([m for m in sys.modules if m.split('.')[0] in ('PySide6', 'storage', 'sync', 'forms', 'cryptography')])"
    )
    assert found.stdout.strip() == "[]", found.stderr


def test_the_first_window_stands_before_anything_heavy_is_loaded(tmp_path: Path) -> None:
    found = run(
        "import sys\n"
        "from pathlib import Path\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from app.front import build\n"
        "from app.places import Places\n"
        "from app.processes import Arrival\n"
        "application = QApplication([])\n"
        f"front = build(application, Places(Path({str(tmp_path)!r}), practice=False), Arrival.STARTED)\n"
        "front.window.show(); application.processEvents()\n"
        "print([m for m in ('sqlalchemy', 'pydantic', 'cryptography', 'lxml', 'storage.vault') if m in sys.modules])\n"
        "front.jobs.close()\n"
    )
    assert found.stdout.strip() == "[]", found.stderr


def test_five_thousand_signals_do_not_end_the_process() -> None:
    found = run(
        "from PySide6.QtCore import QObject, Signal\n"
        "class Bell(QObject):\n    rung = Signal(bool)\n"
        "bell = Bell(); bell.rung.connect(lambda on: None)\n"
        "for _ in range(5000): bell.rung.emit(True)\n"
    )
    assert found.returncode == 0, found.stderr


def test_practice_and_real_work_refuse_each_others_folders(tmp_path: Path) -> None:
    real, practice = tmp_path / "real", tmp_path / "real" / "practice"
    assert refused(Places(real, practice=False), real) == ""
    assert refused(Places(practice, practice=True), real) == ""
    assert "own" in refused(Places(real, practice=True), real)
    assert "own" in refused(Places(tmp_path, practice=True), real)
    elsewhere = tmp_path / "elsewhere"
    make_vault(elsewhere)
    assert "do not belong to practice" in refused(Places(elsewhere, practice=True), real)
    (elsewhere / "practice.json").write_text("{}")
    assert refused(Places(elsewhere, practice=True), real) == ""
    assert "belongs to practice" in refused(Places(elsewhere, practice=False), elsewhere)


def test_a_refused_folder_is_said_on_the_command_line(tmp_path: Path) -> None:
    make_vault(tmp_path)
    found = subprocess.run(
        command(Role.WORKSPACE, "--practice", str(tmp_path)),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert found.returncode == Exit.REFUSED
    assert "practice does not open them" in found.stderr
