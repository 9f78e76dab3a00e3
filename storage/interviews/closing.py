"""Closing: from when on the laptop itself cannot open a sealed interview, as the organisation's policy says.

One transaction takes the keys and every clear copy out of the database; what was sealed stays byte for byte. What
nobody else could open is never closed, and the wall clock alone closes nothing.
"""

import random
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sqlalchemy import delete, select, update

from storage.interviews import (
    addenda,
    custody,
    departures,
    exhibits,
    fitness,
    interviews,
    links,
    missions,
    organisation,
    purging,
    search,
    settings,
    stretches,
    transcripts,
    trusted,
)
from storage.interviews.errors import InterviewError
from storage.interviews.fitness import Keeps
from storage.interviews.opened import manifest
from storage.objects.custody import CustodyAction
from storage.objects.errors import ObjectRefused
from storage.objects.organisation import Policy, Readable
from storage.platform.clock import Moment
from storage.vault import Vault
from storage.vault.tables import (
    answer_revisions,
    attachments,
    notes,
    part_keys,
    repeat_instances,
    segments,
    signatures,
    statements,
)
from storage.vault.tables import interviews as interview_table
from storage.vault.tables import missions as mission_table
from storage.vault.transaction import Transaction

__all__ = [
    "TIDY_DUE",
    "Keeps",
    "Outlook",
    "Prospect",
    "When",
    "close_due",
    "close_sealed",
    "close_withdrawn",
    "outlook",
    "prospect",
]

# There while pages of the database may still hold remains of what was closed; the interview that was closed last.
TIDY_DUE: Final = "tidy-due"
_AT_ONCE: Final = 200


class When(StrEnum):
    """When a draft would be closed once it is sealed."""

    AT_SEAL = "at-seal"
    AT_RECEIPT = "at-receipt"
    AFTER_RECEIPT = "after-receipt"
    MISSION_END = "mission-end"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Prospect:
    """When what is sealed now will be closed; `days` after the receipt, `day` is the last of the mission."""

    when: When
    days: int = 0
    day: str = ""


@dataclass(frozen=True, slots=True)
class Outlook:
    """How a sealed interview stands: since when it is closed, or why it is not, and when it will be."""

    closed_at: str
    keeps: Keeps | None
    prospect: Prospect


def prospect(tx: Transaction, mission_id: str) -> Prospect:
    """When an interview of this mission will be closed, by the policy in use."""
    policy = organisation.policy(tx)
    match policy.readable:
        case Readable.UNTIL_SEAL:
            return Prospect(When.AT_SEAL)
        case Readable.UNTIL_RECEIPT if policy.readable_days:
            return Prospect(When.AFTER_RECEIPT, days=policy.readable_days)
        case Readable.UNTIL_RECEIPT:
            return Prospect(When.AT_RECEIPT)
        case _:
            day = missions.get(tx, mission_id).ends
            return Prospect(When.MISSION_END, day=day) if trusted.over_everywhere(day) else Prospect(When.NEVER)


def outlook(tx: Transaction, vault: Vault, interview_id: str) -> Outlook:
    """Whether a sealed interview is closed, and if not, why."""
    summary = interviews.get(tx, interview_id)
    keeps = None if summary.closed_at else fitness.keeps(tx, vault, interview_id)
    return Outlook(summary.closed_at, keeps, prospect(tx, summary.mission_id))


def close_due(vault: Vault, moment: Moment, *, most: int = _AT_ONCE) -> tuple[str, ...]:
    """Close sealed interviews whose time has come; gives their ids.

    Safe to repeat and to cut off anywhere: each interview is closed whole, in a transaction of its own. A few hundred
    at most are looked at, so that nobody waits; the others have their turn next time.

    Raises:
        VaultError: The disk did not allow it; what is closed by then stays closed.
    """
    with vault.transaction() as tx:
        at = trusted.now(tx, moment)
        policy = organisation.policy(tx)
        due = _due(tx, policy, at) if at else ()
    if len(due) > most:
        # Not the first ones: some may have to stay open, and would stand before all others for ever.
        due = tuple(random.sample(due, most))
    return tuple(one for one in due if _close_if_fit(vault, one, policy, at, moment))


def _close_if_fit(vault: Vault, interview_id: str, policy: Policy, at: str, moment: Moment) -> bool:
    with vault.read() as tx:
        if not _may_close(tx, vault, interview_id, policy, at):
            return False
    with vault.transaction() as tx:
        # Again: something may have been entered between the two.
        if interviews.get(tx, interview_id).is_closed or not _may_close(tx, vault, interview_id, policy, at):
            return False
        addenda.gather_of(tx, vault, interview_id, moment)
        _close(tx, interview_id, policy, moment)
    return True


def _may_close(tx: Transaction, vault: Vault, interview_id: str, policy: Policy, at: str) -> bool:
    if policy.readable is Readable.UNTIL_RECEIPT:
        try:
            digest = interviews.get(tx, interview_id).manifest_digest
            verdict = purging.safe_to_purge(tx, digest, manifest(tx, interview_id), at)
        except (ObjectRefused, InterviewError):
            # A damaged one keeps no other from being closed.
            return False
        if not verdict.is_safe or trusted.later(verdict.stored_at, policy.readable_days) > at:
            return False
    return fitness.keeps(tx, vault, interview_id) is None


def close_sealed(tx: Transaction, vault: Vault, interview_id: str, policy: Policy, moment: Moment) -> bool:
    """The last step of sealing: where the policy says so, nothing clear outlives the seal; whether it was closed."""
    if policy.readable is not Readable.UNTIL_SEAL or fitness.keeps(tx, vault, interview_id) is not None:
        return False
    # What was made beside the record, such as who handed over a thing, goes with it before it cannot be read.
    addenda.gather_of(tx, vault, interview_id, moment)
    _close(tx, interview_id, policy, moment)
    return True


def close_withdrawn(tx: Transaction, interview_id: str, why: str, moment: Moment) -> None:
    """Close because the person withdrew everything and somebody said so on the screen, whatever the policy keeps."""
    _take_away(tx, interview_id, why, moment)


def _due(tx: Transaction, policy: Policy, at: str) -> tuple[str, ...]:
    """Whose time seems to have come; what is found here is looked at more closely before it is closed."""
    i = interview_table
    wanted = select(i.c.id).where(i.c.sealed_at.is_not(None), i.c.closed_at.is_(None), i.c.leaves == 1)
    match policy.readable:
        case Readable.UNTIL_SEAL:
            pass
        case Readable.UNTIL_RECEIPT:
            wanted = wanted.where(i.c.delivered_at <= trusted.later(at, -policy.readable_days))
        case _:
            ended = [
                row.id
                for row in tx.execute(select(mission_table.c.id, mission_table.c.ends))
                if "" < trusted.over_everywhere(row.ends) <= at
            ]
            wanted = wanted.where(i.c.mission_id.in_(ended))
    return tuple(tx.execute(wanted).scalars())


def _close(tx: Transaction, interview_id: str, policy: Policy, moment: Moment) -> None:
    _take_away(tx, interview_id, policy.readable.value, moment)


def _take_away(tx: Transaction, interview_id: str, why: str, moment: Moment) -> None:
    i = interview_table
    # First: the triggers let nothing be forgotten before.
    tx.execute(update(i).where(i.c.id == interview_id).values(closed_at=moment.wall))
    tx.execute(delete(part_keys).where(part_keys.c.interview_id == interview_id))
    for table in (signatures, statements, notes, answer_revisions, repeat_instances):
        tx.execute(delete(table).where(table.c.interview_id == interview_id))
    transcripts.close(tx, interview_id)
    stretches.close(tx, interview_id)
    links.close(tx, interview_id)
    exhibits.close(tx, interview_id)
    departures.forget(tx, interview_id)
    own = select(attachments.c.id).where(attachments.c.interview_id == interview_id)
    tx.execute(update(segments).where(segments.c.attachment_id.in_(own)).values(wrapped_key=None, plain_sha256=""))
    # Not even to which part something belongs is told any more.
    tx.execute(
        update(attachments)
        .where(attachments.c.interview_id == interview_id)
        .values(thumbnail=None, title="", details="", sha256="", part="body")
    )
    tx.execute(update(i).where(i.c.id == interview_id).values(title="", place="", date=""))
    summary = interviews.get(tx, interview_id)
    search.forget(tx, interview_id)
    search.put(tx, interview_id, ":sealed", _days(summary.sealed_at))
    custody.record(tx, interview_id, CustodyAction.CLOSE, moment, summary.manifest_digest, detail=why)
    settings.put(tx, TIDY_DUE, interview_id, moment)


def _days(sealed_at: str) -> str:
    """The day of sealing in both ways of writing it."""
    year, month, day = sealed_at[:10].split("-")
    return f"{year}-{month}-{day} {day}.{month}.{year}"
