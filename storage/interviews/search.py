"""The index of words, people, places and days: changed together with the answer, so that it never lies.

Each text is kept as rows of words and of stems (see `word_forms`); a long one in pieces, so that a change at its end
touches only its last piece. The number of a row holds the interview and what the text is, so that a query never has to
look anything up.
"""

import re
from collections.abc import Iterator
from typing import Final

from sqlalchemy import Select, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from forms.interview.redacting import QUESTION, taken_out, words_of
from forms.values.places import is_code
from storage.interviews import searched, word_forms
from storage.interviews.searched import Mark, Role, role_of
from storage.vault import Vault
from storage.vault.tables import (
    answer_revisions,
    interviews,
    missions,
    notes,
    search,
    search_days,
    search_interviews,
    search_places,
    search_rows,
)
from storage.vault.transaction import Transaction

#: A row's number is the interview's, the role and a count: `no << 20 | role << 16 | count`.
INTERVIEW_SHIFT: Final = 20
ROLE_SHIFT: Final = 16
#: Under which name the day of the interview stands among the days that it tells of.
OWN_DAY: Final = ":date"
_FORGOTTEN: Final = -1
_PIECE = 1_500
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def enter(tx: Transaction, interview_id: str) -> None:
    """Let a new interview be found by everything that it says so far."""
    _index(tx, interview_id)


def put(tx: Transaction, interview_id: str, ref: str, text: str) -> None:
    """Let an interview be found by this text, instead of the one kept under the same ref."""
    no, form_digest = _number(tx, interview_id)
    _put(tx, no, form_digest, ref, text)


def put_day(tx: Transaction, interview_id: str, day: str) -> None:
    """Let an interview be found by the day on which it was taken."""
    no, _ = _number(tx, interview_id)
    _put_day(tx, no, OWN_DAY, Mark.STARTS, day)


def forget(tx: Transaction, interview_id: str) -> None:
    """Keep nothing of what was said, named or noted; the interview is found by its number and mission only."""
    no, form_digest = _number(tx, interview_id)
    _clear(tx, no)
    tx.execute(update(search_interviews).where(search_interviews.c.no == no).values(version=_FORGOTTEN))
    _put_heading(tx, no, form_digest, interview_id, with_words=False)


def outdate(tx: Transaction, form_digest: str) -> None:
    """What a form says of its questions has changed: the index of its interviews is made anew in the background."""
    searched.forget(form_digest)
    of_the_form = select(interviews.c.id).where(interviews.c.form_digest == form_digest)
    known = search_interviews.c.version > _FORGOTTEN
    tx.execute(
        update(search_interviews).where(search_interviews.c.interview_id.in_(of_the_form), known).values(version=0)
    )


def waiting(tx: Transaction) -> int:
    """How many interviews are not in the index, or there by older rules."""
    return int(tx.execute(select(func.count()).select_from(_stale().subquery())).scalar_one())


def catch_up(vault: Vault, most: int = 20) -> int:
    """Index some of the interviews that wait for it; how many are left. For the background, in short steps."""
    with vault.transaction() as tx:
        for interview_id in tx.execute(_stale().limit(most)).scalars().all():
            _index(tx, str(interview_id))
        return waiting(tx)


def pieces(text: str) -> Iterator[str]:
    """A text in pieces of whole paragraphs or sentences; texts that begin alike begin with the same pieces."""
    start = 0
    while len(text) - start > _PIECE:
        end = max(text.rfind(mark, start + _PIECE // 2, start + _PIECE) for mark in ("\n", ". ", "? ", "! "))
        if end < 0:
            end = text.rfind(" ", start + _PIECE // 2, start + _PIECE)
        end = start + _PIECE if end < 0 else end + 1
        yield text[start:end]
        start = end
    yield text[start:]


def interview_rows(no: int) -> tuple[int, int]:
    """The first and the last number that rows of an interview may have."""
    return no << INTERVIEW_SHIFT, ((no + 1) << INTERVIEW_SHIFT) - 1


def _stale() -> Select[tuple[object]]:
    known = search_interviews.c.version
    return (
        select(interviews.c.id)
        .outerjoin(search_interviews, search_interviews.c.interview_id == interviews.c.id)
        .where(known.is_(None) | known.between(0, word_forms.VERSION - 1))
        .order_by(interviews.c.updated.desc())
    )


def _number(tx: Transaction, interview_id: str) -> tuple[int, str]:
    row = tx.execute(
        select(search_interviews.c.no, interviews.c.form_digest)
        .select_from(interviews)
        .outerjoin(search_interviews, search_interviews.c.interview_id == interviews.c.id)
        .where(interviews.c.id == interview_id)
    ).one()
    return (int(row.no), str(row.form_digest)) if row.no is not None else _index(tx, interview_id)


def _index(tx: Transaction, interview_id: str) -> tuple[int, str]:
    """Index an interview from what it says now."""
    form_digest = str(tx.execute(select(interviews.c.form_digest).where(interviews.c.id == interview_id)).scalar_one())
    no = tx.execute(select(search_interviews.c.no).where(search_interviews.c.interview_id == interview_id)).scalar()
    if no is None:
        no = tx.execute(
            insert(search_interviews)
            .values(interview_id=interview_id, version=word_forms.VERSION)
            .returning(search_interviews.c.no)
        ).scalar_one()
    else:
        _clear(tx, no)
        tx.execute(update(search_interviews).where(search_interviews.c.no == no).values(version=word_forms.VERSION))
    _put_heading(tx, no, form_digest, interview_id, with_words=True)
    newest = (
        select(func.max(answer_revisions.c.id))
        .where(answer_revisions.c.interview_id == interview_id)
        .group_by(answer_revisions.c.ref)
    )
    answers = select(answer_revisions.c.ref, answer_revisions.c.value).where(
        answer_revisions.c.id.in_(newest), answer_revisions.c.value.is_not(None)
    )
    rows = tx.execute(answers).all()
    # What the person wants kept from others is found by nobody, also where the index is made anew.
    words = next((words_of(row.value) for row in rows if row.ref.endswith(f"/{QUESTION}")), ())
    for row in rows:
        _put(tx, no, form_digest, row.ref, taken_out(row.value, words) if words else row.value)
    kept = select(notes.c.id, notes.c.text).where(notes.c.interview_id == interview_id, notes.c.removed == 0)
    for row in tx.execute(kept).all():
        _put(tx, no, form_digest, f":note:{row.id}", taken_out(row.text, words) if words else row.text)
    return int(no), form_digest


def _put_heading(tx: Transaction, no: int, form_digest: str, interview_id: str, *, with_words: bool) -> None:
    row = tx.execute(
        select(interviews, missions.c.name, missions.c.area, missions.c.number.label("mission_number"))
        .join(missions, missions.c.id == interviews.c.mission_id)
        .where(interviews.c.id == interview_id)
    ).one()
    _put(tx, no, form_digest, ":number", row.number)
    _put(tx, no, form_digest, ":mission", f"{row.name} {row.area} {row.mission_number}")
    if with_words:
        _put_day(tx, no, OWN_DAY, Mark.STARTS, row.date)
        _put(tx, no, form_digest, ":title", row.title)
        _put(tx, no, form_digest, ":place", row.place)


def _clear(tx: Transaction, no: int) -> None:
    first, last = interview_rows(no)
    ids = tx.execute(select(search_rows.c.id).where(search_rows.c.id.between(first, last))).scalars().all()
    for row in ids:
        tx.execute(delete(search).where(search.c.rowid == row))
    tx.execute(delete(search_rows).where(search_rows.c.id.between(first, last)))
    for table in (search_places, search_days):
        tx.execute(delete(table).where(table.c.interview_no == no))


def _put(tx: Transaction, no: int, form_digest: str, ref: str, text: str) -> None:
    role = role_of(tx, form_digest, ref)
    match role:
        case Role():
            _put_words(tx, no, role, ref, text)
        case Mark.CODE:
            _put_place(tx, no, ref.rpartition("/")[0], text)
        case Mark.STARTS | Mark.ENDS:
            _put_day(tx, no, ref.rpartition("/")[0], role, text)
        case None:
            pass


def _put_words(tx: Transaction, no: int, role: Role, ref: str, text: str) -> None:
    held = {
        int(row.piece): int(row.id)
        for row in tx.execute(
            select(search_rows.c.id, search_rows.c.piece).where(
                search_rows.c.interview_no == no, search_rows.c.ref == ref
            )
        )
    }
    kept = 0
    for number, piece in enumerate(pieces(text)):
        words = " ".join(word_forms.words(piece))
        if not words:
            break
        kept = number + 1
        row = held.get(number)
        if row is None:
            row = _new_row(tx, no, role, ref, number)
        elif tx.execute(select(search.c.words).where(search.c.rowid == row)).scalar() == words:
            continue
        else:
            tx.execute(delete(search).where(search.c.rowid == row))
        stems = " ".join(sorted(word_forms.forms(piece)))
        tx.execute(insert(search).values(rowid=row, words=words, stems=stems))
    for number, row in held.items():
        if number >= kept:
            tx.execute(delete(search).where(search.c.rowid == row))
            tx.execute(delete(search_rows).where(search_rows.c.id == row))


def _new_row(tx: Transaction, no: int, role: Role, ref: str, piece: int) -> int:
    first = no << INTERVIEW_SHIFT | role << ROLE_SHIFT
    newest = tx.execute(
        select(func.max(search_rows.c.id)).where(search_rows.c.id.between(first, first + (1 << ROLE_SHIFT) - 1))
    ).scalar()
    row = first if newest is None else int(newest) + 1
    tx.execute(insert(search_rows).values(id=row, interview_no=no, ref=ref, piece=piece))
    return row


def _put_place(tx: Transaction, no: int, place: str, code: str) -> None:
    tx.execute(delete(search_places).where(search_places.c.interview_no == no, search_places.c.place == place))
    if is_code(code):
        tx.execute(insert(search_places).values(interview_no=no, place=place, code=code))


def _put_day(tx: Transaction, no: int, day: str, mark: Mark, value: str) -> None:
    iso = value[:10] if _DAY.match(value) else ""
    row = upsert(search_days).values(interview_no=no, day=day, **{mark.value: iso})
    tx.execute(row.on_conflict_do_update(index_elements=["interview_no", "day"], set_={mark.value: iso}))
