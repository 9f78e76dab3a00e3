"""The wizard of a new vault: passphrase, recovery cards, one card typed back."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QLayout,
    QPlainTextEdit,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.error_messages import Message
from app.screens.first_start.presenter import Step
from app.theme import sized
from app.widgets import Card, Notice, Page, button, field_label, label, named, row
from app.widgets.passphrase import ChoosePassphrase

_COLUMNS = 4
_WORDS = 33
_BELOW_TEXT = 2


class FirstStartScreen(QWidget):
    """Shows one step at a time."""

    passphrase_chosen = Signal(str)
    next_asked = Signal()
    previous_asked = Signal()
    print_asked = Signal()
    card_typed = Signal(str)
    postponed = Signal()
    left = Signal()

    def __init__(
        self,
        offer: Callable[[], str],
        bits: Callable[[str], float],
        least_bits: float,
        *,
        replaces: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Build every page; `replaces` says that there are earlier cards, and no vault is made."""
        super().__init__(parent)
        self.presenter: object = None
        self._replaces = replaces
        self._number, self._count, self._asked = 1, 3, 3
        self._problem = named("problem", Notice("bad"))
        self._steps = QStackedWidget()
        self._choose = ChoosePassphrase(offer, bits, least_bits)
        pages = {
            Step.CHOOSING: self._passphrase_page(),
            Step.MAKING: self._making_page(),
            Step.CARDS: self._cards_page(),
            Step.TYPE_BACK: self._type_back_page(),
        }
        self._indexes = {step: self._steps.addWidget(page) for step, page in pages.items()}
        self._pages = pages
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._steps)
        self._retranslate()

    def show_step(self, step: Step) -> None:
        """Turn to a page."""
        self._steps.setCurrentIndex(self._indexes[step])
        # What went wrong is said on the page where it did.
        self._problem.show_text("")
        self._pages[step].card.body.insertWidget(_BELOW_TEXT, self._problem)
        first = {Step.CHOOSING: self._choose, Step.CARDS: self._next, Step.TYPE_BACK: self._typed}.get(step)
        if step is Step.MAKING:
            self._choose.forget()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_card(self, number: int, count: int, words: tuple[str, ...]) -> None:
        """Show one card."""
        self._number, self._count = number, count
        for place, word in zip(self._words, words, strict=True):
            place.setText(word)
        self._retranslate()

    def show_card_asked(self, number: int) -> None:
        """Ask for this card to be typed."""
        self._asked = number
        self._typed.clear()
        self._not_it.show_text("")
        self._retranslate()

    def show_not_the_card(self) -> None:
        """Say that what was typed is not that card."""
        self._not_it.show_text(
            self.tr("These are not the words of card {number}. Compare them with the paper.").format(number=self._asked)
        )
        self._typed.setFocus()

    def show_problem(self, problem: Message | None) -> None:
        """Say what went wrong, or nothing."""
        self._problem.show_text(f"{problem.happened}\n{problem.do}" if problem else "", "bad")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _passphrase_page(self) -> "_Step":
        self._heading, self._explanation = label("h1"), label("text", wrap=True)
        self._make = button("make", "primary", "check")
        self._cancel = button("cancel", "", "arrow-left")
        self._make.clicked.connect(self._make_pressed)
        self._cancel.clicked.connect(self.left)
        self._choose.changed.connect(self._choice_changed)
        return _Step(self._heading, self._explanation, self._choose, row(self._cancel, None, self._make))

    def _making_page(self) -> "_Step":
        self._making_heading, self._making_text = label("h1"), label("text", wrap=True)
        self._making = QProgressBar()
        self._making.setRange(0, 0)
        self._making.setTextVisible(False)
        return _Step(self._making_heading, self._making_text, self._making)

    def _cards_page(self) -> "_Step":
        self._card_heading, self._card_text = label("h1"), label("text", wrap=True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        rows = -(-_WORDS // _COLUMNS)
        self._words: list[QLabel] = []
        for position in range(_WORDS):
            line, across = position % rows, position // rows
            grid.addWidget(label("hint", f"{position + 1}."), line, across * 2, Qt.AlignmentFlag.AlignRight)
            word = label("h2")
            word.setMinimumWidth(sized(96))
            self._words.append(word)
            grid.addWidget(word, line, across * 2 + 1)
        self._previous = button("previous_card", "", "chevron-left")
        self._next = button("next_card", "primary", "chevron-right")
        self._print = button("print_card", "", "printer")
        self._print_hint = label("hint", wrap=True)
        self._print.clicked.connect(self.print_asked)
        self._previous.clicked.connect(self.previous_asked)
        self._next.clicked.connect(self.next_asked)
        holder = named("card_words", QWidget())
        holder.setLayout(grid)
        buttons = row(self._previous, self._print, None, self._next)
        return _Step(self._card_heading, self._card_text, holder, self._print_hint, buttons)

    def _type_back_page(self) -> "_Step":
        self._back_heading, self._back_text = label("h1"), label("text", wrap=True)
        self._typed = named("typed_card", QPlainTextEdit())
        self._typed.setTabChangesFocus(True)
        self._typed.setFixedHeight(sized(120))
        self._typed.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self._typed_label = field_label(self._typed)
        self._not_it = named("not_the_card", Notice("bad"))
        self._see_again = button("see_again", "", "chevron-left")
        self._later = button("later", "", "clock")
        self._finish = button("finish", "primary", "check")
        self._see_again.clicked.connect(self.previous_asked)
        self._later.clicked.connect(self.postponed)
        self._finish.clicked.connect(self._finish_pressed)
        buttons = row(self._see_again, None, self._later, self._finish)
        return _Step(self._back_heading, self._back_text, self._typed_label, self._typed, self._not_it, buttons)

    def _make_pressed(self) -> None:
        passphrase = self._choose.passphrase
        if passphrase is not None:
            self.passphrase_chosen.emit(passphrase)

    def _choice_changed(self) -> None:
        self._make.setEnabled(self._choose.passphrase is not None)

    def _finish_pressed(self) -> None:
        self.card_typed.emit(self._typed.toPlainText())

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("A new vault: its passphrase"))
        self._explanation.setText(
            self.tr(
                "The passphrase alone opens this vault. Nobody can tell it to you again, so learn it or keep it on "
                "paper apart from this computer. Six words taken at random are both strong and easy to learn."
            )
        )
        self._make.setText(self.tr("Make the &vault"))
        self._cancel.setText(self.tr("&Back"))
        self._choice_changed()
        if self._replaces:
            self._making_heading.setText(self.tr("Making new cards"))
            self._making_text.setText(self.tr("A moment. The earlier cards go on opening the vault meanwhile."))
        else:
            self._making_heading.setText(self.tr("Making the vault"))
            self._making_text.setText(
                self.tr("Measuring how much work a guess may cost on this computer, then making keys. A few seconds.")
            )
        self._making.setAccessibleName(self._making_heading.text())
        self._card_heading.setText(
            self.tr("Recovery card {number} of {count}").format(number=self._number, count=self._count)
        )
        self._card_text.setText(self._how_to_write())
        self._previous.setText(self.tr("&Previous card"))
        self._previous.setEnabled(self._number > 1)
        self._print.setText(self.tr("P&rint the card…"))
        self._print_hint.setText(
            self.tr("A printer and this computer’s print queue may keep what they print. Copying by hand is safer.")
        )
        is_last = self._number == self._count
        self._next.setText(self.tr("All three are &written down") if is_last else self.tr("&Next card"))
        self._back_heading.setText(self.tr("Type card {number} back").format(number=self._asked))
        self._back_text.setText(self._why_type_back())
        self._typed_label.setText(self.tr("&Words of the card, from the paper"))
        self._typed.setAccessibleName(self.tr("Words of the card, from the paper"))
        self._see_again.setText(self.tr("&See the cards again"))
        self._later.setText(self.tr("&Later"))
        self._finish.setText(self.tr("&Compare and finish"))

    def _how_to_write(self) -> str:
        if self._replaces:
            return self.tr(
                "Write these words on paper, in order. Any two of the three new cards open the vault if the passphrase "
                "is lost. They are shown only now. The earlier cards go on opening the vault until you have typed one "
                "of the new cards back."
            )
        return self.tr(
            "Write these words on paper, in order. Any two of the three cards open the vault if the passphrase is "
            "lost. Keep the cards in different places, with people you trust. They are shown only now."
        )

    def _why_type_back(self) -> str:
        if self._replaces:
            return self.tr(
                "This shows that the paper can be read. From then on the earlier cards open this vault no more. "
                "If the cards are not at hand now, do it later: you will be reminded, and until then the earlier "
                "cards open the vault too."
            )
        return self.tr(
            "This shows that the paper can be read. If the cards are not at hand now, do it later: "
            "you will be reminded."
        )


class _Step(Page):
    """A page with one card: heading, text, and what belongs to the step."""

    def __init__(self, *parts: QWidget | QLayout) -> None:
        super().__init__(width=760)
        self.card = Card()
        for part in parts:
            if isinstance(part, QWidget):
                self.card.body.addWidget(part)
            else:
                self.card.body.addLayout(part)
        self.body.addStretch(1)
        self.body.addWidget(self.card)
        self.body.addStretch(2)
