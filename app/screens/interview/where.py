"""Where in the interview we are: the section, its page where it comes page by page, and what was left already."""

from dataclasses import replace

from app.fields.question import Page
from app.screens.draft.leaves import Leaf, one_by_one, place_of
from forms.engine import Session
from forms.interview import Section
from forms.interview.wrapping import PAGES

#: What a form says of itself when it is asked page by page.
STYLE = "pages"


class Where:
    """A place, kept while questions come and go around it."""

    def __init__(self) -> None:
        self.section = ""
        self.left: set[str] = set()
        #: What a person has chosen; None leaves it to the form.
        self.by_pages: bool | None = None
        self._leaves: tuple[Leaf, ...] = ()
        self._leaf, self._at = "", 0

    def is_by_pages(self, session: Session) -> bool:
        """Whether the questions of this section come page by page."""
        if self.by_pages is not None:
            return self.by_pages
        if STYLE in session.definition.style:
            return True
        return bool(self.section) and PAGES in session.element(self.section).appearance.split()

    def cut(self, session: Session, page: Page) -> Page:
        """The page of the section that we are on, or the whole section."""
        self._leaves = one_by_one(page.blocks) if self.is_by_pages(session) else ()
        if not self._leaves:
            return page
        at = next((at for at, leaf in enumerate(self._leaves) if leaf.ref == self._leaf), self._at)
        self._stand(min(at, len(self._leaves) - 1))
        return replace(page, blocks=self._leaves[self._at].blocks, place=self._at + 1, places=len(self._leaves))

    def enter(self, section: str, *, at_end: bool = False) -> None:
        """Go to another section: to its first page, or coming back to its last."""
        if self.section:
            self.left.add(self.section)
        self.section = section
        self._leaves, self._leaf, self._at = (), "", 1 << 30 if at_end else 0

    def find(self, ref: str) -> bool:
        """Go to the page of this section on which a question is; whether that is another one."""
        at = place_of(self._leaves, ref)
        if at is None or at == self._at:
            return False
        self._stand(at)
        return True

    def turn(self, by: int) -> bool:
        """Go some pages on or back; False where the section ends."""
        at = self._at + by
        if not 0 <= at < len(self._leaves):
            return False
        self._stand(at)
        return True

    def neighbour(self, sections: tuple[Section, ...], by: int) -> str | None:
        """The section so many places on; empty before the first one, None after the last."""
        refs = [section.ref for section in sections]
        at = refs.index(self.section) + by if self.section in refs else 0
        return "" if at < 0 else refs[at] if at < len(refs) else None

    def next_problem(self, refs: list[str], sections: tuple[Section, ...], last: str) -> str:
        """Of the questions that need something the one after `last`, or the first from this section on."""
        order = [f"{section.ref}/" for section in sections]
        here = next((at for at, start in enumerate(order) if start == f"{self.section}/"), 0)
        places = [next((at for at, start in enumerate(order) if ref.startswith(start)), 0) for ref in refs]
        if last in refs and places[refs.index(last)] == here:
            return refs[(refs.index(last) + 1) % len(refs)]
        return refs[next((at for at, place in enumerate(places) if place >= here), 0)]

    def _stand(self, at: int) -> None:
        self._at, self._leaf = at, self._leaves[at].ref
