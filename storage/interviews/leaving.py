"""What of a sealed interview may leave for whom: by the signed policy, by the person's consent, by nothing else."""

import contextlib
import dataclasses
import hashlib
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from sqlalchemy import func, select

from forms.engine import Environment, FormDefinition, FormError, Session, load_form
from forms.interview import redacting
from forms.interview.changing import Change
from forms.interview.consent import RecipientDecision, consent_of, narrower
from forms.interview.outgoing import (
    Outgoing,
    Share,
    both,
    key_of_form,
    outgoing,
    share_of,
)
from forms.submission import Submission, with_identity
from storage.interviews import (
    approving,
    departures,
    drafts,
    form_library,
    interviews,
    organisation,
    stopping,
    trusted,
    withdrawn,
)
from storage.interviews.approving import Departing
from storage.interviews.errors import Embargoed, LeavingRefused, NoSuchInterview
from storage.interviews.form_library import FormSource
from storage.interviews.interviews import InterviewSummary
from storage.interviews.leaving_files import LeavingFile, audit_of, files_of, of_other_parts
from storage.objects.export_rule import ExportRule
from storage.platform.clock import Moment
from storage.vault import Vault
from storage.vault.tables import interviews as interview_table
from storage.vault.transaction import Transaction

_NARROWED = (Change.NARROW, Change.ANONYMISE)


@dataclass(frozen=True, slots=True)
class Leaving:
    """What would leave, made anew each time from what the vault holds.

    Attributes:
        audit: The audit log that the form asks for; empty where it asks for none.
        decision: The row of the consent that lets it leave.
        terms: A digest over whose key and what was agreed to; another one is another departure.
    """

    rule: ExportRule
    summary: InterviewSummary
    made: Outgoing = field(repr=False)
    files: tuple[LeavingFile, ...]
    audit: bytes = field(repr=False)
    decision: RecipientDecision = field(repr=False)
    terms: str
    #: The public key that the form itself names, where it does.
    form_key: str = ""
    needs_two: bool = False
    #: Codes of those who approved just this; see `approving`.
    approved_by: tuple[str, ...] = ()

    @property
    def asks_again(self) -> bool:
        """Whether the person wants to be asked before each transfer, or set conditions."""
        return self.decision.ask_again or bool(self.decision.conditions)

    @property
    def departing(self) -> Departing:
        """What two people approve."""
        return departing_of(self.summary, self.rule.recipient, self.terms)

    @property
    def form_id(self) -> str:
        """Id of the form as the server knows it."""
        return self.made.form.form_id

    @property
    def version(self) -> str:
        """Version of the form as the server knows it."""
        return self.made.form.version


def rules_of(tx: Transaction, interview_id: str) -> tuple[ExportRule, ...]:
    """The rules by which interviews with this form may leave; quick, for deciding whether to offer anything."""
    form = interviews.get(tx, interview_id).form.form_id
    return tuple(rule for rule in organisation.policy(tx).exports if rule.form == form)


def of_same_form(tx: Transaction, summary: InterviewSummary) -> tuple[str, ...]:
    """Other sealed interviews with the very same form, the earliest number first; whether they may leave is open."""
    i = interview_table
    found = select(i.c.id).where(
        i.c.form_digest == summary.form.digest,
        i.c.interview != summary.interview,
        i.c.sealed_at.is_not(None),
        i.c.closed_at.is_(None),
    )
    return tuple(str(one) for one in tx.execute(found.order_by(i.c.number, i.c.revision)).scalars())


def leaving_within(tx: Transaction, interview_id: str, recipient: str, moment: Moment) -> Leaving:
    """What may leave for a recipient now.

    Raises:
        Embargoed: The person named a day before which nothing leaves.
        LeavingRefused: With the reason as its code.
        NoSuchInterview: It or its form is not here.
    """
    rule = next((one for one in rules_of(tx, interview_id) if one.recipient == recipient), None)
    if rule is None:
        raise LeavingRefused("leaving-not-allowed")
    summary = interviews.get(tx, interview_id)
    _require_fit(tx, summary)
    require_not_taken_back(tx, summary.id, recipient)
    source = form_library.get(tx, summary.form.digest)
    if source is None:
        raise NoSuchInterview("no-such-form")
    session = _session(tx, source, summary)
    decision, share = _agreed(session, recipient)
    for later in _later_drafts(tx, summary):
        # A correction that is not sealed yet may say no already.
        narrowed, less = _agreed(_session(tx, source, later), recipient)
        decision, share = narrower(decision, narrowed), both(share, less)
    _require_day(tx, decision, moment)
    if not share.parts:
        raise LeavingRefused("leaving-nothing")
    share = dataclasses.replace(share, kept=of_other_parts(tx, summary, share))
    terms = _terms(rule, share)
    made = _identified(tx, summary, recipient, terms, lambda given: outgoing(session, _bare(source), share, given))
    if not made.answers:
        raise LeavingRefused("leaving-nothing")
    needs_two = approving.is_needed(session, share)
    approved = approving.approved_by(tx, departing_of(summary, recipient, terms)) if needs_two else ()
    return Leaving(
        rule,
        summary,
        made,
        files_of(tx, summary, made.submission.files),
        audit_of(tx, session, made, share, summary),
        decision,
        terms,
        key_of_form(source.bare or source.xform),
        needs_two,
        approved,
    )


def departing_of(summary: InterviewSummary, recipient: str, terms: str) -> Departing:
    """What two people approve, of an interview of this vault."""
    return Departing(summary.manifest_digest, summary.interview, recipient, terms, summary.id)


def waiting_for_two(
    vault: Vault, interview_id: str, recipient: str, moment: Moment, *, with_others: bool
) -> tuple[Departing, ...]:
    """What two people have to approve before this may leave; with what would go into the same file, if that is wanted.

    Raises:
        LeavingRefused: With the reason as its code.
        NoSuchInterview: It or its form is not here.
    """
    with vault.read() as tx:
        own = leaving_within(tx, interview_id, recipient, moment)
        others = of_same_form(tx, own.summary) if with_others else ()
    found = [own]
    for one in others:
        # Each by itself: nobody who wants to write waits for all of them.
        with contextlib.suppress(LeavingRefused, NoSuchInterview), vault.read() as tx:
            found.append(leaving_within(tx, one, recipient, moment))
    return tuple(one.departing for one in found if one.needs_two)


def require_still(tx: Transaction, interview_id: str, recipient: str, terms: str, moment: Moment) -> None:
    """Return if just that may leave still: sending and saving take time, and a person may say no meanwhile.

    Raises:
        LeavingRefused: With the reason as its code.
        NoSuchInterview: It or its form is not here.
    """
    if leaving_within(tx, interview_id, recipient, moment).terms != terms:
        raise LeavingRefused("leaving-not-agreed")


def require_not_taken_back(tx: Transaction, interview_id: str, recipient: str) -> None:
    """Return if the person took nothing back since, in a correction or in words: asked for every piece that goes.

    Raises:
        LeavingRefused: Codes ``leaving-withdrawn``, ``leaving-narrowed``.
    """
    if withdrawn.is_withdrawn(tx, interview_id):
        raise LeavingRefused("leaving-withdrawn")
    said = stopping.why(tx, interview_id, recipient)
    if said is not None:
        raise LeavingRefused("leaving-narrowed" if said in _NARROWED else "leaving-withdrawn")


def _identified(
    tx: Transaction, summary: InterviewSummary, recipient: str, terms: str, make: Callable[[str], Outgoing]
) -> Outgoing:
    """The submission under the identifier of an earlier try; one of its own for a correction of what left.

    And where the earlier try was on other terms: the server may have a part of it, and takes nothing else under that.
    """
    earlier = departures.newest(tx, summary.id, recipient)
    is_other = earlier is not None and not earlier.finished and earlier.terms != terms
    given = earlier.instance_id if earlier is not None and not is_other else f"uuid:{uuid.uuid4()}"
    made = make(given)
    former = earlier if is_other else departures.former(tx, summary.id, recipient)
    own = made.submission
    if former is None or (former.instance_id != own.instance_id and not is_other):
        return made
    xml = with_identity(own.xml, given, former.instance_id)
    return dataclasses.replace(made, submission=Submission(xml, given, own.files))


def _require_fit(tx: Transaction, summary: InterviewSummary) -> None:
    i = interview_table
    newest = tx.execute(
        select(func.max(i.c.revision)).where(i.c.interview == summary.interview, i.c.sealed_at.is_not(None))
    ).scalar()
    for is_so, code in (
        (not summary.sealed_at, "leaving-not-sealed"),
        (summary.is_closed, "leaving-closed"),
        (summary.is_withdrawn, "leaving-withdrawn"),
        (newest != summary.revision, "leaving-corrected"),
    ):
        if is_so:
            raise LeavingRefused(code)


def _later_drafts(tx: Transaction, summary: InterviewSummary) -> tuple[InterviewSummary, ...]:
    i = interview_table
    found = select(i.c.id).where(i.c.interview == summary.interview, i.c.revision > summary.revision)
    return tuple(interviews.get(tx, str(one)) for one in tx.execute(found).scalars().all())


def _agreed(session: Session, recipient: str) -> tuple[RecipientDecision, Share]:
    consent = consent_of(session)
    decision = next((one for one in consent.recipients if one.recipient == recipient and one.agreed), None)
    # Without these the record never leaves the laptop, whatever was said of one recipient.
    if decision is None or not (consent.participate and consent.store and consent.leaves):
        raise LeavingRefused("leaving-not-agreed")
    return decision, share_of(consent, decision)


def _require_day(tx: Transaction, decision: RecipientDecision, moment: Moment) -> None:
    """Return if the day that the person named has come, by the clock of this computer and by time that others signed.

    Whoever sets the clock forward opens nothing: the day counts once somebody else's signature says that it came.
    """
    if not decision.embargo:
        return
    certain = trusted.reached(tx, moment)
    if not certain or min(_day(moment.wall), _day(certain)) < decision.embargo:
        raise Embargoed(decision.embargo)


def _day(at: str) -> str:
    return datetime.fromisoformat(at).astimezone().date().isoformat()


def _session(tx: Transaction, source: FormSource, summary: InterviewSummary) -> Session:
    """The answers as they stand; what the form computes from the present moment, it computes from the seal's."""
    when = datetime.fromisoformat(summary.sealed_at or summary.updated)
    still = Environment(now=lambda: when, new_id=departures.new_id)
    session = Session(
        _definition(source.xform, tuple(sorted(source.attachments.items()))),
        environment=still,
        saved=drafts.answers(tx, summary.id),
    )
    words = redacting.of_session(session)
    return redacting.apply(session, words) if words else session


@lru_cache(maxsize=2)
def _definition(xform: bytes, files: tuple[tuple[str, bytes], ...]) -> FormDefinition:
    try:
        return load_form(xform, dict(files))
    except FormError:
        raise LeavingRefused("leaving-form") from None


def _bare(source: FormSource) -> FormDefinition | None:
    return _definition(source.bare, tuple(sorted(source.attachments.items()))) if source.bare else None


def _terms(rule: ExportRule, share: Share) -> str:
    said = [
        rule.rsa_key,
        *sorted(part.value for part in share.parts),
        "",
        *sorted(share.files),
        "",
        *sorted(share.kept),
        *(["", "suspects"] if share.suspects else []),
    ]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()
