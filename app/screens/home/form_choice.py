"""Which form a new interview is taken with; shown only where the organisation has forms of its own."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from app.widgets import field_label, named
from storage.interviews.form_library import FormEntry


class FormChoice(QWidget):
    """Emits the digest of the chosen form; empty for the one that came with the program."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = named("form_choice", QComboBox())
        self._box.setMaximumWidth(260)
        self._box.addItem("", "")
        self._label = field_label(self._box)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._label)
        layout.addWidget(self._box)
        self._box.currentIndexChanged.connect(self._changed)
        self.hide()
        self._retranslate()

    def show_forms(self, forms: tuple[FormEntry, ...]) -> None:
        """Offer these; what was chosen stays chosen while it is there."""
        wanted = str(self._box.currentData())
        self._box.blockSignals(True)
        while self._box.count() > 1:
            self._box.removeItem(1)
        for form in forms:
            name = form.title or form.form_id
            self._box.addItem(f"{name} ({form.version})" if form.version else name, form.digest)
        self._box.setCurrentIndex(max(0, self._box.findData(wanted)))
        self._box.blockSignals(False)
        self.setVisible(bool(forms))
        if str(self._box.currentData()) != wanted:
            self._changed()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _changed(self) -> None:
        self.chosen.emit(str(self._box.currentData()))

    def _retranslate(self) -> None:
        self._label.setText(self.tr("&Form"))
        self._box.setItemText(0, self.tr("First account"))
        self._box.setAccessibleName(self.tr("The form of a new interview"))
