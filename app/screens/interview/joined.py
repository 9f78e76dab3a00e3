"""What joins the interview screen with the program: a timer, the gazetteer, the recorder, the way to the end."""

from collections.abc import Callable

from app.fields.place import FoundPlace
from app.jobs import Job, Jobs, Lane
from app.language import Language
from app.screens.interview.presenter import InterviewPresenter
from app.screens.recording import RecordingPanel
from app.screens.sealed import OpenDraft
from app.screens.statement import open_read_through
from app.workspace import Workspace
from storage.gazetteer import Gazetteer, GazetteerUnreadable, Settlement

#: As the register writes them, in both languages of the screen, like the names themselves.
_KINDS = {"city": "місто", "settlement": "селище", "village": "село", "district": "район міста"}


class SettlementSearch:
    """Looks in the gazetteer in the vault's lane: one thread at a time may use it."""

    def __init__(self, jobs: Jobs, gazetteer: Gazetteer | None) -> None:
        self._jobs, self._gazetteer = jobs, gazetteer
        self._last: Job | None = None

    def __call__(self, text: str, found: Callable[[str, tuple[FoundPlace, ...]], None]) -> None:
        """Look for a settlement; what is not needed any more is not looked for."""
        if self._last is not None:
            self._last.cancel()
        gazetteer = self._gazetteer
        if gazetteer is None:
            found(text, ())
            return
        self._last = self._jobs.run(
            Lane.VAULT,
            lambda: tuple(found_place(one) for one in gazetteer.search(text, limit=20)),
            done=lambda places: found(text, places),
            failed=lambda error: _no_places(error, text, found),
        )


class SoundPlace:
    """Where in the sound we are, for notes."""

    def __init__(self, recording: RecordingPanel) -> None:
        self._recording = recording

    def __call__(self) -> tuple[str, int] | None:
        """The recording and the milliseconds, or None while nothing is recorded."""
        position = self._recording.position()
        return (position.attachment_id, position.offset_ms) if position is not None else None


class TheWay:
    """Where the interview screen leads: to the read-through, and out."""

    def __init__(
        self,
        workspace: Workspace,
        presenter: InterviewPresenter,
        hand_in: Callable[[], None],
        recording: RecordingPanel,
        open_draft: OpenDraft,
    ) -> None:
        self._workspace, self._presenter, self._recording = workspace, presenter, recording
        self._hand_in, self._open_draft = hand_in, open_draft

    def next_asked(self) -> None:
        """Go on; after the last section to the read-through."""
        if not self._presenter.next_asked():
            self.finish_asked()

    def finish_asked(self) -> None:
        """Open the read-through of what is there."""
        in_hand = self._presenter.in_hand()
        if in_hand is None:
            return
        self._presenter.finished()
        self.flush()
        self._recording.finish()
        screen = open_read_through(self._workspace, in_hand, self._presenter.place_chosen, self._open_draft)
        self._workspace.navigator.open(screen)

    def flush(self) -> None:
        """Hand in everything, also the note that is being written: before locking and before the end."""
        self._hand_in()
        self._presenter.flush()

    def closed(self) -> None:
        """Save what is left, and let the program forget the screen."""
        self._presenter.closed()
        self._workspace.flushes.forget(self.flush)


def code_of(language: Language) -> Callable[[], str]:
    """Give what tells the code of the language in use."""
    return lambda: language.code


def found_place(one: Settlement) -> FoundPlace:
    """How a settlement is offered; its label, with raion and oblast because names repeat, becomes the answer."""
    details = [_KINDS.get(one.kind, ""), one.hromada, *(f"«{old}»" for old in one.old_names)]
    return FoundPlace(one.code, one.label, " · ".join(part for part in details if part))


def _no_places(error: Exception, text: str, found: Callable[[str, tuple[FoundPlace, ...]], None]) -> None:
    # A place typed in words is an answer, too: a damaged list stops nobody.
    if not isinstance(error, GazetteerUnreadable):
        raise error
    found(text, ())
