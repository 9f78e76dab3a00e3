"""Signing and sealing: who signs, the pad, the paper, the refusal; then the seal and what became of it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.error_messages import Messages
from app.fields.base import styled
from app.screens.draft.reminders import ReminderList
from app.screens.draft.shown import Reminder, Tone
from app.screens.sealed import closing_words
from app.screens.signing.presenter import (
    GUARDIAN,
    INTERPRETER,
    LEAD,
    OTHER,
    PERSON,
    SignerRow,
    SigningPresenter,
)
from app.screens.signing.sealed_card import SealedCard
from app.screens.signing.sealing_work import Sealed, Withdrawal
from app.screens.signing.ways import WaysToSign
from app.screens.signing.withdrawal import WithdrawalCard
from app.theme import Tone as Colour
from app.theme import icon, side_width
from app.widgets import Notice, button, label, named
from app.widgets.columns import Columns
from app.widgets.files import choose_file
from app.workspace import Header
from storage.interviews.closing import Prospect
from storage.interviews.signatures import SignatureKind

# What the middle needs beside both sides.
_LEAST_MIDDLE = 430


class SigningScreen(QWidget):
    """Shows what it is told; the presenter decides when the seal may be set."""

    signer_chosen = Signal(str)
    signed = Signal(object)
    print_asked = Signal()
    scan_chosen = Signal(object)
    refused = Signal(str)
    forgetting_chosen = Signal(bool)
    seal_asked = Signal()
    back_asked = Signal()
    home_asked = Signal()
    sealed_opened = Signal(str)
    language_changed = Signal(str)
    closed = Signal()

    presenter: SigningPresenter
    way: object
    printing: object

    def __init__(
        self,
        header: Header,
        messages: Messages,
        number: str,
        digest: str,
        day: Callable[[date], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("root")
        self._header, self._messages, self._number, self._digest = header, messages, number, digest
        self._day = day
        self._prospect: Prospect | None = None
        self._rows: tuple[SignerRow, ...] = ()
        self._missing: tuple[Reminder, ...] = ()
        self._chosen = PERSON
        self._stack = QStackedWidget(self)
        self._sealed_card = SealedCard(self)
        self._sealed_card.home_asked.connect(self.home_asked)
        self._sealed_card.opened.connect(self.sealed_opened)
        self._stack.addWidget(self._signing_page())
        self._stack.addWidget(self._sealed_card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._retranslate()

    def _signing_page(self) -> QWidget:
        page = QWidget(self)
        self._side = QFrame(page)
        self._side.setObjectName("side")
        self._side.setFixedWidth(side_width(248))
        self._who = styled("h2", QLabel(self._side))
        self._who.setContentsMargins(18, 0, 18, 0)
        self._signers = QListWidget(self._side)
        self._signers.setObjectName("signers")
        self._signers.currentRowChanged.connect(self._row_changed)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(8, 14, 8, 12)
        side.addWidget(self._who)
        side.addWidget(self._signers, 1)
        self._title = label("h1")
        self._bound = label("hint", wrap=True)
        self._notice = Notice("bad", page)
        self.ways = WaysToSign(page)
        self.ways.signed.connect(self.signed)
        self.ways.print_asked.connect(self.print_asked)
        self.ways.scan_asked.connect(self._choose_scan)
        self.ways.refused.connect(self.refused)
        self._busy = QProgressBar(page)
        self._busy.setRange(0, 0)
        self._busy.hide()
        self._back = button("back", "", "chevron-left")
        self._seal = button("seal", "primary", "stamp")
        self._back.clicked.connect(self.back_asked)
        self._seal.clicked.connect(self.seal_asked)
        bottom = QHBoxLayout()
        bottom.addWidget(self._back)
        bottom.addStretch(1)
        bottom.addWidget(self._seal)
        middle = QWidget(page)
        centre = QVBoxLayout(middle)
        centre.setContentsMargins(22, 14, 18, 12)
        centre.setSpacing(8)
        for widget in (self._title, self._bound, self._notice):
            centre.addWidget(widget)
        centre.addWidget(self.ways, 1)
        centre.addWidget(self._busy)
        centre.addLayout(bottom)
        self._right = QFrame(page)
        self._right.setObjectName("rec")
        self._right.setFixedWidth(side_width(308))
        self._missing_title = styled("h2", QLabel(self._right))
        self._missing_title.setContentsMargins(16, 14, 16, 0)
        self._missing_title.setWordWrap(True)
        self._list = ReminderList(self._right)
        self._closing = named("closing", label("hint", wrap=True))
        self._closing.setContentsMargins(16, 0, 16, 14)
        self._withdrawal = WithdrawalCard(self._day, self._right)
        self._withdrawal.chosen.connect(self.forgetting_chosen)
        self._withdrawal.chosen.connect(self._name_seal)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self._missing_title)
        right.addWidget(self._list, 1)
        right.addWidget(self._withdrawal)
        right.addWidget(self._closing)
        self._columns = Columns(self._side, middle, self._right, _LEAST_MIDDLE, page)
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._columns)
        return page

    # What the presenter tells

    def show_signers(self, rows: tuple[SignerRow, ...], chosen: str) -> None:
        """Show who signs and who has."""
        is_other = chosen != self._chosen or rows != self._rows
        self._rows, self._chosen = rows, chosen
        self._notice.show_text("")
        self._fill_signers()
        signature = next((row.signature for row in rows if row.signer == chosen), None)
        self.ways.show_signer(self._name_of(chosen), signature, is_other=is_other)

    def show_missing(self, missing: tuple[Reminder, ...]) -> None:
        """Show what keeps the interview from being sealed."""
        self._missing = missing
        self._list.show_reminders(tuple(self._worded(one) for one in missing))
        self._seal.setEnabled(not missing)
        self._missing_title.setText(
            self.tr("Missing before sealing: {count}").format(count=len(missing))
            if missing
            else self.tr("Everything is here. The interview can be sealed.")
        )

    def show_prospect(self, prospect: Prospect | None) -> None:
        """Say until when it can be read here once it is sealed."""
        self._prospect = prospect
        self._show_prospect()

    def show_withdrawal(self, withdrawal: Withdrawal | None) -> None:
        """Ask whether what the person withdrew is to be destroyed here."""
        self._withdrawal.show_withdrawal(withdrawal)

    def show_busy(self, is_sealing: bool) -> None:
        """Show that the seal is being set."""
        self._busy.setVisible(is_sealing)
        self._seal.setEnabled(not is_sealing and not self._missing)
        self.ways.setEnabled(not is_sealing)
        self._withdrawal.setEnabled(not is_sealing)
        self._back.setEnabled(not is_sealing)

    def show_sealed(self, sealed: Sealed) -> None:
        """Show the number and the state of the sealed interview."""
        if sealed.result.is_closed:
            # Nothing that was typed or read may stay behind this screen.
            self.sealed_opened.emit(sealed.summary.id)
            return
        self._sealed_card.show_sealed(sealed)
        self._stack.setCurrentWidget(self._sealed_card)
        self._show_in_header()
        self._sealed_card.setFocus()

    def show_failure(self, error: Exception) -> None:
        """Say what did not work; everything is as it was."""
        message = self._messages.shown(error)
        self._notice.show_text(f"{message.happened} {message.do}", "bad")

    # Qt

    def leave(self) -> None:
        """Tell the presenter that nobody looks any more."""
        self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the bar at the top."""
        super().showEvent(event)
        self._show_in_header()
        self._header.show_saved("")

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            if self.isVisible():
                self._show_in_header()

    def fold_into(self, width: int) -> None:
        """Let who signs and what is missing share a column in a narrow window."""
        self._columns.fold_into(width)

    def _show_in_header(self) -> None:
        is_sealed = self._stack.currentWidget() is self._sealed_card
        self._header.set_title(self._number, self.tr("Sealed") if is_sealed else self.tr("Signatures and seal"))

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Signatures"))
        self._bound.setText(self.tr("Each signature is bound to these pages: {digest}").format(digest=self._digest))
        self._who.setText(self.tr("Who signs"))
        self._columns.name_sides(self.tr("Who signs"), self.tr("What is missing"))
        self._signers.setAccessibleName(self.tr("Who signs"))
        self._back.setText(self.tr("Back to the statement"))
        self._back.setAccessibleName(self._back.text())
        self._name_seal()
        self._busy.setAccessibleName(self.tr("The seal is being set"))
        self._show_prospect()
        self._fill_signers()

    def _name_seal(self) -> None:
        is_chosen = self._withdrawal.is_chosen
        self._seal.setText(self.tr("Seal and destroy") if is_chosen else self.tr("Seal the interview"))
        self._seal.setAccessibleName(self._seal.text())

    def _show_prospect(self) -> None:
        self._closing.setText(closing_words.before_sealing(self._prospect, self._day) if self._prospect else "")
        self._closing.setVisible(self._prospect is not None)

    def _fill_signers(self) -> None:
        self._signers.blockSignals(True)
        self._signers.clear()
        for place, row in enumerate(self._rows):
            text = f"{self._name_of(row.signer)}\n{self._state_of(row)}"
            item = QListWidgetItem(self._sign_of(row), text)
            item.setData(Qt.ItemDataRole.UserRole, row.signer)
            self._signers.addItem(item)
            if row.signer == self._chosen:
                self._signers.setCurrentRow(place)
        self._signers.blockSignals(False)

    def _sign_of(self, row: SignerRow) -> QIcon:
        if row.signature is None:
            return icon("circle", Colour.FAINT)
        if row.signature.kind is SignatureKind.REFUSED:
            return icon("circle-x", Colour.WARN)
        return icon("circle-check", Colour.OK)

    def _state_of(self, row: SignerRow) -> str:
        if row.signature is None:
            return self.tr("not signed yet") if row.is_needed else self.tr("may sign")
        if row.signature.kind is SignatureKind.REFUSED:
            return self.tr("does not sign")
        return self.tr("signed on paper") if row.signature.kind is SignatureKind.SCAN else self.tr("signed")

    def _name_of(self, signer: str) -> str:
        names = {
            PERSON: self.tr("Interviewed person"),
            GUARDIAN: self.tr("Legal guardian"),
            LEAD: self.tr("Documenter"),
            INTERPRETER: self.tr("Interpreter"),
            OTHER: self.tr("Another person present"),
        }
        return names.get(signer, signer)

    def _worded(self, missing: Reminder) -> Reminder:
        if not missing.code.startswith("signature-"):
            return missing
        name = self._name_of(missing.code.removeprefix("signature-"))
        text = self.tr("{who}: a signature, or the reason why there is none").format(who=name)
        return Reminder(missing.code, text, "", Tone.BLOCK)

    def _row_changed(self, place: int) -> None:
        if 0 <= place < len(self._rows):
            self.signer_chosen.emit(self._rows[place].signer)

    def _choose_scan(self) -> None:
        choose_file(self, self.tr("Scan of the signed paper"), "*.pdf *.jpg *.jpeg *.png", self._scan_chosen)

    def _scan_chosen(self, path: Path) -> None:
        self.scan_chosen.emit(path)
