"""A base backup, an archive and a moment: central older than what it gave receipts for, and everybody notices."""

import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from storage.interviews.purging import Lack
from storage.objects.revocation import RevocationReason
from sync.central import admin, log_report, settings, tables
from sync.central.__main__ import main
from sync.central.database import reading
from sync.central.serve import Server
from tests.sync.deployment.cluster import Cluster, clusters
from tests.sync.deployment.page import PAGES, setting, told
from tests.sync.test_log import verdict
from tests.sync.test_witness import Line, ask_all, watched
from tests.sync.world import World

pytestmark = [pytest.mark.slow, pytest.mark.postgres]


@pytest.fixture
def archived() -> Iterator[tuple[Path, Cluster]]:
    """A cluster that archives as the page says."""
    with clusters() as (folder, cluster):
        for name in ("archive_mode", "archive_timeout", "archive_command"):
            cluster.write_settings(setting(name).replace("/backup/", f"{folder}/backup/"))
        cluster.make_folder(folder / "backup" / "wal")
        cluster.start()
        cluster.run("createdb", "-h", cluster.socket, "-U", "svidok_owner", "svidok")
        yield folder, cluster


def test_a_central_of_a_moment_ago_gets_again_what_it_lost_and_everybody_notices(
    archived: tuple[Path, Cluster], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, cluster = archived
    world = World(tmp_path, cluster.address)
    try:
        partner = watched(world)
        line = Line(partner)
        busy, early = world.laptop("busy"), world.laptop("early")
        kept = world.seal(busy, photo=50_000)
        world.deliver(busy)
        world.seal(early)
        world.deliver(early)
        # The command of the page, and where this server is.
        words = shlex.split(next(one for one in told(PAGES[0]) if one.startswith("pg_basebackup")))
        wanted = [str(folder / "base") if word == "/backup/base-DATE" else word for word in words[1:]]
        cluster.run("pg_basebackup", "-h", cluster.socket, "-U", "svidok_owner", *wanted)
        between = world.seal(busy)
        world.deliver(busy)
        moment = cluster.ask("SELECT now()")
        lost = world.seal(busy, photo=50_000)
        late = world.laptop("late")
        orphan = world.seal(late)
        for laptop in (busy, late):
            assert world.deliver(laptop).alarms == ()
        shut_out = world.key_id(early)
        admin.revoke(
            world.central, shut_out, reason=RevocationReason.LOST, signer=world.issuer, moment=world.clock.now()
        )
        assert ask_all(world, line) == [""]
        before = _leaves(world)
        _go_back(world, folder, cluster, moment)

        assert 0 < _leaves(world) < before
        found = log_report.verify(world.central, with_files=True)
        assert found.faults == {}
        # Who was admitted after the moment is unknown, and who was shut out is in again: the page says so.
        assert next(one for one in admin.devices(world.central) if one.key_id == shut_out).revoked_at is None
        with pytest.raises(Exception, match="device-unknown"):
            world.deliver(late)
        world.admit(late)
        # Others come first, so that the log does not grow again into what it was.
        said = world.deliver(late)
        assert (said.delivered, said.alarms) == ((orphan,), ("log-shrunk",))
        report = world.deliver(busy)
        assert report.delivered == (lost,)
        assert set(report.alarms) & {"log-shrunk", "log-forked"}
        assert [world.state(busy, one) for one in (kept, between, lost)] == ["delivered"] * 3
        assert log_report.verify(world.central, with_files=True).faults == {}
        assert all(not one.missing and not one.forks for one in log_report.gaps(world.central))
        # It is said for good, and nothing is closed by a receipt of that central.
        assert world.deliver(busy).alarms[0] in ("log-shrunk", "log-forked")
        assert verdict(busy, kept) is Lack.ALARM
        # Whatever grows now does not go on from what the partner saw: it does not cosign it.
        assert ask_all(world, line) == ["witness-said-409"]
        assert partner.doubts() == 1
        assert main(["--folder", str(world.central.folder), "log", "verify", "--files"]) == 0
        assert "all hold" in capsys.readouterr().out
    finally:
        world.close()


def _go_back(world: World, folder: Path, cluster: Cluster, moment: str) -> None:
    """As the page says: the base backup, the archive up to a moment, the address into `central.json`."""
    world.server.stop()
    world.central.close()
    cluster.stop()
    shutil.rmtree(cluster.data)
    older = replace(cluster, data=folder / "base")
    older.write_settings(
        setting("restore_command").replace("/backup/", f"{folder}/backup/"),
        re.sub("'.*'", f"'{moment}'", setting("recovery_target_time")),
        setting("recovery_target_action"),
        setting("hot_standby"),
    )
    (older.data / "recovery.signal").touch()
    older.start()
    older.wait()
    settings.change(world.central.folder, database=older.address)
    world.central = admin.open_central(world.central.folder)
    world.server = Server(world.central, world.clock, port=world.port)
    world.server.start()


def _leaves(world: World) -> int:
    with reading(world.central.engine) as tx:
        return int(tx.execute(select(func.count()).select_from(tables.log_leaves)).scalar_one())
