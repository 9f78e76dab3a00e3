"""Small writes that the vault refused: each is tried again until it goes through, also after its screen went."""

from collections.abc import Callable
from typing import Generic, TypeVar

from app.jobs import Jobs, Lane
from app.unkept import Unkept

What = TypeVar("What")
Result = TypeVar("Result")


class Retrying(Generic[What, Result]):
    """Writes of one kind of one interview. What waits lies beside the vault and passes to the next screen of it."""

    def __init__(
        self,
        unkept: Unkept,
        name: str,
        jobs: Jobs,
        write: Callable[[What], Result],
        *,
        kept: Callable[[Result], None],
        refused: Callable[[Exception], None],
        replaces: Callable[[What, What], bool] = lambda _new, _old: False,
        holds: Callable[[], bool] = lambda: True,
        lane: Lane = Lane.WORDS,
    ) -> None:
        """Join what waits under this name.

        Args:
            unkept: Holds what was refused.
            name: What it belongs to.
            jobs: The lanes.
            write: Writes one of them.
            kept: Told what came of one that went through.
            refused: Told why one did not, each time.
            replaces: Whether a newer one takes the place of an older one.
            holds: Whether what is refused the first time is held, or is a person's to do again.
            lane: Where it is written; that of marks for what must not come before other work of the vault.
        """
        self._unkept, self._name, self._jobs, self._write = unkept, name, jobs, write
        self._on_kept, self._on_refused, self._replaces, self._holds = kept, refused, replaces, holds
        self._lane = lane
        self._under_way: list[What] = []

    @property
    def waiting(self) -> tuple[What, ...]:
        """What is not in the vault yet, oldest first."""
        return (*self._held(), *self._under_way)

    def run(self, what: What) -> None:
        """Write this."""
        self._run(what, is_first=True)

    def again(self) -> None:
        """Try once more: there may be room by now, or a screen that has taken over."""
        held = self._held()
        self._keep_held(())
        for what in held:
            self._run(what, is_first=False)

    def _run(self, what: What, *, is_first: bool) -> None:
        # An older one, tried once more behind this, would undo it.
        self._keep_held(tuple(old for old in self._held() if not self._replaces(what, old)))
        self._under_way.append(what)
        self._jobs.run(
            self._lane,
            lambda: self._write(what),
            done=lambda result: self._kept(what, result),
            failed=lambda error: self._refused(what, error, is_first=is_first),
        )

    def _kept(self, what: What, result: Result) -> None:
        self._under_way.remove(what)
        self._on_kept(result)

    def _refused(self, what: What, error: Exception, *, is_first: bool) -> None:
        self._under_way.remove(what)
        is_held = not is_first or self._holds()
        if is_held and not any(self._replaces(newer, what) for newer in self._under_way):
            self._keep_held((*self._held(), what))
        self._on_refused(error)

    def _held(self) -> tuple[What, ...]:
        held = self._unkept.held(self._name)
        return held if isinstance(held, tuple) else ()

    def _keep_held(self, held: tuple[What, ...]) -> None:
        if held:
            self._unkept.hold(self._name, held, self.again)
        else:
            self._unkept.take(self._name)
