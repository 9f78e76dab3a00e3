"""Everything central holds, as files to be searched."""

from pathlib import Path

import psycopg

from sync.central import tables
from sync.central.admin import Central


def dump(central: Central, folder: Path) -> tuple[Path, ...]:
    """The folders that hold central's whole content: its data folder and, for PostgreSQL, a copy of every table."""
    folder.mkdir()
    if central.engine.dialect.name == "postgresql":
        url = central.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(url) as connection:
            named = connection.execute(
                "SELECT tablename FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
            ).fetchall()
            assert {name for (name,) in named} >= set(tables.metadata.tables)
            for (name,) in named:
                for form in ("text", "binary"):
                    copy = f'COPY "{name}" TO STDOUT (FORMAT {form})'
                    with (folder / f"{name}.{form}").open("wb") as file, connection.cursor().copy(copy) as rows:
                        for row in rows:
                            file.write(row)
    return central.folder, folder
