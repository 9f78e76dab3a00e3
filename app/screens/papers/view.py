"""Forms on paper: which protocol, which sections, blank or with what is written down already."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QWidget

from app.error_messages import Messages
from app.screens.papers.frame import PaperFrame
from app.widgets import Notice, field_label, label, named
from app.workspace import Header

_LANGUAGES = (("uk",), ("en",))


class PaperFormScreen(PaperFrame):
    """Of an interview, or of a protocol."""

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
        for part in (self._protocol_label, self._protocol, self._care, self._sections_label):
            self.choices.addWidget(part)
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

    def show_sections(self, sections: tuple[tuple[str, str], ...]) -> None:
        """Offer sections by name and title; all are ticked at first, and stay as a person left them."""
        if tuple(self._sections) == tuple(name for name, _ in sections):
            for name, title in sections:
                self._sections[name].setText(title)
            return
        for box in self._sections.values():
            self.choices.removeWidget(box)
            box.hide()
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
        self._protocol_label.setText(self.tr("&Form"))
        self._protocol.setAccessibleName(self.tr("Form"))
        self._sections_label.setText(self.tr("Sections"))
