"""The doors from the interview to other screens of the same interview."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.fields.asking import Blocks
from app.fields.factory import Surroundings
from app.screens.interview.blocks_view import BlocksView
from app.screens.interview.presenter import InterviewPresenter
from app.screens.structuring import open_structuring
from app.workspace import Workspace


class Doors:
    """Opens what shares the interview's session, undo and saving."""

    def __init__(
        self,
        workspace: Workspace,
        presenter: InterviewPresenter,
        around: Surroundings,
        hand_in: Callable[[], None],
    ) -> None:
        self._workspace, self._presenter, self._around, self._hand_in = workspace, presenter, around, hand_in

    def _questions(self, parent: QWidget) -> Blocks:
        return BlocksView(self._around, parent)

    def structure_asked(self) -> None:
        """Make cards of the words of the account."""
        # A note that is being written belongs to the account.
        self._hand_in()
        screen = open_structuring(self._workspace, self._presenter, self._questions)
        if screen is not None:
            self._workspace.navigator.open(screen)
