"""The statement: its pages from memory, their digest, and the way on to the signatures."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.error_messages import Messages
from app.screens.statement.making import LANGUAGES
from app.screens.statement.presenter import StatementPresenter
from app.statement.pages_view import PagesView
from app.theme import sized
from app.widgets import Notice, button, label, named, row
from app.workspace import Header


class StatementScreen(QWidget):
    """Shows the pages; corrections are made before, in the answers."""

    back_asked = Signal()
    signing_asked = Signal()
    print_asked = Signal()
    language_chosen = Signal(str)
    closed = Signal()

    presenter: StatementPresenter
    way: object
    printing: object

    def __init__(self, header: Header, messages: Messages, number: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("root")
        self._header, self._messages, self._number = header, messages, number
        self._digest = ""
        self._title = label("h1")
        self._about = label("text", wrap=True)
        self._language = named("statement_language", QComboBox())
        for code in LANGUAGES:
            self._language.addItem("", code)
        self._language.activated.connect(self._language_activated)
        self._notice = Notice("bad", self)
        self._pages = PagesView(self)
        self._mark = label("hint", wrap=True)
        self._back = button("back", "", "chevron-left")
        self._print = button("print_statement", "", "printer")
        self._print.setEnabled(False)
        self._next = button("sign", "primary", "signature")
        bottom = QHBoxLayout()
        bottom.addWidget(self._back)
        bottom.addStretch(1)
        bottom.addWidget(self._print)
        bottom.addWidget(self._next)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 14, 22, 12)
        column.setSpacing(8)
        top = row(self._title, None, self._language)
        column.addLayout(top)
        for widget in (self._about, self._notice):
            column.addWidget(widget)
        self._pages.setMaximumWidth(sized(960))
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._pages, 20)
        middle.addStretch(1)
        column.addLayout(middle, 1)
        column.addWidget(self._mark)
        column.addLayout(bottom)
        self._back.clicked.connect(self.back_asked)
        self._print.clicked.connect(self.print_asked)
        self._next.clicked.connect(self.signing_asked)
        self._retranslate()

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return self._pages.page_count

    def show_making(self) -> None:
        """Say that the pages are being made."""
        self._next.setEnabled(False)
        self._print.setEnabled(False)
        self._mark.setText(self.tr("The statement is being made…"))

    def show_statement(self, pdf: bytes, digest: str, language: str) -> None:
        """Show the pages and their digest."""
        self._digest = digest
        self._language.setCurrentIndex(self._language.findData(language))
        self._pages.show_pdf(pdf)
        self._next.setEnabled(True)
        self._print.setEnabled(True)
        self._retranslate()

    def show_failure(self, error: Exception) -> None:
        """Say why there is no statement."""
        message = self._messages.shown(error)
        self._notice.show_text(f"{message.happened} {message.do}", "bad")
        self._mark.clear()

    def leave(self) -> None:
        """Let go of the pages."""
        self._pages.close_pdf()
        self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the bar at the top."""
        super().showEvent(event)
        self._header.set_title(self._number, self.tr("Statement"))

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            if self.isVisible():
                self._header.set_title(self._number, self.tr("Statement"))

    def _language_activated(self, place: int) -> None:
        self.language_chosen.emit(str(self._language.itemData(place)))

    def _retranslate(self) -> None:
        words = (self.tr("In Ukrainian"), self.tr("In English"), self.tr("In Ukrainian, then in English"))
        for place, text in enumerate(words):
            self._language.setItemText(place, text)
        self._language.setAccessibleName(self.tr("Language of the statement"))
        self._title.setText(self.tr("Statement"))
        self._about.setText(self.tr("The person reads these pages or hears them read. Signatures stand under them."))
        if self._digest:
            self._mark.setText(self.tr("Digest of these pages: {digest}").format(digest=self._digest))
        self._back.setText(self.tr("Correct something"))
        self._back.setAccessibleName(self._back.text())
        self._print.setText(self.tr("Print…"))
        self._print.setAccessibleName(self.tr("Print the statement"))
        hint = self.tr("A printer and this computer’s print queue may keep what they print.")
        self._print.setToolTip(hint)
        self._print.setAccessibleDescription(hint)
        self._next.setText(self.tr("To the signatures"))
        self._next.setAccessibleName(self._next.text())
