"""Who wrote a transcript, why and how, and how close it keeps to the words."""

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from app.screens.transcript.presenter import Heading
from app.widgets import field_label, named
from storage.interviews.transcripts import LONGEST_HEAD, Fidelity


class HeadingForm(QWidget):
    """Gives what stands in it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fidelity = named("transcriptFidelity", QComboBox())
        for fidelity in Fidelity:
            self._fidelity.addItem("", fidelity.value)
        self._author, self._reason, self._method = (
            named(name, QLineEdit()) for name in ("transcriptAuthor", "transcriptReason", "transcriptMethod")
        )
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(6)
        layout.setHorizontalSpacing(12)
        self._labels = []
        controls: tuple[QWidget, ...] = (self._fidelity, self._author, self._reason, self._method)
        for place, control in enumerate(controls):
            self._labels.append(field_label(control))
            layout.addWidget(self._labels[-1], place, 0)
            layout.addWidget(control, place, 1)
        self._fidelity.activated.connect(self._edited)
        for edit in (self._author, self._reason, self._method):
            edit.setMaxLength(LONGEST_HEAD)
            edit.editingFinished.connect(self._edited)
        self._retranslate()

    @property
    def heading(self) -> Heading:
        """What stands here."""
        fidelity = Fidelity(self._fidelity.currentData())
        return Heading(fidelity, self._author.text(), self._reason.text(), self._method.text())

    def show_heading(self, heading: Heading) -> None:
        """Show it."""
        self._fidelity.setCurrentIndex(self._fidelity.findData(heading.fidelity.value))
        self._author.setText(heading.author)
        self._reason.setText(heading.reason)
        self._method.setText(heading.method)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _edited(self) -> None:
        self.changed.emit()

    def _retranslate(self) -> None:
        kinds = (self.tr("Word for word"), self.tr("Close to the words"), self.tr("A summary"))
        for at, words in enumerate(kinds):
            self._fidelity.setItemText(at, words)
        for text, edit, words in zip(
            self._labels,
            (self._fidelity, self._author, self._reason, self._method),
            (self.tr("How close to the words"), self.tr("Written by"), self.tr("Why"), self.tr("How")),
            strict=True,
        ):
            text.setText(words)
            edit.setAccessibleName(words)
