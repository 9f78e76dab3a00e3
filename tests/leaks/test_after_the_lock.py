"""After the lock no process of ours holds a word or a key, and no file holds one in clear."""

import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import select

from app.recorder import alone
from storage.container import recover
from storage.vault import open_vault
from storage.vault.tables import segments
from tests.flows.test_nothing_leaks import keys_of
from tests.leaks.scanner import Scanner
from tests.leaks.walk import SMALL_KEYS, below, heard, hits, is_alive, laptop, tell, walk
from tests.storage.vaults import PASSPHRASE

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="reads other processes' memory by /proc"),
    # Searching the memory of four processes for every form of every word takes a minute or two.
    pytest.mark.timeout(400),
]


def test_nothing_planted_is_left_in_any_process_after_the_lock_or_in_any_file(tmp_path: Path) -> None:
    found = walk(tmp_path)
    assert all(found.controls.values()), found
    assert not any(found.after_lock.values()), found
    assert found.on_disk == 0, found
    assert found.files_looked_at > 10
    assert found.processes_before >= 3


def test_behind_the_lock_the_recorder_holds_the_key_of_its_sound_and_nothing_else(tmp_path: Path) -> None:
    with laptop(tmp_path, "records_on") as (program, machine):
        directory = machine / "data" / "svidok" / "vaults" / "1"
        keys = keys_of(directory)
        small = [keys[name] for name in SMALL_KEYS]
        tell(program, PASSPHRASE)
        _, number, key = heard(program, "recording")
        recorder, segment = int(number), bytes.fromhex(key)
        workspace = next(pid for pid, role in below(program.pid).items() if role == "workspace")
        assert hits(Scanner([PASSPHRASE], small), workspace)
        assert hits(Scanner(["nothing planted"], [segment]), recorder)
        began = time.monotonic()
        tell(program, "lock")
        while is_alive(workspace) and time.monotonic() - began < 20:
            time.sleep(0.005)
        assert not is_alive(workspace)
        heard(program, "loaded")

        assert is_alive(recorder)
        assert alone.is_going_on(directory)
        for pid in (recorder, *below(program.pid)):
            assert not hits(Scanner([PASSPHRASE], small), pid)
        assert hits(Scanner(["nothing planted"], [segment]), recorder)
        for pid in below(program.pid):
            assert pid == recorder or not hits(Scanner(["nothing planted"], [segment]), pid)

        assert alone.end(directory)
        began = time.monotonic()
        while is_alive(recorder) and time.monotonic() - began < 60:
            time.sleep(0.05)
        assert not is_alive(recorder)
        tell(program, "end")
        program.wait(timeout=20)
        vault = open_vault(directory, PASSPHRASE)
        with vault.read() as tx:
            file = tx.execute(select(segments.c.file).order_by(segments.c.id.desc())).scalars().first()
        prefix = recover(vault.attachments / str(file), segment)
        vault.close()
    assert prefix.complete
    assert prefix.records >= 2
