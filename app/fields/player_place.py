"""The place on a page where a sound or a film is played: one at a time, and quiet as soon as nobody sees it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

#: Opens a sound or a film by its name and hands over what plays it; None where it cannot be played.
Sounds = Callable[[str, Callable[[QWidget | None], None]], None]


def no_sound(_name: str, ready: Callable[[QWidget | None], None]) -> None:
    """Play no sound."""
    ready(None)


class PlayerPlace(QWidget):
    """Empty until somebody asks for something; what is handed over ends when it is hidden."""

    #: What was asked for cannot be played; in the words that were given for that.
    failed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._player: QWidget | None = None
        # Counts what was asked to be played; what comes for an older wish is not wanted any more.
        self._wishes = 0

    def ask(self, opens: Sounds, name: str, trouble: str) -> None:
        """Play this instead of whatever is played."""
        self.stop()
        opens(name, partial(self._ready, self._wishes, trouble))

    def stop(self) -> None:
        """Play nothing more."""
        self._wishes += 1
        player, self._player = self._player, None
        if player is not None:
            self._column.removeWidget(player)
            player.hide()
            player.deleteLater()

    def hideEvent(self, event: QHideEvent) -> None:
        """Be quiet when nobody sees what is played."""
        self.stop()
        super().hideEvent(event)

    def _ready(self, wish: int, trouble: str, player: QWidget | None) -> None:
        if wish != self._wishes:
            if player is not None:
                player.deleteLater()
        elif player is None:
            self.failed.emit(trouble)
        else:
            self.stop()
            self._player = player
            self._column.addWidget(player)
            player.show()
            player.setFocus(Qt.FocusReason.OtherFocusReason)
