"""Two people who approve a departure: who has, and a line for the next one. Knows nothing of interviews."""

from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from app.widgets import Notice, button, column, field_label, label, named, row


@dataclass(frozen=True, slots=True)
class Approving:
    """Somebody's code, and the words that open their key."""

    code: str
    words: str = field(repr=False)


class TwoPeople(QWidget):
    """Emits who approves; whoever holds it says who did."""

    approve_asked = Signal(object)
    people_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._approved: tuple[str, ...] = ()
        self._codes: tuple[str, ...] = ()
        self._is_trying = False
        self._explanation = label("text", wrap=True)
        self._state = named("approved_by", Notice("care"))
        self._who = named("approver", QComboBox())
        self._who_label = field_label(self._who)
        self._words = named("approver_words", QLineEdit())
        self._words.setEchoMode(QLineEdit.EchoMode.Password)
        self._words_label = field_label(self._words)
        self._approve = button("approve", "", "check")
        self._people = button("approvers", "ghost", "users")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._explanation)
        layout.addWidget(self._state)
        who, words = (
            column(self._who_label, self._who, spacing=4),
            column(self._words_label, self._words, spacing=4),
        )
        across = row(who, words, spacing=14)
        across.setStretch(1, 1)
        layout.addLayout(across)
        layout.addLayout(row(self._people, None, self._approve))
        self._who.currentIndexChanged.connect(self._checked)
        self._words.textChanged.connect(self._checked)
        self._words.returnPressed.connect(self._approve.click)
        self._approve.clicked.connect(self._pressed)
        self._people.clicked.connect(self.people_asked)
        self._retranslate()

    def show_people(self, codes: tuple[str, ...]) -> None:
        """Offer those who may approve here."""
        self._codes = codes
        self._fill()

    def show_approved(self, codes: tuple[str, ...]) -> None:
        """Say who approved so far."""
        self._approved, self._is_trying = codes, False
        self._fill()

    def show_trying(self) -> None:
        """Somebody's words are tried: they stand nowhere any more."""
        # Not `clear`: that can be undone.
        self._is_trying = True
        self._words.setText("")
        self._checked()

    def forget(self) -> None:
        """The screen goes: words that were typed go first."""
        self._words.setText("")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _pressed(self) -> None:
        self.approve_asked.emit(Approving(self._who.currentText(), self._words.text()))

    @Slot()
    def _checked(self) -> None:
        for part in (self._who, self._words, self._people):
            part.setEnabled(not self._is_trying)
        self._approve.setEnabled(not self._is_trying and bool(self._who.currentText()) and bool(self._words.text()))

    def _fill(self) -> None:
        chosen = self._who.currentText()
        self._who.clear()
        for code in self._codes:
            self._who.addItem(code, code)
        # Whoever approved already may do so again, of more; the next one is offered first.
        left = [one for one in self._codes if one not in self._approved]
        offered = chosen if chosen in left or not left else left[0]
        self._who.setCurrentText(offered)
        self._say()
        self._checked()

    def _say(self) -> None:
        if self._approved:
            said = self.tr("Approved with their own words: {codes}.").format(codes=", ".join(self._approved))
            self._state.show_text(said, "good" if len(self._approved) > 1 else "care")
        elif self._codes:
            self._state.show_text(self.tr("Nobody has approved it yet."), "care")
        else:
            self._state.show_text(self.tr("Nobody can approve here yet: each of the two needs words of their own."))

    def _retranslate(self) -> None:
        self._explanation.setText(
            self.tr(
                "Names, or what a child told: two different people have to approve this, each with their own words."
            )
        )
        self._who_label.setText(self.tr("Who app&roves"))
        self._who.setAccessibleName(self.tr("Who approves"))
        self._words_label.setText(self.tr("T&heir own words"))
        self._words.setAccessibleName(self.tr("Their own words"))
        self._approve.setText(self.tr("Approv&e"))
        self._people.setText(self.tr("Who &may approve here…"))
        self._say()
