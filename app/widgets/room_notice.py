"""The strip under the header that says when the disk gets full."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QWidget

from app.widgets.notice import Notice


class Scarcity(StrEnum):
    """How bad it is."""

    NONE = "none"
    SCARCE = "scarce"
    LOW = "low"
    FULL = "full"


class RoomNotice(Notice):
    """Hidden while there is room enough."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("care", parent)
        self.setObjectName("roomNotice")
        self._scarcity = Scarcity.NONE
        self._free = 0

    def show_room(self, scarcity: Scarcity, free: int) -> None:
        """Say how much room is left, where that matters."""
        self._scarcity, self._free = scarcity, free
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        size = QLocale().formattedDataSize(self._free, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
        match self._scarcity:
            case Scarcity.SCARCE:
                text = self.tr("Only {size} are free on the disk. Free some room before the next interview.")
            case Scarcity.LOW:
                text = self.tr(
                    "Only {size} are free on the disk: nothing new is recorded. Finish and seal what is open, "
                    "then free some room."
                )
            case Scarcity.FULL:
                text = self.tr(
                    "The disk is full. The reserve was given up so that you can finish and seal this interview. "
                    "Then free some room."
                )
            case Scarcity.NONE:
                text = ""
        self.show_text(text.format(size=size), "bad" if self._scarcity is not Scarcity.SCARCE else "care")
