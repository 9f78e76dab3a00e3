"""After a whole job nothing that was said, and no key, is in any file the program wrote."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from app.places import Places
from storage.crypto.hkdf import derive_key
from storage.interviews import device
from storage.interviews.opened import part_key_context
from storage.interviews.playback import unwrapped
from storage.objects.kinds import PartKind
from storage.vault import Vault, open_vault
from storage.vault.tables import part_keys, segments
from storage.vault.vault import database_key
from tests.flows import planted
from tests.flows.conftest import new_office
from tests.flows.documenter import Documenter, make_vault
from tests.leaks.scanner import Scanner
from tests.storage.vaults import PASSPHRASE

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads another process's memory by /proc")

FOLDERS = {
    "HOME": "home",
    "TMPDIR": "tmp",
    "XDG_DATA_HOME": "data",
    "XDG_CONFIG_HOME": "config",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
    "XDG_RUNTIME_DIR": "run",
}
TEXTS = (*planted.ALL, PASSPHRASE)


class Laptop:
    """A machine whose every folder is known, with a vault on it and its program running in a child."""

    def __init__(self, folder: Path, card: Path) -> None:
        self.folder, self.card = folder, card
        for name in FOLDERS.values():
            (folder / name).mkdir(parents=True, mode=0o700)
        self.data = folder / "data" / "svidok"
        self.vault = Places(self.data, practice=False).vault(1).directory
        self._child: subprocess.Popen[str] | None = None

    def start(self) -> int:
        """Unlock and do the whole job; the number of the process, in which the next interview is open."""
        # Without PYTHON's own caches in the project, what is written is the program's.
        environment = os.environ | {name: str(self.folder / place) for name, place in FOLDERS.items()}
        self._child = subprocess.Popen(
            [sys.executable, "-m", "tests.flows.laptop", str(self.card)],
            env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        self._child.stdin.write(PASSPHRASE + "\n")
        self._child.stdin.flush()
        assert self._child.stdout.readline() == "ready\n"
        return self._child.pid

    def lock(self) -> None:
        """The process goes, as locking makes it go."""
        if self._child is not None:
            self._child.communicate("end\n", timeout=20)
            self._child = None


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    office = new_office(tmp_path / "office")
    made = Laptop(tmp_path / "laptop", tmp_path / "card")
    vault = make_vault(made.vault)
    Documenter(vault, made.card).join(office)
    vault.close()
    yield made
    made.lock()
    office.close()


def keys_of(directory: Path) -> dict[str, bytes]:
    """Every secret key of a vault by what it is."""
    vault = open_vault(directory, PASSPHRASE)
    try:
        master = vault.master_key()
        with vault.transaction() as tx:
            own = device.identity(tx)
        return {
            "master key": master,
            "database key": database_key(master)[:32],
            "wrapping key": derive_key(master, b"svidok/v1/wrap"),
            "signing seed": own.signing.seed,
            "box seed": own.box.seed,
            **_content_keys(vault),
        }
    finally:
        vault.close()


def _content_keys(vault: Vault) -> dict[str, bytes]:
    with vault.read() as tx:
        files = tx.execute(select(segments.c.file, segments.c.wrapped_key)).all()
        parts = tx.execute(select(part_keys)).all()
    keys = {f"key of file {row.file}": unwrapped(vault, row.wrapped_key, row.file) for row in files if row.wrapped_key}
    for row in parts:
        context = part_key_context(row.interview_id, PartKind(row.part))
        keys[f"key of part {row.part}"] = vault.unwrap(row.wrapped, context)
    return keys


def found_in_memory(pid: int, text: str, *keys: bytes) -> set[str]:
    return {find.planted for find in Scanner([text], keys).memory(pid)}


# It looks through the whole memory of the program.
# The bounded form of it, also over every process, is tests/leaks/test_after_the_lock.py.
@pytest.mark.slow
@pytest.mark.timeout(300)
def test_forty_texts_and_all_keys_are_in_no_file_but_the_open_program_has_them(laptop: Laptop) -> None:
    before = keys_of(laptop.vault)
    pid = laptop.start()
    # The control: the same search finds what it looks for where it must be.
    for name in ("database key", "signing seed"):
        assert found_in_memory(pid, "nothing planted", before[name]) == {"key"}, name
    assert found_in_memory(pid, planted.SENTENCES[3]) == {planted.SENTENCES[3]}
    laptop.lock()

    written = {path.relative_to(laptop.data).parts[0] for path in laptop.data.rglob("*") if path.is_file()}
    assert written >= {"vaults", "logs", "settings.json"}
    keys = keys_of(laptop.vault)
    assert len([name for name in keys if name.startswith("key of file")]) >= 8
    assert len([name for name in keys if name.startswith("key of part")]) == 4
    assert list(Scanner(TEXTS, keys.values()).files([laptop.folder])) == []

    (laptop.folder / "tmp" / "planted").write_bytes(planted.NAMES[0].encode() + keys["database key"].hex().encode())
    finds = list(Scanner(TEXTS, keys.values()).files([laptop.folder]))
    assert {find.planted for find in finds} == {planted.NAMES[0], "key"}
