"""The tables of deliveries: what each achieved, for a person to read, and what lies on memory sticks."""

from sqlalchemy import Column, Integer, Table, Text

from storage.vault.tables import metadata

# `outcome` is a code, never a text from outside. Counts and bytes only: which interviews went stands with them.
deliveries = Table(
    "deliveries",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("began", Text),
    Column("ended", Text),
    Column("road", Text),
    Column("outcome", Text),
    Column("delivered", Integer),
    Column("waiting", Integer),
    Column("refused", Integer),
    Column("came", Integer),
    Column("sent_bytes", Integer),
)

packed = Table("packed", metadata, Column("digest", Text, primary_key=True), Column("at", Text))
