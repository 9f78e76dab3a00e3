"""The pages of the keys: a passphrase for each file, waiting, one card at a time, the card typed back."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QProgressBar, QWidget

from app.screens.ceremony.frame import StepPage, words_field
from app.screens.ceremony.steps import CardShown
from app.theme import sized
from app.widgets import Notice, button, field_label, label, named, row
from app.widgets.passphrase import ChoosePassphrase
from storage.keys.key_file import KeyPurpose

_COLUMNS = 3
_WORDS = 33


class SealingPage(StepPage):
    """The passphrase of one key file."""

    passphrase_chosen = Signal(str)

    def __init__(self, offer: Callable[[], str], bits: Callable[[str], float], least_bits: float) -> None:
        super().__init__("sealing")
        self._purpose, self._number, self._count = KeyPurpose.ORGANISATION, 1, 1
        self._choose = ChoosePassphrase(offer, bits, least_bits)
        self._choose.changed.connect(self._checked)
        self.next.clicked.connect(self._pressed)
        self.first = self._choose
        self.assemble(self._choose)
        self._checked()

    def show_for(self, purpose: KeyPurpose, number: int, count: int) -> None:
        """Ask for the passphrase of this file."""
        self._purpose, self._number, self._count = purpose, number, count
        self.forget()
        self.retranslate()

    def forget(self) -> None:
        """Empty what was typed and offer other words."""
        self._choose.forget()

    def retranslate(self) -> None:
        """Write every text in the language of the moment."""
        super().retranslate()
        self.heading.setText(self.tr("Passphrase {number} of {count}").format(number=self._number, count=self._count))
        self.explanation.setText(
            {
                KeyPurpose.ORGANISATION: self.tr(
                    "For the file with the root key, which signs packages. It is needed about once a year, lies in a "
                    "safe, and two people should know how to find its passphrase."
                ),
                KeyPurpose.ISSUER: self.tr(
                    "For the file with the key that admits laptops. Central’s administrator works with it; let them "
                    "choose this passphrase themselves, another one than before."
                ),
                KeyPurpose.CUSTODIAN: self.tr(
                    "For the file with the key to the names. Its custodian chooses this passphrase; everybody else "
                    "looks away."
                ),
                KeyPurpose.CRSV_CUSTODIAN: self.tr(
                    "For the file with the key to the part on sexual violence. Its custodian chooses this passphrase; "
                    "everybody else looks away."
                ),
            }[self._purpose]
        )
        self.next.setText(self.tr("&Next"))

    def _checked(self) -> None:
        self.next.setEnabled(self._choose.passphrase is not None)

    def _pressed(self) -> None:
        passphrase = self._choose.passphrase
        if passphrase is not None:
            self.passphrase_chosen.emit(passphrase)


class WorkingPage(StepPage):
    """Something takes a moment."""

    def __init__(self) -> None:
        super().__init__("working", can_stop=False)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self.assemble(self._bar)
        for part in (self.back, self.next):
            part.hide()

    def retranslate(self) -> None:
        """Write every text in the language of the moment."""
        super().retranslate()
        self.heading.setText(self.tr("One moment"))
        self.explanation.setText(self.tr("The program is working with the keys. Leave the stick where it is."))
        self._bar.setAccessibleName(self.tr("Working"))


class CardPage(StepPage):
    """One card, seen only while its holder wants to see it."""

    written = Signal()
    print_pressed = Signal()

    def __init__(self) -> None:
        super().__init__("card")
        self._card = CardShown(1, 1, 1, 0)
        self._texts: tuple[str, ...] = ()
        self._show = button("show_card", "", "eye")
        self._print = button("print_card", "", "printer")
        self._holder = named("card_words", QWidget())
        self._words = _grid(self._holder)
        self._queue = label("hint", wrap=True)
        self._show.clicked.connect(self._show_pressed)
        self._print.clicked.connect(self.print_pressed)
        self.next.clicked.connect(self.written)
        self.first = self._show
        self.assemble(row(self._show, self._print, None), self._holder, self._queue)
        self._look(seen=False)

    def show_card(self, card: CardShown, words: tuple[str, ...]) -> None:
        """Prepare a card; nothing of it is seen yet."""
        self._card, self._texts = card, words
        self._look(seen=False)
        self.retranslate()

    def forget(self) -> None:
        """Take the words off the screen."""
        self._texts = ()
        self._look(seen=False)

    def retranslate(self) -> None:
        """Write every text in the language of the moment."""
        super().retranslate()
        card = self._card
        self.heading.setText(self.tr("Card {number} of {count}").format(number=card.number, count=card.count))
        self.explanation.setText(
            self.tr(
                "Only the holder of card {number} looks at the screen now; everybody else turns away. Show the card, "
                "copy the 33 words by hand in their order, or print it here. On the next page the holder types it back."
            ).format(number=card.number)
        )
        self._show.setText(self.tr("S&how the card"))
        self._print.setText(self.tr("&Print the card…"))
        self._queue.setText(
            self.tr(
                "A printer and this computer’s print queue may keep what they print. Print only on a printer by "
                "cable, on a computer that is wiped afterwards; otherwise copy by hand."
            )
        )
        self.next.setText(self.tr("&It is on paper"))

    def _show_pressed(self) -> None:
        self._look(seen=True)
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self, *, seen: bool) -> None:
        for place, word in zip(self._words, self._texts or ("",) * _WORDS, strict=True):
            place.setText(word if seen else "")
        self._holder.setVisible(seen)
        self._show.setEnabled(not seen)


class TypeBackPage(StepPage):
    """The card is typed from the paper."""

    typed = Signal(str)
    skipped = Signal()

    def __init__(self) -> None:
        super().__init__("type_back", "check")
        self._card = CardShown(1, 1, 1, 0)
        self._typed = words_field("typed_card")
        self._typed_label = field_label(self._typed)
        self._count = named("typed_count", label("hint", wrap=True))
        self._not_it = named("not_the_card", Notice("bad"))
        self._skip = button("skip_card", "", "clock")
        self._skip.clicked.connect(self.skipped)
        self._typed.textChanged.connect(self._checked)
        self.next.clicked.connect(self._pressed)
        self.first = self._typed
        self.assemble(self._typed_label, self._typed, self._not_it, self._count, row(None, self._skip))
        self._checked()

    def show_asked(self, card: CardShown) -> None:
        """Ask for this card."""
        self._card = card
        self.forget()
        self.retranslate()

    def show_not_the_card(self, number: int) -> None:
        """Say that these are not its words."""
        self._not_it.show_text(
            self.tr("These are not the words of card {number}. Compare them with the paper.").format(number=number)
        )
        self._typed.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Empty the field."""
        self._typed.clear()
        self._not_it.show_text("")

    def retranslate(self) -> None:
        """Write every text in the language of the moment."""
        super().retranslate()
        card = self._card
        self.heading.setText(self.tr("Type card {number} back").format(number=card.number))
        self.explanation.setText(
            self.tr(
                "From the paper, by its holder. That shows that the paper can be read and that the cards really "
                "recover the key. Then the card goes into its envelope."
            )
        )
        self._typed_label.setText(self.tr("&Words of the card, from the paper"))
        self._typed.setAccessibleName(self.tr("Words of the card, from the paper"))
        self._count.setText(
            self.tr("Typed back so far: {typed}. At least {needed} must be before the package is signed.").format(
                typed=card.typed_back, needed=card.threshold
            )
        )
        self._skip.setText(self.tr("&Leave this one out"))
        self.next.setText(self.tr("&Compare"))

    def _checked(self) -> None:
        self.next.setEnabled(bool(self._typed.toPlainText().strip()))

    def _pressed(self) -> None:
        self.typed.emit(self._typed.toPlainText())


def _grid(holder: QWidget) -> list[QLabel]:
    """Places for 33 words in three columns, as on paper."""
    grid = QGridLayout(holder)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    rows = -(-_WORDS // _COLUMNS)
    places = []
    for position in range(_WORDS):
        line, across = position % rows, position // rows
        grid.addWidget(label("hint", f"{position + 1}."), line, across * 2, Qt.AlignmentFlag.AlignRight)
        word = label("h2")
        word.setMinimumWidth(sized(96))
        places.append(word)
        grid.addWidget(word, line, across * 2 + 1)
    return places
