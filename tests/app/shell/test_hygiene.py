"""What no process of the program leaves behind: dumps, words of libraries, copies in the clipboard."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.logs import Log, catch_bugs
from app.processes import OVERDUE, Role, command
from app.widgets.clipboard import MARKS, Clipboard

ROOT = Path(__file__).resolve().parents[3]
SECRET = "Черемшина Оксана Гнатівна"


def below(pid: int) -> set[int]:
    """A process and all that it started."""
    found = {pid}
    for status in sorted(Path("/proc").glob("[0-9]*/stat")):
        try:
            words = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(words[1]) in found:
            found.add(int(status.parent.name))
    return found


def role_of(pid: int) -> str:
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().decode().split("\0")
    except OSError:
        return ""
    return words[words.index("--role") + 1] if "--role" in words else ""


def can_dump(pid: int) -> bool:
    for line in Path(f"/proc/{pid}/limits").read_text().splitlines():
        if line.startswith("Max core file size"):
            return line.split()[4:6] != ["0", "0"]
    raise AssertionError


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc")
def test_no_process_of_the_program_can_leave_a_dump(tmp_path: Path) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    # Where dumps are allowed the child must forbid them itself.
    lines = (
        command(Role.LAUNCHER, "--practice", str(tmp_path)),
        command(Role.RECORDER),
        command(Role.FORM_CONVERTER),
        command(Role.LOOKER, "--", "pictures"),
        command(Role.TRANSCRIBER),
    )
    children = [
        subprocess.Popen(
            ["/bin/sh", "-c", 'ulimit -c unlimited 2>/dev/null; exec "$@"', "sh", *line],
            cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        for line in lines
    ]  # fmt: skip
    wanted = {role.value for role in Role}
    deadline = time.monotonic() + 60
    found = dict[str, bool]()
    try:
        while (found.keys() != wanted or any(found.values())) and time.monotonic() < deadline:
            pids = {pid for child in children for pid in below(child.pid)}
            found = {role_of(pid): can_dump(pid) for pid in pids if role_of(pid)}
            threading.Event().wait(0.1)
    finally:
        for pid in {pid for child in children for pid in below(child.pid)}:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        for child in children:
            child.communicate()
    assert found == dict.fromkeys(wanted, False)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no alarms")
def test_the_system_ends_a_process_whose_python_does_not_come_to_run() -> None:
    code = (
        "import re, threading; from storage.platform.process import end_within\n"
        # From another thread than the first, as the recorder does it; the search holds Python's lock for minutes.
        "threading.Thread(target=end_within, args=(0.3,)).start()\n"
        "re.match('(a*)*b', 'a' * 40)\n"
    )
    began = time.monotonic()
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False, timeout=60)
    assert run.returncode == OVERDUE == -signal.SIGALRM
    assert time.monotonic() - began < 20


@pytest.fixture
def hooks() -> Iterator[None]:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    yield
    sys.excepthook, threading.excepthook, sys.unraisablehook = before


def test_an_exception_in_a_thread_leaves_its_words_nowhere(
    tmp_path: Path, hooks: None, capfd: pytest.CaptureFixture[str]
) -> None:
    log = Log(tmp_path)
    catch_bugs(log, interrupted=lambda: None)

    def fail() -> None:
        raise ValueError(SECRET)

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    log.close()
    written = (tmp_path / "svidok.log").read_text()
    assert "bug ValueError at" in written
    assert "Черемшина" not in written
    assert capfd.readouterr() == ("", "")


def test_the_log_takes_codes_and_nothing_else(tmp_path: Path) -> None:
    log = Log(tmp_path)
    log.happened("session-locked")
    log.happened(SECRET)
    log.happened("a name in small letters")
    failure = RuntimeError(SECRET)
    failure.code = "Оксана"  # type: ignore[attr-defined]
    log.bug(failure)
    log.close()
    lines = [line.partition(" ")[2] for line in (tmp_path / "svidok.log").read_text().splitlines()]
    assert lines == ["session-locked", "unnamed", "unnamed", "bug RuntimeError at "]


def test_libraries_say_nothing_on_the_programs_output() -> None:
    code = (
        "from app.logs import silence; import logging, warnings\n"
        "silence()\n"
        f"logging.getLogger('sqlalchemy').error({SECRET!r}); warnings.warn({SECRET!r})\n"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False, timeout=60)
    assert (run.returncode, run.stdout, run.stderr) == (0, b"", b"")


@pytest.fixture
def copied(qtbot: QtBot) -> Iterator[Clipboard]:
    system = QGuiApplication.clipboard()
    system.clear()
    # The platform without a screen does not know whose its content is.
    made = Clipboard(system, owns=lambda _, mode: mode is QClipboard.Mode.Clipboard and bool(system.text()))
    yield made
    made.stop()
    system.clear()


def test_what_is_copied_is_marked_for_every_system_and_loses_its_look(qtbot: QtBot, copied: Clipboard) -> None:
    system = QGuiApplication.clipboard()
    field = QLineEdit(SECRET)
    qtbot.addWidget(field)
    field.selectAll()
    field.copy()
    held = system.mimeData()
    assert held.text() == SECRET
    for name, content in MARKS.items():
        assert bytes(held.data(name).data()) == content
    rich = QMimeData()
    rich.setHtml(f"<b>{SECRET}</b>")
    rich.setText(SECRET)
    system.setMimeData(rich)
    assert not system.mimeData().hasHtml()


def test_the_clipboard_is_emptied_after_its_time_and_at_the_lock(qtbot: QtBot, copied: Clipboard) -> None:
    system = QGuiApplication.clipboard()
    copied.set_patience(50)
    system.setText(SECRET)
    assert system.text() == SECRET
    qtbot.waitUntil(lambda: system.text() == "", timeout=5_000)
    copied.set_patience(60_000)
    system.setText(SECRET)
    copied.clear()
    assert system.text() == ""


def test_what_another_program_copied_stays(qtbot: QtBot) -> None:
    system = QGuiApplication.clipboard()
    following = Clipboard(system, owns=lambda _clipboard, _mode: False)
    system.setText("somebody else's")
    following.clear()
    assert system.text() == "somebody else's"
    assert not system.mimeData().hasFormat("x-kde-passwordManagerHint")
    following.stop()
    system.clear()
