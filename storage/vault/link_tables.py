"""The table of links between words of an account and what was made of them."""

from sqlalchemy import Column, Integer, Table, Text

from storage.vault.tables import metadata

# `target` is the ref of a question or of an instance of a repeat; `source` that of the account, `starts` and `ends` are
# places in it counted in characters, `narrative` the digest of the account as they were counted last.
links = Table(
    "links",
    metadata,
    Column("id", Text, primary_key=True),
    Column("interview_id", Text),
    Column("target", Text),
    Column("source", Text),
    Column("starts", Integer),
    Column("ends", Integer),
    Column("quote", Text),
    Column("narrative", Text),
    Column("provenance", Text),
    Column("attachment_id", Text),
    Column("offset_ms", Integer),
    Column("at", Text),
    Column("removed", Integer),
)
