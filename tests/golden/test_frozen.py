"""No golden file is ever changed or taken away: whatever was written in the field must be read as it is."""

import shutil
from pathlib import Path

from tests.golden.frozen import HERE, broken, golden, listed


def test_every_golden_file_is_what_it_was_when_it_was_frozen() -> None:
    assert broken(HERE, listed()) == []


def test_a_changed_a_lost_and_an_unlisted_file_are_found(tmp_path: Path) -> None:
    digests = listed()
    names = [name for name in digests if name.startswith("wire/")]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(golden()[name], tmp_path / name)
    copied = {name: digests[name] for name in names}
    assert broken(tmp_path, copied) == []
    data = bytearray((tmp_path / names[0]).read_bytes())
    data[-1] ^= 1
    (tmp_path / names[0]).write_bytes(data)
    (tmp_path / names[1]).unlink()
    (tmp_path / "wire/later.bin").write_bytes(b"later")
    assert broken(tmp_path, copied) == sorted((*names[:2], "wire/later.bin"))
