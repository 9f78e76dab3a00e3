"""What of an interview may leave for one recipient: the form from elsewhere taken out again, by what was agreed to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from forms.engine import Control, Element, FormDefinition, Kind, Session
from forms.engine.document import XFORMS
from forms.interview.answers import below, is_own
from forms.interview.consent import Consent, RecipientDecision
from forms.interview.military import is_restricted, part_now
from forms.interview.parts import Part, part_of
from forms.submission import Cut, Event, Submission, submission
from forms.submission.audit import FILE as AUDIT_FILE

#: Ways of naming the person under which the identity part may leave.
_NAMED: Final = ("full", "recipient_only")
#: Which word of the consent lets a kind of file leave; what is none of these is a document.
_FILES: Final = {"image": "photos", "audio": "audio", "video": "video"}
_IDENTIFIERS: Final = ("instanceID", "deprecatedID")
#: The repeat of ours that tells of those who may have done it.
_SUSPECT: Final = "suspect"


@dataclass(frozen=True, slots=True)
class Share:
    """What one recipient may be given."""

    parts: frozenset[Part]
    files: frozenset[str]
    #: Names of files that stay although their question may be answered: what they show belongs to another part.
    kept: frozenset[str] = frozenset()
    #: Whether what is told of those who may have done it goes.
    suspects: bool = False


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A submission for one recipient, and what stays back because nobody agreed to it.

    Attributes:
        root: The element of the session that the submission is of.
        form: The form as the recipient knows it.
        answers: How many answers go.
        withheld: How many stay, by part; files are counted by their part, too.
    """

    submission: Submission
    root: Element
    form: FormDefinition
    answers: int
    withheld: tuple[tuple[Part, int], ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that the journal of a vault knows of an interview, in order.

    Attributes:
        name: The event as ODK calls it; ``question`` where an answer was given.
        at: Milliseconds since 1970.
    """

    name: str
    at: int
    ref: str = ""
    value: str = ""


def share_of(consent: Consent, decision: RecipientDecision) -> Share:
    """What was agreed to for one recipient.

    Nothing without a yes to taking part, to keeping and to leaving the laptop at all; what is told of sexual violence
    never leaves this way.
    """
    if not (consent.participate and consent.store and consent.leaves and decision.agreed):
        return Share(frozenset(), frozenset())
    said = set(decision.parts)
    parts = {Part.FACTS} if "facts" in said else set()
    if "statement" in said:
        parts.add(Part.BODY)
    if "identity" in said and decision.identity in _NAMED:
        parts.add(Part.IDENTITY)
    files = frozenset(said & {"photos", "audio", "video", "docs"})
    return Share(frozenset(parts), files, suspects="suspects" in said)


def both(one: Share, other: Share) -> Share:
    """What two decisions on the same recipient both allow."""
    return Share(
        one.parts & other.parts, one.files & other.files, one.kept | other.kept, one.suspects and other.suspects
    )


def outgoing(session: Session, bare: FormDefinition | None, share: Share, instance_id: str) -> Outgoing:
    """The submission of the form from elsewhere (`bare`: as it was converted), or of the whole where there is none."""
    root = own_root(session)
    form = bare if bare is not None and root != session.root else session.definition
    audit = next((element for element in session.element(root).walk() if _is_audit(element)), None)
    given = {audit.path: AUDIT_FILE} if audit is not None and may_leave(audit, share) else {}
    cut = Cut(root, form, lambda element: _leaves(session, element, share), given, share.kept)
    made = submission(session, instance_id, cut=cut)
    answers, withheld = 0, dict.fromkeys(Part, 0)
    for ref in below(session, root):
        state, element = session.state(ref), session.element(ref)
        if not state.relevant or state.value == "" or _is_identifier(element):
            continue
        if _leaves(session, element, share) and state.value not in share.kept:
            answers += 1
        else:
            withheld[part_now(session, element) or Part.BODY] += 1
    left = tuple((part, count) for part, count in withheld.items() if count)
    return Outgoing(made, session.element(root), form, answers, left)


def _leaves(session: Session, element: Element, share: Share) -> bool:
    is_kept = is_restricted(session, element) and Part.IDENTITY not in share.parts
    return may_leave(element, share) and not is_kept


def may_leave(element: Element, share: Share) -> bool:
    """Whether the answer to an element may be given."""
    if _is_identifier(element):
        return True
    part = part_of(element)
    if _is_audit(element):
        # It holds nodes and times of what leaves, and nothing of the rest.
        return bool(share.parts)
    if part is None or part not in share.parts or (_is_of_suspect(element) and not share.suspects):
        return False
    if element.control is Control.UPLOAD or element.data_type == "binary":
        return _FILES.get(element.media_type.partition("/")[0], "docs") in share.files
    return True


def asks_for_audit(session: Session) -> tuple[bool, bool] | None:
    """Whether the form wants an audit log, and in it columns for places and for changes; None where it wants none."""
    for element in session.element(own_root(session)).walk():
        if _is_audit(element):
            return "location-priority" in element.attributes, element.attributes.get("track-changes") == "true"
    return None


def audited(session: Session, form: FormDefinition, share: Share, steps: Sequence[Step]) -> Iterator[Event]:
    """The steps as events of ODK's audit log: of answers only those that leave, under the paths of the form itself."""
    root = own_root(session)
    places = dict(_nodes(session, root, f"/{form.root.name}"))
    held: dict[str, str] = {}
    for step in steps:
        if not step.ref:
            yield Event(step.name, step.at)
            continue
        old, held[step.ref] = held.get(step.ref, ""), step.value
        if step.ref not in places or share.kept & {old, step.value}:
            continue
        element = session.element(step.ref)
        if element.kind is Kind.QUESTION and session.state(step.ref).relevant and _leaves(session, element, share):
            yield Event("question", step.at, step.at, places[step.ref], old, step.value)


def key_of_form(xform: bytes) -> str:
    """The public key that a form itself names for its submissions, without blanks; empty where it names none."""
    root = etree.fromstring(xform, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    for element in root.iter(f"{{{XFORMS}}}submission"):
        return "".join(element.get("base64RsaPublicKey", "").split())
    return ""


def own_root(session: Session) -> str:
    """The group that holds a form from elsewhere; the root where there is none."""
    for child in session.children(session.root):
        if "own" in session.element(child).attributes:
            return child
    return session.root


def _nodes(session: Session, ref: str, node: str) -> Iterator[tuple[str, str]]:
    for child in session.children(ref):
        element = session.element(child)
        if element.kind is Kind.REPEAT:
            for place, instance in enumerate(session.instances(child), 1):
                yield from _nodes(session, instance, f"{node}/{element.name}[{place}]")
        elif element.kind is Kind.GROUP:
            yield from _nodes(session, child, f"{node}/{element.name}")
        else:
            yield child, f"{node}/{element.name}"


def _is_identifier(element: Element) -> bool:
    return element.name.rpartition(":")[2] in _IDENTIFIERS


def _is_of_suspect(element: Element) -> bool:
    at: Element | None = element
    while at is not None:
        if at.name == _SUSPECT and not is_own(at):
            return True
        at = at.parent
    return False


def _is_audit(element: Element) -> bool:
    above = element.parent
    return (
        element.name.rpartition(":")[2] == "audit"
        and element.data_type == "binary"
        and above is not None
        and above.name.rpartition(":")[2] == "meta"
    )
