"""The outline of an interview: its sections with progress."""

from dataclasses import dataclass

from forms.engine import Session


@dataclass(frozen=True, slots=True)
class Section:
    """One section (a top-level group) as the outline shows it.

    Attributes:
        answered: Relevant questions that have an answer or a reason for having none; a compound group counts once.
        total: Relevant questions a person is asked.
        missing: Required ones without an answer.
        has_problem: An answer in it breaks a rule of the form.
        is_open: Relevant; a closed section is shown but not entered.
    """

    ref: str
    name: str
    answered: int
    total: int
    missing: int
    has_problem: bool
    is_open: bool


def outline(session: Session) -> tuple[Section, ...]:
    """The sections in order; the group of guard-rails is none."""
    raise NotImplementedError


def title(session: Session, section: Section, language: str) -> str:
    """The section's name for people, from the form."""
    return session.label(section.ref, language)


def is_compound(appearance: str) -> bool:
    """Whether a group is shown as one widget of ours (approximate date, place)."""
    return bool({"svidok-date", "svidok-place"} & set(appearance.split()))
