"""The pages before anything is decided: what this is, how the organisation is called, its keys from last time."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, QRegularExpression, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QCheckBox, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from app.language import Language
from app.screens.ceremony.frame import StepPage
from app.screens.ceremony.keys_choice import KeysChoice
from app.widgets import Notice, button, column, field_label, label, named, row
from app.widgets.files import choose_file
from storage.keys import founding


class AboutPage(StepPage):
    """What this is, who must be present; found, or sign again."""

    founding_pressed = Signal()
    renewing_pressed = Signal()
    own_file_pressed = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__("about", "building-2", can_stop=False)
        self._language, self._today = language, date.min
        self._offline, self._alone, self._sticks, self._dated = (
            named(name, QCheckBox()) for name in ("is_offline", "is_alone", "has_sticks", "is_dated")
        )
        self._boxes = (self._offline, self._alone, self._sticks, self._dated)
        self._who = label("text", wrap=True)
        self.renew = button("renew", "", "refresh-cw")
        self.own_file = button("own_file", "", "key-round")
        for box in self._boxes:
            box.toggled.connect(self._checked)
        self.next.clicked.connect(self.founding_pressed)
        self.renew.clicked.connect(self.renewing_pressed)
        self.own_file.clicked.connect(self.own_file_pressed)
        self.first = self._offline
        self.assemble(self._who, *self._boxes, row(self.renew, self.own_file, None))
        self._checked()

    def show_today(self, today: date) -> None:
        """Show the day that this computer believes in: a package counts for a year from it."""
        self._today = today
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text in the language of the moment."""
        super().retranslate()
        self.heading.setText(self.tr("The organisation’s keys"))
        self.explanation.setText(
            self.tr(
                "Here an organisation makes its keys, once. The root key signs the package that tells laptops to whom "
                "interviews are sealed. The recovery key opens every vault of the organisation when its passphrase is "
                "lost: it is split over cards that different people keep. It takes about an hour."
            )
        )
        self._who.setText(
            self.tr(
                "Needed: everybody who will keep a card, pen and paper or a printer that stands here, two new memory "
                "sticks, and the files of central and of the coordinators’ computers on a third one. You may stop at "
                "any page: nothing is written before the last step."
            )
        )
        self._offline.setText(self.tr("This computer has no &network: cable out, wireless off"))
        self._alone.setText(self.tr("&Only people who belong here see this screen, and no camera does"))
        self._sticks.setText(self.tr("The files will go to &memory sticks, not to a folder that is copied to a server"))
        self._dated.setText(
            self.tr("The &date of this computer is right: {day}").format(day=self._language.day(self._today))
        )
        self.next.setText(self.tr("&Found an organisation"))
        self.renew.setText(self.tr("&Sign a new package with keys kept"))
        self.own_file.setText(self.tr("&Try a key file"))

    def _checked(self) -> None:
        is_ready = all(box.isChecked() for box in self._boxes)
        self.next.setEnabled(is_ready)
        self.renew.setEnabled(is_ready)


class CardNumbers(QWidget):
    """How many cards there are, and how many recover."""

    def __init__(self, prefix: str = "") -> None:
        super().__init__()
        self._cards, self._threshold = named(f"{prefix}cards", QSpinBox()), named(f"{prefix}threshold", QSpinBox())
        self._cards.setRange(founding.LEAST_CARDS, founding.MOST_CARDS)
        self._cards.setValue(founding.CARDS)
        self._threshold.setRange(founding.LEAST_THRESHOLD, founding.CARDS - 1)
        self._threshold.setValue(founding.THRESHOLD)
        self._cards_label, self._threshold_label = field_label(self._cards), field_label(self._threshold)
        self._advice = label("hint", wrap=True)
        self._cards.valueChanged.connect(self._cards_changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(
            row(
                column(self._cards_label, self._cards, spacing=4),
                column(self._threshold_label, self._threshold, spacing=4),
                None,
            )
        )
        layout.addWidget(self._advice)
        self._retranslate()

    @property
    def chosen(self) -> tuple[int, int]:
        """Needed, and in all."""
        return self._threshold.value(), self._cards.value()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._cards_label.setText(self.tr("Cards &in all"))
        self._cards.setAccessibleName(self.tr("Cards in all"))
        self._threshold_label.setText(self.tr("Cards needed to &recover"))
        self._threshold.setAccessibleName(self.tr("Cards needed to recover"))
        self._advice.setText(
            self.tr(
                "Usual are five cards of which any three recover. More needed: harder to misuse; fewer needed: "
                "easier to come back after a loss. Each card goes to another person in another place."
            )
        )

    def _cards_changed(self, count: int) -> None:
        self._threshold.setMaximum(min(founding.MOST_THRESHOLD, count - 1))


class NamePage(StepPage):
    """Name, code, and how many cards."""

    named = Signal(str, str, int, int)

    def __init__(self) -> None:
        super().__init__("name")
        self._name = named("organisation_name", QLineEdit())
        self._name.setMaxLength(120)
        self._name_label = field_label(self._name)
        self._code = named("organisation_code", QLineEdit())
        self._code.setValidator(QRegularExpressionValidator(QRegularExpression("[A-Za-z]{0,5}"), self._code))
        self._code_label = field_label(self._code)
        self._numbers = CardNumbers()
        self._name.textChanged.connect(self._checked)
        self._code.textChanged.connect(self._checked)
        self.next.clicked.connect(self._pressed)
        self.first = self._name
        self.assemble(
            column(self._name_label, self._name, spacing=4),
            column(self._code_label, self._code, spacing=4),
            self._numbers,
        )
        self._checked()

    def retranslate(self) -> None:
        """Write every text in the language of the moment."""
        super().retranslate()
        self.heading.setText(self.tr("Name and cards"))
        self.explanation.setText(
            self.tr("The name stands on the screens of all laptops and on the cards; the code begins every number.")
        )
        self._name_label.setText(self.tr("Name of the &organisation"))
        self._name.setAccessibleName(self.tr("Name of the organisation"))
        self._code_label.setText(self.tr("&Code: two to five Latin letters"))
        self._code.setAccessibleName(self.tr("Code: two to five Latin letters"))
        self.next.setText(self.tr("&Next"))

    def _checked(self) -> None:
        self.next.setEnabled(bool(self._name.text().strip()) and 2 <= len(self._code.text()) <= 5)

    def _pressed(self) -> None:
        self.named.emit(self._name.text().strip(), self._code.text().upper(), *self._numbers.chosen)


class OpenPage(StepPage):
    """The key file and the last package, opened by passphrase or by cards."""

    reopened = Signal(Path, object, str, tuple, object)

    def __init__(self) -> None:
        super().__init__("open", "lock-open")
        self._choice = KeysChoice()
        self._package: Path | None = None
        self._choose_package = button("choose_package", "", "folder-open")
        self._package_shown = named("package_file", label("text"))
        self._new_cards = named("make_new_cards", QCheckBox())
        self._new_cards_hint = label("hint", wrap=True)
        self._numbers = CardNumbers("new_")
        self._new_cards.toggled.connect(self._checked)
        self._hint = Notice("care")
        self._choice.changed.connect(self._checked)
        self._choose_package.clicked.connect(self._package_pressed)
        self.next.clicked.connect(self._pressed)
        self.first = self._choice.first
        self.assemble(
            self._choice,
            row(self._choose_package, self._package_shown, None),
            self._hint,
            self._new_cards,
            self._new_cards_hint,
            self._numbers,
        )
        self._checked()

    def forget(self) -> None:
        """Empty what was typed."""
        self._choice.forget()

    def retranslate(self) -> None:
        """Write every text in the language of the moment."""
        super().retranslate()
        self.heading.setText(self.tr("The keys kept"))
        self.explanation.setText(
            self.tr(
                "Put in the stick with the organisation’s key file. The new package is signed by the same root, so "
                "laptops take it as the next one."
            )
        )
        self._choose_package.setText(self.tr("&Last package…"))
        self._hint.show_text(
            self.tr("Without the last package a first one is signed; do so only if there never was one.")
            if self._package is None
            else ""
        )
        self._new_cards.setText(self.tr("Make a &new set of cards"))
        self._new_cards_hint.setText(
            self.tr(
                "When a card is lost or was seen, or a holder leaves. The new cards open a laptop once it has taken "
                "the new package. Laptops without it, older copies and the custodians’ key files open with the old "
                "ones only: collect those, and keep them in a safe until nothing needs them."
            )
        )
        self.next.setText(self.tr("&Open"))

    def _package_pressed(self) -> None:
        kinds = self.tr("Packages (*.svidok-org *.json);;All files (*)")
        choose_file(self, self.tr("Organisation package"), kinds, self._package_chosen)

    def _package_chosen(self, path: Path) -> None:
        self._package = path
        self._package_shown.setText(path.name)
        self.retranslate()

    def _checked(self) -> None:
        self._new_cards_hint.setVisible(self._new_cards.isChecked())
        self._numbers.setVisible(self._new_cards.isChecked())
        self.next.setEnabled(self._choice.is_filled)

    def _pressed(self) -> None:
        choice, new_cards = self._choice, self._numbers.chosen if self._new_cards.isChecked() else None
        self.reopened.emit(choice.file, self._package, choice.passphrase, choice.cards, new_cards)
