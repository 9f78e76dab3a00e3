"""The tables of what is written down about a recording: transcripts with their lines, and stretches of its time."""

from sqlalchemy import Column, Integer, Table, Text

from storage.vault.tables import metadata

# `original` is the manifest that a transcript made after the seal is tied to; empty where it goes with the record.
transcripts = Table(
    "transcripts",
    metadata,
    Column("id", Text, primary_key=True),
    Column("interview_id", Text),
    Column("attachment_id", Text),
    Column("fidelity", Text),
    Column("author", Text),
    Column("reason", Text),
    Column("method", Text),
    Column("made", Text),
    Column("original", Text),
)

transcript_lines = Table(
    "transcript_lines",
    metadata,
    Column("id", Text, primary_key=True),
    Column("transcript_id", Text),
    Column("interview_id", Text),
    Column("at_ms", Integer),
    Column("speaker", Text),
    Column("text", Text),
    Column("origin", Text),
    Column("is_confirmed", Integer),
)

stretches = Table(
    "stretches",
    metadata,
    Column("id", Text, primary_key=True),
    Column("interview_id", Text),
    Column("attachment_id", Text),
    Column("kind", Text),
    Column("from_ms", Integer),
    Column("to_ms", Integer),
    Column("at", Text),
)
