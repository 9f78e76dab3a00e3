"""One day with planted words and keys, and what is left of them: on the disk, and in memory before and after a lock."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from app.places import Places
from tests.flows import planted
from tests.flows.conftest import new_office
from tests.flows.documenter import Documenter, make_vault
from tests.flows.test_nothing_leaks import FOLDERS, TEXTS, keys_of
from tests.leaks.scanner import Scanner
from tests.storage.vaults import PASSPHRASE

ROOT = Path(__file__).parents[2]
IN_MEMORY = (planted.SENTENCES[3], planted.NAMES[0], PASSPHRASE)
"""Texts that are looked for in memory; every text would take minutes."""
ROLES = {
    b"speaking": "recorder",
    b"at_work": "workspace",
    b"records_on": "workspace",
    b"locked_window": "locked window",
}
SMALL_KEYS = ("master key", "database key", "wrapping key", "signing seed", "box seed")


@dataclass(slots=True)
class Found:
    """The figures; `controls` must all be above zero and everything after the lock zero."""

    controls: dict[str, int] = field(default_factory=dict)
    after_lock: dict[str, int] = field(default_factory=dict)
    on_disk: int = -1
    files_looked_at: int = 0
    processes_before: int = 0
    processes_after: int = 0
    seconds_to_lock: float = 0.0
    seconds_to_the_locked_window: float = 0.0

    @property
    def is_clean(self) -> bool:
        """Whether the search works and finds nothing."""
        return all(self.controls.values()) and not any(self.after_lock.values()) and self.on_disk == 0

    def figures(self) -> dict[str, object]:
        return {**asdict(self), "clean": self.is_clean}


def below(pid: int) -> dict[int, str]:
    """A process and all that it started, by what they are."""
    found = {pid: "launcher"}
    for status in sorted(Path("/proc").glob("[0-9]*/stat"), key=lambda path: int(path.parent.name)):
        try:
            words = status.read_text().rpartition(")")[2].split()
            line = (status.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if int(words[1]) in found and words[0] != "Z":
            role = next((role for word, role in ROLES.items() if word in line), "other")
            found[int(status.parent.name)] = role
    return found


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def hits(scanner: Scanner, pid: int) -> int:
    try:
        return len(list(scanner.memory(pid)))
    except (FileNotFoundError, ProcessLookupError):
        return 0


@contextmanager
def laptop(folder: Path, work: str = "at_work") -> Iterator[tuple["subprocess.Popen[str]", Path]]:
    """The program at work on a machine whose every folder is known."""
    office = new_office(folder / "office")
    machine = folder / "laptop"
    for name in FOLDERS.values():
        (machine / name).mkdir(parents=True, mode=0o700)
    vault = make_vault(Places(machine / "data" / "svidok", practice=False).vault(1).directory)
    Documenter(vault, folder / "card").join(office)
    vault.close()
    environment = os.environ | {name: str(machine / place) for name, place in FOLDERS.items()}
    environment |= {"QT_QPA_PLATFORM": "offscreen"}
    program = subprocess.Popen(
        [sys.executable, "-m", "tests.leaks.launch", str(folder / "card"), work],
        cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        yield program, machine
    finally:
        for pid in below(program.pid):
            if is_alive(pid):
                os.kill(pid, 9)
        program.communicate()
        office.close()


def heard(program: "subprocess.Popen[str]", word: str) -> list[str]:
    """What the program says once it says this word."""
    assert program.stdout is not None
    while line := program.stdout.readline():
        said = line.split()
        if said and said[0] == word:
            return said
        # The window came although nobody locked: the workspace ended by itself.
        assert word != "recording" or "locked" not in said, "the workspace failed before it recorded"
    raise AssertionError(f"the program ended before it said {word}")


def tell(program: "subprocess.Popen[str]", line: str) -> None:
    assert program.stdin is not None
    program.stdin.write(line + "\n")
    program.stdin.flush()


def walk(folder: Path) -> Found:
    """Work, lock, look."""
    found = Found()
    with laptop(folder) as (program, machine):
        vault = machine / "data" / "svidok" / "vaults" / "1"
        keys = keys_of(vault)
        tell(program, PASSPHRASE)
        _, recorder, segment = heard(program, "recording")
        small = [keys[name] for name in SMALL_KEYS]
        scanner = Scanner(IN_MEMORY, [*small, bytes.fromhex(segment)])
        before = below(program.pid)
        found.processes_before = len(before)
        for pid, role in before.items():
            if role == "workspace":
                seen = [find.planted for find in scanner.memory(pid)]
                found.controls["words in the workspace before the lock"] = len([one for one in seen if one != "key"])
                found.controls["keys in the workspace before the lock"] = seen.count("key")
        sound = Scanner(["nothing planted"], [bytes.fromhex(segment)])
        found.controls["key of the segment in the recorder before the lock"] = hits(sound, int(recorder))

        began = time.monotonic()
        tell(program, "lock")
        held = [pid for pid, role in before.items() if role != "launcher"]
        while any(map(is_alive, held)) and time.monotonic() - began < 20:
            time.sleep(0.005)
        found.seconds_to_lock = round(time.monotonic() - began, 3)
        found.after_lock["processes that are still there"] = sum(map(is_alive, held))
        heard(program, "locked")
        found.seconds_to_the_locked_window = round(time.monotonic() - began, 3)
        heard(program, "loaded")
        after = below(program.pid)
        found.processes_after = len(after)
        for pid, role in after.items():
            name = f"words and keys in the {role}"
            found.after_lock[name] = found.after_lock.get(name, 0) + hits(scanner, pid)
        tell(program, "end")
        program.wait(timeout=20)

        keys = keys_of(vault)
        # Everything that was written: data, home, caches, temporary files, logs.
        disk = Scanner(TEXTS, keys.values())
        found.files_looked_at = sum(path.is_file() for path in machine.rglob("*"))
        found.on_disk = len(list(disk.files([machine])))
        (machine / "tmp" / "planted").write_bytes(planted.NAMES[0].encode() + keys["database key"].hex().encode())
        found.controls["words and keys in a planted file"] = len(list(disk.files([machine / "tmp"])))
    return found
