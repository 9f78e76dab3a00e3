"""Guard-rails: rules as data that open and close the program's doors.

A rule's trigger is an expression of the form itself: a value in its group ``rules`` which reads ``1`` while the rule
stands; a form has the rules whose questions it asks. What the rule does and says is data beside the forms
(``resources/guardrails/rules.json``), so that lawyers change it without a programmer. A rule that speaks differently by
case (warn, but block for a child) has one entry for each case.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from forms.engine import Session
from forms.interview.answers import ref_of, value
from forms.interview.consent import Consent, consent_of
from forms.interview.parts import Part

_MAX_FILE = 1 << 20
_LANGUAGES = {"uk", "en"}
_TEXTS = ("id", "value", "question", "reason", "card", "phrases", "source")
_KEYS = {*_TEXTS, "where", "action", "gates", "listed", "message", "part", "awaits_lawyer"}


class Gate(StrEnum):
    """A door that a rule can close."""

    START = "start"
    ACCOUNT = "account"
    AUDIO = "audio"
    VIDEO = "video"
    PHOTO = "photo"
    PHOTO_INJURIES = "photo_injuries"
    DOCUMENTS = "documents"
    SPECIAL = "special"
    CODES = "codes"
    SUSPECT_PHOTOS = "suspect_photos"
    SEAL = "seal"


class Action(StrEnum):
    """How strongly a rule speaks."""

    BLOCK = "block"
    WARN = "warn"
    REMIND = "remind"
    AUTO = "auto"


class Where(StrEnum):
    """Who finds out whether a rule stands: the form, or a function of the program beside it."""

    FORM = "form"
    PHRASES = "phrases"
    PROGRAM = "program"
    TEAM = "team"
    SHARING = "sharing"
    PUBLISHING = "publishing"


@dataclass(frozen=True, slots=True)
class Rule:
    """One guard-rail.

    Attributes:
        id: As in the reference of the trade, e.g. ``G21``.
        value: Name of the form's value that says whether it stands; empty for what is decided outside of an interview.
        gates: The doors it closes (``block``) or stands at (``warn``).
        question: Name of the question to go to, empty if there is none.
        listed: Shown in the side list while it stands; the others speak only when someone is at the door.
        message: By language code; without one the rule does its work in silence.
        awaits_lawyer: The rule is general knowledge and waits to be confirmed.
        part: The part of the record that may know that it stood.
        reason: Name of the question that keeps why somebody went on; with an answer the rule is acknowledged.
        card: Id of the card to be read out while it stands.
        phrases: Id of the list of phrases that it looks for.
    """

    id: str
    value: str
    action: Action
    gates: tuple[Gate, ...]
    question: str
    listed: bool
    message: Mapping[str, str]
    awaits_lawyer: bool
    where: Where = Where.FORM
    part: Part = Part.FACTS
    reason: str = ""
    card: str = ""
    phrases: str = ""


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
    if set(entry) != _KEYS:
        raise ValueError(sorted(set(entry) ^ _KEYS))
    gates, message = entry["gates"], entry["message"]
    if not isinstance(gates, list) or not isinstance(message, dict) or set(message) != _LANGUAGES:
        raise TypeError(entry["id"])
    text = {name: str(entry[name]) for name in _TEXTS}
    return Rule(
        id=text["id"],
        value=text["value"],
        action=Action(str(entry["action"])),
        gates=tuple(Gate(str(gate)) for gate in gates),
        question=text["question"],
        listed=entry["listed"] is True,
        message={str(language): str(words) for language, words in message.items()},
        awaits_lawyer=entry["awaits_lawyer"] is True,
        where=Where(str(entry["where"])),
        part=Part(str(entry["part"])),
        reason=text["reason"],
        card=text["card"],
        phrases=text["phrases"],
    )


def standing(session: Session, rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The rules that stand now, in the order of the file (those with `listed` are for the side list)."""
    return tuple(rule for rule in rules if _stands(session, rule))


def _stands(session: Session, rule: Rule) -> bool:
    # A rule the form does not know cannot be judged; whoever ships a rule ships its value, and a test compares them.
    return bool(rule.value) and value(session, rule.value) == "1"


def acknowledged(session: Session, rule: Rule) -> bool:
    """Whether somebody wrote why the interview goes on in spite of a warning."""
    return bool(rule.reason) and bool(value(session, rule.reason).strip())


def blocked(session: Session, rules: tuple[Rule, ...], gate: Gate) -> tuple[Missing, ...]:
    """What keeps a door closed; empty when it is open. Consent is asked first, rules come after."""
    closing = tuple(
        Missing(rule.id, ref_of(session, rule.question), rule)
        for rule in rules
        # The doors are asked about at each answer: only the rules of this one are looked up.
        if rule.action is Action.BLOCK and gate in rule.gates and _stands(session, rule)
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
