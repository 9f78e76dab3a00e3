"""Where in an interview the words were found: a line of its own text, with the words marked."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import select, text

from storage.interviews import word_forms
from storage.interviews.queries import Term
from storage.interviews.search import interview_rows, pieces
from storage.vault.tables import answer_revisions, notes, search_interviews, search_rows
from storage.vault.transaction import Transaction

_BEFORE: Final = 40
_LENGTH: Final = 160


@dataclass(frozen=True, slots=True)
class Snippet:
    """A line of text and where in it the words are that were looked for: first letter and the one after the last."""

    text: str
    marks: tuple[tuple[int, int], ...]
    ref: str


def of(tx: Transaction, interview_id: str, terms: tuple[Term, ...]) -> Snippet | None:
    """The first place of an interview in which one of the conditions holds; None where only its heading fits."""
    no = tx.execute(select(search_interviews.c.no).where(search_interviews.c.interview_id == interview_id)).scalar()
    if no is None:
        return None
    first, last = interview_rows(int(no))
    # The rarest condition says most: the longest word stands for it.
    for term in sorted(terms, key=lambda one: -len(" ".join(one.words))):
        row = tx.execute(
            text("SELECT rowid FROM search WHERE search MATCH :match AND rowid BETWEEN :first AND :last LIMIT 1"),
            {"match": term.match, "first": first, "last": last},
        ).scalar()
        found = None if row is None else _at(tx, interview_id, int(row), terms)
        if found is not None:
            return found
    return None


def _at(tx: Transaction, interview_id: str, row: int, terms: tuple[Term, ...]) -> Snippet | None:
    place = tx.execute(select(search_rows.c.ref, search_rows.c.piece).where(search_rows.c.id == row)).one()
    ref = str(place.ref)
    if ref.startswith(":note:"):
        value = tx.execute(select(notes.c.text).where(notes.c.id == ref.removeprefix(":note:"))).scalar()
    elif ref.startswith(":"):
        return None
    else:
        value = tx.execute(
            select(answer_revisions.c.value)
            .where(answer_revisions.c.interview_id == interview_id, answer_revisions.c.ref == ref)
            .order_by(answer_revisions.c.id.desc())
            .limit(1)
        ).scalar()
    piece = next((one for number, one in enumerate(pieces(str(value or ""))) if number == place.piece), "")
    return marked(piece, ref, terms)


def marked(whole: str, ref: str, terms: tuple[Term, ...]) -> Snippet:
    """The part of a text around the first word that was looked for."""
    places = word_forms.places(whole)
    hits = [place for place in places if any(term.holds(whole[slice(*place)]) for term in terms)]
    start = max(0, hits[0][0] - _BEFORE) if hits else 0
    if start:
        # At the beginning of a word.
        start = next((begin for begin, _ in places if begin >= start), start)
    end = min(len(whole), start + _LENGTH)
    before, after = ("…" if start else ""), ("…" if end < len(whole) else "")
    line = before + "".join(" " if letter.isspace() else letter for letter in whole[start:end]) + after
    moved = len(before) - start
    return Snippet(line, tuple((a + moved, b + moved) for a, b in hits if a >= start and b <= end), ref)
