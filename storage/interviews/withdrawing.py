"""Consent withdrawn in a correction: what has not left stays, central is told, what a person says is destroyed.

And given again: what stayed leaves after all.

Destroyed are keys: the sealed bytes stay, so that chains and manifests hold, and nobody here can open them any more.
"""

from collections.abc import Callable
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
    requeueing,
    settings,
    stopping,
    stretches,
    transcripts,
    withdrawn,
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
class _Sealed:
    """A revision of which an event tells."""

    id: str
    revision: int
    manifest: str


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
    left = select(outbox_table.c.number).where(outbox_table.c.interview_id.in_(earlier), outbox.has_left())
    handed = select(custody_table.c.id).where(
        custody_table.c.interview_id.in_(earlier),
        custody_table.c.action.in_((CustodyAction.HAND_OVER.value, CustodyAction.EXPORT.value)),
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
    transcripts.forget(tx, attachment.id)
    stretches.forget(tx, attachment.id)
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


def reaches(tx: Transaction, summary: InterviewSummary, withdrew: Callable[[Attachment], bool]) -> bool:
    """Whether an earlier revision that may still leave holds something that the person withdrew."""
    i = interview_table
    leaving = select(i.c.id).where(
        i.c.id.in_(_earlier(tx, summary)), i.c.leaves == 1, ~withdrawn.condition(interview_table)
    )
    return any(
        withdrew(one) for each in tx.execute(leaving).scalars() for one in attachment_rows.of_interview(tx, str(each))
    )


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
    outbox.keep_back(tx, [row.id for row in earlier], told)
    # With the revision that left: of this one nothing leaves, not even a row of the queue.
    about = _Sealed(last.id, last.revision, last.manifest_digest)
    told_now = _tell(tx, vault, CustodyAction.WITHDRAW, summary.interview, about, moment)
    custody.record(tx, summary.id, CustodyAction.WITHDRAW, moment, told_now)
    return True


def renew(
    tx: Transaction,
    vault: Vault,
    summary: InterviewSummary,
    moment: Moment,
    *,
    is_agreed: Callable[[Attachment], bool],
    to_all: bool,
) -> bool:
    """Part of sealing a revision that may leave: what was kept back of earlier ones leaves too; whether there is any.

    Only whole revisions to which the person agrees now as they are, and of which nothing was destroyed.

    Args:
        tx: of the sealing.
        vault: The vault.
        summary: The revision that is sealed.
        moment: Now.
        is_agreed: Whether the person agrees to a recording, picture or document.
        to_all: Whether they agree to every kind: of what is closed nobody here knows what it shows.
    """
    i, c = interview_table, custody_table
    destroyed = select(c.c.interview_id).where(c.c.interview_id.is_not(None), c.c.detail == WITHDRAWN)
    # What says more than the person agreed to later stays, until they widen it again.
    narrowed = stopping.narrowed_up_to(tx, summary.interview)
    kept_back = tx.execute(
        select(i.c.id, i.c.revision, i.c.manifest_digest, i.c.closed_at)
        .where(i.c.interview == summary.interview, i.c.revision < summary.revision, withdrawn.condition())
        .where(i.c.id.not_in(destroyed), i.c.revision > narrowed)
        .order_by(i.c.revision)
    ).all()
    is_renewed = False
    for row in kept_back:
        attached = attachment_rows.of_interview(tx, row.id)
        if not (to_all or (row.closed_at is None and all(map(is_agreed, attached)))):
            continue
        about = _Sealed(row.id, row.revision, row.manifest_digest)
        told = _tell(tx, vault, CustodyAction.RENEW, summary.interview, about, moment)
        custody.record(tx, row.id, CustodyAction.RENEW, moment, told)
        requeueing.queue_again(tx, row.id)
        is_renewed = True
    return is_renewed


def _tell(
    tx: Transaction,
    vault: Vault,
    action: CustodyAction,
    interview: str,
    about: _Sealed,
    moment: Moment,
) -> str:
    """Sign the event and queue it with the revision that it is about; its digest."""
    event = events.sign(
        tx,
        device.identity(tx),
        moment,
        action=action,
        interview=interview,
        rev=about.revision,
        manifest=about.manifest,
        practice=vault.practice,
        policy=organisation.required(tx).digest,
    )
    content = event.to_frame()
    kind = ObjectKind.CUSTODY_EVENT
    tx.execute(insert(objects).values(digest=event.digest, kind=kind.value, interview_id=about.id, content=content))
    outbox.fill(tx, about.id, [(kind, event.digest, content)], ())
    return event.digest
