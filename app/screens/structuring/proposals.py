"""What imported tables say of the open card: shown with its source, taken over only by a person. Knows no Qt."""

from dataclasses import dataclass

from forms.engine import Session


@dataclass(frozen=True, slots=True)
class Proposal:
    """An answer that a table proposes: to which question, what, in words, and where it is from."""

    ref: str
    question: str
    words: str
    source: str
    answers: tuple[tuple[str, str], ...]


def proposals_for(session: Session, card: str, language: str) -> tuple[Proposal, ...]:
    """What can be proposed for a card; nothing until a table is imported."""
    return ()
