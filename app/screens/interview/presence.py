"""Somebody came, somebody left: one key each on every screen of the interview, with the second of the sound."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.screens.interview.presenter import InterviewPresenter
from app.screens.interview.window_key import WindowKey
from forms.interview import presence
from forms.interview.answers import ref_of

#: After the seven marks.
CAME_KEY, LEFT_KEY = "Ctrl+8", "Ctrl+9"


class Presence(QObject):
    """Lives with the interview."""

    #: ``came`` or ``left`` was written down.
    noted = Signal(str)

    def __init__(
        self,
        screen: QWidget,
        interview: InterviewPresenter,
        place: Callable[[], tuple[str, int] | None],
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(screen)
        self._interview, self._place, self._now = interview, place, now
        self._keys: list[WindowKey] = []
        screen.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the window in which the interview is shown, as long as the interview is open."""
        if event.type() == QEvent.Type.Show and not self._keys and isinstance(watched, QWidget):
            for key, slot in ((CAME_KEY, self.came), (LEFT_KEY, self.left)):
                made = WindowKey(key, watched.window(), self)
                made.pressed.connect(slot)
                self._keys.append(made)
        return False

    @Slot()
    def came(self) -> None:
        """Somebody came: a row of those present from now on."""
        self._note("came", QCoreApplication.translate("Presence", "Somebody came"))

    @Slot()
    def left(self) -> None:
        """Somebody left."""
        self._note("left", QCoreApplication.translate("Presence", "Somebody left"))

    @Slot()
    def gone(self) -> None:
        """The interview is closed: the keys are nobody's."""
        for key in self._keys:
            key.deleteLater()

    def _note(self, what: str, words: str) -> None:
        in_hand = self._interview.in_hand()
        if in_hand is None:
            return
        at, act = self._now(), presence.came if what == "came" else presence.left
        ref = ref_of(in_hand.session, presence.PRESENT)
        if ref:
            self._interview.together(ref, lambda session: act(session, at))
        # Pinned to the second, whoever it was.
        where, offset = self._place() or ("", 0)
        self._interview.note_added(words, where, offset)
        self.noted.emit(what)
