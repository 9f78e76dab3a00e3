"""Forms on paper: which protocol, which sections, blank or with what is written down already."""

from pathlib import Path

from PySide6.QtCore import QDateTime, QEvent, QLocale, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QWidget

from app.error_messages import Messages
from app.screens.papers.frame import PaperFrame
from app.widgets import Notice, button, field_label, label, named
from app.widgets.files import choose_file
from app.workspace import Header

_LANGUAGES = (("uk",), ("en",))


class PaperFormScreen(PaperFrame):
    """Of an interview, or of a protocol."""

    scan_chosen = Signal(object, str)
    language_changed = Signal()

    def __init__(
        self,
        header: Header,
        messages: Messages,
        protocols: tuple[tuple[str, str], ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(header, messages, _LANGUAGES, parent)
        self._is_blank = bool(protocols)
        self._protocol = named("protocol", QComboBox())
        for code, name in protocols:
            self._protocol.addItem(name, code)
        self._protocol_label = field_label(self._protocol)
        self._care = named("care", Notice("care", self))
        self._sections_label: QLabel = label("h2")
        self._sections: dict[str, QCheckBox] = {}
        self._keyed_title, self._keyed = label("h2"), label("text", wrap=True)
        self._by = named("keyed_by", QLineEdit())
        self._by.setMaxLength(16)
        self._by_label = field_label(self._by)
        self._scan = button("add_original", "", "scan")
        for part in (self._protocol_label, self._protocol, self._care):
            self.choices.addWidget(part)
        for of_interview in (self._keyed_title, self._keyed, self._by_label, self._by, self._scan):
            self.choices.addWidget(of_interview)
            of_interview.setVisible(not self._is_blank)
        self.choices.addWidget(self._sections_label)
        self._by.textChanged.connect(self._by_changed)
        self._scan.clicked.connect(self._choose_scan)
        self._by_changed()
        self.choices.addStretch(1)
        for part in (self._protocol_label, self._protocol):
            part.setVisible(self._is_blank)
        self._protocol.currentIndexChanged.connect(self._protocol_changed)
        self._retranslate()

    @property
    def protocol(self) -> str:
        """The protocol that is chosen; empty for the form of an interview."""
        return str(self._protocol.currentData() or "")

    @property
    def sections(self) -> frozenset[str]:
        """The sections that are ticked."""
        return frozenset(name for name, box in self._sections.items() if box.isChecked())

    def show_protocols(self, protocols: tuple[tuple[str, str], ...]) -> None:
        """Name the protocols in the language of the screen."""
        for code, name in protocols:
            self._protocol.setItemText(self._protocol.findData(code), name)

    def show_sections(self, sections: tuple[tuple[str, str], ...]) -> None:
        """Offer sections by name and title; all are ticked at first, and stay as a person left them."""
        if tuple(self._sections) == tuple(name for name, _ in sections):
            for name, title in sections:
                self._sections[name].setText(title.replace("&", "&&"))
                self._sections[name].setAccessibleName(title)
            return
        for box in self._sections.values():
            # At once: the sections of the next protocol bear the same names.
            box.setParent(None)
            box.deleteLater()
        self._sections = {}
        place = self.choices.indexOf(self._sections_label) + 1
        for at, (name, title) in enumerate(sections):
            box = named(f"section_{name}", QCheckBox(title.replace("&", "&&")))
            box.setChecked(True)
            box.setAccessibleName(title)
            box.toggled.connect(self.chosen)
            self.choices.insertWidget(place + at, box)
            self._sections[name] = box

    def changeEvent(self, event: QEvent) -> None:
        """Ask for the names in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.language_changed.emit()

    def show_original_kept(self) -> None:
        """Say that the scan is there."""
        self._done.show_text(self.tr("The scan is kept as the original, and a note says who keyed it in."), "good")

    def _by_changed(self) -> None:
        self._scan.setEnabled(bool(self._by.text().strip()))

    def _choose_scan(self) -> None:
        choose_file(self, self.tr("Scan of the paper"), "*.pdf *.jpg *.jpeg *.png", self._scan_chosen)

    def _scan_chosen(self, path: Path) -> None:
        now = QLocale().toString(QDateTime.currentDateTime(), QLocale.FormatType.ShortFormat)
        words = self.tr("Keyed in from paper by {who}, {when}. The scan is attached as the original.")
        self.scan_chosen.emit(path, words.format(who=self._by.text().strip(), when=now))

    def _protocol_changed(self) -> None:
        self.chosen.emit()

    def _retranslate(self) -> None:
        super()._retranslate()
        if self._is_blank:
            self._heading.setText(self.tr("Blank forms on paper"))
            self._about.setText(
                self.tr(
                    "For a dead battery: the questions have the numbers that they have on the screen. Key the answers "
                    "in later, and add the scan of the paper as the original."
                )
            )
            self._care.show_text("")
        else:
            self._heading.setText(self.tr("This form on paper"))
            self._about.setText(
                self.tr("What is written down already, under the numbers of the screen; what is open can be written.")
            )
            self._care.show_text(
                self.tr("Everything is on this paper, names too. Print it only where nobody else can take it."), "care"
            )
        self._keyed_title.setText(self.tr("Keyed in from paper"))
        self._keyed.setText(
            self.tr("Were these answers written on paper first? Add the scan: it stays with them as their original.")
        )
        self._by_label.setText(self.tr("&Code of whoever keyed it in"))
        self._by.setAccessibleName(self.tr("Code of whoever keyed it in"))
        self._scan.setText(self.tr("&Add the scan…"))
        self._scan.setAccessibleName(self.tr("Add the scan of the paper"))
        self._protocol_label.setText(self.tr("&Form"))
        self._protocol.setAccessibleName(self.tr("Form"))
        self._sections_label.setText(self.tr("Sections"))
