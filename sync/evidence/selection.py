"""What of a received interview one recipient is given: what the person agreed to, and the reason for all that stays."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from pydantic import JsonValue

from forms.interview.conditions import Conditions, conditions_of
from forms.interview.consent import RecipientDecision
from forms.interview.parts import Part
from forms.interview.sharing import Package, stopped_by
from storage.interviews import approving, heads, received, received_addenda
from storage.interviews.approving import Departing
from storage.interviews.errors import ReceivedRefused
from storage.interviews.received import ReceivedInterview
from storage.objects.kinds import PartKind
from storage.objects.manifest import Manifest
from storage.objects.part import AttachedFile, OpenedPart
from storage.vault.transaction import Transaction

#: Ways of naming the person under which the account, a voice or a face may be given: each tells who it is.
NAMED: Final = ("full", "recipient_only")
_STATEMENT: Final = "statement"
_KINDS: Final = {"audio": "audio", "photo": "photos", "statement": _STATEMENT, "signature": _STATEMENT}
_SUSPECTS: Final = "/suspect["
_NO: Final = "no"


class Reason(StrEnum):
    """Why something stays back."""

    WITHDRAWN = "withdrawn"
    NOT_AGREED = "not-agreed"
    EMBARGO = "embargo"
    ASK_FIRST = "ask-first"
    TWO_PEOPLE = "two-people"
    IDENTITY = "identity"
    SUSPECTS = "suspects"
    OTHER_READERS = "other-readers"
    APART = "apart"
    NOT_HERE = "not-here"


@dataclass(frozen=True, slots=True)
class Withheld:
    """Something that stays: the whole interview, a part by its kind, or a file by its id."""

    what: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class ChosenFile:
    """A file that goes, and the part that commits to it."""

    entry: AttachedFile
    part: PartKind


@dataclass(frozen=True, slots=True)
class Selection:
    """What of one interview goes; `conditions` are the person's words, to be read before anything is given.

    Attributes:
        departing: What two people would have to approve, where that alone stands against it.
        approved_by: Codes of those who did so far.
    """

    interview: ReceivedInterview
    manifest: Manifest
    opened: Mapping[PartKind, OpenedPart] = field(repr=False)
    parts: tuple[PartKind, ...] = ()
    files: tuple[ChosenFile, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    conditions: str = field(default="", repr=False)
    departing: Departing | None = None
    #: Corrections that stand beside this one, undecided: whoever is given one must know of the others.
    beside: tuple[str, ...] = ()
    approved_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """For whom, on which day (ISO), and whether the person was asked again."""

    recipient: str
    day: str
    asked_again: bool = False


def select(tx: Transaction, manifest_digest: str, asked: Asked) -> Selection:
    """Decide over one interview.

    Raises:
        ReceivedRefused: codes not-received, received-damaged.
    """
    interview, manifest = received.get(tx, manifest_digest), received.manifest(tx, manifest_digest)
    opened, closed = _opened(tx, manifest_digest)
    beside = tuple(one.manifest_digest for one in heads.beside(tx, interview))
    nothing = Selection(interview, manifest, opened, beside=beside)
    if interview.withdrawn_at or _is_taken_back(tx, interview):
        return _none(nothing, Reason.WITHDRAWN)
    facts = opened.get(PartKind.FACTS)
    decision = _decision(facts, asked.recipient) if facts is not None else None
    if decision is None or not decision.agreed:
        return _none(nothing, Reason.NOT_AGREED)
    if any(_said_later(tx, one, asked.recipient) != decision for one in _later(tx, interview)):
        return _none(nothing, Reason.NOT_AGREED)
    said = _conditions(opened, asked.recipient)
    if asked.day < max(said.embargo, decision.embargo):
        return _none(nothing, Reason.EMBARGO)
    if (decision.ask_again or said.words) and not asked.asked_again:
        return _none(nothing, Reason.ASK_FIRST, said.words)
    parts, withheld = _parts(opened, decision)
    withheld += [Withheld(kind.value, reason) for kind, reason in closed.items()]
    files, kept = _files(tx, manifest_digest, opened, decision)
    if not parts and not files:
        return _none(nothing, Reason.NOT_AGREED)
    departing = Departing(manifest_digest, interview.interview, asked.recipient, _terms(parts, files))
    approved = approving.approved_by(tx, departing)
    package = Package(
        recipient=asked.recipient,
        identity=decision.identity,
        day=asked.day,
        parts=frozenset(Part(kind.value) for kind in parts),
        is_of_minor=_answer(opened, "mn_is_minor") != _NO,
        approved_by=frozenset(approved),
        asked_again=asked.asked_again,
        is_on_medium=True,
        decision=decision,
    )
    rules = stopped_by(package)
    if rules == ("G92",):
        return replace(_none(nothing, Reason.TWO_PEOPLE, said.words), departing=departing, approved_by=approved)
    if rules:
        return _none(nothing, Reason.NOT_AGREED)
    return replace(
        nothing,
        parts=tuple(parts),
        files=tuple(files),
        withheld=(*withheld, *kept),
        conditions=said.words,
    )


def _later(tx: Transaction, interview: ReceivedInterview) -> list[ReceivedInterview]:
    """What was sealed of it later, or beside it: the person may have said something else there."""
    return list(heads.not_before(tx, interview))


def _said_later(tx: Transaction, later: ReceivedInterview, recipient: str) -> RecipientDecision | None:
    facts = _opened(tx, later.manifest_digest)[0].get(PartKind.FACTS)
    return _decision(facts, recipient) if facts is not None else None


def _is_taken_back(tx: Transaction, interview: ReceivedInterview) -> bool:
    """Whether a notice came that a later revision stays with its author, or that this consent was changed."""
    return any(
        (one.interview == interview.interview and one.revision > interview.revision)
        or (one.about and one.about == interview.number)
        for one in received_addenda.notices(tx)
    )


def _none(nothing: Selection, reason: Reason, conditions: str = "") -> Selection:
    return replace(nothing, withheld=(Withheld("interview", reason),), conditions=conditions)


def _opened(tx: Transaction, manifest_digest: str) -> tuple[dict[PartKind, OpenedPart], dict[PartKind, Reason]]:
    opened: dict[PartKind, OpenedPart] = {}
    closed: dict[PartKind, Reason] = {}
    for kind in PartKind:
        try:
            opened[kind] = received.open_part(tx, manifest_digest, kind)
        except ReceivedRefused as refused:
            if refused.code != "not-a-recipient":
                raise
            closed[kind] = Reason.OTHER_READERS
    return opened, closed


def _parts(opened: Mapping[PartKind, OpenedPart], decision: RecipientDecision) -> tuple[list[PartKind], list[Withheld]]:
    """A part goes whole or not at all: its commitment binds all of it."""
    parts: list[PartKind] = []
    withheld: list[Withheld] = []
    wanted = {PartKind.FACTS: "facts", PartKind.BODY: _STATEMENT, PartKind.IDENTITY: "identity"}
    for kind, part in opened.items():
        reason = None
        if kind is PartKind.CRSV:
            # Its own compartment has its own road.
            reason = Reason.APART
        elif wanted[kind] not in decision.parts:
            reason = Reason.NOT_AGREED
        elif kind is not PartKind.FACTS and decision.identity not in NAMED:
            reason = Reason.IDENTITY
        elif "suspects" not in decision.parts and _tells_of_suspects(part):
            reason = Reason.SUSPECTS
        if reason is None:
            parts.append(kind)
        else:
            withheld.append(Withheld(kind.value, reason))
    return parts, withheld


def _files(
    tx: Transaction, manifest_digest: str, opened: Mapping[PartKind, OpenedPart], decision: RecipientDecision
) -> tuple[list[ChosenFile], list[Withheld]]:
    missing = set(received.get(tx, manifest_digest).blobs_wanted)
    segments = {entry.id: entry.segs for entry in received.manifest(tx, manifest_digest).attachments}
    files: list[ChosenFile] = []
    withheld: list[Withheld] = []
    for kind, part in opened.items():
        for entry in part.content.attachments:
            if kind is PartKind.CRSV:
                # That there is one would tell what happened.
                continue
            reason = None
            if _word(entry) not in decision.parts:
                reason = Reason.NOT_AGREED
            elif decision.identity not in NAMED:
                reason = Reason.IDENTITY
            elif any(segment.cipher_sha256 in missing for segment in segments[entry.id]):
                reason = Reason.NOT_HERE
            if reason is None:
                files.append(ChosenFile(entry, kind))
            else:
                withheld.append(Withheld(entry.id, reason))
    return files, withheld


def _terms(parts: list[PartKind], files: list[ChosenFile]) -> str:
    said = [*sorted(part.value for part in parts), "", *sorted(file.entry.id for file in files)]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def _word(entry: AttachedFile) -> str:
    """What the consent calls this kind of file."""
    if entry.mime.startswith("video/"):
        return "video"
    return _KINDS.get(entry.kind, "docs")


def _answers(part: OpenedPart) -> Mapping[str, JsonValue]:
    found = part.content.record.get("answers")
    return found if isinstance(found, dict) else {}


def _value(answer: JsonValue) -> str:
    found = answer.get("value") if isinstance(answer, dict) else None
    return found if isinstance(found, str) else ""


def _answer(opened: Mapping[PartKind, OpenedPart], name: str) -> str:
    return next(
        (
            _value(answer)
            for part in opened.values()
            for ref, answer in _answers(part).items()
            if ref.rpartition("/")[2] == name
        ),
        "",
    )


def _tells_of_suspects(part: OpenedPart) -> bool:
    return any(_SUSPECTS in ref for ref in _answers(part))


def _conditions(opened: Mapping[PartKind, OpenedPart], recipient: str) -> Conditions:
    """The words beside each row about this recipient: they lie in another part than the row."""
    facts = opened.get(PartKind.FACTS)
    rows = {
        ref.rpartition("/")[0]
        for ref, answer in (_answers(facts).items() if facts is not None else ())
        if ref.endswith("/cx_rec") and _value(answer) == recipient
    }
    said = [
        _value(answer)
        for part in opened.values()
        for ref, answer in _answers(part).items()
        if ref.endswith("/cx_cond") and ref.rpartition("/")[0] in rows
    ]
    return conditions_of("\n".join(said))


def _decision(facts: OpenedPart, recipient: str) -> RecipientDecision | None:
    """The row of the consent as it was sealed; what is not there was not agreed to."""
    consent = facts.content.record.get("consent")
    if not isinstance(consent, dict):
        return None
    if not (consent.get("participate", True) and consent.get("store", True) and consent.get("leaves")):
        return None
    listed = consent.get("recipients")
    for row in listed if isinstance(listed, list) else ():
        if isinstance(row, dict) and row.get("recipient") == recipient:
            return RecipientDecision(
                recipient=recipient,
                agreed=row.get("agreed") is True,
                purposes=_words(row.get("purposes")),
                parts=_words(row.get("parts")),
                identity=str(row.get("identity", "stat_only")),
                ask_again=row.get("ask_again") is True,
                may_contact=row.get("may_contact") is True,
                embargo=str(row.get("embargo", "")),
            )
    return None


def _words(value: JsonValue) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, list) else ()
