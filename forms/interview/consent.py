"""What the person agreed to. Unset, later, not asked and withdrawn all mean no."""

from dataclasses import dataclass

from forms.engine import Session


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


def consent_of(session: Session) -> Consent:
    """The consent as it stands in a session; a form without these questions gives no consent at all."""
    raise NotImplementedError
