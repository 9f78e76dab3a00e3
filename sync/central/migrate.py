"""Brings central's database up to date, the same steps for SQLite and PostgreSQL."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from sync.central.database import reading, writing
from sync.central.errors import CentralProblem

_MIGRATIONS = Path(__file__).parent / "migrations"
# Any fixed number: workers that start together wait for each other on it.
_LOCK = 0x5356444B


def upgrade(engine: Engine) -> None:
    """Run all pending steps in one transaction.

    Raises:
        CentralProblem: code database-newer.
    """
    with writing(engine) as tx:
        if tx.dialect.name == "postgresql":
            tx.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        _known(tx)
        command.upgrade(config_for(tx), "head")


def is_up_to_date(engine: Engine) -> bool:
    """Whether no step is pending; needs no right to change anything.

    Raises:
        CentralProblem: code database-newer.
    """
    with reading(engine) as tx:
        return _known(tx) == ScriptDirectory.from_config(config_for(tx)).get_current_head()


def _known(tx: Connection) -> str | None:
    """The step at which the tables are, if it is one of ours."""
    found = MigrationContext.configure(tx).get_current_revision()
    steps = ScriptDirectory.from_config(config_for(tx)).walk_revisions()
    if found is not None and found not in {step.revision for step in steps}:
        raise CentralProblem("database-newer")
    return found


def config_for(tx: Connection) -> Config:
    """Alembic's configuration, made here: there is no file of settings to lose."""
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = tx
    return config
