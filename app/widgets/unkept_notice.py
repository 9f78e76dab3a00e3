"""The strip under the header that says when something is held which the vault refused."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from app.widgets.notice import Notice


class UnkeptNotice(Notice):
    """Hidden while everything is in the vault."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bad", parent)
        self.setObjectName("unkeptNotice")
        self._is_held = False

    def show_held(self, is_held: bool) -> None:
        """Say it before the lock takes it, or that all is well again."""
        self._is_held = is_held
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        words = self.tr(
            "Something is not saved yet, and is lost when the program locks or closes. Make room on the disk: "
            "it is then saved by itself."
        )
        self.show_text(words if self._is_held else "")
