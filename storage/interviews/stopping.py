"""Whether a person took consent back and no correction is sealed since: until then nothing of it leaves."""

from sqlalchemy import ColumnElement, FromClause, and_, exists, or_, select

from forms.interview.changing import Change
from storage.vault.consent_tables import consent_events
from storage.vault.tables import interviews as interview_table
from storage.vault.transaction import Transaction

_STOPPING = (Change.WITHDRAW_ALL.value, Change.WITHDRAW_SHARE.value)


def stopped(own: FromClause = interview_table) -> ColumnElement[bool]:
    """True of a row of interviews of which a person took back everything, or all sharing, and no correction is sealed.

    Whatever waits to be delivered waits on: the correction says what may leave, and its seal tells central.
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
                and_(e.c.kind == Change.WITHDRAW_SHARE.value, e.c.scope == ""),
            ),
            ~settled.correlate(own, about),
        )
        .correlate(own)
    )


def is_stopped(tx: Transaction, interview_id: str, recipient: str = "") -> bool:
    """Whether nothing of it may leave now, or nothing for one recipient, because a person said so."""
    i = interview_table
    if tx.execute(select(i.c.id).where(i.c.id == interview_id, stopped())).first() is not None:
        return True
    interview = select(i.c.interview).where(i.c.id == interview_id).scalar_subquery()
    e, about, later = consent_events, i.alias("about"), i.alias("later")
    rows = tx.execute(
        select(e.c.scope)
        .join(about, about.c.id == e.c.interview_id)
        .where(
            about.c.interview == interview,
            e.c.kind.in_(_STOPPING),
            ~exists().where(
                later.c.interview == interview,
                later.c.sealed_at.is_not(None),
                later.c.revision > about.c.revision,
            ),
        )
    ).scalars()
    return any(recipient in str(scope).split() for scope in rows)
