"""Whether the consent to a sealed revision is withdrawn: one answer for lists, queue, receipts, closing and check."""

from typing import Final

from sqlalchemy import ColumnElement, FromClause, and_, bindparam, exists, func, or_, select

from storage.objects.custody import CustodyAction
from storage.vault.tables import custody, interviews
from storage.vault.transaction import Transaction

_WITHDRAW: Final = CustodyAction.WITHDRAW.value
_RENEW: Final = CustodyAction.RENEW.value


def condition(own: FromClause = interviews) -> ColumnElement[bool]:
    """True of a row of interviews that was to leave, when a later revision withdrew that and none gave it again since.

    What was withdrawn stands in the log with the revision that did it, what was given again with the revision that may
    leave again: the later of the two counts.
    """
    later, told, given = interviews.alias("later"), custody.alias("told"), custody.alias("given")
    withdrew = select(func.max(told.c.id)).where(told.c.interview_id == later.c.id, told.c.action == _WITHDRAW)
    last = withdrew.correlate(later).scalar_subquery()
    again = (
        exists()
        .where(given.c.interview_id == own.c.id, given.c.action == _RENEW, given.c.id > func.coalesce(last, 0))
        .correlate(own, later)
    )
    withdrawing = exists().where(
        later.c.interview == own.c.interview,
        later.c.revision > own.c.revision,
        later.c.sealed_at.is_not(None),
        or_(later.c.leaves == 0, last.is_not(None)),
        ~again,
    )
    return and_(own.c.leaves == 1, withdrawing.correlate(own))


def is_withdrawn(tx: Transaction, interview_id: str) -> bool:
    """Whether it is so of one revision: what of it has not left stays here."""
    return tx.execute(_ONE, {"one": interview_id}).first() is not None


# Put together once: it is asked for every interview of a receipt.
_ONE: Final = select(interviews.c.id).where(interviews.c.id == bindparam("one"), condition())
