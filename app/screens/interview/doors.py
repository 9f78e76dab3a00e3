"""The doors from the interview to other screens of the same interview."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.fields.asking import Blocks
from app.fields.factory import Surroundings
from app.screens.consent import open_recipients
from app.screens.earlier import open_earlier
from app.screens.interview.blocks_view import BlocksView
from app.screens.interview.breaks import Breaks
from app.screens.interview.presence import Presence
from app.screens.interview.presenter import InterviewPresenter
from app.screens.listening import open_listening
from app.screens.recording import RecordingPanel
from app.screens.referrals import open_referrals
from app.screens.structuring import open_structuring
from app.workspace import Workspace
from forms.interview.answers import ref_of


class Doors(QObject):
    """Opens what shares the interview's session, undo and saving."""

    #: The account may not begin yet.
    start_closed = Signal()

    def __init__(
        self,
        workspace: Workspace,
        presenter: InterviewPresenter,
        around: Surroundings,
        hand_in: Callable[[], None],
        recording: RecordingPanel,
        breaks: Breaks,
        presence: Presence,
        start: Callable[[], tuple[str, ...]],
    ) -> None:
        super().__init__(recording)
        self._workspace, self._presenter, self._around, self._hand_in = workspace, presenter, around, hand_in
        self._recording, self._breaks, self._presence, self._start = recording, breaks, presence, start
        self._earlier: QWidget | None = None

    def _questions(self, parent: QWidget) -> Blocks:
        return BlocksView(self._around, parent)

    def listen_asked(self) -> None:
        """Nothing but the account, while somebody tells; once sound is recorded it has begun."""
        if self._start() and not self._recording.is_recording:
            self.start_closed.emit()
            return
        self._hand_in()
        screen = open_listening(
            self._workspace, self._presenter, self._recording, self._breaks, self._presence, self.services_asked
        )
        if screen is not None:
            self._workspace.navigator.open(screen)

    def earlier_asked(self) -> None:
        """Was this person heard before."""
        in_hand = self._presenter.in_hand()
        if in_hand is not None:
            self._hand_in()
            self._earlier = open_earlier(self._workspace, in_hand, self._presenter.together)
            self._workspace.navigator.open(self._earlier)

    def shared(self) -> None:
        """The person sees the screen: what others were asked goes from it."""
        earlier, self._earlier = self._earlier, None
        if earlier is not None and isValid(earlier) and earlier.isVisible():
            self._workspace.navigator.back()

    def question_asked(self, name: str) -> None:
        """Go to a question by its name."""
        in_hand = self._presenter.in_hand()
        if in_hand is not None:
            self._presenter.place_chosen(ref_of(in_hand.session, name))

    def services_asked(self) -> None:
        """What the person can be referred to."""
        self._workspace.navigator.open(open_referrals(self._workspace))

    def recipients_asked(self) -> None:
        """Decide who may receive what, as a table."""
        screen = open_recipients(self._workspace, self._presenter, self._questions)
        if screen is not None:
            self._workspace.navigator.open(screen)

    def structure_asked(self) -> None:
        """Make cards of the words of the account."""
        # A note that is being written belongs to the account.
        self._hand_in()
        screen = open_structuring(self._workspace, self._presenter, self._questions, self._presence)
        if screen is not None:
            self._workspace.navigator.open(screen)
