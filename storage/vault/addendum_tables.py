"""As coordinator: what followed received interviews, and that consent to some was refused."""

from sqlalchemy import BLOB, Column, Integer, Table, Text

from storage.vault.tables import metadata

# The frame as it was signed, and that of its author's certificate; nothing of it is kept opened.
received_addenda = Table(
    "received_addenda",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("interview", Text),
    Column("revision", Integer),
    Column("kind", Text),
    Column("content", BLOB),
    Column("certificate", BLOB),
    Column("received", Text),
)
