"""The exhibits that the form describes, with their numbers; labels and the way from hand to hand."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.screens.exhibits.cards import ExhibitCard
from app.theme import Tone, icon
from app.widgets import Card, button, label, named, row


class CardsPanel(Card):
    """One line an exhibit."""

    label_asked = Signal(str)
    way_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: tuple[ExhibitCard, ...] = ()
        self._title = label("label")
        self._nothing = label("hint", wrap=True)
        self._list = named("exhibit_cards", QListWidget())
        self._list.setWordWrap(True)
        self._label = button("exhibit_label", "", "printer")
        self._way = button("exhibit_way", "", "history")
        self.body.setContentsMargins(14, 10, 14, 10)
        self.body.setSpacing(6)
        for part in (self._title, self._nothing):
            self.body.addWidget(part)
        self.body.addWidget(self._list, 1)
        self.body.addLayout(row(self._label, self._way, None, spacing=6))
        self._list.currentRowChanged.connect(self._chosen)
        self._label.clicked.connect(self._label_pressed)
        self._way.clicked.connect(self._way_pressed)
        self._retranslate()
        self.show_cards(())

    def show_cards(self, cards: tuple[ExhibitCard, ...]) -> None:
        """Show these."""
        at = self._list.currentRow()
        self._cards = cards
        self._list.clear()
        for card in cards:
            entry = QListWidgetItem(f"{card.number}\n{card.title}".strip())
            if card.is_dangerous:
                entry.setIcon(icon("triangle-alert", Tone.REC))
            self._list.addItem(entry)
        self._list.setVisible(bool(cards))
        self._nothing.setVisible(not cards)
        self._list.setCurrentRow(min(max(at, 0), len(cards) - 1))
        self._chosen()

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _chosen(self) -> None:
        at = self._list.currentRow()
        card = self._cards[at] if 0 <= at < len(self._cards) else None
        self._label.setEnabled(card is not None)
        self._way.setEnabled(card is not None)

    def _label_pressed(self) -> None:
        self.label_asked.emit(self._cards[self._list.currentRow()].ref)

    def _way_pressed(self) -> None:
        self.way_asked.emit(self._cards[self._list.currentRow()].ref)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Exhibits of the form"))
        self._nothing.setText(
            self.tr("None yet. Describe each in the section on exhibits: then it gets a number here.")
        )
        self._list.setAccessibleName(self._title.text())
        self._label.setText(self.tr("Label…"))
        self._way.setText(self.tr("Hand over…"))
