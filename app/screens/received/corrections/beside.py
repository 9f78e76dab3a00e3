"""The card of the reading room that says of an interview: another correction stands beside this one."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from app.jobs import Jobs, Lane
from app.widgets import Card, button, label
from storage.interviews import heads
from storage.interviews.received import ReceivedInterview
from storage.vault import Vault


class BesideCard(Card):
    """Hidden where there is nothing to decide."""

    compare_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter: object = None
        self._count = 0
        self._title, self._text = label("h2"), label("text", wrap=True)
        self._compare = button("compare_corrections", "", "copy")
        self._compare.clicked.connect(self.compare_asked)
        for widget in (self._title, self._text, self._compare):
            self.body.addWidget(widget)
        self.hide()
        self._retranslate()

    def show_beside(self, count: int) -> None:
        """Say how many stand beside the one that is read."""
        self._count = count
        self._retranslate()
        self.setVisible(bool(count))

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Another correction"))
        beside = self.tr("%n corrections stand beside this one.", "", self._count)
        self._text.setText(beside + " " + self.tr("All are kept; nobody has decided yet what holds."))
        self._compare.setText(self.tr("Compare the corrections…"))
        self._compare.setAccessibleName(self.tr("Compare the corrections…"))


class BesidePresenter:
    """Looks beside every interview that is read. Knows no Qt."""

    def __init__(self, show: Callable[[int], None], vault: Vault, jobs: Jobs, opened: Callable[[str], None]) -> None:
        self._show, self._vault, self._jobs, self._open = show, vault, jobs, opened
        self._shown: ReceivedInterview | None = None
        self._is_gone = False

    def gone(self) -> None:
        """The reading room is closed."""
        self._shown, self._is_gone = None, True

    def turned_to(self, interview: ReceivedInterview | None) -> None:
        """Another interview is read, or none."""
        self._shown = interview
        self._show(0)
        if interview is not None and not interview.is_notice:
            self._jobs.run(
                Lane.VAULT,
                lambda: self._count(interview),
                done=lambda count: self._counted(interview, count),
                failed=self._failed,
            )

    def compare_asked(self) -> None:
        """Show them beside each other."""
        if self._shown is not None:
            self._open(self._shown.interview)

    def _count(self, interview: ReceivedInterview) -> int:
        with self._vault.read() as tx:
            return sum(not one.withdrawn_at for one in heads.beside(tx, interview))

    def _counted(self, interview: ReceivedInterview, count: int) -> None:
        if interview == self._shown:
            self._show(count)

    def _failed(self, error: Exception) -> None:
        # What is damaged is said where the interview itself is opened.
        if not self._is_gone:
            self._show(0)
