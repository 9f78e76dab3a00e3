"""What the daily check found, told where everybody looks first, with the way to its sentences."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from app.widgets import Notice, button, named, row


class FoundNotice(QWidget):
    """Visible while the last check of everything found something."""

    look_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = named("check_found", Notice("bad"))
        self._look = button("look_at_findings", "", "shield-check")
        self._look.clicked.connect(self.look_asked)
        layout = row(self._text, self._look)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.show_unsound(False)

    def show_unsound(self, is_unsound: bool) -> None:
        """Say that something was found, or nothing."""
        self.setVisible(is_unsound)
        self._is_unsound = is_unsound
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._look.setText(self.tr("Loo&k what it is"))
        self._text.show_text(
            self.tr("The check of the whole vault found something that is not as the program left it.")
            if self._is_unsound
            else "",
            "bad",
        )
