"""The frame of every page of the ceremony: heading, explanation, parts, and Back, Stop and Next below."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.widgets import Card, Page, button, label, named, row


class StepPage(QWidget):
    """A page; what it is about stands in its subclass."""

    back_pressed = Signal()
    stop_pressed = Signal()

    def __init__(self, name: str, drawn: str = "arrow-right", *, can_stop: bool = True) -> None:
        super().__init__()
        self.heading, self.explanation = label("h1", wrap=True), label("text", wrap=True)
        self.back = button(f"{name}_back", "", "arrow-left")
        self.stop = button(f"{name}_stop", "", "x")
        self.next = button(f"{name}_next", "primary", drawn)
        self.first: QWidget = self.next
        self._can_stop = can_stop
        self.back.clicked.connect(self.back_pressed)
        self.stop.clicked.connect(self.stop_pressed)

    def retranslate(self) -> None:
        """Write every text in the language of the moment."""
        self.back.setText(self.tr("&Back"))
        self.stop.setText(self.tr("Stop the c&eremony"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def assemble(self, *parts: QWidget | QLayout) -> None:
        """Put the parts on the page, once."""
        page, card = Page(width=760), Card()
        card.body.addWidget(self.heading)
        card.body.addWidget(self.explanation)
        for part in parts:
            if isinstance(part, QWidget):
                card.body.addWidget(part)
            else:
                card.body.addLayout(part)
        # A part without a parent would be a window of its own: shown or hidden only once it is on the page.
        card.body.addLayout(row(self.back, self.stop, None, self.next))
        self.stop.setVisible(self._can_stop)
        page.body.addWidget(card)
        page.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)
        self.retranslate()


def words_field(name: str, height: int = 96) -> QPlainTextEdit:
    """A field for the words of a card; nothing learns from what is typed into it."""
    field = named(name, QPlainTextEdit())
    field.setTabChangesFocus(True)
    field.setUndoRedoEnabled(False)
    field.setFixedHeight(height)
    field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
    return field
