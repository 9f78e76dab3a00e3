"""Working with a recording: marks to go to, a stretch to hear again or to mark as sensitive, silence left out."""

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from app.theme import Tone
from app.widgets import button, named


class WorkRow(QWidget):
    """Buttons; the player decides what they do."""

    mark_asked = Signal(int)
    """The next mark (1) or the one before (-1)."""
    start_pressed = Signal()
    end_pressed = Signal()
    clear_pressed = Signal()
    sensitive_pressed = Signal()
    silence_skipped = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = button("markBefore", "ghost", "skip-back", Tone.MUTED)
        self._next = button("markNext", "ghost", "skip-forward", Tone.MUTED)
        self._start = button("stretchStart", "")
        self._end = button("stretchEnd", "")
        self._clear = button("stretchClear", "ghost", "x", Tone.MUTED)
        self._sensitive = button("stretchSensitive", "", "eye-off", Tone.MUTED)
        self._silence = named("skipSilence", QCheckBox())
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for place, part in enumerate((self._before, self._next, self._start, self._end, self._clear)):
            layout.addWidget(part, 0, place)
        layout.setColumnStretch(5, 1)
        layout.addWidget(self._silence, 1, 0, 1, 4)
        layout.addWidget(self._sensitive, 1, 4, 1, 2)
        self._before.clicked.connect(self._go_before)
        self._next.clicked.connect(self._go_next)
        self._start.clicked.connect(self.start_pressed)
        self._end.clicked.connect(self.end_pressed)
        self._clear.clicked.connect(self.clear_pressed)
        self._sensitive.clicked.connect(self.sensitive_pressed)
        self._silence.toggled.connect(self.silence_skipped)
        self._sensitive.hide()
        self.show_possible(has_marks=False, has_start=False, has_end=False)
        self._retranslate()

    def offer_sensitive(self) -> None:
        """The recording is a draft's: stretches of it may be marked."""
        self._sensitive.show()

    def show_possible(self, *, has_marks: bool, has_start: bool, has_end: bool) -> None:
        """Show what can be pressed."""
        for each in (self._before, self._next):
            each.setEnabled(has_marks)
        self._end.setEnabled(has_start)
        self._clear.setEnabled(has_start)
        self._sensitive.setEnabled(has_end)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the theme."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _go_before(self) -> None:
        self.mark_asked.emit(-1)

    @Slot()
    def _go_next(self) -> None:
        self.mark_asked.emit(1)

    def _retranslate(self) -> None:
        self._start.setText(self.tr("From"))
        self._end.setText(self.tr("To"))
        self._sensitive.setText(self.tr("Sensitive"))
        self._silence.setText(self.tr("Leave out silence"))
        for control, words in (
            (self._before, self.tr("To the mark before (Ctrl+Left)")),
            (self._next, self.tr("To the next mark (Ctrl+Right)")),
            (self._start, self.tr("Hear a stretch again and again: from here (Ctrl+1)")),
            (self._end, self.tr("Hear a stretch again and again: to here (Ctrl+2)")),
            (self._clear, self.tr("Play on, no stretch (Ctrl+3)")),
            (self._sensitive, self.tr("Mark this stretch as sensitive: copies for others leave it out")),
        ):
            control.setAccessibleName(words)
            control.setToolTip(words)
