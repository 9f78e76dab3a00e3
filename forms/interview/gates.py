"""Guard-rails: rules as data that open and close the program's doors.

A rule's trigger is an expression of the form itself: a calculated value in its group ``rules`` whose name is the rule's
id in lower case and which reads ``1`` while the rule stands. What the rule does and says is data beside the form
(``resources/guardrails/<form_id>.json``), so that lawyers change it without a programmer.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from forms.engine import Session
from forms.interview.answers import ref_of, value
from forms.interview.consent import Consent, consent_of

_MAX_FILE = 1 << 20
_LANGUAGES = {"uk", "en"}
_KEYS = {"id", "value", "action", "gates", "question", "listed", "message", "source", "awaits_lawyer"}


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
        value: Name of the form's calculated value that says whether it stands.
        gates: The doors it closes (``block``) or stands at (``warn``).
        question: Name of the question to go to, empty if there is none.
        listed: Shown in the side list while it stands; the others speak only when someone is at the door.
        message: By language code.
        awaits_lawyer: The rule is general knowledge and waits to be confirmed.
    """

    id: str
    value: str
    action: Action
    gates: tuple[Gate, ...]
    question: str
    listed: bool
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
    if len(source) > _MAX_FILE:
        raise RulesBroken
    try:
        entries = json.loads(source)["rules"]
        return tuple(_rule(entry) for entry in entries)
    except (ValueError, KeyError, TypeError) as error:
        raise RulesBroken from error


def _rule(entry: Mapping[str, object]) -> Rule:
    if set(entry) - _KEYS:
        raise ValueError(sorted(set(entry) - _KEYS))
    gates, message = entry["gates"], entry["message"]
    if not isinstance(gates, list) or not isinstance(message, dict) or set(message) != _LANGUAGES:
        raise TypeError(entry["id"])
    return Rule(
        id=str(entry["id"]),
        value=str(entry["value"]),
        action=Action(str(entry["action"])),
        gates=tuple(Gate(str(gate)) for gate in gates),
        question=str(entry["question"]),
        listed=entry["listed"] is True,
        message={str(language): str(text) for language, text in message.items()},
        awaits_lawyer=entry["awaits_lawyer"] is True,
    )


def standing(session: Session, rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The rules that stand now, in the order of the file (those with `listed` are for the side list)."""
    return tuple(rule for rule in rules if _stands(session, rule))


def _stands(session: Session, rule: Rule) -> bool:
    # A rule the form does not know cannot be judged; whoever ships a rule ships its value, and a test compares them.
    return value(session, rule.value) == "1"


def blocked(session: Session, rules: tuple[Rule, ...], gate: Gate) -> tuple[Missing, ...]:
    """What keeps a door closed; empty when it is open. Consent is asked first, rules come after."""
    closing = tuple(
        Missing(rule.id, ref_of(session, rule.question), rule)
        for rule in standing(session, rules)
        if rule.action is Action.BLOCK and gate in rule.gates
    )
    refusal = _refusal(session, gate)
    # The rule about this consent says the same in words; without a rule the plain code remains.
    if refusal is not None and all(missing.ref != refusal.ref for missing in closing):
        return (refusal, *closing)
    return closing


_ASKED: Mapping[Gate, tuple[str, str]] = {
    Gate.ACCOUNT: ("cn_participate", "no-consent"),
    Gate.AUDIO: ("cn_audio", "no-audio-consent"),
    Gate.VIDEO: ("cn_video", "no-video-consent"),
    Gate.PHOTO: ("cn_photo_face", "no-photo-consent"),
    Gate.PHOTO_INJURIES: ("cn_photo_inj", "no-photo-consent"),
    Gate.DOCUMENTS: ("cn_docs", "no-document-consent"),
}


def _refusal(session: Session, gate: Gate) -> Missing | None:
    if gate not in _ASKED:
        return None
    name, code = _ASKED[gate]
    ref = ref_of(session, name)
    if not ref:
        return Missing("no-consent-questions", "")
    return None if _agreed(consent_of(session), gate) else Missing(code, ref)


def _agreed(consent: Consent, gate: Gate) -> bool:
    return {
        Gate.ACCOUNT: consent.participate and consent.notes,
        Gate.AUDIO: consent.audio,
        Gate.VIDEO: consent.video,
        Gate.PHOTO: consent.photo_face,
        Gate.PHOTO_INJURIES: consent.photo_injuries,
        Gate.DOCUMENTS: consent.documents,
    }[gate]


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
    problems = tuple(Missing(str(problem.kind), problem.ref) for problem in session.validate())
    return (*problems, *blocked(session, rules, Gate.SEAL))
