"""Full-text search: one row a text, so that saving an answer touches only its own; found by beginnings of words."""

import re
from typing import Final

from sqlalchemy import Select, delete, insert, select

from storage.vault.tables import search, search_rows
from storage.vault.transaction import Transaction

MOST_WORDS: Final = 8
_WORD = re.compile(r"[^\W_]+")


def put(tx: Transaction, interview_id: str, ref: str, text: str) -> None:
    """Let an interview be found by this text, instead of the one kept under the same ref."""
    row = tx.execute(
        select(search_rows.c.id).where(search_rows.c.interview_id == interview_id, search_rows.c.ref == ref)
    ).scalar()
    if row is not None:
        tx.execute(delete(search).where(search.c.rowid == row))
    if not _WORD.search(text):
        if row is not None:
            tx.execute(delete(search_rows).where(search_rows.c.id == row))
        return
    if row is None:
        row = tx.execute(
            insert(search_rows).values(interview_id=interview_id, ref=ref).returning(search_rows.c.id)
        ).scalar_one()
    tx.execute(insert(search).values(rowid=row, text=text))


def words(query: str) -> tuple[str, ...]:
    """The words of a query; the rest of a very long one is ignored."""
    return tuple(_WORD.findall(query)[:MOST_WORDS])


def holding(word: str) -> Select[tuple[str]]:
    """Ids of the interviews in which some word begins like this one."""
    # Only letters and digits reach the query language, quoted at that.
    found = select(search.c.rowid).where(search.c.text.op("MATCH")(f'"{word}"*'))
    return select(search_rows.c.interview_id).where(search_rows.c.id.in_(found))
