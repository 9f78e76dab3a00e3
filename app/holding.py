"""Looks after what the vault refused: tried again from time to time, and said on the window meanwhile."""

from PySide6.QtCore import QObject, QTimer, Slot

from app.unkept import Unkept
from app.widgets.unkept_notice import UnkeptNotice

#: Longer than a photograph waits for the vault when all is well: nothing is said of that.
SAID_AFTER_MS = 3_000
AGAIN_MS = 15_000


class Holding(QObject):
    """Lives with the open vault."""

    def __init__(self, unkept: Unkept, notice: UnkeptNotice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._unkept, self._notice = unkept, notice
        self._say = QTimer(self, singleShot=True, interval=SAID_AFTER_MS)
        self._say.timeout.connect(self.say)
        self._again = QTimer(self, interval=AGAIN_MS)
        self._again.timeout.connect(self.again)
        unkept.changed = self.changed

    def changed(self) -> None:
        """Something begins to be held, or no longer is."""
        if not self._say.isActive():
            self._say.start()
        if self._unkept.is_empty:
            self._again.stop()
        elif not self._again.isActive():
            self._again.start()

    @Slot()
    def say(self) -> None:
        """Say what is so now."""
        self._notice.show_held(not self._unkept.is_empty)

    @Slot()
    def again(self) -> None:
        """Try once more: from time to time, and before the program locks."""
        self._unkept.try_again()

    def stop(self) -> None:
        """Try no more."""
        self._unkept.changed = _nothing
        self._say.stop()
        self._again.stop()


def _nothing() -> None:
    return
