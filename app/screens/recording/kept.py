"""The recordings that an interview has: a button with a list, from which each can be heard and written down."""

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from app.screens.recording.marker_list import clock_text
from app.screens.recording.roles import Kept
from app.theme import Tone
from app.widgets import button


class KeptRecordings(QWidget):
    """Hidden while there are none, or while one is being made."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: tuple[Kept, ...] = ()
        self._is_busy = False
        self._open = button("keptRecordings", "ghost", "audio-lines", Tone.MUTED)
        self._menu = QMenu(self._open)
        self._menu.triggered.connect(self._chosen)
        self._open.clicked.connect(self._pressed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._open)
        self.hide()

    def show_kept(self, kept: tuple[Kept, ...]) -> None:
        """Offer these."""
        self._kept = kept
        self._retranslate()

    def show_busy(self, is_busy: bool) -> None:
        """While sound is recorded nothing of it can be heard yet."""
        self._is_busy = is_busy
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the theme."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _pressed(self) -> None:
        self._menu.popup(self._open.mapToGlobal(self._open.rect().bottomLeft()))

    @Slot(QAction)
    def _chosen(self, action: QAction) -> None:
        self.asked.emit(action.data())

    def _retranslate(self) -> None:
        self._open.setText(self.tr("Recordings and transcripts"))
        self._menu.clear()
        for number, one in enumerate(self._kept, 1):
            words = (
                self.tr("Recording {number} · {length}")
                if not one.is_apart
                else self.tr("Recording {number} · {length} · kept apart")
            )
            action = QAction(words.format(number=number, length=clock_text(one.duration_ms)), self._menu)
            action.setData(one.attachment_id)
            self._menu.addAction(action)
        self.setVisible(bool(self._kept) and not self._is_busy)
