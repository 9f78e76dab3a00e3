"""Looks after the room on the disk: the ballast is made, given up and made again; the person is warned in time."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

from app.jobs import Jobs, Lane
from app.widgets.room_notice import RoomNotice, Scarcity
from storage.vault import ballast
from storage.vault.ballast import Level, Room

LOOK_EVERY_MS = 20_000
_SCARCITY = {
    Level.AMPLE: Scarcity.NONE,
    Level.SCARCE: Scarcity.SCARCE,
    Level.LOW: Scarcity.LOW,
    Level.FULL: Scarcity.FULL,
}


class RoomWatch(QObject):
    """Looks in the vault lane, where nobody writes meanwhile."""

    def __init__(
        self,
        notice: RoomNotice,
        jobs: Jobs,
        directory: Path,
        look: Callable[[Path], Room] = ballast.look,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._notice = notice
        self._jobs = jobs
        self._directory = directory
        self._look = look
        self._is_looking = self._is_stopped = False
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look now and from time to time."""
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Look no more, and put nothing into the folder any more."""
        self._is_stopped = True
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Look once."""
        if self._is_looking or self._is_stopped:
            return
        self._is_looking = True
        self._jobs.run(Lane.VAULT, lambda: self._look(self._directory), done=self._looked, failed=self._not_looked)

    def _looked(self, room: Room) -> None:
        self._is_looking = False
        self._notice.show_room(_SCARCITY[room.level], room.free)

    def _not_looked(self, _error: Exception) -> None:
        # The disk does not answer: whoever saves says so in words.
        self._is_looking = False
