"""Makes the golden central of the present tables: `python -m tests.golden.central.make_central`.

Each release gets one, once. A golden central is never made anew: every later program must bring it up to date.
"""

import gzip
import io
import tarfile
import tempfile
from pathlib import Path

from alembic.script import ScriptDirectory

from sync.central import migrate
from sync.central.database import reading
from tests.sync.world import World

HERE = Path(__file__).parent
LAPTOP = "laptop"
COORDINATOR = "coordinator"
_OF_A_VAULT = ("header.a", "header.b", "data", "att")


def make(folder: Path) -> str:
    """Fill a folder; the step of its tables."""
    world = World(folder)
    laptop = world.laptop(LAPTOP)
    world.seal(laptop)
    world.deliver(laptop)
    world.deliver(world.coordinator)
    # This one stays on the laptop: a later program delivers it.
    world.seal(laptop)
    with reading(world.central.engine) as tx:
        step = ScriptDirectory.from_config(migrate.config_for(tx)).get_current_head()
    for vault in (laptop, world.coordinator):
        with vault.maintenance() as connection:
            connection.execute("VACUUM")
    world.close()
    assert step is not None
    return step


def main() -> None:
    """Write the archive, unless it is there."""
    packed = io.BytesIO()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        target = HERE / f"v{make(folder)}" / "central.tar.gz"
        if target.exists():
            raise SystemExit("a golden central of these tables is there; it is never made anew")
        with tarfile.open(fileobj=packed, mode="w") as archive:
            archive.add(folder / "central", "central", filter=_anonymous)
            for vault in (LAPTOP, COORDINATOR):
                for part in _OF_A_VAULT:
                    archive.add(folder / vault / part, f"{vault}/{part}", filter=_anonymous)
    target.parent.mkdir()
    target.write_bytes(gzip.compress(packed.getvalue(), mtime=0))


def _anonymous(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mtime = 0
    return member


if __name__ == "__main__":
    main()
