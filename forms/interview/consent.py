"""What the person agreed to. Unset, later, not asked and withdrawn all mean no."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from forms.engine import Session
from forms.interview.answers import inner, instances, under, value
from forms.interview.conditions import conditions_of

_YES = "yes"
# A plain no. What was not asked, or put off, was not withdrawn.
_WITHDRAWN = ("no", "withdrawn")
# The narrowest way to name a person, when nothing was chosen.
_NARROWEST = "stat_only"
_PSEUDONYM, _MEDIA = "pseudonym", "media"
#: Ways of naming a person, the widest first.
IDENTITY_MODES = ("full", "recipient_only", "pseudonym", "anonymous", "stat_only")


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
    #: Conditions in the person's words, other than a day; a person reads them before anything is given.
    conditions: str = ""
    #: Nothing leaves before this day (ISO).
    embargo: str = ""


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

    @property
    def allows_every_kind(self) -> bool:
        """Whether recordings, pictures and copies of every kind are agreed to."""
        pictures = self.video and self.photo_face and self.photo_injuries
        return self.audio and pictures and self.documents and self.phone


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
    video: bool = False
    phone: bool = False
    #: The written record, and with it the scans of what was written on paper.
    notes: bool = False

    def __bool__(self) -> bool:
        pictures = (self.photo_face, self.photo_injuries, self.video)
        return self.everything or self.audio or self.documents or self.phone or self.notes or any(pictures)


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
        video=no("cn_video"),
        phone=no("cn_phone"),
        notes=no("cn_notes"),
    )


def consent_of(session: Session) -> Consent:
    """The consent as it stands in a session; a form without these questions gives no consent at all."""
    participate = _yes(session, "cn_participate")
    consent = Consent(
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
    return _protected(session, consent)


def _protected(session: Session, consent: Consent) -> Consent:
    """The same, but narrower while relatives are at risk (rule G34) and nobody wrote that the person confirms more."""
    if _stands(session, "g34i"):
        shared = tuple(replace(one, identity=_pseudonym(one.identity)) for one in consent.recipients)
        consent = replace(consent, identity=_pseudonym(consent.identity), recipients=shared)
    if _stands(session, "g34m"):
        kept = tuple(_refused(one) if one.recipient == _MEDIA else one for one in consent.recipients)
        consent = replace(consent, recipients=kept)
    return consent


def _stands(session: Session, rule: str) -> bool:
    return value(session, rule) == "1" and not value(session, f"{rule}_why").strip()


def _pseudonym(mode: str) -> str:
    return max(mode, _PSEUDONYM, key=_rank)


def _refused(decision: RecipientDecision) -> RecipientDecision:
    return replace(decision, agreed=False, parts=(), identity=_NARROWEST, may_contact=False)


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
        said = conditions_of(inner(session, refs, "cx_cond") if agreed else "")
        one = RecipientDecision(
            recipient=recipient,
            agreed=agreed,
            purposes=tuple(inner(session, refs, "cx_purpose").split()),
            parts=tuple(inner(session, refs, "cx_parts").split()) if agreed else (),
            identity=(inner(session, refs, "cx_id") or _NARROWEST) if agreed else _NARROWEST,
            ask_again=inner(session, refs, "cx_ask") == _YES,
            may_contact=agreed and inner(session, refs, "cx_contact") == _YES,
            conditions=said.words,
            embargo=said.embargo,
        )
        earlier = decisions.get(recipient)
        decisions[recipient] = one if earlier is None else narrower(earlier, one)
    return tuple(decisions.values())


def narrower(one: RecipientDecision, other: RecipientDecision) -> RecipientDecision:
    """What two decisions on one recipient both allow; where either says no, no.

    They contradict each other when somebody wrote a recipient twice, or a correction says something else than before.
    """
    agreed = one.agreed and other.agreed
    said = (one.conditions, other.conditions)
    return RecipientDecision(
        recipient=one.recipient,
        agreed=agreed,
        purposes=_both(one.purposes, other.purposes),
        parts=_both(one.parts, other.parts),
        identity=max(one.identity, other.identity, key=_rank) if agreed else _NARROWEST,
        ask_again=one.ask_again or other.ask_again,
        may_contact=one.may_contact and other.may_contact,
        conditions="; ".join(dict.fromkeys(text for text in said if text)) if agreed else "",
        embargo=max(one.embargo, other.embargo) if agreed else "",
    )


def _both(one: tuple[str, ...], other: Iterable[str]) -> tuple[str, ...]:
    held = set(other)
    return tuple(word for word in one if word in held)


def _rank(mode: str) -> int:
    # A word that nobody knows here names nobody.
    return IDENTITY_MODES.index(mode) if mode in IDENTITY_MODES else len(IDENTITY_MODES)
