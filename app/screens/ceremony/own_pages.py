"""The pages for one key file by itself: opening it, and writing it under another passphrase."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal

from app.screens.ceremony.frame import StepPage
from app.screens.ceremony.keys_choice import KeysChoice
from app.widgets import Notice, label, named
from app.widgets.files import choose_folder
from app.widgets.passphrase import ChoosePassphrase
from storage.keys.key_file import KeyPurpose


class TryFilePage(StepPage):
    """Which file, and what opens it."""

    tried = Signal(Path, str, tuple)

    def __init__(self) -> None:
        super().__init__("try_file", "lock-open", can_stop=False)
        self._choice = KeysChoice("own_")
        self._choice.changed.connect(self._checked)
        self.next.clicked.connect(self._pressed)
        self.first = self._choice.first
        self.assemble(self._choice)
        self._checked()

    def forget(self) -> None:
        """Empty what was typed."""
        self._choice.forget()

    def retranslate(self) -> None:
        """Write every text in the language of the moment."""
        super().retranslate()
        self.heading.setText(self.tr("Try a key file"))
        self.explanation.setText(
            self.tr(
                "Whoever keeps a key file sees here whether it is whole and whether its passphrase is still the one "
                "they know. Do it when you get the file and once a year. Nothing is written by it."
            )
        )
        self.next.setText(self.tr("&Open"))

    def _checked(self) -> None:
        self.next.setEnabled(self._choice.is_filled)

    def _pressed(self) -> None:
        if self._choice.file is not None:
            self.tried.emit(self._choice.file, self._choice.passphrase, self._choice.cards)


class TriedPage(StepPage):
    """It opened: what it holds, and another passphrase for whoever needs one."""

    folder_chosen = Signal(Path, str)

    def __init__(self, offer: Callable[[], str], bits: Callable[[str], float], least_bits: float) -> None:
        super().__init__("tried", "save", can_stop=False)
        self._purpose = KeyPurpose.CUSTODIAN
        self._name = ""
        self._opens = named("key_file_opens", Notice("good"))
        self._other = label("h2")
        self._how = label("text", wrap=True)
        self._choose = ChoosePassphrase(offer, bits, least_bits)
        self._choose.changed.connect(self._checked)
        self.next.clicked.connect(self._pressed)
        self.first = self.back
        self.assemble(self._opens, self._other, self._how, self._choose)
        self._checked()

    def show_file(self, purpose: KeyPurpose) -> None:
        """Say what it holds."""
        self._purpose, self._name = purpose, ""
        self.retranslate()

    def show_written(self, name: str) -> None:
        """Say that it was written."""
        self._name = name
        self.forget()
        self.retranslate()

    def forget(self) -> None:
        """Empty what was typed and offer other words."""
        self._choose.forget()

    def retranslate(self) -> None:
        """Write every text in the language of the moment."""
        super().retranslate()
        self.heading.setText(self.tr("The key file opens"))
        self.explanation.setText(
            {
                KeyPurpose.ORGANISATION: self.tr("It holds the root key, which signs packages."),
                KeyPurpose.ISSUER: self.tr("It holds the key that admits laptops."),
                KeyPurpose.CUSTODIAN: self.tr("It holds the key to the names."),
                KeyPurpose.CRSV_CUSTODIAN: self.tr("It holds the key to the part on sexual violence."),
            }[self._purpose]
        )
        self._opens.show_text(
            self.tr("{name} is written, and its new passphrase opens it. Destroy the old file and its copies.").format(
                name=self._name
            )
            if self._name
            else self.tr("The file is whole. If you know its passphrase, nothing more has to be done."),
            "good",
        )
        self._other.setText(self.tr("Another passphrase"))
        self._how.setText(
            self.tr(
                "If the passphrase was lost or somebody may know it, choose another one and write the file onto a new "
                "stick. The old file opens with the old passphrase for ever. If somebody may have both, tell whoever "
                "keeps the root key: then the key itself must be exchanged."
            )
        )
        self.next.setText(self.tr("Write &under this passphrase…"))

    def _checked(self) -> None:
        self.next.setEnabled(self._choose.passphrase is not None)

    def _pressed(self) -> None:
        choose_folder(self, self.tr("Folder on a memory stick"), self._folder_chosen)

    def _folder_chosen(self, folder: Path) -> None:
        passphrase = self._choose.passphrase
        if passphrase is not None:
            self.folder_chosen.emit(folder, passphrase)
