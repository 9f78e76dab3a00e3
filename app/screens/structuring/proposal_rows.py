"""What imported tables propose for the open card, each with its source and a button."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.screens.structuring.proposals import Proposal
from app.widgets import button, label


class ProposalRow(QFrame):
    """One proposal."""

    taken = Signal(object)

    def __init__(self, proposal: Proposal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "care")
        self.proposal = proposal
        self._words = label("", wrap=True)
        self._take = button("takeProposal")
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 8, 12, 8)
        line.addWidget(self._words, 1)
        line.addWidget(self._take)
        self._take.clicked.connect(self._pressed)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        one = self.proposal
        self._words.setText(
            self.tr("{question}: {words}. Source: {source}").format(
                question=one.question, words=one.words, source=one.source
            )
        )
        self._take.setText(self.tr("Take over"))
        self._take.setAccessibleName(self.tr("Take over: {words}").format(words=self._words.text()))

    def _pressed(self) -> None:
        self.taken.emit(self.proposal)


class ProposalRows(QWidget):
    """All proposals for the open card."""

    taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ProposalRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.hide()

    def show_rows(self, proposals: tuple[Proposal, ...]) -> None:
        """Show these."""
        if tuple(row.proposal for row in self._rows) == proposals:
            return
        while self._rows:
            gone = self._rows.pop()
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for proposal in proposals:
            row = ProposalRow(proposal, self)
            row.taken.connect(self.taken)
            self._rows.append(row)
            self._column.addWidget(row)
        self.setVisible(bool(proposals))
