"""Which form a new interview is taken with, and which earlier interview it is about where it is about one."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from app.screens.home.form_names import protocol_name
from app.screens.home.presenter import ABOUT_EARLIER
from app.shipped_forms import ProtocolId
from app.theme import sized
from app.widgets import field_label, named
from storage.interviews.form_library import FormEntry
from storage.interviews.interviews import InterviewSummary

_WIDEST = 220


class FormChoice(QWidget):
    """Emits the chosen form, a protocol's id or the digest of another form, and the number of the earlier interview."""

    chosen = Signal(str)
    earlier_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = named("form_choice", QComboBox())
        self._box.setMaximumWidth(sized(_WIDEST))
        for protocol in ProtocolId:
            self._box.addItem("", str(protocol))
        self._box.setCurrentIndex(self._box.findData(str(ProtocolId.FIRST_ACCOUNT)))
        self._label = field_label(self._box)
        self._earlier = named("earlier_choice", QComboBox())
        self._earlier.setMaximumWidth(sized(_WIDEST))
        self._earlier.addItem("", "")
        self._earlier_label = field_label(self._earlier)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in (self._earlier_label, self._earlier, self._label, self._box):
            layout.addWidget(part)
        self._box.currentIndexChanged.connect(self._changed)
        self._earlier.currentIndexChanged.connect(self._earlier_changed)
        self._retranslate()
        self._show_earlier()

    def show_forms(self, forms: tuple[FormEntry, ...], earlier: tuple[InterviewSummary, ...]) -> None:
        """Offer the protocols, these forms, these interviews; what was chosen stays chosen while it is there."""
        wanted, number = str(self._box.currentData()), str(self._earlier.currentData())
        self._box.blockSignals(True)
        self._earlier.blockSignals(True)
        while self._box.count() > len(ProtocolId):
            self._box.removeItem(len(ProtocolId))
        for form in forms:
            name = form.title or form.form_id
            self._box.addItem(f"{name} ({form.version})" if form.version else name, form.digest)
        at = self._box.findData(wanted)
        self._box.setCurrentIndex(at if at >= 0 else self._box.findData(str(ProtocolId.FIRST_ACCOUNT)))
        while self._earlier.count() > 1:
            self._earlier.removeItem(1)
        for one in earlier:
            self._earlier.addItem(" · ".join(filter(None, (one.number, one.title))), one.number)
        self._earlier.setCurrentIndex(max(0, self._earlier.findData(number)))
        self._box.blockSignals(False)
        self._earlier.blockSignals(False)
        if str(self._box.currentData()) != wanted:
            self._changed()
        if str(self._earlier.currentData()) != number:
            self._earlier_changed()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _changed(self) -> None:
        self._show_earlier()
        self.chosen.emit(str(self._box.currentData()))

    def _earlier_changed(self) -> None:
        self.earlier_chosen.emit(str(self._earlier.currentData()))

    def _show_earlier(self) -> None:
        asks = str(self._box.currentData()) in ABOUT_EARLIER
        self._earlier_label.setVisible(asks)
        self._earlier.setVisible(asks)

    def _retranslate(self) -> None:
        self._label.setText(self.tr("&Form"))
        for at, protocol in enumerate(ProtocolId):
            self._box.setItemText(at, protocol_name(protocol))
        self._box.setAccessibleName(self.tr("The form of a new interview"))
        self._earlier_label.setText(self.tr("A&bout"))
        self._earlier.setItemText(0, self.tr("Choose later"))
        self._earlier.setAccessibleName(self.tr("The sealed interview that the new one is about"))
