"""What stands around the questions, told to the screen: outline, side list, doors, steps, where to go. Knows no Qt."""

from collections.abc import Mapping

from app.screens.draft.overview import gates_of, outline_of, reminders_of
from app.screens.draft.shown import Gates, View, Walk
from app.screens.interview.where import Where
from forms.engine import Session
from forms.interview import Given, Rule, Section
from forms.interview.answers import value
from forms.interview.phrases import Hit


class Around:
    """Tells what changed of it."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._gates: Gates | None = None

    def forget(self) -> None:
        """The doors are told again, whatever was told before."""
        self._gates = None

    def show(
        self,
        session: Session,
        rules: tuple[Rule, ...],
        where: Where,
        sections: tuple[Section, ...],
        language: str,
        hits: Mapping[str, Hit],
    ) -> None:
        """Show all of it as it is now."""
        left = frozenset(where.left)
        self._view.show_outline(outline_of(session, language, where.section, left, sections))
        is_shared = value(session, Given.SHARED_SCREEN) == "1"
        self._view.show_shared(is_shared)
        # What stands there says what is feared and what was found: it is the documenter's alone.
        reminders = () if is_shared else reminders_of(session, rules, (), left, language, hits)
        self._view.show_reminders(reminders)
        self._view.show_paging(where.is_by_pages(session))
        self.show_gates(session, rules)
        titles = {section.ref: session.label(section.ref, language) for section in sections}
        back, following = (titles.get(where.neighbour(sections, by) or "", "") for by in (-1, 1))
        self._view.show_walk(Walk(back, following))

    def show_gates(self, session: Session, rules: tuple[Rule, ...]) -> None:
        """Open and close the doors of the microphone and the camera."""
        gates = gates_of(session, rules)
        if gates != self._gates:
            self._gates = gates
            self._view.show_gates(gates)
