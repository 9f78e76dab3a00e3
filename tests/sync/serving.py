"""`python -m sync.central` in a process of its own, as an administrator starts it."""

import contextlib
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Running:
    """A service that answers: its port, where it is watched, and what it wrote to standard error."""

    process: "subprocess.Popen[str]"
    port: int
    watch: int
    errors: Path

    def log(self) -> str:
        return self.errors.read_text()


@contextlib.contextmanager
def central_process(folder: Path, *arguments: str, cwd: Path, port: int = 0) -> Iterator[Running]:
    """Start it, wait until it answers, and end it as an administrator would."""
    errors = cwd / "central.log"
    command = [sys.executable, "-m", "sync.central", "--folder", str(folder), *arguments, "--port", str(port)]
    root = Path(__file__).resolve().parents[2]
    with (
        errors.open("w") as log,
        subprocess.Popen(
            [*command, "--watch", "0", "--log"],
            cwd=cwd,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            env={"PYTHONPATH": str(root), "PATH": ""},
        ) as process,
    ):
        assert process.stdout is not None
        try:
            found: dict[str, int] = {}
            for line in process.stdout:
                if match := re.search(r"^(listening|watching) https?://[^:]+:(\d+)", line):
                    found[match[1]] = int(match[2])
                if len(found) == 2:
                    break
            assert len(found) == 2, errors.read_text()
            yield Running(process, found["listening"], found["watching"], errors)
        finally:
            process.terminate()
            assert process.wait(30) == 0, errors.read_text()
