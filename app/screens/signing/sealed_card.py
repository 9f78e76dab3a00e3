"""What became of the interview: sealed, its number, and whether it waits to be delivered or stays here."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.screens.sealed.parts import in_groups
from app.screens.signing.sealing_work import Sealed
from app.theme import Tone, icon, sized
from app.widgets import Card, button, label


class SealedCard(QWidget):
    """The end of the way."""

    home_asked = Signal()
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sealed: Sealed | None = None
        card = Card(self)
        card.setFixedWidth(sized(560))
        sign = QLabel(card)
        sign.setPixmap(icon("shield-check", Tone.OK).pixmap(44, 44))
        self._title = label("h1")
        self._number = label("words")
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._state = label("text", wrap=True)
        self._digest = label("hint", wrap=True)
        self._open = button("open", "", "eye")
        self._home = button("home", "primary", "list")
        self._open.clicked.connect(self._open_pressed)
        self._home.clicked.connect(self.home_asked)
        row = QHBoxLayout()
        row.addWidget(self._open)
        row.addStretch(1)
        row.addWidget(self._home)
        card.body.setSpacing(12)
        for widget in (sign, self._title, self._number, self._state, self._digest):
            card.body.addWidget(widget)
        card.body.addLayout(row)
        column = QVBoxLayout(self)
        column.addStretch(1)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        # Not by alignment, which would give the card the height of its words before they are wrapped.
        column.addLayout(middle)
        column.addStretch(2)
        self.setFocusProxy(self._home)
        self._retranslate()

    def show_sealed(self, sealed: Sealed) -> None:
        """Show what became of it."""
        self._sealed = sealed
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._title.setText(self.tr("The interview is sealed"))
        self._open.setText(self.tr("Look at it"))
        self._open.setAccessibleName(self.tr("Look at the sealed interview"))
        self._home.setText(self.tr("To the list"))
        self._home.setAccessibleName(self.tr("To the list of interviews"))
        if self._sealed is None:
            return
        self._number.setText(self._sealed.summary.number)
        if self._sealed.result.is_renewed:
            self._state.setText(
                self.tr(
                    "It waits to be delivered, and so does what was kept back of earlier revisions while consent was"
                    " withdrawn. Nothing in it can be changed; a correction is a new revision."
                )
            )
        elif self._sealed.result.leaves and self._sealed.result.is_withdrawn:
            self._state.setText(
                self.tr(
                    "It waits to be delivered. What had not left of the earlier revision stays here, and central is"
                    " told that consent was withdrawn. Nothing in it can be changed; a correction is a new revision."
                )
            )
        elif self._sealed.result.leaves:
            self._state.setText(
                self.tr("It waits to be delivered. Nothing in it can be changed; a correction is a new revision.")
            )
        elif self._sealed.result.is_withdrawn:
            self._state.setText(
                self.tr(
                    "It stays on this laptop. What had not left of the earlier revision stays here too, and central is"
                    " told that consent was withdrawn. Nothing in it can be changed; a correction is a new revision."
                )
            )
        else:
            self._state.setText(
                self.tr(
                    "It stays on this laptop: the person did not agree that it goes to the register."
                    " Nothing in it can be changed; a correction is a new revision."
                )
            )
        self._digest.setText(self.tr("Seal: {digest}").format(digest=in_groups(self._sealed.result.manifest_digest)))

    def _open_pressed(self) -> None:
        if self._sealed is not None:
            self.opened.emit(self._sealed.summary.id)
