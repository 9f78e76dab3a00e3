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
        if one.last:
            words = self.tr("{question}: {value}, from {first} to {last}, by the list “{source}” of {dated}.")
        else:
            words = self.tr("{question}: {value}, since {first}, by the list “{source}” of {dated}.")
        words = words.format(
            question=one.question,
            value=one.value,
            first=one.first,
            last=one.last,
            source=one.source,
            dated=one.dated,
        )
        if not one.is_confirmed:
            words += " " + self.tr("The list awaits a lawyer’s confirmation.")
        if not one.is_whole:
            words += " " + self.tr("Only a part of the incident’s time lies in it.")
        if one.differs:
            words += " " + self.tr("Something else is answered: the person’s words count, ask how they know.")
        self._words.setText(words)
        self._take.setText(self.tr("Take over"))
        self._take.setAccessibleName(self.tr("Take over: {words}").format(words=f"{one.question}, {one.value}"))

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
