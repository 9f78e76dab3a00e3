"""Three ways to sign for: on the pad, on paper, or not at all, with the reason."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.fields.base import TESTIMONY, styled
from app.fields.text import LinesEdit
from app.screens.signing.pad import SignaturePad
from app.widgets import Notice, button, label
from storage.interviews.signatures import Signature, SignatureKind


class WaysToSign(QFrame):
    """The card of one signer."""

    signed = Signal(object)
    print_asked = Signal()
    scan_asked = Signal()
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._name = ""
        self._signature: Signature | None = None
        self._title = styled("h2", QLabel(self))
        self._state = Notice("good", self)
        self._group = QButtonGroup(self)
        self._stack = QStackedWidget(self)
        tabs = QHBoxLayout()
        tabs.setSpacing(6)
        self._tabs: list[QPushButton] = []
        for place in range(3):
            tab = QPushButton(self)
            tab.setCheckable(True)
            tab.setProperty("kind", "chip")
            self._group.addButton(tab, place)
            self._tabs.append(tab)
            tabs.addWidget(tab)
        tabs.addStretch(1)
        self._tabs[0].setChecked(True)
        self._group.idClicked.connect(self._stack.setCurrentIndex)
        self._stack.addWidget(self._pad_page())
        self._stack.addWidget(self._paper_page())
        self._stack.addWidget(self._refusal_page())
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self._state)
        column.addLayout(tabs)
        column.addWidget(self._stack, 1)
        self._pad_changed()
        self._retranslate()

    def _pad_page(self) -> QWidget:
        page = QWidget(self)
        self.pad = SignaturePad(page)
        self.pad.changed.connect(self._pad_changed)
        self._again = button("again", "", "undo-2")
        self._again.clicked.connect(self.pad.clear)
        self._keep = button("keep", "primary", "check")
        self._keep.clicked.connect(self._keep_pressed)
        row = QHBoxLayout()
        row.addWidget(self._again)
        row.addStretch(1)
        row.addWidget(self._keep)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pad, 1)
        column.addLayout(row)
        return page

    def _paper_page(self) -> QWidget:
        page = QWidget(self)
        self._paper = label("text", wrap=True)
        self._print = button("print_statement", "", "printer")
        self._print.clicked.connect(self.print_asked)
        self._print_hint = label("hint", wrap=True)
        self._scan = button("scan", "", "scan")
        self._scan.clicked.connect(self.scan_asked)
        row = QHBoxLayout()
        row.addWidget(self._print)
        row.addWidget(self._scan)
        row.addStretch(1)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._paper)
        column.addLayout(row)
        column.addWidget(self._print_hint)
        column.addStretch(1)
        return page

    def _refusal_page(self) -> QWidget:
        page = QWidget(self)
        self._why = styled("label", QLabel(page))
        self._reason = LinesEdit(page, lines=3, most=6)
        self._reason.setInputMethodHints(TESTIMONY)
        self._reason.textChanged.connect(self._reason_changed)
        self._refuse = button("refuse", "", "circle-x")
        self._refuse.setEnabled(False)
        self._refuse.clicked.connect(self._refuse_pressed)
        row = QHBoxLayout()
        row.addWidget(self._refuse)
        row.addStretch(1)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._why)
        column.addWidget(self._reason)
        column.addLayout(row)
        column.addStretch(1)
        return page

    def show_signer(self, name: str, signature: Signature | None, *, is_other: bool) -> None:
        """Turn to a signer; for another one the paper is clean."""
        self._name, self._signature = name, signature
        if is_other:
            self.pad.clear()
            self._reason.clear()
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._title.setText(self._name)
        words = (self.tr("Sign here"), self.tr("Signed on paper"), self.tr("Does not sign"))
        for tab, text in zip(self._tabs, words, strict=True):
            tab.setText(text)
            tab.setAccessibleName(text)
        self._again.setText(self.tr("Again"))
        self._again.setAccessibleName(self.tr("Sign again on clean paper"))
        self._keep.setText(self.tr("Keep this signature"))
        self._keep.setAccessibleName(self._keep.text())
        self._paper.setText(
            self.tr("Print the statement, have it signed, and attach the scan or a photo of the signed pages.")
        )
        self._print.setText(self.tr("Print the statement…"))
        self._print.setAccessibleName(self._print.text())
        self._print_hint.setText(self.tr("A printer and this computer’s print queue may keep what they print."))
        self._scan.setText(self.tr("Attach the scan"))
        self._scan.setAccessibleName(self._scan.text())
        self._why.setText(self.tr("Why there is no signature"))
        self._reason.setAccessibleName(self._why.text())
        self._refuse.setText(self.tr("Keep: does not sign"))
        self._refuse.setAccessibleName(self._refuse.text())
        self._state.show_text(self._state_words(), "good")

    def _state_words(self) -> str:
        if self._signature is None:
            return ""
        if self._signature.kind is SignatureKind.REFUSED:
            return self.tr("Kept: no signature. Reason: {reason}").format(reason=self._signature.reason)
        if self._signature.kind is SignatureKind.SCAN:
            return self.tr("Kept: the scan of the signed paper.")
        return self.tr("Kept: a signature from the pad.")

    def _pad_changed(self) -> None:
        is_empty = self.pad.strokes.is_empty
        self._keep.setEnabled(not is_empty)
        self._again.setEnabled(not is_empty)

    def _keep_pressed(self) -> None:
        self.signed.emit(self.pad.strokes)

    def _reason_changed(self) -> None:
        self._refuse.setEnabled(bool(self._reason.toPlainText().strip()))

    def _refuse_pressed(self) -> None:
        self.refused.emit(self._reason.toPlainText())
