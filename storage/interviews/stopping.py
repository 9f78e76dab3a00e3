"""Whether a person took back or narrowed consent and no correction is sealed since: until then nothing of it leaves."""

from sqlalchemy import ColumnElement, FromClause, Select, exists, func, or_, select

from forms.interview.changing import NARROWING, Change
from storage.vault.consent_tables import consent_events
from storage.vault.tables import interviews as interview_table
from storage.vault.transaction import Transaction

#: What was sealed before is wider than what the person says now: it waits, whomever it is about.
_WIDER_BEFORE = (Change.NARROW.value, Change.ANONYMISE.value)
#: The gravest first.
_GRAVITY = (Change.WITHDRAW_ALL, Change.WITHDRAW_SHARE, Change.ANONYMISE, Change.NARROW)


def stopped(own: FromClause = interview_table) -> ColumnElement[bool]:
    """True of a row of interviews of which nothing may be delivered until a correction is sealed.

    The person took back everything or all sharing, or narrowed what they had agreed to, for one recipient or all:
    whatever waits to be delivered says more than they agree to now.
    """
    about, later = interview_table.alias("about"), interview_table.alias("sealed_later")
    e = consent_events
    # By revisions, not by the clock: the correction is a later one than that of which they spoke.
    settled = exists().where(
        later.c.interview == own.c.interview, later.c.sealed_at.is_not(None), later.c.revision > about.c.revision
    )
    return (
        exists()
        .where(
            about.c.id == e.c.interview_id,
            about.c.interview == own.c.interview,
            or_(
                e.c.kind == Change.WITHDRAW_ALL.value,
                (e.c.kind == Change.WITHDRAW_SHARE.value) & (e.c.scope == ""),
                e.c.kind.in_(_WIDER_BEFORE),
            ),
            ~settled.correlate(own, about),
        )
        .correlate(own)
    )


def why(tx: Transaction, interview_id: str, recipient: str = "") -> Change | None:
    """What a person said so that nothing may leave now: to one recipient, or to the register where none is named."""
    said = [
        (Change(row.kind), frozenset(str(row.scope).split()))
        for row in tx.execute(_unsettled(interview_id))
        if row.kind in NARROWING
    ]
    found = {
        change
        for change, scope in said
        if not scope or recipient in scope or (not recipient and change.value in _WIDER_BEFORE)
    }
    return next((change for change in _GRAVITY if change in found), None)


def is_narrowed(tx: Transaction, interview_id: str) -> bool:
    """Whether a person narrowed what was sealed before this draft, and nothing was sealed since."""
    return any(row.kind in _WIDER_BEFORE for row in tx.execute(_unsettled(interview_id)))


def narrowed_up_to(tx: Transaction, interview: str) -> int:
    """The last revision that says more than the person agreed to later; 0 where none does, or they widened it since."""
    e, i = consent_events, interview_table
    widened = select(func.max(e.c.made)).where(
        i.c.id == e.c.interview_id,
        i.c.interview == interview,
        e.c.kind.in_((Change.GRANT.value, Change.WIDEN.value)),
    )
    last = tx.execute(widened).scalar() or ""
    narrowed = select(func.max(i.c.revision)).where(
        i.c.id == e.c.interview_id, i.c.interview == interview, e.c.kind.in_(_WIDER_BEFORE), e.c.made > last
    )
    return int(tx.execute(narrowed).scalar() or 0)


def _unsettled(interview_id: str) -> Select[tuple[str, str]]:
    i, e = interview_table, consent_events
    about, later = i.alias("about"), i.alias("later")
    interview = select(i.c.interview).where(i.c.id == interview_id).scalar_subquery()
    return (
        select(e.c.kind, e.c.scope)
        .join(about, about.c.id == e.c.interview_id)
        .where(
            about.c.interview == interview,
            ~exists().where(
                later.c.interview == interview,
                later.c.sealed_at.is_not(None),
                later.c.revision > about.c.revision,
            ),
        )
    )
