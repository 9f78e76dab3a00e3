"""Says when the computer came to another network, as far as the system tells."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QNetworkInformation


class NetworkWatch(QObject):
    """Emits when the network came, went or became another one. Where the system says nothing, it never does."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        if QNetworkInformation.loadDefaultBackend():
            system = QNetworkInformation.instance()
            system.reachabilityChanged.connect(self._changed)
            system.isBehindCaptivePortalChanged.connect(self._changed)
            system.transportMediumChanged.connect(self._changed)

    def _changed(self) -> None:
        self.changed.emit()
