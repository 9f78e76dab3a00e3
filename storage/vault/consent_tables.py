"""The tables of changed consent: what a person said after the seal, and what is to be done because of it."""

from sqlalchemy import Column, Integer, Table, Text

from storage.vault.tables import metadata

# Codes and days only, so that they may outlast what the interview holds: the words stand in the correction's notes.
# `interview_id` is the sealed revision that it is about, `draft_id` the correction in which it is carried out.
consent_events = Table(
    "consent_events",
    metadata,
    Column("id", Text, primary_key=True),
    Column("interview_id", Text),
    Column("draft_id", Text),
    Column("kind", Text),
    Column("scope", Text),
    Column("said", Text),
    Column("made", Text),
)

consent_tasks = Table(
    "consent_tasks",
    metadata,
    Column("id", Text, primary_key=True),
    Column("event_id", Text),
    Column("interview_id", Text),
    Column("n", Integer),
    Column("kind", Text),
    Column("recipient", Text),
    Column("at", Text),
    Column("done", Text),
)
