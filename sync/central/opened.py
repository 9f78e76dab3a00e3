"""Central's data folder: `central.json`, `keys`, `ca.pem`, `server.pem`, `server.key`, `blobs/`, the database file."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, insert, select
from sqlalchemy.exc import DBAPIError

from storage.platform import files
from storage.platform.clock import Moment
from sync.central import certificates, keys, migrate, settings, tables
from sync.central.blobs import BlobFolder, BlobStore
from sync.central.bucket import BlobBucket, Place
from sync.central.database import postgres_engine, reading, sqlite_engine, writing
from sync.central.errors import CentralProblem, Refused
from sync.central.keys import CentralKeys
from sync.central.settings import Settings


@dataclass(frozen=True, slots=True)
class Central:
    """An opened data folder of central."""

    folder: Path
    settings: Settings
    engine: Engine
    keys: CentralKeys
    blobs: BlobStore

    @property
    def practice(self) -> bool:
        """Whether this is a central for practice."""
        return self.settings.practice

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
    bucket: Place | None = None,
) -> Central:
    """Make a data folder with fresh keys. `database` is a PostgreSQL URL; without it the database is a file here.

    Raises:
        CentralProblem: codes folder-not-empty, hosts-missing, database-url, database-unavailable, database-in-use,
            blobs-unavailable.
    """
    if folder.exists() and any(folder.iterdir()):
        raise CentralProblem("folder-not-empty")
    if not hosts:
        raise CentralProblem("hosts-missing")
    wanted = Settings(practice, database, bucket=bucket)
    files.private_directory(folder)
    files.private_directory(folder / "blobs")
    try:
        _blobs(folder, wanted).check()
    except Refused as error:
        raise CentralProblem(error.code) from error
    tls = certificates.make(hosts, datetime.fromisoformat(moment.wall))
    _write_private(folder / "ca.pem", tls.ca)
    _write_private(folder / "ca.key", tls.ca_key)
    _write_private(folder / "server.pem", tls.server)
    _write_private(folder / "server.key", tls.server_key)
    keys.save(folder / "keys", keys.generate())
    _prepare(_engine(folder, database), practice=practice)
    # Written last: a folder without it is not a central.
    settings.write(folder, wanted)
    return open_central(folder)


def open_central(folder: Path, *, serving: bool = False, owner: str = "") -> Central:
    """Open a data folder, bringing its database up to date.

    `serving`: with the service's own role where there is one; it may not change tables, so they must be up to date.
    `owner`: another database address than the folder's, for this once.

    Raises:
        CentralProblem: codes not-a-central, keys-missing, keys-damaged, database-*, practice-mismatch.
    """
    found = settings.read(folder)
    if owner:
        found = replace(found, database=owner)
    own_keys = keys.load(folder / "keys")
    is_limited = serving and bool(found.service)
    engine = _engine(folder, found.service if is_limited else found.database)
    try:
        if not is_limited:
            migrate.upgrade(engine)
        elif not migrate.is_up_to_date(engine):
            engine.dispose()
            raise CentralProblem("database-older")
        t = tables.facts_of_central
        with reading(engine) as tx:
            stored = tx.execute(select(t.c.value).where(t.c.name == "practice")).scalar()
    except DBAPIError as error:
        engine.dispose()
        raise CentralProblem("database-unavailable") from error
    if stored != _word(found.practice):
        engine.dispose()
        raise CentralProblem("practice-mismatch")
    return Central(folder, found, engine, own_keys, _blobs(folder, found))


def _blobs(folder: Path, found: Settings) -> BlobStore:
    return BlobFolder(folder / "blobs") if found.bucket is None else BlobBucket(found.bucket)


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
