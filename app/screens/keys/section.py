"""One subject of the keys screen: what it is, how it stands, and what can be done, shown when asked for."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QProgressBar, QVBoxLayout, QWidget

from app.error_messages import Message
from app.widgets import Card, Notice, button, label, named, row


class Section(Card):
    """A card that opens; the screen sees to it that only one is open."""

    opened = Signal(QWidget)

    def __init__(self, name: str, drawn: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading, self.text = label("h2"), label("text", wrap=True)
        self.open_button = button(f"open_{name}", "", drawn)
        self.notice = named(f"{name}_notice", Notice("bad"))
        self.busy = named(f"{name}_busy", QProgressBar())
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.hide()
        self._inside = named(f"{name}_inside", QWidget())
        self.inside = QVBoxLayout(self._inside)
        self.inside.setContentsMargins(0, 0, 0, 0)
        self.inside.setSpacing(10)
        self._inside.hide()
        top = row(self.heading, None, self.open_button)
        self.body.addLayout(top)
        self.body.addWidget(self.text)
        self.body.addWidget(self._inside)
        self.body.addWidget(self.busy)
        self.body.addWidget(self.notice)
        self.open_button.clicked.connect(self._pressed)

    @property
    def is_open(self) -> bool:
        """Whether what can be done is shown."""
        return self._inside.isVisibleTo(self)

    def show_open(self, is_open: bool) -> None:
        """Show what can be done, or only how it stands."""
        if not is_open and self.is_open:
            self.forget()
        self._inside.setVisible(is_open)
        self.open_button.setVisible(not is_open)
        if is_open:
            self.notice.show_text("")
            first = self.first_field()
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_working(self, working: bool) -> None:
        """Show that something is being done."""
        self.busy.setVisible(working)
        self._inside.setEnabled(not working)

    def show_done(self, text: str) -> None:
        """Say what counts from now on."""
        self.show_open(False)
        self.notice.show_text(text, "good")
        self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, problem: Message) -> None:
        """Say what went wrong."""
        self.notice.show_text(f"{problem.happened}\n{problem.do}", "bad")

    def first_field(self) -> QWidget | None:
        """Where typing begins."""
        return None

    def forget(self) -> None:
        """Empty every field that held a secret."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Write every text in the language of the moment."""

    def _pressed(self) -> None:
        self.opened.emit(self)


def secret_field(name: str) -> QLineEdit:
    """Make a field for a passphrase that is there already."""
    field = named(name, QLineEdit())
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
    field.setMaxLength(1024)
    return field
