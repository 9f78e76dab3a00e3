"""A window that asks for a copy in another voice: which, by whom, why; and says what it does not do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from app.screens.exhibits.voices import Voice, VoiceChange
from app.widgets import Notice, button, field_label, label, named, row


class VoiceDialog(QDialog):
    """Emits what is wished."""

    made = Signal(object)

    def __init__(self, who: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Copy in another voice"))
        how = label("text", wrap=True)
        how.setText(
            self.tr(
                "The copy keeps the words, the pauses and the time. It is tied to the recording, which stays as it is. "
                "Copies are made before the seal."
            )
        )
        honest = named("voice_honest", Notice("care"))
        honest.show_text(
            self.tr(
                "This does not make a voice unrecognisable: experts and programs that compare voices may still know "
                "it, and who knows the person may know the way they speak, names and places. Never give the copy "
                "away as anonymous."
            ),
            "care",
        )
        self._deeper = named("voice_deeper", QRadioButton(self.tr("Deeper")))
        self._higher = named("voice_higher", QRadioButton(self.tr("Higher")))
        self._deeper.setChecked(True)
        self._who, self._why = named("copy_who", QLineEdit(who)), named("copy_why", QLineEdit())
        self._who.setMaxLength(200)
        self._why.setMaxLength(500)
        for field in (self._who, self._why):
            field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
            field.textChanged.connect(self._written)
        who_label, why_label = field_label(self._who), field_label(self._why)
        who_label.setText(self.tr("Made by:"))
        why_label.setText(self.tr("Why:"))
        self._who.setAccessibleName(who_label.text())
        self._why.setAccessibleName(why_label.text())
        leave, self._keep = button("leave_copy"), button("keep_copy", "primary")
        leave.setText(self.tr("Cancel"))
        self._keep.setText(self.tr("Make the copy"))
        layout = QVBoxLayout(self)
        layout.addWidget(how)
        layout.addWidget(honest)
        layout.addLayout(row(self._deeper, self._higher, None))
        layout.addLayout(row(who_label, self._who, why_label, self._why))
        layout.addLayout(row(None, leave, self._keep))
        self.resize(720, 330)
        leave.clicked.connect(self.reject)
        self._keep.clicked.connect(self._kept)
        self._written()

    def _written(self) -> None:
        self._keep.setEnabled(bool(self._who.text().strip() and self._why.text().strip()))

    def _kept(self) -> None:
        voice = Voice.DEEPER if self._deeper.isChecked() else Voice.HIGHER
        self.made.emit(VoiceChange(voice, self._who.text().strip(), self._why.text().strip()))
        self.accept()
