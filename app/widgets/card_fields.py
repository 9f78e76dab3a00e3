"""Fields for the words of recovery cards: as many as a person has in hand."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from app.widgets.parts import button, column, field_label, named, row

FEWEST, MOST = 2, 5


class CardFields(QWidget):
    """Gives what was typed into the fields that are not empty."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = [_card_field(number) for number in range(1, MOST + 1)]
        self._labels = [field_label(field) for field in self._fields]
        self._more = button("another_card", "", "plus")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for text, field in zip(self._labels, self._fields, strict=True):
            layout.addLayout(column(text, field, spacing=4))
            field.textChanged.connect(self.changed)
        layout.addLayout(row(self._more, None))
        self._more.clicked.connect(self._more_pressed)
        self._show(FEWEST)
        self.setFocusProxy(self._fields[0])
        self._retranslate()

    @property
    def cards(self) -> tuple[str, ...]:
        """What was typed, field by field, without the empty ones."""
        return tuple(text for field in self._fields if (text := field.toPlainText()).strip())

    @property
    def is_enough(self) -> bool:
        """Whether there are as many cards as any set needs."""
        return len(self.cards) >= FEWEST

    def point_to(self, card: int | None) -> str:
        """Lead to a card by its place among those that were typed; gives the sentence that names it."""
        filled = [field for field in self._fields if field.toPlainText().strip()]
        if card is None or card >= len(filled):
            return ""
        filled[card].setFocus(Qt.FocusReason.OtherFocusReason)
        return self.tr("Card in field {number}:").format(number=self._fields.index(filled[card]) + 1)

    def forget(self) -> None:
        """Empty all fields."""
        for field in self._fields:
            field.clear()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _more_pressed(self) -> None:
        self._show(min(MOST, self._shown + 1))
        self._fields[self._shown - 1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, count: int) -> None:
        self._shown = count
        for number, (text, field) in enumerate(zip(self._labels, self._fields, strict=True), start=1):
            text.setVisible(number <= count)
            field.setVisible(number <= count)
        self._more.setVisible(count < MOST)

    def _retranslate(self) -> None:
        for number, (text, field) in enumerate(zip(self._labels, self._fields, strict=True), start=1):
            name = self.tr("Words of a card, field {number}").format(number=number)
            text.setText(name)
            field.setAccessibleName(name)
        self._more.setText(self.tr("One more card"))


def _card_field(number: int) -> QPlainTextEdit:
    field = named(f"card_{number}", QPlainTextEdit())
    field.setTabChangesFocus(True)
    field.setFixedHeight(72)
    field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
    return field
