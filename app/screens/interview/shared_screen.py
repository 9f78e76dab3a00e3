"""A key for the time in which the person, or somebody else, looks at the same screen (rule G51)."""

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtWidgets import QWidget

from app.screens.draft.in_hand import InterviewInHand
from app.screens.interview.window_key import WindowKey
from forms.interview import Given
from forms.interview.answers import value

#: Beside the key that hides everything.
KEY = "Shift+F11"


class Told(Protocol):
    """The interview that hears of it."""

    def in_hand(self) -> InterviewInHand | None:
        """The interview, once it is read."""

    def told(self, values: Mapping[str, str]) -> None:
        """Tell the form."""


class SharedScreen(QObject):
    """Lives with the interview; its key is heard on every screen that lies over the questions."""

    def __init__(self, screen: QWidget, interview: Told, shared: Callable[[], None]) -> None:
        super().__init__(screen)
        self._interview, self._shared = interview, shared
        self._keys: WindowKey | None = None
        screen.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the key of the window in which the interview is shown, as long as the interview is open."""
        if event.type() == QEvent.Type.Show and self._keys is None and isinstance(watched, QWidget):
            self._keys = WindowKey(KEY, watched.window(), self)
            self._keys.pressed.connect(self.turn)
        return False

    @Slot()
    def turn(self) -> None:
        """Hide what nobody but the documenter is to see, or show it again."""
        in_hand = self._interview.in_hand()
        if in_hand is None:
            return
        is_shared = value(in_hand.session, Given.SHARED_SCREEN) != "1"
        if is_shared:
            self._shared()
        self._interview.told({Given.SHARED_SCREEN: "1" if is_shared else ""})

    @Slot()
    def gone(self) -> None:
        """The interview is closed: the key is nobody's."""
        if self._keys is not None:
            self._keys.deleteLater()
            self._keys = None
