"""Settings: language, theme, idle lock, and the way to keys and locks."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox, QVBoxLayout, QWidget

from app.error_messages import Message
from app.language import Language
from app.screens.settings.presenter import LEAST_MINUTES, MOST_MINUTES, USUAL_MINUTES
from app.screens.settings.training_card import TrainingCard
from app.theme import TEXT_SIZES, Theme
from app.widgets import Card, Notice, Page, button, column, field_label, label, named, row
from app.workspace import Header


class SettingsScreen(QWidget):
    """Shows and emits; language and theme are changed where they live."""

    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    text_chosen = Signal(int)
    """How large words are from the next start, in hundredths of the ordinary."""
    idle_minutes_chosen = Signal(int)
    capture_chosen = Signal(bool)
    """Whether the window is left out of pictures of the screen."""
    keys_asked = Signal()
    custody_asked = Signal()
    integrity_asked = Signal()
    training_changed = Signal(dict)
    """ISO days by the kind of training."""
    left = Signal()

    def __init__(
        self,
        header: Header,
        language: Language,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        is_hidden_from_capture: bool | None = None,
        text: int = 100,
    ) -> None:
        """Make the screen; None where the system cannot leave a window out of pictures of the screen."""
        super().__init__(parent)
        self.presenter: object = None
        self._header, self._language_now, self._theme_now = header, language, theme
        self._heading = label("h1")
        self._problem = named("problem", Notice("bad"))
        self._language = named("language_choice", QComboBox())
        self._language.addItem("Українська", "uk")
        self._language.addItem("English", "en")
        self._theme = named("theme_choice", QComboBox())
        self._theme.addItem("", "light")
        self._theme.addItem("", "dark")
        self._text = named("text_choice", QComboBox())
        for percent in TEXT_SIZES:
            self._text.addItem(f"{percent}\u00a0%", percent)
        self._text.setCurrentIndex(self._text.findData(text))
        self._later = label("hint")
        self._later.hide()
        self._idle = named("idle_minutes", QSpinBox())
        # The style sheet's padding does not reach the line inside.
        self._idle.lineEdit().setTextMargins(9, 0, 0, 0)
        self._idle.setRange(LEAST_MINUTES, MOST_MINUTES)
        self._idle.setValue(USUAL_MINUTES)
        self._labels = {field: field_label(field) for field in self._fields()}
        self._capture = named("hide_from_capture", QCheckBox())
        self._capture.setVisible(is_hidden_from_capture is not None)
        self._capture.setChecked(bool(is_hidden_from_capture))
        self._training = TrainingCard()
        self._keys = button("keys", "", "key-round")
        self._custody = button("vault_custody", "", "history")
        self._integrity = button("check_vault_whole", "", "shield-check")
        self._back = button("back", "", "arrow-left")
        self._build()
        self._show_present()
        self._connect()
        self.setFocusProxy(self._language)
        self._retranslate()

    def show_most_minutes(self, minutes: int) -> None:
        """Offer no longer time than the organisation allows."""
        self._idle.blockSignals(True)
        self._idle.setMaximum(minutes)
        self._idle.blockSignals(False)

    def show_idle_minutes(self, minutes: int) -> None:
        """Show after how long the program locks itself."""
        self._idle.blockSignals(True)
        self._idle.setValue(minutes)
        self._idle.blockSignals(False)

    def add_card(self, card: QWidget) -> None:
        """Show what another part of the program has to set."""
        self._more.addWidget(card)

    def show_training(self, valid: Mapping[str, date]) -> None:
        """Show until when each training is valid."""
        self._training.show_training(valid)

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
        fields = self._fields()
        for pair in (fields[:2], fields[2:]):
            look.body.addLayout(row(*[column(self._labels[field], field, spacing=4) for field in pair], spacing=14))
        look.body.addWidget(self._later)
        look.body.addWidget(self._capture)
        page.body.addWidget(look)
        page.body.addWidget(self._training)
        # What others have to set stands here, too.
        self._more = QVBoxLayout()
        page.body.addLayout(self._more)
        page.body.addWidget(self._problem)
        page.body.addLayout(row(self._back, None, self._keys, self._custody, self._integrity))
        page.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)

    def _fields(self) -> tuple[QWidget, ...]:
        return self._language, self._theme, self._text, self._idle

    def _connect(self) -> None:
        self._language.currentIndexChanged.connect(self._language_changed)
        self._theme.currentIndexChanged.connect(self._theme_changed)
        self._text.currentIndexChanged.connect(self._text_changed)
        self._idle.valueChanged.connect(self.idle_minutes_chosen)
        self._capture.toggled.connect(self.capture_chosen)
        self._training.changed.connect(self.training_changed)
        self._keys.clicked.connect(self.keys_asked)
        self._custody.clicked.connect(self.custody_asked)
        self._integrity.clicked.connect(self.integrity_asked)
        self._back.clicked.connect(self.left)

    def _language_changed(self) -> None:
        self.language_chosen.emit(self._language.currentData())

    def _theme_changed(self) -> None:
        self.theme_chosen.emit(self._theme.currentData())

    def _text_changed(self) -> None:
        self._later.show()
        self.text_chosen.emit(self._text.currentData())

    def _show_present(self) -> None:
        for box, value in ((self._language, self._language_now.code), (self._theme, self._theme_now.name)):
            box.blockSignals(True)
            box.setCurrentIndex(box.findData(value))
            box.blockSignals(False)

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Settings"))
        for field, text, name in (
            (self._language, self.tr("&Language"), self.tr("Language")),
            (self._theme, self.tr("&Colours"), self.tr("Colours")),
            (self._text, self.tr("Size of &words"), self.tr("Size of words")),
            (self._idle, self.tr("Lock aft&er minutes without work"), self.tr("Lock after minutes without work")),
        ):
            self._labels[field].setText(text)
            field.setAccessibleName(name)
        self._later.setText(self.tr("Words change their size when the program is locked and opened again."))
        self._theme.setItemText(0, self.tr("Light"))
        self._theme.setItemText(1, self.tr("Dark"))
        self._capture.setText(self.tr("Lea&ve this window out of pictures and recordings of the screen"))
        self._keys.setText(self.tr("Keys and l&ocks"))
        self._custody.setText(self.tr("What was &done with this vault"))
        self._integrity.setText(self.tr("Chec&k everything"))
        self._back.setText(self.tr("&Back"))
