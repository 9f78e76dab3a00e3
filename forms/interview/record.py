"""The sealed interview as plain values: four parts, ready to be written as canonical JSON."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TypeAlias

from forms.engine import Control, Element, Kind, Session
from forms.interview.answers import below
from forms.interview.consent import Consent, consent_of
from forms.interview.gates import Rule
from forms.interview.linked import LinkedWords, links_of_part
from forms.interview.military import part_now
from forms.interview.parts import Part, part_of
from forms.interview.wording import LONGEST, chosen_labels, labels_of, own_group

_COMPUTED = re.compile(r"[A-Za-z0-9_-]{1,24}")
_NUMBER = re.compile(r"-?[0-9]{1,9}")
Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"


@dataclass(frozen=True, slots=True)
class Note:
    """A note or marker taken during the account.

    Attributes:
        kind: ``note`` or a marker's tag (incident, person, quote, ...).
        recording: Id of the recording it points into; empty when none ran.
        offset_ms: Place in that recording, in milliseconds.
    """

    id: str
    kind: str
    text: str
    taken_at: str
    recording: str = ""
    offset_ms: int = 0


@dataclass(frozen=True, slots=True)
class AttachmentReference:
    """A recording, photo, document, statement or signature that belongs to the interview.

    Attributes:
        part: The part whose readers may open it; a voice or a face is never a fact.
        digest: SHA-256 of the plain bytes at intake.
    """

    id: str
    part: Part
    kind: str
    media_type: str
    size: int
    digest: str
    title: str = ""
    duration_ms: int = 0


@dataclass(frozen=True, slots=True)
class SealedRecord:
    """The content of a sealed interview; always all four parts."""

    parts: Mapping[Part, dict[str, Json]]


class FreeTextInFacts(Exception):
    """A value that is not a code was bound for the facts: a fault of the form, the record is refused."""

    code = "free-text-in-facts"

    def __init__(self, ref: str) -> None:
        super().__init__(ref)
        self.ref = ref


def sealed_record(
    session: Session,
    *,
    notes: tuple[Note, ...] = (),
    attachments: tuple[AttachmentReference, ...] = (),
    links: tuple[LinkedWords, ...] = (),
    standing_rules: tuple[Rule, ...] = (),
) -> SealedRecord:
    """Divide a finished session among the four parts.

    Raises:
        FreeTextInFacts: A value bound for the facts is not a code.
    """
    form: dict[str, Json] = {
        "id": session.definition.form_id,
        "version": session.definition.version,
        "digest": session.definition.digest,
    }
    answers = _answers(session)
    parts: dict[Part, dict[str, Json]] = {
        part: {
            "form": dict(form),
            "answers": answers[part],
            "attachments": [_attachment(item) for item in attachments if item.part is part],
        }
        for part in Part
    }
    # What was noted during the account is the account.
    parts[Part.BODY]["notes"] = [_note(note) for note in notes]
    for part, record in parts.items():
        if linked := links_of_part(session, links, part):
            record["links"] = [dict(link) for link in linked]
    labels = labels_of(session.definition)
    if labels:
        # With the facts, which everybody opens who opens anything.
        parts[Part.FACTS]["words"] = {
            "title": session.definition.title[:LONGEST],
            "labels": {path: dict(words) for path, words in labels.items()},
        }
    parts[Part.FACTS]["consent"] = _consent(consent_of(session))
    for part in Part:
        # That a rule stood says what made it stand: whoever may not read that may not read this.
        parts[part]["guardrails"] = list(dict.fromkeys(rule.id for rule in standing_rules if rule.part is part))
    parts[Part.FACTS]["counts"] = _counts(session, notes, attachments)
    return SealedRecord(parts)


def _answers(session: Session) -> dict[Part, dict[str, Json]]:
    answers: dict[Part, dict[str, Json]] = {part: {} for part in Part}
    own = own_group(session.definition)
    for ref in below(session, session.root):
        state, element = session.state(ref), session.element(ref)
        part = part_now(session, element)
        if part is None or not state.relevant or state.value == "":
            continue
        if part is Part.FACTS and not _is_code(session, ref, element, state.value):
            raise FreeTextInFacts(ref)
        is_choice = element.control in {Control.SELECT_ONE, Control.SELECT_MULTIPLE, Control.RANK, Control.TRIGGER}
        kind = str(element.control) if is_choice else element.data_type
        answer: dict[str, Json] = {"type": kind or "string", "value": state.value}
        if is_choice and own is not None and element.path.startswith(f"{own.path}/"):
            labels = chosen_labels(session, ref, state.value, facts=part is Part.FACTS)
            if labels:
                answer["label"] = dict(labels)
        answers[part][ref] = answer
    return answers


def _is_code(session: Session, ref: str, element: Element, value: str) -> bool:
    """Whether a value can name nobody: an option of the form, a number, a tick or a short computed code."""
    match element.control:
        case Control.SELECT_ONE | Control.SELECT_MULTIPLE | Control.RANK:
            return set(value.split()) <= {choice.value for choice in session.choices(ref)}
        case Control.TRIGGER:
            return value == "OK"
        case None if element.kind is Kind.VALUE:
            return _COMPUTED.fullmatch(value) is not None
        case _:
            return _NUMBER.fullmatch(value) is not None


def _attachment(item: AttachmentReference) -> dict[str, Json]:
    return {
        "id": item.id,
        "kind": item.kind,
        "media_type": item.media_type,
        "size": item.size,
        "sha256": item.digest,
        "title": item.title,
        "duration_ms": item.duration_ms,
    }


def _note(note: Note) -> dict[str, Json]:
    return {
        "id": note.id,
        "kind": note.kind,
        "text": note.text,
        "taken_at": note.taken_at,
        "recording": note.recording,
        "offset_ms": note.offset_ms,
    }


def _consent(consent: Consent) -> dict[str, Json]:
    values: dict[str, Json] = {
        name: value for name, value in asdict(consent).items() if isinstance(value, bool) or name == "identity"
    }
    values["recipients"] = [
        {
            "recipient": decision.recipient,
            "agreed": decision.agreed,
            "purposes": list(decision.purposes),
            "parts": list(decision.parts),
            "identity": decision.identity,
            "ask_again": decision.ask_again,
            "may_contact": decision.may_contact,
        }
        for decision in consent.recipients
    ]
    return values


def _has_answers(session: Session, instance: str) -> bool:
    return session.state(instance).relevant and any(
        session.state(ref).value and session.element(ref).kind is Kind.QUESTION for ref in below(session, instance)
    )


def _counts(session: Session, notes: tuple[Note, ...], attachments: tuple[AttachmentReference, ...]) -> dict[str, Json]:
    repeats: Counter[str] = Counter()
    pending = [session.root]
    while pending:
        for child in session.children(pending.pop()):
            element = session.element(child)
            if element.kind is Kind.REPEAT and part_of(element) is not Part.CRSV:
                found = [instance for instance in session.instances(child) if _has_answers(session, instance)]
                repeats[element.name] += len(found)
                pending += found
            elif element.kind is Kind.GROUP:
                pending.append(child)
    # All of them, whatever their part: the manifest shows as many, and a difference would tell what the part on sexual
    # violence holds. That it holds anything is itself no fact for counting.
    kinds = Counter(item.kind for item in attachments)
    return {
        "repeats": {name: number for name, number in sorted(repeats.items()) if number},
        "attachments": dict(sorted(kinds.items())),
        "audio_ms": sum(item.duration_ms for item in attachments),
        "notes": len(notes),
    }
