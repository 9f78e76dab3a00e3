"""What the linked words propose for the open incident: one quiet line for each kind, and a key that ticks the first."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.screens.structuring.modules import ModuleProposal
from app.widgets import button, label

#: Ticks the first of them.
KEY = "F6"


class ModuleRow(QWidget):
    """One kind of incident."""

    taken = Signal(object)

    def __init__(self, proposal: ModuleProposal, *, is_first: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.proposal, self._is_first = proposal, is_first
        self._words = label("hint", wrap=True)
        self._tick = button("tickModule", "ghost", "check")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._words, 1)
        line.addWidget(self._tick)
        self._tick.clicked.connect(self._pressed)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        one = self.proposal
        words = ", ".join(f"«{word}»" for word in one.words)
        self._words.setText(self.tr("{kind}: proposed by the words {words}").format(kind=one.title, words=words))
        self._tick.setText(self.tr("Tick · {key}").format(key=KEY) if self._is_first else self.tr("Tick"))
        self._tick.setAccessibleName(
            self.tr("Tick {kind}, proposed by the words {words}").format(kind=one.title, words=words)
        )

    def _pressed(self) -> None:
        self.taken.emit(self.proposal)


class ModuleRows(QWidget):
    """All of them."""

    taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ModuleRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.hide()

    def show_rows(self, proposals: tuple[ModuleProposal, ...]) -> None:
        """Show these."""
        if tuple(row.proposal for row in self._rows) == proposals:
            return
        while self._rows:
            gone = self._rows.pop()
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for proposal in proposals:
            row = ModuleRow(proposal, is_first=not self._rows, parent=self)
            row.taken.connect(self.taken)
            self._rows.append(row)
            self._column.addWidget(row)
        self.setVisible(bool(proposals))

    def take_first(self) -> None:
        """Tick the first, where there is one."""
        if self._rows:
            self.taken.emit(self._rows[0].proposal)
