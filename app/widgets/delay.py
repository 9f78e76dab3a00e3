"""A timer that fires once, for what waits until somebody has stopped typing."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class OneDelay(QObject):
    """Fires once after a time; starting again puts it off."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._fire)
        self._then: Callable[[], None] | None = None

    def start(self, milliseconds: int, fire: Callable[[], None]) -> None:
        """Fire after this time."""
        self._then = fire
        self._timer.start(milliseconds)

    def stop(self) -> None:
        """Do not fire."""
        self._timer.stop()

    @property
    def is_running(self) -> bool:
        """Whether it will fire."""
        return self._timer.isActive()

    def _fire(self) -> None:
        if self._then is not None:
            self._then()
