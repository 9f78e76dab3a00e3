"""The decisions of the interview screen. Knows no Qt."""

from collections.abc import Callable, Iterable, Mapping

from app.fields.question import NoteLine
from app.jobs import Jobs, Lane
from app.screens.draft.draft import Draft, Loaded, begun, restored
from app.screens.draft.in_hand import InterviewInHand
from app.screens.draft.overview import section_of
from app.screens.draft.saving import Delay, Saver
from app.screens.draft.shown import View
from app.screens.interview.drawing import Drawing
from app.screens.interview.holding import HeldAnswers
from app.screens.interview.noting import Noting
from app.screens.interview.where import Where
from app.unkept import Unkept
from forms.engine import Changes, SavedInstance, Session, Step, Steps
from forms.interview import Given, outline
from storage.interviews.notes import Note


class InterviewPresenter:
    """Answers go into the session, what changed goes to the screen, writes go to the vault."""

    def __init__(
        self,
        view: View,
        draft: Draft,
        jobs: Jobs,
        delay: Delay,
        language: Callable[[], str],
        unkept: Unkept | None = None,
    ) -> None:
        self._view, self._draft, self._jobs = view, draft, jobs
        self._steps, self._where = Steps(), Where()
        self._drawing = Drawing(view, self._where, self._steps, language)
        unkept = unkept or Unkept()
        self._held = HeldAnswers(unkept, draft.interview_id, lambda: self._session, self.flush)
        self._saver = Saver(jobs, draft.save, lambda: self._drawing.heading, delay, view.show_saved, self._held.hold)
        self._loaded: Loaded | None = None
        self._session: Session | None = None
        self._noting = Noting(view, draft, jobs, self._noted, unkept)
        # The problem that was shown last, when somebody goes from one to the next.
        self._problem = ""
        # Other screens of the same interview, told of each step.
        self._followers: list[Callable[[Changes], None]] = []
        self._opening: list[Callable[[], None]] = []
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
        self._noting.closed()
        self._is_gone = True

    @property
    def has_unsaved(self) -> bool:
        """Whether something is not committed yet."""
        return self._saver.has_unsaved

    @property
    def refused(self) -> Exception | None:
        """Why the last attempt to save failed."""
        return self._saver.refused

    def in_hand(self) -> InterviewInHand | None:
        """The interview for the screens that finish it."""
        if self._session is None or self._loaded is None:
            return None
        loaded = self._loaded
        return InterviewInHand(self._session, loaded.rules, loaded.summary, loaded.mission, self._noting.notes)

    def follow(self, took: Callable[[Changes], None]) -> None:
        """Tell another screen of this interview what each step changes, until it is forgotten."""
        self._followers.append(took)

    def forget(self, took: Callable[[Changes], None]) -> None:
        """The other screen goes."""
        if took in self._followers:
            self._followers.remove(took)

    def when_opened(self, then: Callable[[], None]) -> None:
        """Call this once the interview is read."""
        self._opening.append(then)

    def logged(self, act: Callable[[Session], Iterable[Changes]]) -> None:
        """Write what the program itself knows: no step that a person would take back."""
        if self._session is not None:
            for changes in act(self._session):
                self._took(changes)

    def together(self, ref: str, act: Callable[[Session], Iterable[Changes]]) -> None:
        """Do several things as one step, which one undo takes back."""
        if self._session is not None:
            self._steps.begin(ref, self._session.saved(), closed=True)
            self.logged(act)

    # What a person does

    def answered(self, ref: str, value: str) -> None:
        """Take an answer."""
        session = self._session
        if session is None:
            return
        if self._steps.needs_state(ref):
            self._steps.begin(ref, session.saved())
        self._took(session.set_answer(ref, value))

    def file_answered(self, ref: str, name: str) -> None:
        """Take a file as an answer, or none any more: a step of its own, so that undo brings each of them back."""
        self.together(ref, lambda session: (session.set_answer(ref, name),))

    def repeat_add_asked(self, ref: str) -> None:
        """Add an instance and go to it."""
        session = self._session
        if session is None or not session.can_add(ref):
            return
        self._steps.begin(ref, session.saved(), closed=True)
        changes = session.add_repeat(ref)
        self._took(changes)
        if changes.added:
            self._find(changes.added[0])

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
        self._enter(ref)

    def next_asked(self) -> bool:
        """Go to the next page or section; False after the last one, when the read-through comes."""
        return self._walk(1)

    def back_asked(self) -> bool:
        """Go to the page or section before."""
        return self._walk(-1)

    def place_chosen(self, ref: str) -> None:
        """Go to a question wherever it is."""
        session = self._session
        if session is None or not ref:
            return
        section = section_of(session, ref)
        if section and section != self._where.section:
            self._enter(section)
        self._find(ref)

    def paging_chosen(self, by_pages: bool) -> None:
        """Show the questions page by page, or all of a section below each other."""
        self._where.by_pages = by_pages
        self._drawing.draw()

    def form_language_chosen(self, name: str) -> None:
        """Give the form's own texts in one of its languages, whatever the screen speaks; empty follows the screen."""
        self._drawing.spoken = name
        self.language_changed()

    def language_changed(self, _code: str = "") -> None:
        """Say everything again in the new language; answers stay as they are."""
        if self._session is not None:
            self._saver.add(self._session.set_language(self._drawing.language))
            self._drawing.show_all(self._noting.show)

    def problem_asked(self) -> None:
        """Go to the first question from this section on that needs an answer or breaks a rule; then to the next."""
        session = self._session
        if session is None:
            return
        refs = [problem.ref for problem in session.validate()]
        self._view.show_to_do(len(refs))
        if not refs:
            return
        self._problem = self._where.next_problem(refs, self._drawing.sections, self._problem)
        # Also in a section that nobody has left yet: the question is to say what is wrong.
        self._where.left.add(section_of(session, self._problem) or self._where.section)
        self._drawing.show_section()
        self.place_chosen(self._problem)

    def finished(self) -> None:
        """Note the end of the interview as the form asks for it; from now on all that is missing is said."""
        session = self._session
        if session is not None:
            self._where.left.update(section.ref for section in outline(session))
            self._took(session.finalize())

    def note_added(self, text: str, attachment_id: str, offset_ms: int) -> None:
        """Keep a note of this second."""
        self._noting.added(text, attachment_id, offset_ms)

    def note_changed(self, note_id: str, text: str) -> None:
        """Give a note another text; without text it goes away."""
        self._noting.changed(note_id, text)

    def marker_kept(self, _kind: str) -> None:
        """Read the notes again: the panel put a marker among them."""
        self._noting.read()

    def told(self, values: Mapping[str, str]) -> None:
        """Tell the form what the program found out: minutes, a break, what the rules ask for (see `Given`)."""
        if self._session is not None and self._loaded is not None and not self._is_gone:
            self._follow(self._loaded.in_hand.told(self._session, values))

    def titled(self, titles: tuple[str, ...]) -> None:
        """Look through the names of the files that there are now."""
        if self._session is not None and self._loaded is not None:
            self._follow(self._loaded.in_hand.titled(self._session, titles))

    # What comes back

    def _opened(self, loaded: Loaded) -> None:
        if self._is_gone:
            return
        self._loaded, self._noting.notes = loaded, loaded.notes
        self._session = restored(loaded.definition, loaded.saved)
        changes = self._session.set_language(self._drawing.language)
        sections = outline(self._session)
        started = [section for section in sections if section.is_open and section.answered < section.total]
        self._where.section = (started or list(sections))[0].ref if sections else self._session.root
        self._drawing.opened(self._session, loaded)
        self._steps.remember(loaded.past.done, loaded.past.undone)
        self._saver.add(self._session.opened)
        self._saver.add(changes)
        for told in loaded.in_hand.opened(self._session):
            self._saver.add(told)
        self._view.show_languages(loaded.definition.languages, self._drawing.spoken)
        self._drawing.show_all(self._noting.show)
        self._give_back(loaded.saved)
        for then in self._opening:
            then()

    def _give_back(self, saved: SavedInstance) -> None:
        """What was refused when this interview was left stands here again, and is saved."""
        held = self._held.take(saved)
        if held is not None and self._session is not None:
            self._took(self._session.go_to(held))
        self._noting.give_back()

    def _noted(self, notes: tuple[Note, ...]) -> None:
        if self._session is not None and self._loaded is not None:
            self._follow(self._loaded.in_hand.noted(self._session, notes))

    def _failed(self, error: Exception) -> None:
        if not self._is_gone:
            self._view.show_failure(error)

    def _took(self, changes: Changes) -> None:
        self._saver.add(changes)
        self._drawing.took(changes)
        if self._session is not None and self._loaded is not None:
            self._take_told(self._loaded.in_hand.took(self._session, changes))
        self._drawing.show()
        for follower in tuple(self._followers):
            follower(changes)

    def long_pasted(self) -> None:
        """Ask for a reason: something long came through the clipboard."""
        self.told({Given.LONG_PASTE: "1"})

    def _follow(self, told: tuple[Changes, ...]) -> None:
        if told:
            self._take_told(told)
            self._drawing.show()

    def _take_told(self, told: tuple[Changes, ...]) -> None:
        for changes in told:
            self._saver.add(changes)
            self._drawing.took(changes)
            for follower in tuple(self._followers):
                follower(changes)

    def _move(self, take: Callable[[SavedInstance], Step | None]) -> None:
        session = self._session
        step = take(session.saved()) if session is not None else None
        if session is None or step is None:
            return
        # Before the first save there was nothing, but a form begins with its defaults.
        changes = session.go_to(begun(session.definition) if step.before.is_empty else step.before)
        self._where.section = section_of(session, step.ref) or self._where.section
        self._took(changes)
        self._find(step.ref)

    # What is shown

    def note_lines(self) -> tuple[NoteLine, ...]:
        """The notes as the field shows them."""
        return self._noting.lines()

    def _enter(self, section: str, *, at_end: bool = False) -> None:
        if self._session is None or section == self._where.section:
            return
        self._where.enter(section, at_end=at_end)
        self._steps.close()
        self._drawing.show()

    def _find(self, ref: str) -> None:
        if self._drawing.is_stale:
            self._drawing.draw()
        if self._where.find(ref):
            self._drawing.draw()
        self._view.show_place(ref)

    def hidden(self) -> None:
        """Another screen lies over this one."""
        self._drawing.hidden()

    def shown(self) -> None:
        """The screen is in front again."""
        self._drawing.shown()

    def _walk(self, by: int) -> bool:
        session, where = self._session, self._where
        if session is None:
            return True
        if where.turn(by):
            self._steps.close()
            self._drawing.show()
            return True
        section = where.neighbour(outline(session), by)
        if section:
            self._enter(section, at_end=by < 0)
        return section is not None
