"""Every way out that there is for a sealed interview, and what stands against it, as a screen shows it."""

from dataclasses import dataclass, field

from forms.interview.parts import Part
from storage.interviews import departures, organisation
from storage.interviews.errors import Embargoed, LeavingRefused, NoSuchInterview
from storage.interviews.leaving import leaving_within, rules_of
from storage.interviews.leaving_files import LeavingFile
from storage.objects.export_rule import ExportRule
from storage.platform.clock import Moment
from storage.vault import Vault


@dataclass(frozen=True, slots=True)
class Offer:
    """One way out that the organisation allows for the form of an interview.

    Attributes:
        obstacle: Code of why nothing may leave this way; empty where something may.
        readers: Names of those to whose keys a file would be encrypted.
        withheld: How many answers stay, by part.
        needs_two: Two people have to approve it; `approved_by` are the codes of those who did.
        asks_again: The person wants to be asked before each transfer, or set conditions.
        embargo: The day before which nothing leaves, where that is the obstacle.
        sent_at: When the server had everything of this revision.
        is_begun: A try was made, and the server may have some of it.
    """

    rule: ExportRule
    readers: tuple[str, ...]
    obstacle: str = ""
    answers: int = 0
    withheld: tuple[tuple[Part, int], ...] = ()
    files: tuple[LeavingFile, ...] = ()
    has_audit: bool = False
    needs_two: bool = False
    approved_by: tuple[str, ...] = ()
    asks_again: bool = False
    conditions: str = field(default="", repr=False)
    embargo: str = ""
    sent_at: str = ""
    is_begun: bool = False


def of_interview(vault: Vault, interview_id: str, moment: Moment) -> tuple[Offer, ...]:
    """Every way out for this interview, and what stands against it now."""
    with vault.read() as tx:
        held = organisation.current(tx)
        rules = rules_of(tx, interview_id)
        names = {one.id: one.name for one in held.package.recipients} if held is not None else {}
    return tuple(_offer(vault, interview_id, rule, tuple(names[one] for one in rule.readers), moment) for rule in rules)


def _offer(vault: Vault, interview_id: str, rule: ExportRule, readers: tuple[str, ...], moment: Moment) -> Offer:
    with vault.read() as tx:
        kept = departures.newest(tx, interview_id, rule.recipient)
        sent_at, is_begun = (kept.finished, not kept.finished) if kept is not None else ("", False)
        try:
            leaves = leaving_within(tx, interview_id, rule.recipient, moment)
        except Embargoed as refused:
            return Offer(
                rule, readers, obstacle=refused.code, embargo=refused.until, sent_at=sent_at, is_begun=is_begun
            )
        except (LeavingRefused, NoSuchInterview) as refused:
            return Offer(rule, readers, obstacle=refused.code, sent_at=sent_at, is_begun=is_begun)
    return Offer(
        rule,
        readers,
        answers=leaves.made.answers,
        withheld=leaves.made.withheld,
        files=leaves.files,
        has_audit=bool(leaves.audit),
        needs_two=leaves.needs_two,
        approved_by=leaves.approved_by,
        asks_again=leaves.asks_again,
        conditions=leaves.decision.conditions,
        sent_at=sent_at,
        is_begun=is_begun,
    )
