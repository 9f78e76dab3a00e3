"""Where in an interview the words were found: a line of its own text, with the words marked."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select, text

from storage.interviews import word_forms
from storage.interviews.queries import Term
from storage.interviews.search import INTERVIEW_SHIFT, pieces
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


def of(tx: Transaction, interview_ids: Sequence[str], terms: tuple[Term, ...]) -> tuple[Snippet | None, ...]:
    """For each interview the first place where the longest word or phrase stands; None where only its heading fits."""
    if not terms or not interview_ids:
        return (None,) * len(interview_ids)
    # The rarest condition says most; the longest stands for it.
    said = max(terms, key=lambda one: len(" ".join(one.words)))
    numbers = {
        str(row.interview_id): int(row.no)
        for row in tx.execute(select(search_interviews).where(search_interviews.c.interview_id.in_(interview_ids)))
    }
    # All first places in one go: the index is asked once, not for each interview.
    asked = text(f"SELECT rowid >> {INTERVIEW_SHIFT}, min(rowid) FROM search WHERE search MATCH :match GROUP BY 1")  # noqa: S608
    firsts = {int(no): int(row) for no, row in tx.execute(asked, {"match": said.match})}
    rows = {interview_id: firsts[no] for interview_id, no in numbers.items() if no in firsts}
    places = {row.id: row for row in tx.execute(select(search_rows).where(search_rows.c.id.in_(list(rows.values()))))}
    found = {
        interview_id: _at(tx, interview_id, str(places[row].ref), int(places[row].piece), terms)
        for interview_id, row in rows.items()
        if row in places
    }
    return tuple(found.get(interview_id) for interview_id in interview_ids)


def _at(tx: Transaction, interview_id: str, ref: str, number: int, terms: tuple[Term, ...]) -> Snippet | None:
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
    piece = next(itertools.islice(pieces(str(value or "")), number, None), "")
    return marked(piece, ref, terms)


def marked(whole: str, ref: str, terms: tuple[Term, ...]) -> Snippet:
    """The part of a text around the first word that was looked for."""
    places = word_forms.places(whole)
    first = next((place for place in places if _is_hit(whole, place, terms)), None)
    start = max(0, first[0] - _BEFORE) if first else 0
    if start:
        # At the beginning of a word.
        start = next((begin for begin, _ in places if begin >= start), start)
    end = min(len(whole), start + _LENGTH)
    hits = [place for place in places if start <= place[0] and place[1] <= end and _is_hit(whole, place, terms)]
    before, after = ("…" if start else ""), ("…" if end < len(whole) else "")
    line = before + "".join(" " if letter.isspace() else letter for letter in whole[start:end]) + after
    moved = len(before) - start
    return Snippet(line, tuple((a + moved, b + moved) for a, b in hits), ref)


def _is_hit(whole: str, place: tuple[int, int], terms: tuple[Term, ...]) -> bool:
    word = whole[place[0] : place[1]]
    spelled, stems = word_forms.spelled(word), word_forms.stems(word)
    return any(term.holds(spelled, stems) for term in terms)
