"""The interview in hand, as the screens that finish it need it. Knows no Qt."""

from dataclasses import dataclass

from forms.engine import Session
from forms.interview import Rule
from storage.interviews.interviews import InterviewSummary
from storage.interviews.missions import Mission
from storage.interviews.notes import Note


@dataclass(frozen=True, slots=True)
class InterviewInHand:
    """What the screens after this one need: the session itself and what stands around it."""

    session: Session
    rules: tuple[Rule, ...]
    summary: InterviewSummary
    mission: Mission
    notes: tuple[Note, ...]
