"""What is done ahead after unlocking, while the person looks at the list."""

from collections.abc import Sequence

from app.jobs import Jobs, Lane
from app.screens.draft.draft import definition_of
from app.shipped_forms import ProtocolId, shipped
from storage.interviews import finding, form_library
from storage.interviews.finding import Wanted
from storage.interviews.interviews import FormKey, State
from storage.platform.clock import Clock
from storage.vault import Vault


def compile_newest(vault: Vault) -> bool:
    """Compile the form of the draft that was changed last: the first interview opens as fast as the next.

    Returns:
        Whether there was one.
    """
    with vault.read() as tx:
        drafts = finding.find(tx, Wanted(states=frozenset({State.DRAFT})), limit=1).rows
        source = form_library.get(tx, drafts[0].form.digest) if drafts else None
    if source is not None:
        definition_of(source)
    return source is not None


def compile_form(vault: Vault, form: FormKey) -> None:
    """Compile a form that is in the vault: an interview begun with it opens at once."""
    with vault.read() as tx:
        source = form_library.get(tx, form.digest)
    if source is not None:
        definition_of(source)


class Preparing:
    """Converts the protocols that this vault has not seen yet, one after the other, so that nobody waits for one."""

    def __init__(self, vault: Vault, jobs: Jobs, clock: Clock, protocols: Sequence[ProtocolId]) -> None:
        self._vault = vault
        self._jobs = jobs
        self._clock = clock
        self._left = list(protocols)

    def start(self) -> None:
        """Begin with what is likely to be opened first."""
        vault = self._vault
        self._jobs.run(Lane.KEEPING, lambda: compile_newest(vault), done=self._prepared, failed=self._prepared)

    def _next(self) -> None:
        # What fails is said when an interview is begun with it.
        if self._left:
            protocol = self._left.pop(0)
            self._jobs.run(Lane.KEEPING, lambda: self._prepare(protocol), done=self._prepared, failed=self._prepared)

    def _prepare(self, protocol: ProtocolId) -> None:
        shipped(self._vault, self._clock, protocol)

    def _prepared(self, _outcome: object) -> None:
        self._next()
