"""Files that were taken out of questions: an undo brings them back, a withdrawn consent erases them."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from app.workspace import Workspace
from forms.engine import Changes, SavedInstance
from storage.interviews import attachments, taken_out
from storage.interviews.errors import NoSuchInterview
from storage.interviews.question_files import attachment_id
from storage.interviews.taken_out import Aside

T = TypeVar("T")


class Run(Protocol):
    """Runs work in the vault's lane and hands its result back, unless the screen is closed by then."""

    def __call__(self, work: Callable[[], T], done: Callable[[T], None], ref: str = "") -> None:
        """Run it; what is refused is said at the question."""


class TakenOut:
    """Knows what is put aside. All of it happens in one lane, in the order in which it was asked for."""

    def __init__(
        self,
        workspace: Workspace,
        interview_id: str,
        is_closed: Callable[[Aside], bool],
        run: Run,
        is_back: Callable[[str], None],
    ) -> None:
        self._workspace, self._interview_id = workspace, interview_id
        self._is_closed, self._run, self._is_back = is_closed, run, is_back
        self._aside: dict[str, Aside] = {}
        # On their way there: an undo may be faster.
        self._going: set[str] = set()
        # What an undo brought back, by its question: a redo takes it out again.
        self._returned: dict[str, str] = {}
        self._is_read = False

    def holds(self, name: str) -> bool:
        """Whether the file of this name is put aside."""
        return attachment_id(name) in self._aside.keys() | self._going

    def put_aside(self, ref: str, gone: str, done: Callable[[], None]) -> None:
        """Take a file out; of what another revision holds, or what is gone already, nothing is changed."""
        self._returned.pop(ref, None)
        self._going.add(gone)
        moment = self._workspace.clock.now()

        def work() -> Aside | None:
            try:
                with self._workspace.vault.transaction() as tx:
                    is_ours = attachments.get(tx, gone).interview_id == self._interview_id
                    return taken_out.put_aside(tx, gone, moment) if is_ours else None
            except NoSuchInterview:
                return None

        def put(one: Aside | None) -> None:
            if one is not None and gone in self._going:
                self._aside[one.id] = one
            self._going.discard(gone)
            done()

        self._run(work, put, ref)

    def consent_shown(self, saved: Callable[[], SavedInstance]) -> None:
        """Consent may have changed: erase at once what nobody agrees to any more."""
        if self._is_read:
            self._erase_closed()
            return
        self._is_read = True

        def read(found: tuple[Aside, ...]) -> None:
            self._aside |= {one.id: one for one in found}
            if not self._aside:
                return
            self._erase_closed()
            # A crash may have come before the answer was empty, or after an undo: what an answer names is there.
            for value in saved().values:
                self._bring_back(value.ref, attachment_id(value.value))

        self._run(self._read, read)

    def took(self, changes: Changes) -> None:
        """Follow the answers: when one names a file again, the file comes back, too."""
        for write in changes.writes:
            named = attachment_id(write.value or "")
            if self.holds(named):
                self._bring_back(write.ref, named)
            elif not write.value and (gone := self._returned.pop(write.ref, "")):
                self.put_aside(write.ref, gone, _nothing)

    def _read(self) -> tuple[Aside, ...]:
        with self._workspace.vault.read() as tx:
            return taken_out.aside(tx, self._interview_id)

    def _bring_back(self, ref: str, named: str) -> None:
        if not self.holds(named):
            return
        self._aside.pop(named, None)
        self._going.discard(named)
        self._returned[ref] = named
        moment = self._workspace.clock.now()

        def work() -> None:
            try:
                with self._workspace.vault.transaction() as tx:
                    taken_out.bring_back(tx, named, moment)
            except NoSuchInterview:
                # Erased meanwhile: the question says that it is gone.
                return

        self._run(work, lambda _nothing: self._is_back(named), ref)

    def _erase_closed(self) -> None:
        gone = {one.id for one in self._aside.values() if self._is_closed(one)}
        if not gone:
            return
        for each in gone:
            del self._aside[each]
        vault, moment = self._workspace.vault, self._workspace.clock.now()

        def work() -> None:
            with vault.transaction() as tx:
                taken_out.erase(tx, self._interview_id, moment, only=gone)
            attachments.delete_files(vault)

        self._run(work, lambda _nothing: None)


def _nothing() -> None:
    pass
