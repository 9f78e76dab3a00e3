"""The rules of the house that no other tool checks."""

import ast
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("app", "forms", "storage", "sync")
TOP_LEVEL = {
    "app", "forms", "storage", "sync", "tests", "resources", "docs", ".ci", "pyproject.toml", "README.md",
    "README.uk.md", "Makefile", "LICENSE", ".gitignore", "requirements.lock", "requirements-dev.lock",
    "requirements-speech.lock",
}  # fmt: skip
PLATFORM_ONLY = {"fcntl", "msvcrt", "winreg", "resource", "ctypes", "signal"}
OS_CALLS = {"os.fsync", "os.fdatasync", "os.kill", "os.replace", "os.rename"}


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return [ROOT / name for name in listed.split("\0") if name]


def sources() -> list[Path]:
    return sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


def test_the_top_level_holds_what_the_owner_prescribes() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in tracked()} <= TOP_LEVEL


def test_no_source_file_is_longer_than_400_lines() -> None:
    long = {str(path.relative_to(ROOT)): n for path in sources() if (n := len(path.read_text().splitlines())) > 400}
    assert not long


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    names = {part for path in sources() for part in path.relative_to(ROOT).with_suffix("").parts}
    assert not names & {"utils", "util", "helpers", "helper", "manager", "managers", "common", "core", "misc"}


def test_operating_system_calls_live_in_one_room() -> None:
    found = []
    for path in sources():
        if (ROOT / "storage/platform") in path.parents:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            found += [f"{path.relative_to(ROOT)}: {name}" for name in names if name.split(".")[0] in PLATFORM_ONLY]
            if isinstance(node, ast.Attribute) and ast.unparse(node) in OS_CALLS:
                found.append(f"{path.relative_to(ROOT)}: {ast.unparse(node)}")
    assert not found


def test_blind_excepts_stand_only_where_a_thread_hands_every_error_on() -> None:
    holders = {
        str(path.relative_to(ROOT)) for path in sources() if re.search(r"except (Base)?Exception\b", path.read_text())
    }
    assert holders <= {"app/qt_jobs.py", "sync/client/greeting.py"}


def test_no_variable_of_the_environment_changes_the_product() -> None:
    """No flag or variable replaces microphone, clock or key-derivation cost: the product reads none of its own."""
    allowed = {
        "LOCALAPPDATA", "HOME", "XDG_DATA_HOME", "DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM",
        "USERPROFILE", "SYSTEMDRIVE", "OneDrive", "OneDriveCommercial", "OneDriveConsumer", "APPDATA", "PATH",
        "SYSTEMROOT",
    }  # fmt: skip
    read = set()
    for path in sources():
        read |= set(re.findall(r"environ(?:\.get|\.setdefault|\.pop)?[\[(]\s*[\"'](\w+)", path.read_text()))
        read |= set(re.findall(r"getenv\(\s*[\"'](\w+)", path.read_text()))
    assert read <= allowed


def test_only_page_objects_reach_into_widgets() -> None:
    calls = re.compile(r"\.(findChild|findChildren|keyClicks|mouseClick)\(")
    found = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "tests").rglob("*.py")
        if not {"pages", "tour", "bench", "pictures"} & set(path.parts)
        and path.name != "test_layout.py"
        and calls.search(path.read_text())
    ]
    assert not found


def test_tests_wait_for_conditions_and_never_sleep() -> None:
    naps = re.compile(r"qtbot\.wait\(|time\.sleep\(")
    allowed = {"tests/desktop", "tests/tour", "tests/crash", "tests/bench", "tests/leaks", "tests/sync/lines"}
    found = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "tests").rglob("*.py")
        if path.name != "test_layout.py" and naps.search(path.read_text())
        and not any(str(path.relative_to(ROOT)).startswith(a) for a in allowed)
    ]  # fmt: skip
    assert not found


def test_a_signal_can_be_emitted_five_thousand_times() -> None:
    """PySide6 6.12.0 aborts CPython 3.11 after a few hundred emits; the pin must hold."""
    script = (
        "from PySide6.QtCore import QObject, Signal\n"
        "class Bell(QObject):\n    rung = Signal(bool)\n"
        "bell = Bell()\n"
        "for _ in range(5000):\n    bell.rung.emit(True)\n"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_no_file_names_a_package_host_or_a_path_of_a_machine() -> None:
    pattern = re.compile(
        r"(?<![\w.-])/(?:root|home/\w+)/|--index-url|--extra-index-url|\bpypi\.org|files\.pythonhosted"
    )
    found = [
        str(path.relative_to(ROOT))
        for path in tracked()
        if path.suffix in {".py", ".md", ".toml", ".lock", ".sh", ""} and path.is_file()
        and path.name not in {"test_layout.py", "LICENSE"} and pattern.search(path.read_text(errors="ignore"))
    ]  # fmt: skip
    assert not found
