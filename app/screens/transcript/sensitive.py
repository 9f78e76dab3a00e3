"""Which stretches of a recording are marked as sensitive, and how to take a mark back."""

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from app.screens.playback import Marked
from app.screens.recording.marker_list import clock_text
from app.theme import Tone
from app.widgets import button, label, named, row


class SensitiveRow(QWidget):
    """Hidden while there are none."""

    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label("hint", wrap=True)
        self._which = named("sensitiveStretches", QComboBox())
        self._remove = button("sensitiveRemove", "ghost", "x", Tone.MUTED)
        self._remove.clicked.connect(self._pressed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._title)
        layout.addLayout(row(self._which, self._remove, None, spacing=8))
        self.hide()
        self._retranslate()

    def show_stretches(self, marked: tuple[Marked, ...], *, can_change: bool) -> None:
        """Show these stretches."""
        self._which.clear()
        for one in marked:
            self._which.addItem(f"{clock_text(one.from_ms)} – {clock_text(one.to_ms)}")
        self._remove.setVisible(can_change)
        self.setVisible(bool(marked))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the theme."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _pressed(self) -> None:
        self.removed.emit(self._which.currentIndex())

    def _retranslate(self) -> None:
        self._title.setText(
            self.tr("Sensitive: copies for others leave these stretches out. The recording stays whole.")
        )
        self._which.setAccessibleName(self.tr("Sensitive stretches"))
        self._remove.setAccessibleName(self.tr("Take this mark back"))
        self._remove.setToolTip(self.tr("Take this mark back"))
