"""What an account speaks of, as the form keeps it: incidents, people, units, things; and how one more is made.

Every card is an instance of a repeat of the form: answered there, journalled there, taken back there. Knows no Qt.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.fields.markdown import to_plain
from forms.engine import Changes, Control, Element, Kind, RepeatRefused, Session
from forms.interview.answers import below, instances, ref_of, under
from forms.interview.namesakes import Alike, alike

#: Words of a label; what is selected beyond that belongs to the link alone.
LONGEST_LABEL = 200


class Making(StrEnum):
    """What selected words can be made into."""

    PERSON = "person"
    SUSPECT = "suspect"
    UNIT = "unit"
    PLACE = "place"
    OBJECT = "object"
    DATE = "date"
    INCIDENT = "incident"


#: The repeats of each, by their names in the forms.
REPEATS = {
    Making.INCIDENT: ("incident",),
    Making.PERSON: ("mentioned_person",),
    Making.SUSPECT: ("suspect",),
    Making.UNIT: ("unit",),
    Making.OBJECT: ("vehicle", "weapon", "exhibit"),
    Making.PLACE: ("detention_place",),
    Making.DATE: (),
}
#: Among whom a namesake may stand: who is only mentioned here may be accused there.
NEAR = {
    Making.PERSON: ("mentioned_person", "suspect"),
    Making.SUSPECT: ("suspect", "mentioned_person"),
}
#: The appearance of a group for a time of day.
TIME = "svidok-time"
#: Groups of the open card that words fill in instead.
GROUPS = {Making.PLACE: frozenset({"svidok-place"}), Making.DATE: frozenset({"svidok-date", TIME})}
ORDER = tuple(dict.fromkeys(name for making in Making for name in REPEATS[making]))
LISTED = ("incident", *(name for name in ORDER if name != "incident"))
#: Where the words themselves go; otherwise to the first question of words.
_NAMED = {"incident": "in_desc"}
_MOST_DETAILS = 4


@dataclass(frozen=True, slots=True)
class Card:
    """One card: what it is, which one, by what it is known, and what tells it from others."""

    ref: str
    repeat: str
    what: str
    number: int
    label: str
    details: str = ""

    @property
    def title(self) -> str:
        """The card in one line."""
        head = f"{self.what} {self.number}"
        return f"{head} · {self.label}" if self.label else head


@dataclass(frozen=True, slots=True)
class Group:
    """A compound question of the open card: a date or a place."""

    ref: str
    label: str
    is_answered: bool
    is_time: bool = False


def cards_of(session: Session, language: str) -> tuple[Card, ...]:
    """All cards in the order of the form's sections, incidents first."""
    found: list[Card] = []
    for name in LISTED:
        repeat = ref_of(session, name)
        if not repeat:
            continue
        what = to_plain(session.label(repeat, language)) or name
        for number, ref in enumerate(instances(session, name), 1):
            found.append(Card(ref, name, what, number, _label(session, ref, name), details_of(session, ref, language)))
    return tuple(found)


def details_of(session: Session, ref: str, language: str) -> str:
    """What tells a card from others of its name: its first chosen answers, in words."""
    found: list[str] = []
    for child in below(session, ref):
        element, state = session.element(child), session.state(child)
        if element.control not in (Control.SELECT_ONE, Control.SELECT_MULTIPLE) or not state.value:
            continue
        if not state.relevant or "svidok-missing" in element.appearance.split():
            continue
        labels = {choice.value: to_plain(choice.label) for choice in session.choices(child, language)}
        found.append(", ".join(labels.get(code, code) for code in state.value.split()[:2]))
        if len(found) == _MOST_DETAILS:
            break
    return " · ".join(found)


def namesakes(session: Session, making: Making, words: str, cards: Iterable[Card]) -> tuple[Alike, ...]:
    """Cards that may be meant by the words already; a person says whether they are."""
    names = NEAR.get(making, REPEATS[making])
    known = tuple((card.ref, card.label) for card in cards if card.repeat in names and card.label)
    return alike(words, known)


def can_make(session: Session, name: str) -> bool:
    """Whether the form has such a card and lets one be added here, itself or after its own yes or no."""
    repeat = ref_of(session, name)
    if not repeat or not session.can_add(repeat):
        return False
    return session.state(repeat).relevant or bool(_gate(session, name))


def made(session: Session, name: str, words: str) -> Iterator[Changes]:
    """Make a card of the words: the form's own question whether there are any, one more instance, its words.

    An empty instance with which the form began is taken first.
    """
    repeat = ref_of(session, name)
    gate = _gate(session, name)
    if gate:
        yield session.set_answer(gate, "yes")
    if not session.state(repeat).relevant:
        return
    empty = next((ref for ref in session.instances(repeat) if not _has_answers(session, ref)), "")
    if not empty:
        try:
            changes = session.add_repeat(repeat)
        except RepeatRefused:
            return
        yield changes
        empty = changes.added[0]
    named = naming(session, empty, name)
    if named:
        yield session.set_answer(named, words[: _longest(session, named)])


def naming(session: Session, ref: str, name: str) -> str:
    """The question of a card that its words go into."""
    refs = under(session, ref)
    if _NAMED.get(name, "") in refs:
        return refs[_NAMED[name]]
    return next((child for child in below(session, ref) if _is_words(session.element(child))), "")


def groups_of(session: Session, ref: str, making: Making, language: str) -> tuple[Group, ...]:
    """The dates or places that the open card asks for now."""
    wanted = GROUPS.get(making, frozenset())
    if not ref or not wanted:
        return ()
    return tuple(
        Group(
            child,
            to_plain(session.label(child, language)),
            any(session.state(part).value for part in below(session, child)),
            is_time=TIME in session.element(child).appearance.split(),
        )
        for child in _groups(session, ref)
        if not wanted.isdisjoint(session.element(child).appearance.split()) and session.state(child).relevant
    )


def narrative_of(session: Session) -> str:
    """The ref of the account: by its name, else the first text with time-stamped notes."""
    named = ref_of(session, "fa_text")
    if named:
        return named
    for child in below(session, session.root):
        if "svidok-notes" in session.element(child).appearance.split():
            return child
    return ""


def _groups(session: Session, ref: str) -> Iterator[str]:
    for child in session.children(ref):
        if session.element(child).kind is Kind.GROUP:
            yield child
            yield from _groups(session, child)


def _gate(session: Session, name: str) -> str:
    """The form's yes or no before a repeat ("Were other persons mentioned"), while it keeps the repeat closed."""
    repeat = ref_of(session, name)
    element = session.element(repeat)
    first = next((child for child in element.children if "_" in child.name), None)
    gate = ref_of(session, f"{first.name.partition('_')[0]}_any") if first is not None else ""
    if not gate or not session.state(gate).relevant or session.state(gate).value == "yes":
        return ""
    return gate if any(choice.value == "yes" for choice in session.choices(gate)) else ""


def _label(session: Session, ref: str, name: str) -> str:
    refs = under(session, ref)
    # An incident has a short neutral title; until then it is known by how its words begin.
    title = session.state(refs["in_title"]).value if "in_title" in refs else ""
    named = naming(session, ref, name)
    text = " ".join((title or (session.state(named).value if named else "")).split())
    return text if len(text) <= 60 else text[:58].rstrip() + "…"


def _has_answers(session: Session, ref: str) -> bool:
    return any(
        session.state(child).value and session.element(child).kind is Kind.QUESTION for child in below(session, ref)
    )


def _longest(session: Session, ref: str) -> int:
    return 20_000 if "multiline" in session.element(ref).appearance.split() else LONGEST_LABEL


def _is_words(element: Element) -> bool:
    return element.kind is Kind.QUESTION and element.control is Control.INPUT and element.data_type == "string"
