"""The tables of an imported list that says who controlled a place, and when."""

from sqlalchemy import Column, Integer, Table, Text

from storage.vault.tables import metadata

# One row: the list that counts, as its file named itself.
territory = Table(
    "territory",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("source", Text),
    Column("dated", Text),
    Column("mark", Text),
    Column("imported", Text),
)

# `ends` is empty where the list has no end; a code with zeros at its end is all that lies within.
territory_rows = Table(
    "territory_rows",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("katottg", Text),
    Column("starts", Text),
    Column("ends", Text),
    Column("control", Text),
)
