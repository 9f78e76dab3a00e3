"""The sealed interview as plain values: four parts, ready to be written as canonical JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from forms.engine import Session
from forms.interview.gates import Rule
from forms.interview.parts import Part

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
    standing_rules: tuple[Rule, ...] = (),
) -> SealedRecord:
    """Divide a finished session among the four parts.

    Raises:
        FreeTextInFacts: A value bound for the facts is not a code.
    """
    raise NotImplementedError
