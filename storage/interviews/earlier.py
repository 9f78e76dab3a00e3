"""Whether somebody may have been heard before: only this vault is asked, never a list of names from elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import and_, bindparam, func, select

from forms.interview.namesakes import ALIKE, likeness
from storage.interviews import interviews
from storage.interviews.interviews import InterviewSummary
from storage.vault.tables import answer_revisions
from storage.vault.tables import interviews as table
from storage.vault.transaction import Transaction

#: The form that questions from elsewhere are set into keeps its own name at the root of every answer.
_OUTER: Final = "first_account"
_NAMES: Final = ("p_surname", "p_given", "p_patronymic")
_OTHER: Final = ("p_name_other", "p_callname")
_BORN: Final = ("p_dob/p_dob_from", "p_dob/p_dob_to")
_MOST_SHOWN: Final = 50


@dataclass(frozen=True, slots=True)
class Known:
    """A person who was heard here: the newest revision of one interview.

    Attributes:
        others: Former names, other spellings, a call sign.
        born: Years of birth as bounds, from and to; empty where they are not known.
    """

    interview: InterviewSummary
    name: str
    others: tuple[str, ...]
    born: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Heard:
    """All who were heard here, and how many interviews cannot be looked into any more."""

    known: tuple[Known, ...]
    closed: int


@dataclass(frozen=True, slots=True)
class Namesake:
    """One who may be meant; `year_fits` is None where a year of birth is not known."""

    known: Known
    likeness: float
    year_fits: bool | None


def heard(tx: Transaction, but: str = "") -> Heard:
    """Everybody named in an interview of this vault but this one and its other revisions."""
    own = select(table.c.interview).where(table.c.id == but).scalar_subquery()
    rows = tx.execute(
        interviews.summaries().where(table.c.interview != func.coalesce(own, "")).order_by(table.c.revision)
    )
    # A later revision takes the place of an earlier one.
    by_interview = {row.interview: interviews.summary(row) for row in rows}
    open_ = {one.id: one for one in by_interview.values() if not one.is_closed}
    answers = _answers(tx, frozenset(one.form.form_id for one in open_.values()))
    known = tuple(_known(one, answers[one.id]) for one in open_.values() if one.id in answers)
    return Heard(tuple(one for one in known if one.name or one.others), len(by_interview) - len(open_))


def namesakes(among: Heard, name: str, year: str = "") -> tuple[Namesake, ...]:
    """Those who may be meant by a name as it was said, the most alike first; whether they are, people decide."""
    found: list[Namesake] = []
    for known in among.known:
        best = max(likeness(name, other) for other in (known.name, *known.others))
        fits = _fits(known.born, year)
        # Names repeat: of people born in other years only those are shown who are called very much the same.
        if best >= ALIKE and (fits is not False or best >= (1 + ALIKE) / 2):
            found.append(Namesake(known, best, fits))
    found.sort(key=lambda one: (one.year_fits is False, -one.likeness, one.known.name))
    return tuple(found[:_MOST_SHOWN])


def _answers(tx: Transaction, forms: frozenset[str]) -> Mapping[str, dict[str, str]]:
    """The answers about the person by interview and name of the question."""
    refs = {f"/{form}/person/{name}": name for form in sorted(forms | {_OUTER}) for name in (*_NAMES, *_OTHER, *_BORN)}
    later = answer_revisions.alias("later")
    newest = (
        select(func.max(later.c.id))
        .where(later.c.interview_id == answer_revisions.c.interview_id, later.c.ref == answer_revisions.c.ref)
        .correlate(answer_revisions)
        .scalar_subquery()
    )
    # From the interviews to their answers: the index of answers begins with the interview.
    rows = tx.execute(
        select(answer_revisions.c.interview_id, answer_revisions.c.ref, answer_revisions.c.value)
        .select_from(
            table.join(
                answer_revisions,
                and_(
                    answer_revisions.c.interview_id == table.c.id,
                    answer_revisions.c.ref.in_(bindparam("refs", expanding=True)),
                ),
            )
        )
        .where(answer_revisions.c.id == newest, answer_revisions.c.value.is_not(None)),
        {"refs": list(refs)},
    )
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        found.setdefault(row.interview_id, {})[refs[row.ref]] = row.value
    return found


def _known(interview: InterviewSummary, answers: Mapping[str, str]) -> Known:
    from_, to = (answers.get(name, "")[:4] for name in _BORN)
    return Known(
        interview,
        " ".join(answers[name] for name in _NAMES if answers.get(name)),
        tuple(answers[name] for name in _OTHER if answers.get(name)),
        (from_ or to, to or from_),
    )


def _fits(born: tuple[str, str], year: str) -> bool | None:
    if not year or not born[0]:
        return None
    # A year that was said is often one off.
    return int(born[0]) - 1 <= int(year) <= int(born[1]) + 1
