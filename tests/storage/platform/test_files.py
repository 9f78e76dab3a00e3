"""Files, folders, locks and clocks on the real system."""

import errno
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from storage.platform import files
from storage.platform.clock import SystemClock, _linux_boot_id, iso, mono_ms
from storage.platform.folders import data_folder, is_cloud_folder
from storage.platform.locks import AlreadyOpen, DirectoryLock
from storage.platform.power import Battery, battery, parse_pmset


def test_a_file_is_replaced_as_a_whole_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    target = tmp_path / "header"
    files.write_durably(target, b"old")
    files.write_durably(target, b"new")
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o600
    assert [entry.name for entry in tmp_path.iterdir()] == ["header"]


def test_a_failed_write_leaves_the_old_file_and_no_rest(tmp_path: Path) -> None:
    target = tmp_path / "header"
    target.mkdir()
    (target / "inside").touch()
    with pytest.raises(OSError, match=r"directory|not empty"):
        files.write_durably(target, b"new")
    assert [entry.name for entry in tmp_path.iterdir()] == ["header"]


def test_a_new_file_never_takes_over_an_old_one(tmp_path: Path) -> None:
    os.close(files.open_new(tmp_path / "one"))
    with pytest.raises(FileExistsError):
        files.open_new(tmp_path / "one")


def test_everything_is_written_even_when_the_system_takes_little_at_a_time() -> None:
    reading, writing = os.pipe()
    try:
        files.write_all(writing, b"x" * 50_000)
        assert os.read(reading, 60_000) == b"x" * 50_000
    finally:
        os.close(reading)
        os.close(writing)


def test_data_is_flushed_to_a_real_file(tmp_path: Path) -> None:
    with (tmp_path / "file").open("wb", buffering=0) as file:
        file.write(b"sound")
        files.sync_data(file.fileno())
        files.sync_file(file.fileno())
    with pytest.raises(OSError, match="Bad file descriptor") as caught:
        files.sync_data(10_000)
    assert caught.value.errno == errno.EBADF


def test_a_private_folder_is_tightened_if_it_was_open(tmp_path: Path) -> None:
    folder = tmp_path / "open"
    folder.mkdir(mode=0o755)
    files.private_directory(folder)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert files.free_bytes(folder) > 0


def test_two_processes_cannot_hold_one_folder(tmp_path: Path) -> None:
    lock = DirectoryLock(tmp_path)
    other = (
        "import sys, pathlib\n"
        "from storage.platform.locks import AlreadyOpen, DirectoryLock\n"
        "try:\n    DirectoryLock(pathlib.Path(sys.argv[1]))\n"
        "except AlreadyOpen:\n    sys.exit(7)\n"
    )
    command = [sys.executable, "-c", other, str(tmp_path)]
    assert subprocess.run(command, check=False).returncode == 7
    with pytest.raises(AlreadyOpen):
        DirectoryLock(tmp_path)
    lock.release()
    lock.release()
    assert subprocess.run(command, check=False).returncode == 0


def test_a_moment_says_utc_with_milliseconds_and_a_count_that_only_grows() -> None:
    clock = SystemClock()
    first, second = clock.now(), clock.now()
    assert first.wall.endswith("Z")
    assert len(first.wall) == len("2026-11-22T08:30:00.123Z")
    datetime.fromisoformat(first.wall)
    assert first.tz[0] in "+-"
    assert first.tz[3] == ":"
    assert first.boot == second.boot != ""
    assert second.mono_ms >= first.mono_ms > 0
    assert abs(mono_ms() - second.mono_ms) < 10_000


def test_a_time_of_another_zone_is_written_in_utc() -> None:
    assert iso(datetime.fromisoformat("2026-11-22T10:30:00.1234+02:00")) == "2026-11-22T08:30:00.123Z"


def test_a_boot_id_that_cannot_be_had_is_empty(tmp_path: Path) -> None:
    assert _linux_boot_id(tmp_path / "absent") == ""


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/people/o/OneDrive - Org/vaults", True),
        ("/people/o/Dropbox (Personal)/x", True),
        ("/people/o/Library/Mobile Documents/x", True),
        ("/people/o/.local/share/svidok", False),
        ("/people/o/boxes", False),
    ],
)
def test_folders_that_are_copied_to_a_cloud_are_known(path: str, expected: bool) -> None:
    assert is_cloud_folder(Path(path)) is expected


def test_a_cloud_folder_is_also_known_by_the_systems_own_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OneDrive", str(tmp_path / "anything"))
    assert is_cloud_folder(tmp_path / "anything" / "vaults")
    assert not is_cloud_folder(tmp_path / "other")


def test_the_data_folder_follows_the_desktop_but_never_a_relative_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert data_folder() == tmp_path / "svidok"
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    assert data_folder() == Path.home() / ".local" / "share" / "svidok"


def _supply(folder: Path, **lines: str) -> None:
    folder.mkdir(parents=True)
    for name, line in lines.items():
        (folder / name).write_text(line + "\n", "ascii")


def test_the_laptops_battery_is_found_among_mains_and_mice(tmp_path: Path) -> None:
    _supply(tmp_path / "AC", type="Mains")
    _supply(tmp_path / "hid-mouse", type="Battery", scope="Device", capacity="5", status="Discharging")
    _supply(tmp_path / "BAT0", type="Battery", capacity="83", status="Discharging")
    assert battery(tmp_path) == Battery(83, charging=False)


def test_how_long_the_battery_lasts_is_told_where_the_system_tells(tmp_path: Path) -> None:
    drawn = {"type": "Battery", "capacity": "50", "energy_now": "30000", "power_now": "12000"}
    _supply(tmp_path / "1" / "BAT0", status="Discharging", **drawn)
    _supply(tmp_path / "2" / "BAT0", status="Charging", **drawn)
    assert battery(tmp_path / "1") == Battery(50, charging=False, minutes=150)
    assert battery(tmp_path / "2") == Battery(50, charging=True)
    assert parse_pmset("Now drawing from 'Battery Power'\n -Internal 9%; discharging; 1:05 remaining") == Battery(
        9, charging=False, minutes=65
    )


def test_a_machine_without_a_battery_has_none(tmp_path: Path) -> None:
    _supply(tmp_path / "BAT0", type="Battery")
    assert battery(tmp_path) is None
    assert battery(tmp_path / "absent") is None


def test_the_answer_of_macos_is_understood() -> None:
    assert parse_pmset("Now drawing from 'AC Power'\n -InternalBattery-0 99%; charging") == Battery(99, charging=True)
    assert parse_pmset("Now drawing from 'Battery Power'\n -Internal 9%; discharging") == Battery(9, charging=False)
    assert parse_pmset("") is None


_HARDENED = """
import ctypes, resource
from storage.platform.process import harden, exit_now
harden()
assert resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)
assert ctypes.CDLL(None).prctl(3, 0, 0, 0, 0) == 0
exit_now(5)
"""


def test_a_hardened_process_cannot_be_dumped_and_ends_when_told() -> None:
    assert subprocess.run([sys.executable, "-c", _HARDENED], check=False).returncode == 5
