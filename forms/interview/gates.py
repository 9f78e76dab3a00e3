"""Guard-rails: rules as data that open and close the program's doors.

A rule's trigger is an expression of the form itself: a calculated value in its group ``rules`` whose name is the rule's
id in lower case and which reads ``1`` while the rule stands. What the rule does and says is data beside the form
(``resources/guardrails/<form_id>.json``), so that lawyers change it without a programmer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from forms.engine import Session


class Gate(StrEnum):
    """A door that a rule can close."""

    START = "start"
    ACCOUNT = "account"
    AUDIO = "audio"
    VIDEO = "video"
    PHOTO = "photo"
    PHOTO_INJURIES = "photo_injuries"
    DOCUMENTS = "documents"
    SEAL = "seal"


class Action(StrEnum):
    """How strongly a rule speaks."""

    BLOCK = "block"
    WARN = "warn"
    REMIND = "remind"


@dataclass(frozen=True, slots=True)
class Rule:
    """One guard-rail.

    Attributes:
        id: As in the reference of the trade, e.g. ``G21``.
        gates: The doors it closes (``block``) or stands at (``warn``).
        ref: The question to go to.
        message: By language code.
        awaits_lawyer: The rule is general knowledge and waits to be confirmed.
    """

    id: str
    action: Action
    gates: tuple[Gate, ...]
    ref: str
    message: Mapping[str, str]
    awaits_lawyer: bool


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that keeps a door closed.

    Attributes:
        code: A rule's id, or ``required``, ``constraint``, ``no-consent-questions``, ``no-audio-consent`` and the like.
        ref: The question to go to; empty if there is none.
        rule: The rule, when the code is a rule's id.
    """

    code: str
    ref: str
    rule: Rule | None = None


class RulesBroken(Exception):
    """The file of guard-rails cannot be read."""

    code = "rules-broken"


def load_rules(source: bytes) -> tuple[Rule, ...]:
    """The rules of a form.

    Raises:
        RulesBroken: The file does not say what it must.
    """
    raise NotImplementedError


def standing(session: Session, rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The rules that stand now, in the order of the file (for the side list: blocks, warnings, reminders)."""
    raise NotImplementedError


def blocked(session: Session, rules: tuple[Rule, ...], gate: Gate) -> tuple[Missing, ...]:
    """What keeps a door closed; empty when it is open. Consent is asked first, rules come after."""
    raise NotImplementedError


def can_record_audio(session: Session, rules: tuple[Rule, ...]) -> tuple[Missing, ...]:
    """What keeps the microphone closed."""
    return blocked(session, rules, Gate.AUDIO)


def can_take_photo(session: Session, rules: tuple[Rule, ...]) -> tuple[Missing, ...]:
    """What keeps the camera and photographs of the person closed."""
    return blocked(session, rules, Gate.PHOTO)


def can_take_account(session: Session, rules: tuple[Rule, ...]) -> tuple[Missing, ...]:
    """What keeps the account and the incidents closed (the form also hides them)."""
    return blocked(session, rules, Gate.ACCOUNT)


def can_seal(session: Session, rules: tuple[Rule, ...]) -> tuple[Missing, ...]:
    """What keeps the interview from being sealed: broken rules of the form first, then guard-rails."""
    raise NotImplementedError
