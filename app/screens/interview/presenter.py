"""The decisions of the interview screen. Knows no Qt."""

from collections.abc import Callable

from app.fields.question import NoteLine
from app.jobs import Jobs, Lane
from app.screens.draft.draft import Draft, Loaded, begun, heading_of, restored
from app.screens.draft.in_hand import InterviewInHand
from app.screens.draft.overview import gates_of, note_lines, outline_of, reminders_of, section_of
from app.screens.draft.pages import Pages
from app.screens.draft.saving import Delay, Saver
from app.screens.draft.shown import Gates, View, Walk
from forms.engine import Changes, SavedInstance, Session, Step, Steps
from forms.interview import can_take_account, outline
from storage.interviews.interviews import Heading
from storage.interviews.notes import Note


class InterviewPresenter:
    """Answers go into the session, what changed goes to the screen, writes go to the vault."""

    def __init__(self, view: View, draft: Draft, jobs: Jobs, delay: Delay, language: Callable[[], str]) -> None:
        self._view, self._draft, self._jobs, self._language = view, draft, jobs, language
        self._saver = Saver(jobs, draft.save, self._heading, delay, view.show_saved)
        self._steps = Steps()
        self._loaded: Loaded | None = None
        self._session: Session | None = None
        # What the pages show, kept from one answer to the next.
        self._pages: Pages | None = None
        self._notes: tuple[Note, ...] = ()
        self._section = ""
        self._left: set[str] = set()
        self._gates: Gates | None = None
        self._is_gone = False

    # Opening and closing

    def started(self) -> None:
        """Read the draft in the vault's lane."""
        self._jobs.run(Lane.VAULT, self._draft.load, done=self._opened, failed=self._failed)

    def flush(self) -> None:
        """Hand in what is not saved yet: before locking and before closing."""
        self._saver.flush()

    def closed(self) -> None:
        """Hand in what is left; from now on the screen is not spoken to."""
        self._saver.close()
        self._is_gone = True

    @property
    def has_unsaved(self) -> bool:
        """Whether something is not committed yet."""
        return self._saver.has_unsaved

    def in_hand(self) -> InterviewInHand | None:
        """The interview for the screens that finish it."""
        if self._session is None or self._loaded is None:
            return None
        loaded = self._loaded
        return InterviewInHand(self._session, loaded.rules, loaded.summary, loaded.mission, self._notes)

    # What a person does

    def answered(self, ref: str, value: str) -> None:
        """Take an answer."""
        session = self._session
        if session is None:
            return
        if self._steps.needs_state(ref):
            self._steps.begin(ref, session.saved())
        self._took(session.set_answer(ref, value))

    def repeat_add_asked(self, ref: str) -> None:
        """Add an instance and go to it."""
        session = self._session
        if session is None or not session.can_add(ref):
            return
        self._steps.begin(ref, session.saved(), closed=True)
        changes = session.add_repeat(ref)
        self._took(changes)
        if changes.added:
            self._view.show_place(changes.added[0])

    def repeat_remove_asked(self, ref: str) -> None:
        """Remove an instance; undo brings it back with all its answers."""
        session = self._session
        if session is None:
            return
        self._steps.begin(ref, session.saved(), closed=True)
        self._took(session.remove_repeat(ref))

    def undo_asked(self) -> None:
        """Take the last step back."""
        self._move(self._steps.undo)

    def redo_asked(self) -> None:
        """Take the last undo back."""
        self._move(self._steps.redo)

    def section_chosen(self, ref: str) -> None:
        """Show another section."""
        if self._session is None or ref == self._section:
            return
        if self._section:
            self._left.add(self._section)
        self._section = ref
        self._steps.close()
        self._show_section()
        self._show_around()

    def next_asked(self) -> bool:
        """Go to the next section; False after the last one, when the read-through comes."""
        return self._walk(1)

    def back_asked(self) -> bool:
        """Go to the section before."""
        return self._walk(-1)

    def place_chosen(self, ref: str) -> None:
        """Go to a question wherever it is."""
        if self._session is None or not ref:
            return
        section = section_of(self._session, ref)
        if section:
            self.section_chosen(section)
        self._view.show_place(ref)

    def language_changed(self, _code: str = "") -> None:
        """Say everything again in the new language."""
        if self._session is not None:
            self._show_all()

    def note_added(self, text: str, attachment_id: str, offset_ms: int) -> None:
        """Keep a note of this second."""
        self._jobs.run(
            Lane.VAULT,
            lambda: self._draft.add_note(text, attachment_id, offset_ms),
            done=self._noted,
            failed=lambda error: self._note_refused(error, text, attachment_id, offset_ms),
        )

    def note_changed(self, note_id: str, text: str) -> None:
        """Give a note another text; without text it goes away."""
        self._jobs.run(
            Lane.VAULT, lambda: self._draft.change_note(note_id, text), done=self._noted, failed=self._failed
        )

    def marker_kept(self, _kind: str) -> None:
        """Read the notes again: the panel put a marker among them."""
        self._jobs.run(Lane.VAULT, self._draft.read_notes, done=self._noted, failed=self._failed)

    # What comes back

    def _opened(self, loaded: Loaded) -> None:
        if self._is_gone:
            return
        self._loaded = loaded
        self._notes = loaded.notes
        self._session = restored(loaded.definition, loaded.saved)
        sections = outline(self._session)
        started = [section for section in sections if section.is_open and section.answered < section.total]
        self._section = (started or list(sections))[0].ref if sections else self._session.root
        self._steps.remember(loaded.past.done, loaded.past.undone)
        self._saver.add(self._session.opened)
        self._show_all()

    def _noted(self, notes: tuple[Note, ...]) -> None:
        self._notes = notes
        if not self._is_gone:
            self._view.show_notes(self.note_lines())

    def _note_refused(self, error: Exception, text: str, attachment_id: str, offset_ms: int) -> None:
        if not self._is_gone:
            self._view.show_note_again(text, attachment_id, offset_ms)
            self._view.show_failure(error)

    def _failed(self, error: Exception) -> None:
        if not self._is_gone:
            self._view.show_failure(error)

    def _took(self, changes: Changes) -> None:
        self._saver.add(changes)
        if self._pages is not None:
            self._pages.take(changes)
        self._show_section()
        self._show_around()

    def _move(self, take: Callable[[SavedInstance], Step | None]) -> None:
        session = self._session
        step = take(session.saved()) if session is not None else None
        if session is None or step is None:
            return
        # Before the first save there was nothing, but a form begins with its defaults.
        state = begun(session.definition) if step.before.is_empty else step.before
        changes = session.go_to(state)
        section = section_of(session, step.ref)
        if section:
            self._section = section
        self._took(changes)
        self._view.show_place(step.ref)

    # What is shown

    def note_lines(self) -> tuple[NoteLine, ...]:
        """The notes as the field shows them."""
        return note_lines(self._notes)

    def _show_all(self) -> None:
        self._pages = None
        if self._loaded is not None:
            self._view.show_heading(self._loaded.summary.number, self._heading().title)
        self._show_section()
        self._view.show_notes(self.note_lines())
        self._gates = None
        self._show_around()

    def _show_section(self) -> None:
        session = self._session
        if session is None or self._loaded is None:
            return
        pages = self._pages
        if pages is None:
            pages = self._pages = Pages(session, self._language())
        sections = outline(session)
        number = next((place for place, section in enumerate(sections, 1) if section.ref == self._section), 1)
        page = pages.page(self._section, number, strict=self._section in self._left)
        is_open = next((section.is_open for section in sections if section.ref == self._section), True)
        if is_open:
            self._view.show_page(page)
        else:
            missing = can_take_account(session, self._loaded.rules)
            self._view.show_closed(page, reminders_of(session, (), missing, frozenset(), self._language()))

    def _show_around(self) -> None:
        session, loaded = self._session, self._loaded
        if session is None or loaded is None:
            return
        language = self._language()
        self._view.show_outline(outline_of(session, language, self._section, frozenset(self._left)))
        self._view.show_reminders(reminders_of(session, loaded.rules, (), frozenset(self._left), language))
        self._view.show_steps(self._steps.can_undo, self._steps.can_redo)
        gates = gates_of(session, loaded.rules)
        if gates != self._gates:
            self._gates = gates
            self._view.show_gates(gates)
        titles = [(section.ref, session.label(section.ref, language)) for section in outline(session)]
        place = next((index for index, (ref, _title) in enumerate(titles) if ref == self._section), 0)
        self._view.show_walk(
            Walk(
                back=titles[place - 1][1] if place > 0 else "",
                next=titles[place + 1][1] if place + 1 < len(titles) else "",
            )
        )

    def _walk(self, step: int) -> bool:
        if self._session is None:
            return True
        refs = [section.ref for section in outline(self._session)]
        place = refs.index(self._section) + step if self._section in refs else 0
        if 0 <= place < len(refs):
            self.section_chosen(refs[place])
            return True
        if place >= len(refs):
            self._left.update(refs)
            self._show_section()
            self._show_around()
            return False
        return True

    def _heading(self) -> Heading:
        if self._session is None or self._loaded is None:
            return Heading()
        return heading_of(self._session, self._loaded.summary.created[:10])
