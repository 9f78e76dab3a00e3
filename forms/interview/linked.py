"""Links between words of the account and what was made of them, as they are sealed."""

from dataclasses import dataclass

from forms.engine import Control, Element, Kind, Session, UnknownRef
from forms.interview.parts import Part, part_of


@dataclass(frozen=True, slots=True)
class LinkedWords:
    """Words of the account and the ref of the question or card that they belong to.

    Attributes:
        source: Ref of the account; `starts` and `ends` are characters of it.
        narrative: SHA-256 of the account in which they were counted last; another one where the words are gone.
        provenance: ``verbatim``, ``paraphrase``, ``interpreter``, ``observation``.
        recording: Id of the recording in which they were heard; empty where there is none.
    """

    id: str
    target: str
    source: str
    starts: int
    ends: int
    quote: str
    narrative: str
    provenance: str
    at: str
    recording: str = ""
    offset_ms: int = 0

    def as_sealed(self, *, quoted: bool) -> dict[str, str | int]:
        """What is written into the record; without the words where their card lies in another part."""
        quote = {"quote": self.quote} if quoted else {}
        return {
            "id": self.id,
            "target": self.target,
            "source": self.source,
            "starts": self.starts,
            "ends": self.ends,
            **quote,
            "narrative": self.narrative,
            "provenance": self.provenance,
            "at": self.at,
            "recording": self.recording,
            "offset_ms": self.offset_ms,
        }


def links_of_part(session: Session, links: tuple[LinkedWords, ...], part: Part) -> list[dict[str, str | int]]:
    """The links that are sealed in one part; of what is not asked any more there are none.

    All stand with the account, in the body, and name their card by its id alone. Those of a card on sexual violence
    stand only in that part: elsewhere they would tell that it holds something.
    """
    found = []
    for link in links:
        its_part = part_of_target(session, link.target)
        belongs = Part.CRSV if its_part is Part.CRSV else Part.BODY
        if its_part is not None and belongs is part:
            found.append(link.as_sealed(quoted=its_part is not Part.IDENTITY))
    return found


def part_of_target(session: Session, ref: str) -> Part | None:
    """The part of a question, or of the words by which a card is known; None for what is not there or not asked."""
    try:
        element, is_asked = session.element(ref), session.state(ref).relevant
    except UnknownRef:
        return None
    if not is_asked:
        return None
    if element.kind is not Kind.REPEAT:
        return part_of(element)
    named = next((at for at in element.walk() if _is_words(at)), None)
    return part_of(named) if named is not None else Part.BODY


def _is_words(element: Element) -> bool:
    return element.kind is Kind.QUESTION and element.control is Control.INPUT and element.data_type == "string"
