"""Consent withdrawn in a correction: what has not left stays, and central learns from when on it is withdrawn."""

from sqlalchemy import delete, insert, select

from storage.interviews import custody, device, events, organisation, outbox
from storage.interviews.interviews import InterviewSummary
from storage.objects.custody import CustodyAction
from storage.objects.kinds import ObjectKind
from storage.platform.clock import Moment
from storage.vault import Vault
from storage.vault.tables import custody as custody_table
from storage.vault.tables import interviews, objects
from storage.vault.tables import outbox as outbox_table
from storage.vault.transaction import Transaction


def announce(tx: Transaction, vault: Vault, summary: InterviewSummary, moment: Moment) -> bool:
    """Part of sealing a revision that must not leave; says whether an earlier one was to, so that consent is withdrawn.

    Also where nothing seems to have left: a courier's pack may be on its way.
    """
    i = interviews
    earlier = tx.execute(
        select(i.c.id, i.c.revision, i.c.manifest_digest, i.c.leaves)
        .where(i.c.interview == summary.interview, i.c.revision < summary.revision, i.c.sealed_at.is_not(None))
        .order_by(i.c.revision.desc())
    ).all()
    if not earlier or not earlier[0].leaves:
        # None before it, or withdrawn already.
        return False
    last = earlier[0]
    told = select(custody_table.c.object).where(custody_table.c.action == CustodyAction.WITHDRAW.value)
    tx.execute(
        delete(outbox_table).where(
            outbox_table.c.interview_id.in_([row.id for row in earlier]),
            outbox_table.c.state.in_((outbox.Sending.WAITING.value, outbox.Sending.PARKED.value)),
            outbox_table.c.digest.not_in(told),
        )
    )
    event = events.sign(
        tx,
        device.identity(tx),
        moment,
        action=CustodyAction.WITHDRAW,
        interview=summary.interview,
        rev=last.revision,
        manifest=last.manifest_digest,
        practice=vault.practice,
        policy=organisation.required(tx).digest,
    )
    content = event.to_frame()
    kind = ObjectKind.CUSTODY_EVENT
    # With the revision that left: of this one nothing leaves, not even a row of the queue.
    tx.execute(insert(objects).values(digest=event.digest, kind=kind.value, interview_id=last.id, content=content))
    outbox.fill(tx, last.id, [(kind, event.digest, content)], ())
    custody.record(tx, summary.id, CustodyAction.WITHDRAW, moment, event.digest)
    return True
