"""The frame of every paper's screen: choices at the left, the pages at the right, one way to the printer."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.error_messages import Messages
from app.statement.pages_view import PagesView
from app.theme import side_width
from app.widgets import Notice, button, field_label, label, named
from app.workspace import Header


class PaperFrame(QWidget):
    """Subclasses add their choices to `choices`, and say their words in `_retranslate`."""

    chosen = Signal()
    print_asked = Signal()
    back_asked = Signal()
    closed = Signal()

    work: object

    def __init__(
        self, header: Header, messages: Messages, languages: tuple[tuple[str, ...], ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("root")
        self._header, self._messages, self._offered = header, messages, languages
        self._heading, self._about = label("h1"), label("text", wrap=True)
        self._language = named("language", QComboBox())
        for offered in languages:
            self._language.addItem("", "+".join(offered))
        self._language_label = field_label(self._language)
        self._notice, self._done = named("problem", Notice("bad", self)), named("done", Notice("good", self))
        self._pages = PagesView(self)
        self._print = button("print_paper", "primary", "printer")
        self._print.setEnabled(False)
        self._print_hint = label("hint", wrap=True)
        self._back = button("back", "", "chevron-left")
        inside = named("scrollbody", QWidget())
        self.choices = QVBoxLayout(inside)
        self.choices.setContentsMargins(0, 0, 8, 0)
        self.choices.setSpacing(8)
        for choice in (self._heading, self._about, self._language_label, self._language):
            self.choices.addWidget(choice)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFixedWidth(side_width(430))
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        bottom = QHBoxLayout()
        bottom.addWidget(self._back)
        bottom.addStretch(1)
        bottom.addWidget(self._print)
        right = QVBoxLayout()
        right.setSpacing(8)
        for part in (self._notice, self._done):
            right.addWidget(part)
        right.addWidget(self._pages, 1)
        right.addWidget(self._print_hint)
        right.addLayout(bottom)
        both = QHBoxLayout(self)
        both.setContentsMargins(22, 14, 22, 12)
        both.setSpacing(18)
        both.addWidget(scroll)
        both.addLayout(right, 1)
        self._language.currentIndexChanged.connect(self.chosen)
        self._print.clicked.connect(self.print_asked)
        self._back.clicked.connect(self.back_asked)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that are chosen, in order."""
        return self._offered[max(0, self._language.currentIndex())]

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return self._pages.page_count

    def show_pages(self, pdf: bytes) -> None:
        """Show the pages."""
        self._notice.show_text("")
        self._pages.show_pdf(pdf)
        self._may_print()

    def show_printed(self) -> None:
        """Say that they went to the printer."""
        self._done.show_text(self.tr("Sent to the printer."), "good")

    def show_failure(self, error: Exception) -> None:
        """Say what did not work."""
        message = self._messages.shown(error)
        self._notice.show_text(f"{message.happened} {message.do}", "bad")

    def leave(self) -> None:
        """Let go of the pages."""
        self._pages.close_pdf()
        self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the bar at the top."""
        super().showEvent(event)
        self._header.set_title(self._heading.text())

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            if self.isVisible():
                self._header.set_title(self._heading.text())

    def _is_ready(self) -> bool:
        """Whether nothing but the pages is missing for printing."""
        return True

    def _may_print(self) -> None:
        self._print.setEnabled(self.page_count > 0 and self._is_ready())

    def _retranslate(self) -> None:
        words = {
            "uk": self.tr("Ukrainian"),
            "en": self.tr("English"),
            "uk+en": self.tr("Ukrainian, then English"),
        }
        for place in range(self._language.count()):
            self._language.setItemText(place, words[str(self._language.itemData(place))])
        self._language_label.setText(self.tr("&Language of the paper"))
        self._language.setAccessibleName(self.tr("Language of the paper"))
        self._print.setText(self.tr("&Print…"))
        self._print.setAccessibleName(self.tr("Print this paper"))
        self._print_hint.setText(self.tr("A printer and this computer’s print queue may keep what they print."))
        self._back.setText(self.tr("&Back"))
        self._back.setAccessibleName(self.tr("Back"))
