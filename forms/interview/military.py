"""Answers that may show where Ukrainian forces stand: kept as strictly as a name (rule G59)."""

from forms.engine import Element, Session
from forms.interview.answers import value
from forms.interview.parts import Part, part_of

#: The questions about fighters and weapons nearby, and the value that says what was found in them.
QUESTIONS, FOUND = frozenset({"in_mil_desc", "at_mil"}), "g59"


def is_restricted(session: Session, element: Element) -> bool:
    """Whether an answer goes to nobody but those who may read names: not to media, not to the United Nations."""
    return element.name in QUESTIONS and value(session, FOUND) == "1"


def part_now(session: Session, element: Element) -> Part | None:
    """The part an answer is sealed into, as it reads now; None for what is not recorded."""
    part = part_of(element)
    return Part.IDENTITY if part is Part.BODY and is_restricted(session, element) else part
