"""Fields for the words of recovery cards: as many as a person has in hand, each looked at while it is typed."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from app.theme import sized
from app.widgets.parts import button, column, field_label, label, named, row
from storage.crypto.shares import WORDS, CardLook, look

FEWEST, MOST = 2, 5


class CardFields(QWidget):
    """Gives what was typed into the fields that are not empty."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = [_card_field(number) for number in range(1, MOST + 1)]
        self._labels = [field_label(field) for field in self._fields]
        self._hints = [named(f"card_{number}_hint", label("hint", wrap=True)) for number in range(1, MOST + 1)]
        self._more = button("another_card", "", "plus")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for text, field, hint in zip(self._labels, self._fields, self._hints, strict=True):
            layout.addLayout(column(text, field, hint, spacing=4))
            field.textChanged.connect(self._typed)
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
    def first(self) -> QWidget:
        """The field where typing begins."""
        return self._fields[0]

    @property
    def is_enough(self) -> bool:
        """Whether there are as many cards as their set needs, by what the first of them says."""
        return len(self.cards) >= (self.needed or FEWEST)

    @property
    def needed(self) -> int | None:
        """How many cards the set asks for, once the fourth word of one of them is there."""
        return next((one.needed for one in self._looks() if one.needed is not None), None)

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

    def _looks(self) -> list[CardLook]:
        return [look(field.toPlainText()) for field in self._fields]

    def _typed(self) -> None:
        needed = self.needed
        if needed is not None and self._shown < needed <= MOST:
            self._show(needed)
        self._show_hints()
        self.changed.emit()

    def _show_hints(self) -> None:
        looks = self._looks()
        for place, (field, hint) in enumerate(zip(self._fields, self._hints, strict=True)):
            text = self._hint(looks, place)
            hint.setText(text)
            hint.setVisible(bool(text) and place < self._shown)
            field.setAccessibleDescription(text)

    def _hint(self, looks: Sequence[CardLook], place: int) -> str:
        found = looks[place]
        if not found.words:
            return ""
        if found.unknown:
            return self.tr("Not a word of any card, at place: {places}. Compare it with the paper.").format(
                places=", ".join(map(str, found.unknown))
            )
        before = [one for one in looks[:place] if one.series]
        if before and found.series and found.series != before[0].series:
            return self.tr(
                "This card is of another set than the first one: all cards of a set begin with the same two words."
            )
        if found.number is not None and any(one.number == found.number for one in before):
            return self.tr("This is card {number} of its set once more. Take another card.").format(number=found.number)
        if found.words > WORDS:
            return self.tr("{count} words are too many: a card has 33.").format(count=found.words)
        if found.words == WORDS and not found.is_whole and not found.unfinished:
            return self.tr("33 words, but not those of the paper: one is another word, or two have changed places.")
        if found.is_whole:
            return self.tr("Card {number} of its set: all 33 words are right.").format(number=found.number)
        return self._progress(found)

    def _progress(self, found: CardLook) -> str:
        if found.unfinished:
            return self.tr("Word {place}: {words}? Its first four letters are enough.").format(
                place=found.words, words=", ".join(found.unfinished)
            )
        if found.needed is None:
            return self.tr("{count} of 33 words.").format(count=found.words)
        text = self.tr("{count} of 33 words. This is card {number}; {needed} cards of its set are needed.")
        return text.format(count=found.words, number=found.number, needed=found.needed)

    def _more_pressed(self) -> None:
        self._show(min(MOST, self._shown + 1))
        self._fields[self._shown - 1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, count: int) -> None:
        self._shown = count
        for number, (text, field) in enumerate(zip(self._labels, self._fields, strict=True), start=1):
            text.setVisible(number <= count)
            field.setVisible(number <= count)
            self._hints[number - 1].setVisible(number <= count and bool(self._hints[number - 1].text()))
        self._more.setVisible(count < MOST)

    def _retranslate(self) -> None:
        for number, (text, field) in enumerate(zip(self._labels, self._fields, strict=True), start=1):
            name = self.tr("Words of a card, field {number}").format(number=number)
            text.setText(name)
            field.setAccessibleName(name)
        self._more.setText(self.tr("One more card"))
        self._show_hints()


def _card_field(number: int) -> QPlainTextEdit:
    field = named(f"card_{number}", QPlainTextEdit())
    field.setTabChangesFocus(True)
    field.setFixedHeight(sized(72))
    field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
    return field
