"""A key of the whole window that is also heard in the windows over it: Qt keeps shortcuts from what these block."""

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QWindow
from PySide6.QtWidgets import QApplication, QWidget


class WindowKey(QObject):
    """Lives with the interview."""

    pressed = Signal()

    def __init__(self, key: str, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._key = key
        self._listen(window)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self._moved)

    @Slot(QWindow)
    def _moved(self, _window: QWindow | None) -> None:
        over = QApplication.activeModalWidget()
        if over is not None and over.property(self._name) is not True:
            over.setProperty(self._name, True)
            self._listen(over)

    @property
    def _name(self) -> str:
        return f"hears{self._key}{id(self)}"

    def _listen(self, window: QWidget) -> None:
        shortcut = QShortcut(QKeySequence(self._key), window)
        shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
        shortcut.activated.connect(self.pressed)
        self.destroyed.connect(shortcut.deleteLater)
