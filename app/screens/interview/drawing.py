"""What of an interview is drawn, and when: nothing while another screen lies over it. Knows no Qt."""

from collections.abc import Callable

from app.screens.draft.draft import Loaded, heading_of
from app.screens.draft.overview import closed_by, reminders_of
from app.screens.draft.pages import Pages
from app.screens.draft.shared import for_shared_screen, is_hidden
from app.screens.draft.shown import View
from app.screens.interview.around import Around
from app.screens.interview.where import Where
from forms.engine import Changes, Session, Steps
from forms.interview import Given, Section, outline
from forms.interview.answers import value
from storage.interviews.interviews import Heading


class Drawing:
    """Lives with the presenter of one interview; before the interview is read it draws nothing."""

    def __init__(self, view: View, where: Where, steps: Steps, language: Callable[[], str]) -> None:
        self._view, self._where, self._steps, self._language = view, where, steps, language
        self._around = Around(view)
        self._session: Session | None = None
        self._loaded: Loaded | None = None
        # What the pages show, kept from one answer to the next.
        self._pages: Pages | None = None
        # While another screen lies over this one nothing is drawn: it would be drawn with every key.
        self._is_hidden = False
        #: Something changed while nothing was drawn.
        self.is_stale = False
        #: The language of the form's texts that a person chose; empty follows the screen.
        self.spoken = ""
        #: The sections as they were shown last.
        self.sections: tuple[Section, ...] = ()

    @property
    def language(self) -> str:
        """The language of the form's texts."""
        return self.spoken or self._language()

    @property
    def heading(self) -> Heading:
        """The heading by which the vault lists the interview."""
        if self._session is None or self._loaded is None:
            return Heading()
        return heading_of(self._session, self._loaded.summary.created[:10])

    def opened(self, session: Session, loaded: Loaded) -> None:
        """From now on this is drawn."""
        self._session, self._loaded = session, loaded

    def took(self, changes: Changes) -> None:
        """Keep the pages in step with the answers."""
        if self._pages is not None:
            self._pages.take(changes)

    def hidden(self) -> None:
        """Another screen lies over this one."""
        self._is_hidden = True

    def shown(self) -> None:
        """The screen is in front again."""
        self._is_hidden = False
        if self.is_stale:
            self.draw()

    def show(self) -> None:
        """Draw what changed, or as much of it as goes on behind another screen."""
        self.is_stale = self._is_hidden
        # The doors of the microphone and the camera close at once, whatever is in front.
        show = self._show_gates if self._is_hidden else self.draw
        show()

    def show_all(self, show_notes: Callable[[], None]) -> None:
        """Draw everything anew: an interview that was just read, or another language."""
        self._pages = None
        if self._loaded is not None:
            self._view.show_heading(self._loaded.summary.number, self.heading.title)
        self.show_section()
        show_notes()
        self._around.forget()
        self._show_around()

    def draw(self) -> None:
        """Draw the section and what stands around it."""
        self.is_stale = False
        self.show_section()
        self._show_around()

    def show_section(self) -> None:
        """Draw the section alone."""
        session, loaded, where = self._session, self._loaded, self._where
        if session is None or loaded is None:
            return
        language = self.language
        pages = self._pages = self._pages or Pages(session, language)
        sections = self.sections = outline(session)
        number = next((place for place, section in enumerate(sections, 1) if section.ref == where.section), 1)
        page = pages.page(where.section, number, strict=where.section in where.left)
        missing = closed_by(session, loaded.rules, sections, where.section)
        if value(session, Given.SHARED_SCREEN) == "1":
            page = for_shared_screen(page)
            missing = () if is_hidden(where.section) else missing
        if missing is None:
            self._view.show_page(where.cut(session, page))
        else:
            self._view.show_closed(page, reminders_of(session, (), missing, frozenset(), language))

    def _show_around(self) -> None:
        session, loaded = self._session, self._loaded
        if session is None or loaded is None:
            return
        hits = loaded.in_hand.hits()
        self._around.show(session, loaded.rules, self._where, self.sections, self.language, hits)
        self._view.show_steps(self._steps.can_undo, self._steps.can_redo)

    def _show_gates(self) -> None:
        if self._session is not None and self._loaded is not None:
            self._around.show_gates(self._session, self._loaded.rules)
