"""Assignments: what a coordinator asks of one device, and what that device says of it. No names stand in them."""

from enum import StrEnum
from typing import Annotated, ClassVar, Final

from pydantic import StringConstraints

from storage.objects.kinds import ObjectKind
from storage.objects.payload import Author, Digest, FormatOne, Id64, Id128, Instant, Number, Payload

LONGEST_NOTES: Final = 4_000
LONGEST_LINE: Final = 300
Line = Annotated[str, StringConstraints(max_length=LONGEST_LINE, pattern=r"^[^\p{C}]*$")]
Notes = Annotated[str, StringConstraints(max_length=LONGEST_NOTES)]
Day = Annotated[str, StringConstraints(pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$")]


class AssignmentKind(StrEnum):
    """What is asked: an interview, to know that somebody was heard before, or one more question."""

    INTERVIEW = "interview"
    HEARD = "heard"
    CLARIFY = "clarify"


class AssignmentState(StrEnum):
    """How far it is on the device to which it was given."""

    PLANNED = "planned"
    BEGUN = "begun"
    DONE = "done"
    REFUSED = "refused"


class Assignment(Payload):
    """Assignment, format 1; a higher `version` of the same `id` takes its place, `withdrawn` takes it back.

    Attributes:
        device: Key id of the device it is for: nobody passes it on to another one.
        number: How people call the one to be heard: a number or a pseudonym, never a name.
        heard: Where and by whom that person was heard before, and whom to ask; empty if that is not known.
        interview: The interview to be made clear, and its manifest; null for the other kinds.
        question: Name of the question that is meant; empty for the whole interview.
    """

    object_kind: ClassVar[ObjectKind] = ObjectKind.ASSIGNMENT

    v: FormatOne = 1
    id: Id128
    version: Number
    kind: AssignmentKind
    device: Id64
    number: Line
    place: Line
    day: Day
    notes: Notes
    heard: Notes
    interview: Id128 | None
    revision: Digest | None
    question: Line
    withdrawn: bool
    author: Author
    practice: bool
    at: Instant


class AssignmentAnswer(Payload):
    """What became of an assignment, format 1; a higher `n` counts more. `interview` is the one that was begun."""

    object_kind: ClassVar[ObjectKind] = ObjectKind.ASSIGNMENT_ANSWER

    v: FormatOne = 1
    id: Id128
    version: Number
    n: Number
    state: AssignmentState
    interview: Id128 | None
    number: Line
    note: Notes
    author: Author
    practice: bool
    at: Instant
