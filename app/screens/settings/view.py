"""Settings: language, theme, idle lock, passphrase."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QProgressBar, QSpinBox, QVBoxLayout, QWidget

from app.error_messages import Message
from app.language import Language
from app.screens.settings.presenter import LEAST_MINUTES, MOST_MINUTES, USUAL_MINUTES
from app.theme import Theme
from app.widgets import Card, Notice, Page, button, column, field_label, label, named, row
from app.widgets.passphrase import ChoosePassphrase
from app.workspace import Header


class SettingsScreen(QWidget):
    """Shows and emits; language and theme are changed where they live."""

    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    idle_minutes_chosen = Signal(int)
    passphrase_chosen = Signal(str, str)
    custody_asked = Signal()
    integrity_asked = Signal()
    left = Signal()

    def __init__(
        self,
        header: Header,
        language: Language,
        theme: Theme,
        offer: Callable[[], str],
        bits: Callable[[str], float],
        least_bits: float,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.presenter: object = None
        self._header, self._language_now, self._theme_now = header, language, theme
        self._heading, self._pass_heading = label("h1"), label("h2")
        self._problem = named("problem", Notice("bad"))
        self._language = named("language_choice", QComboBox())
        self._language.addItem("Українська", "uk")
        self._language.addItem("English", "en")
        self._theme = named("theme_choice", QComboBox())
        self._theme.addItem("", "light")
        self._theme.addItem("", "dark")
        self._idle = named("idle_minutes", QSpinBox())
        # The style sheet's padding does not reach the line inside.
        self._idle.lineEdit().setTextMargins(9, 0, 0, 0)
        self._idle.setRange(LEAST_MINUTES, MOST_MINUTES)
        self._idle.setValue(USUAL_MINUTES)
        self._labels = {field: field_label(field) for field in (self._language, self._theme, self._idle)}
        self._old = named("old_passphrase", QLineEdit())
        self._old.setEchoMode(QLineEdit.EchoMode.Password)
        self._old.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self._old_label = field_label(self._old)
        self._choose = ChoosePassphrase(offer, bits, least_bits)
        self._change = button("change", "primary", "key-round")
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.hide()
        self._is_changed = False
        self._custody = button("vault_custody", "", "history")
        self._integrity = button("check_vault_whole", "", "shield-check")
        self._back = button("back", "", "arrow-left")
        self._build()
        self._show_present()
        self._connect()
        self.setFocusProxy(self._language)
        self._retranslate()

    def show_idle_minutes(self, minutes: int) -> None:
        """Show after how long the program locks itself."""
        self._idle.blockSignals(True)
        self._idle.setValue(minutes)
        self._idle.blockSignals(False)

    def show_working(self, working: bool) -> None:
        """Show that the passphrase is being changed."""
        self._busy.setVisible(working)
        self._is_changed = False
        for part in (self._old, self._choose):
            part.setEnabled(not working)
        self._checked()
        if working:
            self._change.setEnabled(False)

    def show_changed(self) -> None:
        """Say that the new passphrase counts from now on."""
        self._old.clear()
        self._choose.forget()
        self._is_changed = True
        self._retranslate()

    def show_problem(self, problem: Message | None) -> None:
        """Say what went wrong, or nothing."""
        self._problem.show_text(f"{problem.happened}\n{problem.do}" if problem else "", "bad")

    def showEvent(self, event: QShowEvent) -> None:
        """Name the screen in the header."""
        super().showEvent(event)
        self._header.set_title(self.tr("Settings"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the theme, wherever they were changed."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self._show_present()
            self._retranslate()
            if self.isVisible():
                self._header.set_title(self.tr("Settings"))
        super().changeEvent(event)

    def _build(self) -> None:
        page = Page(width=760)
        page.body.addWidget(self._heading)
        look = Card()
        fields = (self._language, self._theme, self._idle)
        look.body.addLayout(row(*[column(self._labels[field], field, spacing=4) for field in fields], spacing=14))
        page.body.addWidget(look)
        card = Card()
        for part in (self._pass_heading, self._problem, self._old_label, self._old, self._choose, self._busy):
            card.body.addWidget(part)
        card.body.addLayout(row(None, self._change))
        page.body.addWidget(card)
        page.body.addLayout(row(self._back, None, self._custody, self._integrity))
        page.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)

    def _connect(self) -> None:
        self._language.currentIndexChanged.connect(self._language_changed)
        self._theme.currentIndexChanged.connect(self._theme_changed)
        self._idle.valueChanged.connect(self.idle_minutes_chosen)
        self._choose.changed.connect(self._checked)
        self._old.textChanged.connect(self._checked)
        self._change.clicked.connect(self._pressed)
        self._custody.clicked.connect(self.custody_asked)
        self._integrity.clicked.connect(self.integrity_asked)
        self._back.clicked.connect(self.left)

    def _language_changed(self) -> None:
        self.language_chosen.emit(self._language.currentData())

    def _theme_changed(self) -> None:
        self.theme_chosen.emit(self._theme.currentData())

    def _pressed(self) -> None:
        new = self._choose.passphrase
        if new is not None:
            self.passphrase_chosen.emit(self._old.text(), new)

    def _checked(self) -> None:
        self._change.setEnabled(bool(self._old.text()) and self._choose.passphrase is not None)

    def _show_present(self) -> None:
        for box, value in ((self._language, self._language_now.code), (self._theme, self._theme_now.name)):
            box.blockSignals(True)
            box.setCurrentIndex(box.findData(value))
            box.blockSignals(False)

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Settings"))
        self._pass_heading.setText(self.tr("Another passphrase for this vault"))
        for field, text, name in (
            (self._language, self.tr("&Language"), self.tr("Language")),
            (self._theme, self.tr("&Colours"), self.tr("Colours")),
            (self._idle, self.tr("Lock aft&er minutes without work"), self.tr("Lock after minutes without work")),
        ):
            self._labels[field].setText(text)
            field.setAccessibleName(name)
        self._theme.setItemText(0, self.tr("Light"))
        self._theme.setItemText(1, self.tr("Dark"))
        self._old_label.setText(self.tr("Passphrase &until now"))
        self._old.setAccessibleName(self.tr("Passphrase until now"))
        self._change.setText(self.tr("C&hange the passphrase"))
        self._busy.setAccessibleName(self.tr("Changing the passphrase"))
        self._custody.setText(self.tr("What was &done with this vault"))
        self._integrity.setText(self.tr("Chec&k everything"))
        self._back.setText(self.tr("&Back"))
        if self._is_changed:
            self._problem.show_text(
                self.tr("The new passphrase counts from now on. The old one opens nothing any more."), "good"
            )
        self._checked()
