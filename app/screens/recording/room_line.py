"""One line below the recording: how much more fits on the disk, and how long the battery lasts."""

from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.recorder.segment import Codec
from storage.platform.power import Battery


class RoomLine(QLabel):
    """Empty until the room on the disk is known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", "hint")
        self._free: int | None = None
        self._battery: Battery | None = None
        self._codec = Codec.OPUS

    def show_room(self, free: int, is_scarce: bool) -> None:
        """Show the room on the disk."""
        self._free = free
        self.setProperty("role", "warn" if is_scarce else "hint")
        self.style().unpolish(self)
        self.style().polish(self)
        self._retranslate()

    def show_codec(self, codec: Codec) -> None:
        """Reckon with how sound is kept."""
        self._codec = codec
        self._retranslate()

    def show_power(self, battery: Battery | None) -> None:
        """Show how long the battery lasts."""
        self._battery = battery
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        if self._free is None:
            self.setText("")
            return
        hours = QLocale().toString(max(0, self._free) // self._codec.bytes_an_hour)
        size = QLocale().formattedDataSize(self._free, 0, QLocale.DataSizeFormat.DataSizeSIFormat)
        room = self.tr("Free on the disk: {size} ≈ {hours} h of recording").format(size=size, hours=hours)
        self.setText(" · ".join(part for part in (room, self._power_words()) if part))

    def _power_words(self) -> str:
        power = self._battery
        if power is None or power.charging:
            return ""
        if power.minutes is None:
            return self.tr("Battery: {percent} %").format(percent=power.percent)
        return self.tr("Battery: {percent} %, about {hours} h {minutes} min").format(
            percent=power.percent, hours=power.minutes // 60, minutes=power.minutes % 60
        )
