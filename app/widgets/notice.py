"""A sentence that matters, in a coloured box: good, care or bad."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from app.theme import Tone, icon

_LOOKS = {
    "good": ("circle-check", Tone.OK),
    "care": ("triangle-alert", Tone.WARN),
    "bad": ("circle-alert", Tone.REC),
}


class Notice(QFrame):
    """Says what happened and what to do; hidden while there is nothing to say."""

    def __init__(self, role: str = "care", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self._picture = QLabel()
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(10)
        layout.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1)
        self._draw()
        self.setProperty("role", role)
        self.hide()

    @property
    def text(self) -> str:
        """What it says now."""
        return self._text.text()

    def show_text(self, text: str, role: str | None = None) -> None:
        """Say this, or nothing."""
        if role is not None:
            self._set_role(role)
        self._text.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()
        super().changeEvent(event)

    def _draw(self) -> None:
        drawn, tone = _LOOKS[self._role]
        self._picture.setPixmap(icon(drawn, tone).pixmap(18, 18))

    def _set_role(self, role: str) -> None:
        if role == self._role:
            return
        self._role = role
        self._draw()
        self.setProperty("role", role)
        self.style().unpolish(self)
        self.style().polish(self)
        self._text.style().unpolish(self._text)
        self._text.style().polish(self._text)
