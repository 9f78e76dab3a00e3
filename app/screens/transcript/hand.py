"""The line in hand: its time, who speaks, its words, and what can be done with it."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from app.fields.text import GuardedEdit
from app.screens.recording.marker_list import clock_text
from app.screens.transcript.lines import speaker_name
from app.theme import Tone, sized
from app.widgets import button, label, named, row
from storage.interviews.transcripts import LONGEST_LINE, Line, Speaker


class _Words(GuardedEdit):
    """Takes no words of another interview. Enter ends the line; with Shift it begins another one within it."""

    finished = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Catch Enter."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.finished.emit()
            return
        super().keyPressEvent(event)


class Hand(QWidget):
    """Emits what is done with the line; the screen knows which one it is."""

    text_written = Signal(object)
    """The line with its new words."""
    finished = Signal()
    speaker_chosen = Signal(str)
    time_pressed = Signal()
    confirm_pressed = Signal()
    remove_pressed = Signal()
    new_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: Line | None = None
        self._is_frozen = True
        self._time = button("lineTime", "", "clock")
        self._who = named("lineSpeaker", QComboBox())
        for speaker in Speaker:
            self._who.addItem("", speaker.value)
        self._machine = label("warn")
        self._words = named("lineWords", _Words())
        # What is written here is testimony: input methods must not learn it.
        self._words.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self._words.setTabChangesFocus(True)
        self._words.setMinimumHeight(sized(72))
        self._words.setMaximumHeight(sized(140))
        self._confirm = button("lineConfirm", "", "check")
        self._remove = button("lineRemove", "ghost", "trash-2", Tone.MUTED)
        self._new = button("lineNew", "primary", "plus", Tone.ON_ACCENT)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(row(self._time, self._who, self._machine, None, spacing=8))
        layout.addWidget(self._words)
        layout.addLayout(row(self._new, self._confirm, None, self._remove, spacing=8))
        self._time.clicked.connect(self.time_pressed)
        self._who.activated.connect(self._who_chosen)
        self._words.finished.connect(self.finished)
        self._words.textChanged.connect(self._typed)
        self._confirm.clicked.connect(self.confirm_pressed)
        self._remove.clicked.connect(self.remove_pressed)
        self._new.clicked.connect(self.new_pressed)
        self.show_line(None)
        self._retranslate()

    @property
    def speaker(self) -> str:
        """Who speaks in the line in hand, and in the next one."""
        return str(self._who.currentData())

    def show_line(self, line: Line | None) -> None:
        """Take a line in hand, or none."""
        self._line = None
        if line is not None:
            if self._words.toPlainText() != line.text:
                self._words.setPlainText(line.text)
            self._who.setCurrentIndex(self._who.findData(line.speaker.value))
        else:
            self._words.clear()
        self._line = line
        self._show_possible()

    def show_frozen(self, is_frozen: bool) -> None:
        """Nothing can be changed, or everything."""
        self._is_frozen = is_frozen
        self._show_possible()

    def take_focus(self) -> None:
        """Let the keyboard write into the line."""
        if not self._is_frozen:
            self._words.setFocus()
            cursor = self._words.textCursor()
            cursor.movePosition(cursor.MoveOperation.End)
            self._words.setTextCursor(cursor)

    def hand_in(self) -> None:
        """Say what is written, if that is something else than before."""
        line = self._line
        if line is None or self._is_frozen:
            return
        words = self._words.toPlainText()[:LONGEST_LINE]
        if words != line.text:
            self._line = replace(line, text=words, is_confirmed=True)
            self.text_written.emit(self._line)
            self._show_possible()

    @Slot()
    def next_speaker(self) -> None:
        """Let the next one of the list speak."""
        if self._line is not None and not self._is_frozen:
            self._who.setCurrentIndex((self._who.currentIndex() + 1) % self._who.count())
            self.speaker_chosen.emit(self.speaker)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the theme."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _typed(self) -> None:
        # Every letter is handed in: saving waits for a pause, not for the end of the line.
        self.hand_in()

    @Slot(int)
    def _who_chosen(self, index: int) -> None:
        self.speaker_chosen.emit(str(self._who.itemData(index)))

    def _show_possible(self) -> None:
        line, can = self._line, not self._is_frozen
        self._time.setText("–" if line is None else clock_text(line.at_ms))
        is_open = can and line is not None
        for each in (self._time, self._who, self._words, self._remove):
            each.setEnabled(is_open)
        waits = line is not None and not line.is_confirmed
        self._confirm.setVisible(waits)
        self._confirm.setEnabled(is_open)
        self._machine.setVisible(waits)
        self._new.setEnabled(can)

    def _retranslate(self) -> None:
        for at, speaker in enumerate(Speaker):
            self._who.setItemText(at, speaker_name(speaker))
        self._time.setAccessibleName(self.tr("Set the time of the line to the present place (F7)"))
        self._time.setToolTip(self._time.accessibleName())
        self._who.setAccessibleName(self.tr("Who speaks"))
        self._words.setAccessibleName(self.tr("Words of the line"))
        self._machine.setText(self.tr("Made by a machine: listen, then confirm or correct"))
        self._confirm.setText(self.tr("Confirm (F9)"))
        self._remove.setText(self.tr("Remove line"))
        self._new.setText(self.tr("New line here"))
