"""After the lock no process of ours holds a word or a key, and no file holds one in clear."""

import sys
from pathlib import Path

import pytest

from tests.leaks.walk import walk

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads other processes' memory by /proc")


def test_nothing_planted_is_left_in_any_process_after_the_lock_or_in_any_file(tmp_path: Path) -> None:
    found = walk(tmp_path)
    assert all(found.controls.values()), found
    assert not any(found.after_lock.values()), found
    assert found.on_disk == 0, found
    assert found.files_looked_at > 10
    assert found.processes_before >= 3
    # Two processes with keys and everything they had to write; measured well below, also beside other work.
    assert found.seconds_to_lock < 1.0, found
