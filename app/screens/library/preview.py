"""A form tried out in memory: answers go into a session that nobody keeps. Knows no Qt."""

from collections.abc import Callable, Mapping
from typing import Protocol

from app.error_messages import Message, Messages
from app.jobs import Jobs, Lane
from app.screens.draft.draft import environment, media_of
from app.screens.draft.leaves import Leaf, by_groups, one_by_one, place_of
from app.screens.draft.pages import Pages
from forms.engine import Changes, FormDefinition, Session, load_form
from storage.interviews import form_library
from storage.interviews.errors import NoSuchInterview
from storage.vault import Vault


class View(Protocol):
    """What the screen can show."""

    def show_form(self, title: str, version: str) -> None:
        """Say which form is tried."""

    def show_leaves(self, leaves: tuple[Leaf, ...], at: int) -> None:
        """Show the pages of the form, standing at one of them."""

    def show_to_do(self, count: int) -> None:
        """Say how many questions still need an answer or break a rule."""

    def show_languages(self, names: tuple[str, ...], chosen: str) -> None:
        """Offer the languages of the form, where there are several; the chosen one is empty to follow the screen."""

    def show_place(self, ref: str) -> None:
        """Give a question on this page the keyboard."""

    def show_problem(self, problem: Message | None) -> None:
        """Say what went wrong, or nothing."""


class FilesOfForm:
    """The form's own pictures and sounds by name; there once the form is read."""

    def __init__(self) -> None:
        self.found: Mapping[str, bytes] = {}

    def __call__(self) -> Mapping[str, bytes]:
        """Give them."""
        return self.found


class PreviewPresenter:
    """Answers go into a session in memory."""

    def __init__(
        self,
        view: View,
        vault: Vault,
        jobs: Jobs,
        messages: Messages,
        digest: str,
        language: Callable[[], str],
        files: FilesOfForm,
    ) -> None:
        self._view, self._vault, self._jobs, self._messages = view, vault, jobs, messages
        self._digest, self._language, self._files = digest, language, files
        self._definition: FormDefinition | None = None
        self._session: Session | None = None
        # What the pages show, kept from one answer to the next.
        self._pages: Pages | None = None
        # The language of the form's texts that a person chose; empty follows the screen.
        self._spoken = ""
        self._leaves: tuple[Leaf, ...] = ()
        # Whether missing answers are said, too: somebody asked for them.
        self._is_strict = False
        self._at = 0

    def started(self) -> None:
        """Read the form."""
        self._jobs.run(Lane.VAULT, self._read, done=self._begun, failed=self._failed)

    def answered(self, ref: str, value: str) -> None:
        """Take an answer."""
        self._change(lambda session: session.set_answer(ref, value))

    def repeat_add_asked(self, ref: str) -> None:
        """Add an instance."""
        if self._session is not None and self._session.can_add(ref):
            self._change(lambda session: session.add_repeat(ref))

    def repeat_remove_asked(self, ref: str) -> None:
        """Remove an instance."""
        self._change(lambda session: session.remove_repeat(ref))

    def leaf_chosen(self, at: int) -> None:
        """Go to another page."""
        self._at = at
        self._show()

    def again_asked(self) -> None:
        """Begin anew, with nothing answered."""
        if self._definition is not None:
            self._begun(self._definition)

    def language_changed(self, _code: str = "") -> None:
        """Say everything in the new language; answers stay as they are."""
        if self._session is not None:
            self._session.set_language(self._language_of_form())
            self._pages = None
            self._show()

    def form_language_chosen(self, name: str) -> None:
        """Give the form's own texts in one of its languages; empty follows the screen."""
        self._spoken = name
        self.language_changed()

    def problem_asked(self) -> None:
        """Go to the page of the first question that needs an answer or breaks a rule."""
        session = self._session
        problems = session.validate() if session is not None else ()
        if problems:
            self._is_strict, self._pages = True, None
            self._show()
            self._at = place_of(self._leaves, problems[0].ref) or 0
            self._show()
            self._view.show_place(problems[0].ref)

    def _language_of_form(self) -> str:
        return self._spoken or self._language()

    def _read(self) -> FormDefinition:
        with self._vault.read() as tx:
            source = form_library.get(tx, self._digest)
        if source is None:
            raise NoSuchInterview("no-such-form")
        self._files.found = media_of(source)
        return load_form(source.bare or source.xform, source.attachments)

    def _begun(self, definition: FormDefinition) -> None:
        self._definition, self._at = definition, 0
        self._pages, self._is_strict = None, False
        self._session = Session(definition, environment=environment())
        self._session.set_language(self._language_of_form())
        self._view.show_languages(definition.languages, self._spoken)
        self._view.show_form(definition.title or definition.form_id, definition.version)
        self._show()

    def _change(self, change: Callable[[Session], Changes]) -> None:
        if self._session is not None:
            changes = change(self._session)
            if self._pages is not None:
                self._pages.take(changes)
            self._show()

    def _show(self) -> None:
        session = self._session
        if session is None:
            return
        if self._pages is None:
            self._pages = Pages(session, self._language_of_form())
        cut = one_by_one if "pages" in session.definition.style else by_groups
        leaves = self._leaves = cut(self._pages.blocks(session.root, strict=self._is_strict))
        self._at = max(0, min(self._at, len(leaves) - 1))
        self._view.show_leaves(leaves, self._at)
        self._view.show_to_do(len(session.validate()))

    def _failed(self, error: Exception) -> None:
        self._view.show_problem(self._messages.shown(error))
