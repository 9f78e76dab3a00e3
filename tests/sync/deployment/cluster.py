"""A PostgreSQL of the tests' own, as the administrator's page has it: with an archive, base backups, and moments."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from tests.sync.database_server import programs

_OWNER = "svidok_owner"
_DATABASE = "svidok"


@dataclass
class Cluster:
    """One data directory; whatever is started here is ended by `clusters`."""

    data: Path
    socket: Path
    user: str | None

    @property
    def address(self) -> str:
        return f"postgresql://{_OWNER}@/{_DATABASE}?host={self.socket}"

    def run(self, program: str, *arguments: str | Path) -> None:
        command = [programs() / program, *arguments]
        # Its words go into a file: a server that stays holds on to what it got.
        with (self.socket / "programs.log").open("ab") as said:
            subprocess.run(command, check=True, stdout=said, stderr=said, user=self.user, cwd=self.socket)

    def make_folder(self, path: Path) -> None:
        """One into which the database's user may write."""
        subprocess.run(["mkdir", "-p", path], check=True, user=self.user)

    def write_settings(self, *lines: str) -> None:
        with (self.data / "postgresql.conf").open("a") as file:
            file.writelines(f"{line}\n" for line in lines)

    def start(self) -> None:
        options = f"-c listen_addresses='' -c unix_socket_directories={self.socket}"
        self.run("pg_ctl", "-w", "-t", "60", "-D", self.data, "-o", options, "start")

    def wait(self) -> None:
        """Until it lets somebody in: as long as it recovers it does not."""
        asked = [programs() / "pg_isready", "-q", "-h", self.socket]
        assert any(subprocess.run(asked, check=False).returncode == 0 for _ in range(3_000))

    def stop(self) -> None:
        """End it; what it wrote is in the archive then."""
        self.run("pg_ctl", "-w", "-D", self.data, "-m", "fast", "stop")

    def is_running(self) -> bool:
        return (self.data / "postmaster.pid").exists()

    def ask(self, statement: str) -> str:
        with psycopg.connect(self.address, autocommit=True) as connection:
            row = connection.execute(statement.encode()).fetchone()
        return "" if row is None else str(row[0])


@contextmanager
def clusters() -> Iterator[tuple[Path, Cluster]]:
    """A folder that the database's user may enter, and a running cluster in it with an empty database."""
    # PostgreSQL does not run as root.
    user = "nobody" if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="svidok-cluster-"))
    if user:
        os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
    cluster = Cluster(folder / "data", folder, user)
    try:
        cluster.run("initdb", "--auth=trust", "--username", _OWNER, "--no-sync", "-D", cluster.data)
        yield folder, cluster
    finally:
        for running in folder.glob("*/postmaster.pid"):
            Cluster(running.parent, folder, user).stop()
        shutil.rmtree(folder, ignore_errors=True)
