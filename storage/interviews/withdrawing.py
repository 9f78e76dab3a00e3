"""Consent withdrawn in a correction: what has not left stays, central is told, what a person says is destroyed.

Destroyed are keys: the sealed bytes stay, so that chains and manifests hold, and nobody here can open them any more.
"""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import delete, insert, select, update

from storage.interviews import (
    attachment_rows,
    closing,
    custody,
    device,
    events,
    interviews,
    organisation,
    outbox,
    settings,
)
from storage.interviews.attachment_rows import Attachment
from storage.interviews.interviews import InterviewSummary
from storage.objects.custody import CustodyAction
from storage.objects.kinds import ObjectKind
from storage.platform.clock import Moment
from storage.vault import Vault
from storage.vault.tables import attachments as attachment_table
from storage.vault.tables import custody as custody_table
from storage.vault.tables import interviews as interview_table
from storage.vault.tables import objects, part_keys, segments
from storage.vault.tables import outbox as outbox_table
from storage.vault.transaction import Transaction

#: The word in the custody list for what was closed or forgotten because consent was withdrawn.
WITHDRAWN: Final = "withdrawn"


@dataclass(frozen=True, slots=True)
class Forgetting:
    """What a person said is to be destroyed when a correction is sealed: attachments of earlier revisions, or all."""

    everything: bool = False
    attachments: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return self.everything or bool(self.attachments)


NOTHING: Final = Forgetting()


@dataclass(frozen=True, slots=True)
class Reach:
    """What a withdrawal can still destroy here, and what it cannot.

    Attributes:
        revisions: How many earlier revisions can still be read here.
        attachments: Their recordings, photos and documents whose keys are here.
        has_left: Whether something of any earlier revision was sent or handed over.
        delivered_at: When central had all of the newest one that it has; empty where there is none.
    """

    revisions: int
    attachments: tuple[Attachment, ...]
    has_left: bool
    delivered_at: str


def reach(tx: Transaction, interview_id: str) -> Reach:
    """What of the earlier revisions of this draft can still be destroyed here, and what has left."""
    summary = interviews.get(tx, interview_id)
    earlier = _earlier(tx, summary)
    still = [one for one in earlier if one not in _closed(tx, earlier)]
    kept = tuple(one for each in still for one in attachment_rows.of_interview(tx, each) if _has_key(tx, one.id))
    left = select(outbox_table.c.number).where(
        outbox_table.c.interview_id.in_(earlier),
        outbox_table.c.state.in_((outbox.Sending.SENT.value, outbox.Sending.RECEIPTED.value)),
    )
    handed = select(custody_table.c.id).where(
        custody_table.c.interview_id.in_(earlier), custody_table.c.action == CustodyAction.HAND_OVER.value
    )
    has_left = any(tx.execute(one.limit(1)).first() is not None for one in (left, handed))
    delivered = max((interviews.get(tx, one).delivered_at for one in earlier), default="")
    return Reach(len(still), kept, has_left or bool(delivered), delivered)


def forget(tx: Transaction, summary: InterviewSummary, forgetting: Forgetting, moment: Moment) -> None:
    """The last step of sealing a correction: destroy what a person said; copies follow by themselves."""
    earlier = _earlier(tx, summary)
    closed = _closed(tx, earlier)
    if forgetting.everything:
        for each in (*(one for one in earlier if one not in closed), summary.id):
            closing.close_withdrawn(tx, each, WITHDRAWN, moment)
        return
    for each in earlier:
        for one in () if each in closed else attachment_rows.of_interview(tx, each):
            if one.id in forgetting.attachments:
                _forget(tx, one, moment)


def _forget(tx: Transaction, attachment: Attachment, moment: Moment) -> None:
    tx.execute(update(segments).where(segments.c.attachment_id == attachment.id).values(wrapped_key=None))
    tx.execute(update(attachment_table).where(attachment_table.c.id == attachment.id).values(thumbnail=None))
    # The sealed part holds the file's key too: what else it says is copied into the correction.
    tx.execute(
        delete(part_keys).where(
            part_keys.c.interview_id == attachment.interview_id, part_keys.c.part == attachment.part.value
        )
    )
    custody.record(tx, attachment.interview_id, CustodyAction.REMOVE, moment, detail=WITHDRAWN)
    settings.put(tx, closing.TIDY_DUE, attachment.interview_id, moment)


def _earlier(tx: Transaction, summary: InterviewSummary) -> tuple[str, ...]:
    i = interview_table
    sealed = select(i.c.id).where(
        i.c.interview == summary.interview, i.c.revision < summary.revision, i.c.sealed_at.is_not(None)
    )
    return tuple(str(one) for one in tx.execute(sealed.order_by(i.c.revision)).scalars())


def _closed(tx: Transaction, ids: tuple[str, ...]) -> frozenset[str]:
    i = interview_table
    return frozenset(tx.execute(select(i.c.id).where(i.c.id.in_(ids), i.c.closed_at.is_not(None))).scalars())


def _has_key(tx: Transaction, attachment_id: str) -> bool:
    held = select(segments.c.id).where(segments.c.attachment_id == attachment_id, segments.c.wrapped_key.is_not(None))
    return tx.execute(held.limit(1)).first() is not None


def announce(tx: Transaction, vault: Vault, summary: InterviewSummary, moment: Moment) -> bool:
    """Part of sealing a revision that narrows consent; says whether an earlier one was to leave and now may not.

    Also where nothing seems to have left: a courier's pack may be on its way.
    """
    i = interview_table
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
