"""Choosing a key file and what opens it: its passphrase, or enough cards."""

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from app.screens.ceremony.frame import words_field
from app.widgets import button, column, field_label, label, named, row
from app.widgets.files import choose_file
from storage.keys import founding


class KeysChoice(QWidget):
    """Gives the file and what was typed."""

    changed = Signal()

    def __init__(self, prefix: str = "") -> None:
        super().__init__()
        self.file: Path | None = None
        self.first = button(f"{prefix}choose_keys", "", "folder-open")
        self._shown = named(f"{prefix}keys_file", label("text"))
        self._passphrase = named(f"{prefix}keys_passphrase", QLineEdit())
        self._passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self._passphrase.setMaxLength(512)
        self._passphrase_label = field_label(self._passphrase)
        self._by_cards = named(f"{prefix}by_cards", QCheckBox())
        numbers = range(1, founding.MOST_THRESHOLD + 1)
        self._cards = [words_field(f"{prefix}keys_card_{number}", 64) for number in numbers]
        self._cards_hint = label("hint", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row(self.first, self._shown, None))
        layout.addLayout(column(self._passphrase_label, self._passphrase, spacing=4))
        for part in (self._by_cards, self._cards_hint, *self._cards):
            layout.addWidget(part)
        self.first.clicked.connect(self._pressed)
        self._by_cards.toggled.connect(self._checked)
        self._passphrase.textChanged.connect(self._checked)
        for field in self._cards:
            field.textChanged.connect(self._checked)
        self._retranslate()
        self._checked()

    @property
    def passphrase(self) -> str:
        """What was typed; empty where cards open the file."""
        return "" if self._by_cards.isChecked() else self._passphrase.text()

    @property
    def cards(self) -> tuple[str, ...]:
        """What was typed, field by field; nothing where the passphrase opens the file."""
        if not self._by_cards.isChecked():
            return ()
        return tuple(field.toPlainText() for field in self._cards if field.toPlainText().strip())

    @property
    def is_filled(self) -> bool:
        """Whether it can be tried."""
        return self.file is not None and bool(self.cards or self.passphrase)

    def forget(self) -> None:
        """Empty what was typed."""
        # Not `clear`: that can be undone.
        self._passphrase.setText("")
        for field in self._cards:
            field.clear()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _pressed(self) -> None:
        kinds = self.tr("Key files (*.svidok-keys);;All files (*)")
        choose_file(self, self.tr("Key file"), kinds, self._chosen)

    def _chosen(self, path: Path) -> None:
        self.file = path
        self._shown.setText(path.name)
        self._checked()

    def _checked(self) -> None:
        by_cards = self._by_cards.isChecked()
        for part in (*self._cards, self._cards_hint):
            part.setVisible(by_cards)
        self._passphrase.setVisible(not by_cards)
        self._passphrase_label.setVisible(not by_cards)
        self.changed.emit()

    def _retranslate(self) -> None:
        self.first.setText(self.tr("&Key file…"))
        self._passphrase_label.setText(self.tr("&Passphrase of the key file"))
        self._passphrase.setAccessibleName(self.tr("Passphrase of the key file"))
        self._by_cards.setText(self.tr("The passphrase is lost: open with &cards"))
        self._cards_hint.setText(self.tr("One card a field, as many as are needed; the other fields stay empty."))
        for number, field in enumerate(self._cards, 1):
            field.setAccessibleName(self.tr("Words of a card, field {number}").format(number=number))
            field.setPlaceholderText(field.accessibleName())
