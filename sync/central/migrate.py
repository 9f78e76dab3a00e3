"""Brings central's database up to date, the same steps for SQLite and PostgreSQL."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from sync.central.database import reading, writing

_MIGRATIONS = Path(__file__).parent / "migrations"
# Any fixed number: workers that start together wait for each other on it.
_LOCK = 0x5356444B


def upgrade(engine: Engine) -> None:
    """Run all pending steps in one transaction."""
    with writing(engine) as tx:
        if tx.dialect.name == "postgresql":
            tx.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        command.upgrade(config_for(tx), "head")


def is_up_to_date(engine: Engine) -> bool:
    """Whether no step is pending; needs no right to change anything."""
    with reading(engine) as tx:
        newest = ScriptDirectory.from_config(config_for(tx)).get_current_head()
        return MigrationContext.configure(tx).get_current_revision() == newest


def config_for(tx: Connection) -> Config:
    """Alembic's configuration, made here: there is no file of settings to lose."""
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = tx
    return config
