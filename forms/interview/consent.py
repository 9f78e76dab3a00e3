"""What the person agreed to. Unset, later, not asked and withdrawn all mean no."""

from dataclasses import dataclass

from forms.engine import Session
from forms.interview.answers import inner, instances, under, value

_YES = "yes"
# A plain no. What was not asked, or put off, was not withdrawn.
_WITHDRAWN = ("no", "withdrawn")
# The narrowest way to name a person, when nothing was chosen.
_NARROWEST = "stat_only"


@dataclass(frozen=True, slots=True)
class RecipientDecision:
    """The decision on one recipient."""

    recipient: str
    agreed: bool
    purposes: tuple[str, ...]
    parts: tuple[str, ...]
    identity: str
    ask_again: bool
    may_contact: bool
    #: Conditions in the person's words, such as not before a day; a person reads them before anything is given.
    conditions: str = ""


@dataclass(frozen=True, slots=True)
class Consent:
    """The consent matrix, decided: every field is what may be done, nothing else may.

    Attributes:
        leaves: The record may go to the coalition's central register.
        identity: Default mode of disclosing the person; ``stat_only`` when it was not chosen.
    """

    participate: bool
    notes: bool
    audio: bool
    video: bool
    photo_face: bool
    photo_injuries: bool
    documents: bool
    phone: bool
    special: bool
    store: bool
    leaves: bool
    recontact: bool
    identity: str
    recipients: tuple[RecipientDecision, ...]


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What a correction says no to, so that what was kept of it before may have to go.

    Attributes:
        everything: Taking part, or being kept by the organisation at all.
    """

    everything: bool
    audio: bool
    photo_face: bool
    photo_injuries: bool
    documents: bool

    def __bool__(self) -> bool:
        return self.everything or self.audio or self.photo_face or self.photo_injuries or self.documents


def withdrawn_in(session: Session) -> Withdrawn:
    """What a person says no to in so many words; what stays unanswered withdraws nothing."""

    def no(name: str) -> bool:
        return value(session, name) in _WITHDRAWN

    return Withdrawn(
        everything=no("cn_participate") or no("cn_store_org"),
        audio=no("cn_audio"),
        photo_face=no("cn_photo_face"),
        photo_injuries=no("cn_photo_inj"),
        documents=no("cn_docs"),
    )


def consent_of(session: Session) -> Consent:
    """The consent as it stands in a session; a form without these questions gives no consent at all."""
    participate = _yes(session, "cn_participate")
    return Consent(
        participate=participate,
        notes=participate and _yes(session, "cn_notes"),
        audio=participate and _yes(session, "cn_audio"),
        video=participate and _yes(session, "cn_video"),
        photo_face=participate and _yes(session, "cn_photo_face"),
        photo_injuries=participate and _yes(session, "cn_photo_inj"),
        documents=participate and _yes(session, "cn_docs"),
        phone=participate and _yes(session, "cn_phone"),
        special=participate and _yes(session, "cn_special"),
        store=participate and _yes(session, "cn_store_org"),
        leaves=participate and _yes(session, "cn_store_org") and _yes(session, "cn_store_reg"),
        recontact=participate and _yes(session, "cn_recontact"),
        identity=value(session, "cn_identity") or _NARROWEST,
        recipients=_recipients(session) if participate else (),
    )


def _yes(session: Session, name: str) -> bool:
    return value(session, name) == _YES


def _recipients(session: Session) -> tuple[RecipientDecision, ...]:
    decisions: dict[str, RecipientDecision] = {}
    for ref in instances(session, "cx"):
        refs = under(session, ref)
        recipient = inner(session, refs, "cx_rec")
        if not recipient:
            continue
        agreed = inner(session, refs, "cx_dec") == _YES
        earlier = decisions.get(recipient)
        if earlier is not None and not earlier.agreed:
            # Two decisions on one recipient contradict each other: no prevails.
            continue
        decisions[recipient] = RecipientDecision(
            recipient=recipient,
            agreed=agreed,
            purposes=tuple(inner(session, refs, "cx_purpose").split()),
            parts=tuple(inner(session, refs, "cx_parts").split()) if agreed else (),
            identity=(inner(session, refs, "cx_id") or _NARROWEST) if agreed else _NARROWEST,
            ask_again=inner(session, refs, "cx_ask") == _YES,
            may_contact=agreed and inner(session, refs, "cx_contact") == _YES,
            conditions=inner(session, refs, "cx_cond") if agreed else "",
        )
    return tuple(decisions.values())
