"""The administrator's page says nothing that cannot be typed: commands are parsed, files are there, languages agree."""

import os
import re
import shlex
import shutil
import subprocess
from contextlib import nullcontext
from pathlib import Path

import pytest

from sync.central.__main__ import _COMMANDS
from sync.central.command_line import parser
from sync.witness.__main__ import main as witness_main
from tests.sync.deployment.page import COURIERS, PAGES, ROOT, told

GIVEN = ROOT / "resources/central"
_PROGRAM = "python -m sync.central "
_ALSO_SHORT = ("svidok-central ", _PROGRAM)
# What stands for something that only the administrator knows, and something of its kind.
_PLACEHOLDERS = {"KEY-ID": "ab" * 8, "THEIR-KEY": "key", "…": "request.json --out certificate.json --keys folder"}


def commands(page: Path) -> list[str]:
    """What the page has typed into central, without the program's name."""
    found = []
    for text in told(page):
        if text.startswith("python -m sync.witness"):
            continue
        short = next((text.removeprefix(head) for head in _ALSO_SHORT if text.startswith(head)), text)
        if text.startswith(("podman run", "podman build")):
            short = text.partition("svidok-central ")[2]
        words = short.split()
        if words and (text != short or (words[0] in _COMMANDS and not text.endswith((".", "/")))):
            found.append(short)
    return found


def typed(command: str) -> list[str]:
    for name, value in _PLACEHOLDERS.items():
        command = command.replace(name, value)
    return shlex.split(command)


def test_both_languages_have_the_same_things_typed() -> None:
    for pair in (PAGES, COURIERS):
        english, ukrainian = (set(told(page)) for page in pair)
        assert english ^ ukrainian == set()
    assert len(commands(PAGES[0])) > 15


@pytest.mark.parametrize("command", sorted({*commands(PAGES[0]), *commands(COURIERS[0])}))
def test_a_command_of_the_page_is_one_of_the_program(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = typed(command)
    # A command that is only named, or shown in part, says with --help that it is there; a whole one is parsed as it is.
    is_named = len(words) == 1 or _is_part(words)
    with pytest.raises(SystemExit) if is_named else nullcontext():
        parser(_COMMANDS).parse_args([*words[:1], "--help"] if is_named else words)
    if is_named:
        assert "usage:" in capsys.readouterr().out
        said = help_of(words[0])
        assert all(word.partition("=")[0] in said for word in words[1:] if word.startswith("--"))


def _is_part(words: list[str]) -> bool:
    # More is needed for these, and the page says what where it speaks of them.
    return words[0] in ("organisation", "init") and ("--out" not in words and "--database" not in words)


def help_of(command: str) -> str:
    names = next(iter(one for one in parser(_COMMANDS)._actions if one.choices and command in one.choices)).choices
    assert isinstance(names, dict)
    return str(names[command].format_help())


def test_switches_and_files_that_the_page_names_are_there() -> None:
    serve = help_of("serve")
    for text in told(PAGES[0]):
        if text.startswith("resources/"):
            assert (ROOT / text).is_file(), text
        elif text.startswith("--") and text not in ("--help",):
            word = text.split()[0]
            helps = serve + parser(_COMMANDS).format_help() + (ROOT / "sync/witness/__main__.py").read_text("utf-8")
            assert word in helps or any(word in help_of(one) for one in ("init", "begin", "organisation")), text
    for name in ("backup.sh", "svidok-central"):
        assert os.access(GIVEN / name, os.X_OK)


@pytest.mark.parametrize(
    "words", [["init", "--name", "partner.example/witness"], ["list"], ["serve", "--help"], ["watch", "--help"]]
)
def test_the_witness_of_the_page_is_there(words: list[str], tmp_path: Path) -> None:
    typed_there = [text for text in told(PAGES[0]) if text.startswith("python -m sync.witness")]
    assert shlex.split(typed_there[0])[3:5] == ["--folder", "witness"]
    with pytest.raises(SystemExit) if "--help" in words else nullcontext():
        witness_main(["--folder", str(tmp_path / "witness"), *words])


def test_units_and_container_call_what_there_is() -> None:
    units = {path.name: path.read_text("utf-8") for path in GIVEN.iterdir() if path.is_file()}
    starts = re.findall(r"^ExecStart=(.+)$", "\n".join(units.values()), re.MULTILINE)
    assert len(starts) == 2
    serving = next(one for one in starts if "sync.central" in one)
    parser(_COMMANDS).parse_args(shlex.split(serving.partition("sync.central")[2]))
    container = units["Containerfile"]
    entry, default = (re.findall(rf"^{name} \[(.+)\]$", container, re.MULTILINE)[0] for name in ("ENTRYPOINT", "CMD"))
    words = [word.strip(' "') for word in f"{entry}, {default}".split(",")]
    assert words[:3] == ["python", "-m", "sync.central"]
    parser(_COMMANDS).parse_args(words[3:])
    for line in re.findall(r"^# podman run --rm .* svidok-central (.+)$", container, re.MULTILINE):
        parser(_COMMANDS).parse_args(shlex.split(line))
    for copied in re.findall(r"^COPY (\S+)", container, re.MULTILINE):
        assert (ROOT / copied).exists()


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not here")
def test_systemd_finds_nothing_wrong_with_the_units(tmp_path: Path) -> None:
    for path in GIVEN.glob("svidok-*.*"):
        text = path.read_text("utf-8").replace("/opt/svidok/.venv/bin/python", "/bin/true")
        (tmp_path / path.name).write_text(text.replace("/opt/svidok/resources/central/backup.sh", "/bin/true"))
    found = subprocess.run(
        ["systemd-analyze", "verify", *sorted(tmp_path.glob("*.service")), *tmp_path.glob("*.timer")],
        check=False,
        capture_output=True,
        text=True,
    )
    ours = [line for line in found.stderr.splitlines() if "svidok" in line]
    assert ours == []


@pytest.mark.parametrize("page", [*PAGES, ROOT / "README.md", ROOT / "README.uk.md"], ids=lambda page: page.name)
def test_the_one_command_brings_up_what_the_page_says(page: Path) -> None:
    command = next(one for one in told(page) if one.startswith("make central "))
    shown = subprocess.run(
        ["make", "-n", "--no-print-directory", "-o", ".venv/.run", "-o", "system-run", *shlex.split(command)[1:]],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    words = shlex.split(re.sub(r"\\\n", "", shown[shown.index("-m sync.central") :]))
    found = parser(_COMMANDS).parse_args(words[2:])
    assert (found.practice, found.url, found.request) == (True, ["https://192.168.1.5:8443"], Path("laptop.request"))
    for written in (found.package, found.certificate):
        assert str(written) in told(page)
