"""A form tried out in memory: answers go into a session that nobody keeps. Knows no Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from app.error_messages import Message, Messages
from app.fields.question import Block, Question
from app.jobs import Jobs, Lane
from app.screens.draft.draft import environment
from app.screens.draft.pages import Pages
from forms.engine import Changes, FormDefinition, Session, load_form
from storage.interviews import form_library
from storage.interviews.errors import NoSuchInterview
from storage.vault import Vault


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of the form: what stands in one group, or loose questions together."""

    title: str
    blocks: tuple[Block, ...]


class View(Protocol):
    """What the screen can show."""

    def show_form(self, title: str, version: str) -> None:
        """Say which form is tried."""

    def show_leaves(self, leaves: tuple[Leaf, ...], at: int) -> None:
        """Show the pages of the form, standing at one of them."""

    def show_to_do(self, count: int) -> None:
        """Say how many questions still need an answer or break a rule."""

    def show_problem(self, problem: Message | None) -> None:
        """Say what went wrong, or nothing."""


class PreviewPresenter:
    """Answers go into a session in memory."""

    def __init__(
        self, view: View, vault: Vault, jobs: Jobs, messages: Messages, digest: str, language: Callable[[], str]
    ) -> None:
        self._view, self._vault, self._jobs, self._messages = view, vault, jobs, messages
        self._digest, self._language = digest, language
        self._definition: FormDefinition | None = None
        self._session: Session | None = None
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
        """Say everything in the new language."""
        self._show()

    def _read(self) -> FormDefinition:
        with self._vault.read() as tx:
            source = form_library.get(tx, self._digest)
        if source is None:
            raise NoSuchInterview("no-such-form")
        return load_form(source.bare or source.xform, source.attachments)

    def _begun(self, definition: FormDefinition) -> None:
        self._definition, self._at = definition, 0
        self._session = Session(definition, environment=environment())
        self._view.show_form(definition.title or definition.form_id, definition.version)
        self._show()

    def _change(self, change: Callable[[Session], Changes]) -> None:
        if self._session is not None:
            change(self._session)
            self._show()

    def _show(self) -> None:
        session = self._session
        if session is None:
            return
        leaves = leaves_of(Pages(session, self._language()).blocks(session.root))
        self._at = max(0, min(self._at, len(leaves) - 1))
        self._view.show_leaves(leaves, self._at)
        self._view.show_to_do(len(session.validate()))

    def _failed(self, error: Exception) -> None:
        self._view.show_problem(self._messages.shown(error))


def leaves_of(blocks: tuple[Block, ...]) -> tuple[Leaf, ...]:
    """One page for each group, and one for loose questions that follow each other."""
    found: list[Leaf] = []
    loose: list[Block] = []
    for block in blocks:
        if isinstance(block, Question):
            loose.append(block)
            continue
        if loose:
            found.append(Leaf("", tuple(loose)))
            loose = []
        found.append(Leaf(block.title, (block,)))
    if loose:
        found.append(Leaf("", tuple(loose)))
    return tuple(found)
