"""The table of deliveries: what each achieved, so that a person can read afterwards what happened."""

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
