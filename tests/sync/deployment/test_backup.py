"""The nightly script: what it copies, and that a night that ended in the middle spoils nothing."""

import subprocess
from pathlib import Path

import pytest

from tests.sync.deployment.page import ROOT

SCRIPT = ROOT / "resources/central/backup.sh"
NAME = "ab" * 32


@pytest.fixture
def central(tmp_path: Path) -> Path:
    folder = tmp_path / "central"
    for name, content in (
        (f"blobs/ab/{NAME}", b"sealed" * 1000),
        (f"blobs/cd/{'cd' * 32}.part", b"first leaf"),
        (f"quarantine/{'ef' * 32}", b"pack"),
        ("organisation.json", b"{}"),
        ("witnesses.json", b"{}"),
        ("keys", b"never in a backup"),
        ("central.json", b"never in a backup"),
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def night(central: Path, *, program: str = "", text: str = "") -> int:
    """The script, with one program that comes from elsewhere."""
    found = central.parent / "bin"
    found.mkdir(exist_ok=True)
    for path in found.iterdir():
        path.unlink()
    # The database has tests of its own: here it is a file.
    programs = {"pg_dump": "echo dumped"}
    if program:
        programs[program] = text
    for name, content in programs.items():
        (found / name).write_text(f"#!/bin/sh\n{content}\n")
        (found / name).chmod(0o755)
    command = ["sh", SCRIPT, central, central.parent / "backup"]
    environment = {"PATH": f"{found}:/usr/bin:/bin", "SVIDOK_OWNER": "postgresql://owner@/svidok"}
    return subprocess.run(command, check=False, env=environment, capture_output=True).returncode


def test_files_and_what_was_kept_aside_are_copied_and_keys_are_not(central: Path) -> None:
    backup = central.parent / "backup"
    assert night(central) == 0
    copied = {path.relative_to(backup).as_posix() for path in backup.rglob("*") if path.is_file()}
    here = {path.relative_to(central).as_posix() for path in central.rglob("*") if path.is_file()}
    assert {name for name in copied if not name.endswith(".dump")} == here - {"keys", "central.json"}
    assert len(list(backup.glob("*.dump"))) == 1
    assert all(path.stat().st_mode & 0o077 == 0 for path in backup.iterdir() if path.suffix == ".dump")


def test_what_is_still_arriving_is_copied_anew_and_gone_once_it_is_whole(central: Path) -> None:
    backup = central.parent / "backup"
    part = central / "blobs/cd" / f"{'cd' * 32}.part"
    night(central)
    part.write_bytes(b"first leaf, second leaf")
    night(central)
    assert (backup / "blobs/cd" / part.name).read_bytes() == b"first leaf, second leaf"
    part.rename(part.with_suffix(""))
    night(central)
    assert [path.name for path in (backup / "blobs/cd").iterdir()] == ["cd" * 32]


def test_a_night_that_ended_in_the_middle_leaves_no_half_file(central: Path) -> None:
    backup = central.parent / "backup"
    half = 'for target; do :; done; echo half > "$target"; exit 1'
    assert night(central, program="cp", text=half) != 0
    assert not list(backup.rglob(NAME))
    assert night(central) == 0
    assert (backup / "blobs/ab" / NAME).read_bytes() == b"sealed" * 1000


def test_a_dump_that_failed_is_no_dump(central: Path) -> None:
    assert night(central, program="pg_dump", text="exit 1") != 0
    assert not list((central.parent / "backup").glob("*.dump"))
