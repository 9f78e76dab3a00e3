"""On the locked window: a recording goes on, and how to end it without a passphrase."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.jobs import Jobs, Lane
from app.theme import Tone, icon
from app.widgets import button, label, named, row

LOOK_EVERY_MS = 500


class RecordingSign(QFrame):
    """Says nothing of whom or what; visible while sound is being recorded."""

    stop_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recordingSign")
        self.setProperty("role", "care")
        self._dot = QLabel()
        self._text = named("recordingSignText", label("", wrap=True))
        self._stop = button("stopRecordingAlone", "rec", "square", Tone.ON_ACCENT)
        self._is_stopping = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        across = row(self._dot, self._text, self._stop, spacing=10)
        across.setStretch(1, 1)
        layout.addLayout(across)
        self._stop.clicked.connect(self._pressed)
        self._retranslate()
        self.hide()

    def show_on(self, is_on: bool) -> None:
        """Show whether sound is being recorded."""
        if not is_on:
            self._is_stopping = False
        self.setVisible(is_on)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the theme."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _pressed(self) -> None:
        self._is_stopping = True
        self._retranslate()
        self.stop_pressed.emit()

    def _retranslate(self) -> None:
        self._dot.setPixmap(icon("circle-dot", Tone.REC).pixmap(18, 18))
        self._text.setText(
            self.tr("The recording is being finished…")
            if self._is_stopping
            else self.tr("The recording goes on. It ends by itself when the vault is unlocked, or now.")
        )
        self._stop.setText(self.tr("&Stop the recording"))
        self._stop.setEnabled(not self._is_stopping)
        self.setAccessibleName(self._text.text())


class SignWatch(QObject):
    """Looks from time to time whether some recorder is at work; never in the thread of the windows."""

    def __init__(self, sign: RecordingSign, jobs: Jobs, is_on: Callable[[], bool], stop: Callable[[], None]) -> None:
        super().__init__(sign)
        self._sign = sign
        self._jobs = jobs
        self._is_on = is_on
        self._stop = stop
        self._is_looking = False
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        sign.stop_pressed.connect(self._stop_pressed)
        self._timer.start()
        self._look()

    @Slot()
    def _look(self) -> None:
        if not self._is_looking:
            self._is_looking = True
            self._jobs.run(Lane.NETWORK, self._is_on, done=self._looked, failed=self._not_looked)

    def _looked(self, is_on: bool) -> None:
        self._is_looking = False
        # The window may have been unlocked, and the sign gone, while it was looked up.
        if isValid(self._sign):
            self._sign.show_on(is_on)

    def _not_looked(self, _error: Exception) -> None:
        self._is_looking = False

    @Slot()
    def _stop_pressed(self) -> None:
        self._jobs.run(Lane.NETWORK, self._stop, done=lambda _: None, failed=self._not_looked)
