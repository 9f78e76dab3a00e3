"""The free account with time-stamped notes, each pinned to the second of the recording in which it was begun."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.fields.base import TESTIMONY, Field, styled
from app.fields.question import NoteLine, Question
from app.fields.text import LIMIT, LinesEdit

#: Where in the sound we are: id of the recording and milliseconds; None while nothing is recorded.
SoundNow = Callable[[], tuple[str, int] | None]


class NotesField(Field):
    """The account as a text, and beneath it short notes with their times."""

    note_added = Signal(str, str, int)
    note_changed = Signal(str, str)

    def __init__(self, question: Question, sound_now: SoundNow, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self._sound_now = sound_now
        self._begun: tuple[str, int] | None = None
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._box = LinesEdit(body, lines=9, most=18)
        self._box.textChanged.connect(self._edited)
        self._heading = styled("label", QLabel(body))
        self._entry = QLineEdit(body)
        self._entry.setInputMethodHints(TESTIMONY)
        self._entry.setMaxLength(2_000)
        self._entry.textEdited.connect(self._begin_note)
        self._entry.returnPressed.connect(self._add)
        self._button = QPushButton(body)
        self._button.clicked.connect(self._add)
        row = QHBoxLayout()
        row.addWidget(self._entry, 1)
        row.addWidget(self._button)
        self._list = QGridLayout()
        self._list.setHorizontalSpacing(10)
        self._list.setVerticalSpacing(4)
        self._list.setColumnStretch(1, 1)
        self._rows: list[tuple[QLabel, QLineEdit]] = []
        self._notes: tuple[NoteLine, ...] = ()
        column.addWidget(self._box)
        column.addWidget(self._heading)
        column.addLayout(row)
        column.addLayout(self._list)
        self.setFocusProxy(self._box)
        self._finish(body)

    def show_notes(self, notes: tuple[NoteLine, ...]) -> None:
        """Show the notes, the newest first."""
        if notes == self._notes:
            return
        self._notes = notes
        while len(self._rows) > len(notes):
            for widget in self._rows.pop():
                self._list.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        while len(self._rows) < len(notes):
            time, line = styled("time", QLabel(self)), QLineEdit(self)
            line.setInputMethodHints(TESTIMONY)
            line.editingFinished.connect(self._changed)
            self._list.addWidget(time, len(self._rows), 0)
            self._list.addWidget(line, len(self._rows), 1)
            self.setTabOrder(self._rows[-1][1] if self._rows else self._button, line)
            self._rows.append((time, line))
        for (time, line), note in zip(self._rows, reversed(notes), strict=True):
            time.setText(_position(note.offset_ms) if note.offset_ms is not None else note.clock)
            line.setText(note.text)
            line.setProperty("note", note.note_id)
        self._retranslate()

    def hand_in(self) -> None:
        """Keep what is being written: the screen is left, or the program locks."""
        self._keep()
        for _time, line in self._rows:
            self._keep_change(line)

    def give_back(self, text: str, sound: tuple[str, int] | None) -> None:
        """Show a note again that could not be kept, before what was begun since."""
        self._entry.setText(f"{text} {self._entry.text()}".strip())
        self._begun = sound

    def _show(self, question: Question) -> None:
        if self._box.toPlainText() != question.value:
            self._box.blockSignals(True)
            self._box.setPlainText(question.value)
            self._box.blockSignals(False)
        self._box.setReadOnly(question.readonly)
        self._retranslate()

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Notes with the time"))
        self._entry.setPlaceholderText(self.tr("A short note; Enter keeps it with the time you began to write"))
        self._entry.setAccessibleName(self.tr("New note with the time"))
        self._button.setText(self.tr("Keep the note"))
        self._button.setAccessibleName(self.tr("Keep the note"))
        for time, line in self._rows:
            line.setAccessibleName(self.tr("Note of {time}").format(time=time.text()))

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _edited(self) -> None:
        self._emit(self._box.toPlainText()[:LIMIT])

    def _begin_note(self, text: str) -> None:
        if len(text) == 1 or self._begun is None:
            self._begun = self._sound_now()

    def _add(self) -> None:
        if self._keep():
            self._entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> bool:
        text = self._entry.text().strip()
        if not text:
            return False
        recording, offset = self._begun or ("", 0)
        self._entry.clear()
        self._begun = None
        self.note_added.emit(text, recording, offset)
        return True

    def _changed(self) -> None:
        line = self.sender()
        if isinstance(line, QLineEdit):
            self._keep_change(line)

    def _keep_change(self, line: QLineEdit) -> None:
        note_id = str(line.property("note"))
        known = next((note.text for note in self._notes if note.note_id == note_id), None)
        if known is not None and known != line.text().strip():
            self.note_changed.emit(note_id, line.text().strip())


def _position(milliseconds: int) -> str:
    seconds = milliseconds // 1000
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
