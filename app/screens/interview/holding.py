"""Answers that the vault refused to the end: held when their interview is left, given back when it is opened again."""

from collections.abc import Callable
from dataclasses import dataclass

from app.screens.draft.draft import Batch
from app.unkept import Unkept
from forms.engine import SavedInstance, Session


@dataclass(frozen=True, slots=True)
class _Held:
    state: SavedInstance
    refs: frozenset[str]
    are_rows_changed: bool


class HeldAnswers:
    """Of one interview. Knows no Qt."""

    def __init__(
        self, unkept: Unkept, interview_id: str, session: Callable[[], Session | None], again: Callable[[], None]
    ) -> None:
        self._unkept, self._name = unkept, f"answers/{interview_id}"
        self._session, self._again = session, again

    def hold(self, batch: Batch | None) -> None:
        """Hold what nothing helped to keep; None where it is kept after all."""
        session = self._session()
        if batch is None:
            self._unkept.take(self._name)
        elif session is not None:
            refs = frozenset(write.ref for write in batch.writes)
            self._unkept.hold(self._name, _Held(session.saved(), refs, bool(batch.repeats)), self._again)

    def take(self, saved: SavedInstance) -> SavedInstance | None:
        """Give back the interview as it was left, over what the vault has of it; None where nothing is held."""
        held = self._unkept.take(self._name)
        if not isinstance(held, _Held):
            return None
        if held.are_rows_changed:
            return held.state
        # What others wrote meanwhile (a file that arrived late) stays.
        others = tuple(value for value in saved.values if value.ref not in held.refs)
        return SavedInstance(
            (*others, *(value for value in held.state.values if value.ref in held.refs)), saved.repeats
        )
