"""Makes what left for others in its present formats: `python -m tests.golden.leaving.make_files`.

Once for each format: what somebody was given must be read by every later program, and checked without any.
"""

import hashlib
import json
import tempfile
from pathlib import Path
from typing import Final

from storage.interviews import export_file
from sync.evidence.package import write_package
from sync.evidence.selection import Asked
from tests.storage.organisations import OrganisationKeys
from tests.sync.evidence.test_package import ALL, proofs_of, received
from tests.sync.odk.decrypting import KeyPair
from tests.sync.odk.siege import Siege
from tests.sync.world import World

HERE: Final = Path(__file__).parent
PASSPHRASE: Final = "сонце-річка-дуб"
READER: Final = OrganisationKeys().coordinator
DAY: Final = "2026-11-23"


def evidence(folder: Path) -> tuple[bytes, bytes]:
    """A package of one interview with a photograph and sound, proved by central's log; its page on how to open it."""
    world = World(folder)
    manifest = received(world, photo=6_000, audio=20_000, agreed=ALL)
    (folder / "stick").mkdir()
    written = write_package(
        world.coordinator,
        [manifest],
        Asked("court", DAY),
        PASSPHRASE,
        folder / "stick",
        world.clock,
        progress=lambda _done, _all: None,
        cancelled=lambda: False,
        proofs=proofs_of(world, [manifest]),
    )
    assert written is not None
    world.close()
    return written.path.read_bytes(), written.path.with_suffix(".txt").read_bytes()


def tables(folder: Path) -> tuple[bytes, bytes]:
    """An export file of one interview, and the digests of what its reader finds in it."""
    folder.mkdir()
    siege = Siege(folder, KeyPair(folder, b""))
    siege.answered()
    siege.seal()
    siege.approve(with_others=False)
    path = folder / "tables.bin"
    saved = export_file.save(
        siege.vault,
        siege.interview_id,
        "un_sp",
        path,
        siege.clock.now(),
        asked_again=False,
        progress=lambda _done, _all: None,
        cancelled=lambda: False,
    )
    assert saved is not None
    found = export_file.opened(path, READER, folder)
    siege.close()
    listed = {name: hashlib.sha256(content).hexdigest() for name, content in found.items()}
    return path.read_bytes(), json.dumps(listed, indent=1, ensure_ascii=False).encode() + b"\n"


def main() -> None:
    """Write those that are not there."""
    for make, names in ((evidence, ("evidence.bin", "evidence.txt")), (tables, ("tables.bin", "tables.json"))):
        if not any((HERE / name).exists() for name in names):
            with tempfile.TemporaryDirectory() as folder:
                for name, content in zip(names, make(Path(folder) / "1"), strict=True):
                    (HERE / name).write_bytes(content)


if __name__ == "__main__":
    main()
