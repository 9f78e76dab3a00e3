"""Bringing a vault back: a copy, cards, a new passphrase."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QComboBox, QProgressBar, QVBoxLayout, QWidget

from app.error_messages import Message
from app.language import Language
from app.widgets import Card, Notice, Page, button, field_label, label, named, row
from app.widgets.card_fields import CardFields
from app.widgets.files import choose_folder
from app.widgets.passphrase import ChoosePassphrase
from storage.backup.restore import Restored


class RestoreScreen(QWidget):
    """Shows and emits."""

    folder_chosen = Signal(Path)
    restore_asked = Signal(int, tuple, str)
    cancelled = Signal()
    opened = Signal()
    left = Signal()

    def __init__(
        self,
        language: Language,
        offer: Callable[[], str],
        bits: Callable[[str], float],
        least_bits: float,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.presenter: object = None
        self._language = language
        self._is_working = False
        self._count = 0
        self._restored: Restored | None = None
        self._heading, self._explanation = label("h1"), label("text", wrap=True)
        self._problem = named("problem", Notice("bad"))
        self._result = named("result", Notice("good"))
        self._choose = button("choose_copy", "", "usb")
        self._copies = named("copies", QComboBox())
        self._copies_label = field_label(self._copies)
        self._cards_heading, self._cards = label("h2", wrap=True), named("cards", CardFields())
        self._pass_heading = label("h2")
        self._passphrase = ChoosePassphrase(offer, bits, least_bits)
        self._bar = named("progress", QProgressBar())
        self._bar.setTextVisible(False)
        self._back = button("back", "", "arrow-left")
        self._stop = button("stop", "", "x")
        self._restore = button("restore", "primary", "rotate-ccw")
        self._open = button("open", "primary", "lock-open")
        self._build()
        self._connect()
        self.setFocusProxy(self._choose)
        self._retranslate()

    def show_copies(self, count: int) -> None:
        """Offer that many copies."""
        self._count = count
        self._copies.clear()
        for _ in range(count):
            self._copies.addItem("")
        self._retranslate()

    def show_working(self, working: bool) -> None:
        """Show that a vault is being brought back."""
        self._is_working = working
        self._bar.setRange(0, 0)
        self._retranslate()

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is."""
        self._bar.setRange(0, 1000 if total else 0)
        self._bar.setValue(done * 1000 // total if total else 0)

    def show_restored(self, restored: Restored) -> None:
        """Say what came back and what is missing; from here the vault is opened."""
        self._restored = restored
        self._cards.forget()
        self._passphrase.forget()
        self._retranslate()
        self._open.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, problem: Message | None, card: int | None) -> None:
        """Say what went wrong, and with which card, or nothing."""
        if problem is None:
            self._problem.show_text("")
            return
        where = self._cards.point_to(card)
        text = f"{problem.happened}\n{problem.do}"
        self._problem.show_text(f"{where} {text}" if where else text, "bad")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _build(self) -> None:
        page = Page(width=760)
        card = Card()
        for part in (self._heading, self._explanation, self._problem, self._result):
            card.body.addWidget(part)
        card.body.addLayout(row(self._choose, None))
        for field in (self._copies_label, self._copies, self._cards_heading, self._cards, self._pass_heading):
            card.body.addWidget(field)
        card.body.addWidget(self._passphrase)
        card.body.addWidget(self._bar)
        card.body.addLayout(row(self._back, self._stop, None, self._restore, self._open))
        page.body.addWidget(card)
        page.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)

    def _connect(self) -> None:
        self._choose.clicked.connect(self._choose_pressed)
        self._cards.changed.connect(self._checked)
        self._passphrase.changed.connect(self._checked)
        self._restore.clicked.connect(self._pressed)
        self._stop.clicked.connect(self.cancelled)
        self._open.clicked.connect(self.opened)
        self._back.clicked.connect(self.left)

    def _choose_pressed(self) -> None:
        title = self.tr("The stick, disk or folder with the copy")
        choose_folder(self, title, self.folder_chosen.emit)

    def _pressed(self) -> None:
        passphrase = self._passphrase.passphrase
        if passphrase is not None:
            self.restore_asked.emit(self._copies.currentIndex(), self._cards.cards, passphrase)

    def _checked(self) -> None:
        is_ready = self._count > 0 and self._cards.is_enough and self._passphrase.passphrase is not None
        self._restore.setEnabled(is_ready and not self._is_working)

    def _show_stage(self) -> None:
        is_done = self._restored is not None
        asks = self._count > 0 and not is_done
        for part in (self._cards_heading, self._cards, self._pass_heading, self._passphrase, self._restore):
            part.setVisible(asks)
            part.setEnabled(not self._is_working)
        for choice in (self._copies_label, self._copies):
            # One copy needs no choice.
            choice.setVisible(asks and self._count > 1)
            choice.setEnabled(not self._is_working)
        self._choose.setVisible(not is_done)
        self._choose.setEnabled(not self._is_working)
        self._bar.setVisible(self._is_working)
        self._stop.setVisible(self._is_working)
        self._back.setVisible(not is_done)
        self._back.setEnabled(not self._is_working)
        self._open.setVisible(is_done)

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Bring a vault back from a copy"))
        self._explanation.setText(
            self.tr(
                "Choose the stick, the disk or the folder with the copy. The recovery cards of the vault, or those of "
                "your organisation, open it. After that a new passphrase counts."
            )
        )
        self._choose.setText(self.tr("&Choose the copy"))
        self._copies_label.setText(self.tr("W&hich copy"))
        self._copies.setAccessibleName(self.tr("Which copy"))
        for index in range(self._count):
            self._copies.setItemText(index, self.tr("Copy {number}").format(number=index + 1))
        self._cards_heading.setText(self.tr("Words of the recovery cards"))
        self._pass_heading.setText(self.tr("A new passphrase"))
        self._bar.setAccessibleName(self.tr("Bringing the vault back"))
        self._back.setText(self.tr("&Back"))
        self._stop.setText(self.tr("Stop"))
        self._restore.setText(self.tr("Bring the &vault back"))
        self._open.setText(self.tr("&Open the vault"))
        if self._restored is not None:
            self._result.show_text(*self._told(self._restored))
        self._show_stage()
        self._checked()

    def _told(self, restored: Restored) -> tuple[str, str]:
        at = self._language.day_and_time(datetime.fromisoformat(restored.at)) if restored.at else ""
        lines = [self.tr("The vault is back as it was on {when}, and was checked.").format(when=at)]
        lines.append(self.tr("Recordings, pictures and documents: {files}.").format(files=restored.files))
        if restored.missing:
            text = self.tr("Not in the copy: {missing}. The answers of these interviews are there.")
            lines.append(text.format(missing=restored.missing))
        if restored.damaged:
            text = self.tr("Damaged in the copy: {damaged}. What can be read of them can be opened.")
            lines.append(text.format(damaged=restored.damaged))
        return "\n".join(lines), "care" if restored.missing or restored.damaged else "good"
