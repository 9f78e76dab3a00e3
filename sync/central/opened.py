"""Central's data folder: `central.json`, `keys`, `ca.pem`, `server.pem`, `server.key`, `blobs/`, the database file."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, insert, select
from sqlalchemy.exc import DBAPIError

from storage.platform import files
from storage.platform.clock import Moment
from sync.central import certificates, keys, migrate, tables
from sync.central.blobs import BlobFolder
from sync.central.database import postgres_engine, reading, sqlite_engine, writing
from sync.central.errors import CentralProblem
from sync.central.keys import CentralKeys


@dataclass(frozen=True, slots=True)
class Central:
    """An opened data folder of central."""

    folder: Path
    practice: bool
    engine: Engine
    keys: CentralKeys
    blobs: BlobFolder

    @property
    def certificate(self) -> Path:
        """The server's certificate, PEM."""
        return self.folder / "server.pem"

    @property
    def certificate_key(self) -> Path:
        """The key of the server's certificate, PEM."""
        return self.folder / "server.key"

    @property
    def ca_pem(self) -> bytes:
        """The CA that laptops pin."""
        return (self.folder / "ca.pem").read_bytes()

    @property
    def package(self) -> Path:
        """The organisation package in use, once there is one."""
        return self.folder / "organisation.json"

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()


def init(
    folder: Path,
    moment: Moment,
    *,
    practice: bool = False,
    database: str = "",
    hosts: Sequence[str] = ("127.0.0.1", "localhost"),
) -> Central:
    """Make a data folder with fresh keys. `database` is a PostgreSQL URL; without it the database is a file here.

    Raises:
        CentralProblem: codes folder-not-empty, hosts-missing, database-url, database-unavailable, database-in-use.
    """
    if folder.exists() and any(folder.iterdir()):
        raise CentralProblem("folder-not-empty")
    if not hosts:
        raise CentralProblem("hosts-missing")
    files.private_directory(folder)
    files.private_directory(folder / "blobs")
    tls = certificates.make(hosts, datetime.fromisoformat(moment.wall))
    _write_private(folder / "ca.pem", tls.ca)
    _write_private(folder / "ca.key", tls.ca_key)
    _write_private(folder / "server.pem", tls.server)
    _write_private(folder / "server.key", tls.server_key)
    keys.save(folder / "keys", keys.generate())
    _prepare(_engine(folder, database), practice=practice)
    settings = {"v": 1, "practice": practice, "database": database}
    # Written last: a folder without it is not a central.
    _write_private(folder / "central.json", json.dumps(settings, sort_keys=True).encode())
    return open_central(folder)


def open_central(folder: Path) -> Central:
    """Open a data folder, bringing its database up to date.

    Raises:
        CentralProblem: codes not-a-central, keys-missing, keys-damaged, database-*, practice-mismatch.
    """
    try:
        settings = json.loads((folder / "central.json").read_bytes()[:65_536])
        practice, database = bool(settings["practice"]), str(settings["database"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CentralProblem("not-a-central") from error
    own_keys = keys.load(folder / "keys")
    engine = _engine(folder, database)
    try:
        migrate.upgrade(engine)
        t = tables.facts_of_central
        with reading(engine) as tx:
            stored = tx.execute(select(t.c.value).where(t.c.name == "practice")).scalar()
    except DBAPIError as error:
        engine.dispose()
        raise CentralProblem("database-unavailable") from error
    if stored != _word(practice):
        engine.dispose()
        raise CentralProblem("practice-mismatch")
    return Central(folder, practice, engine, own_keys, BlobFolder(folder / "blobs"))


def _engine(folder: Path, database: str) -> Engine:
    return postgres_engine(database) if database else sqlite_engine(folder / "central.sqlite")


def _prepare(engine: Engine, *, practice: bool) -> None:
    t = tables.facts_of_central
    try:
        migrate.upgrade(engine)
        with writing(engine) as tx:
            if tx.execute(select(t.c.value)).first() is not None:
                raise CentralProblem("database-in-use")
            tx.execute(insert(t).values(name="practice", value=_word(practice)))
    except DBAPIError as error:
        raise CentralProblem("database-unavailable") from error
    finally:
        engine.dispose()


def _word(practice: bool) -> str:
    return "yes" if practice else "no"


def _write_private(path: Path, data: bytes) -> None:
    files.write_durably(path, data)
    path.chmod(0o600)
