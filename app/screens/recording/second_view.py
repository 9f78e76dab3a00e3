"""The strip of the second microphone: which one, how loud, and what is wrong with it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from app.recorder.errors import RecorderCode
from app.recorder.segment import Codec
from app.recorder.sentences import sentence
from app.recorder.source import Microphone
from app.screens.recording.meter import LevelMeter
from app.screens.recording.roles import Kept, PanelState
from app.theme import Tone, icon
from app.widgets import Notice, named
from storage.platform.power import Battery

if TYPE_CHECKING:
    from app.error_messages import Messages
    from app.screens.recording.presenter import RecordingPresenter
    from app.screens.recording.second import SecondMicrophone

_LOST = (RecorderCode.MICROPHONE_LOST, RecorderCode.INTERRUPTED, RecorderCode.DIED, RecorderCode.TOO_SLOW)


class SecondStrip(QWidget):
    """What the second microphone's presenter needs of the panel."""

    chosen = Signal(str)
    """A microphone, or none; also the same one again."""

    presenter: "RecordingPresenter"
    follower: "SecondMicrophone"

    def __init__(self, messages: "Messages", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._code = ""
        self._failure = ""
        self._trouble = named("secondTrouble", Notice("bad"))
        self._microphone = named("secondMicrophone", QComboBox())
        self._microphone.activated.connect(self._chosen)
        self._meter = LevelMeter(has_scale=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for part in (self._trouble, self._microphone, self._meter):
            layout.addWidget(part)
        self.show_microphones(())
        self.show_state(PanelState.CLOSED)
        self._retranslate()
        # Shown where there is a recorder for it.
        self.hide()

    @property
    def is_chosen(self) -> bool:
        """Whether there is a second microphone."""
        return bool(self._microphone.currentData())

    @Slot(object)
    def show_microphones(self, microphones: tuple[Microphone, ...]) -> None:
        """Offer these microphones, and none; the chosen one stays chosen while it is there."""
        chosen = self._microphone.currentData()
        self._microphone.clear()
        self._microphone.addItem(icon("mic-off", Tone.MUTED), "", "")
        for microphone in microphones:
            self._microphone.addItem(icon("mic", Tone.MUTED), microphone.name, microphone.id)
        at = self._microphone.findData(chosen)
        self._microphone.setCurrentIndex(max(0, at))
        self._retranslate()

    def show_state(self, state: PanelState) -> None:
        """Show how loud it is while it records."""
        is_on = state in (PanelState.RECORDING, PanelState.PAUSED)
        self._meter.setVisible(is_on)
        if state is not PanelState.RECORDING:
            self._meter.clear()

    def show_time(self, milliseconds: int) -> None:
        """The first microphone's time is shown."""

    def show_level(self, level: float) -> None:
        """Show how loud it is."""
        self._meter.show_level(level)

    def show_trouble(self, code: str) -> None:
        """Say what is wrong; empty when nothing is."""
        self._code, self._failure = code, ""
        self._retranslate()

    def show_failure(self, error: Exception) -> None:
        """Say why the vault did not take something."""
        message = self._messages.shown(error)
        self._failure = f"{message.happened} {message.do}"
        self._retranslate()

    def show_left_off(self, has_left_off: bool) -> None:
        """Choosing it again goes on; the sentence says so."""

    def show_kept(self, kept: tuple[Kept, ...]) -> None:
        """The panel shows them."""

    def show_resumed_after_crash(self) -> None:
        """It goes on by itself."""
        self.show_trouble("")

    def show_room(self, free: int, is_scarce: bool) -> None:
        """The panel shows it."""

    def show_codec(self, codec: Codec) -> None:
        """The panel shows it."""

    def show_power(self, battery: Battery | None) -> None:
        """The panel shows it."""

    def tell_recording(self, is_on: bool) -> None:
        """The screen follows the first microphone."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the theme."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self._retranslate()
        super().changeEvent(event)

    @Slot(int)
    def _chosen(self, index: int) -> None:
        self.chosen.emit(self._microphone.itemData(index) or "")

    def _retranslate(self) -> None:
        self._microphone.setItemText(0, self.tr("No second microphone"))
        self._microphone.setAccessibleName(self.tr("Second microphone"))
        self._meter.setAccessibleName(self.tr("Sound level of the second microphone"))
        code = RecorderCode.SECOND_LOST if self._code in _LOST else self._code
        self._trouble.show_text(self._failure or (sentence(code) if code else ""), "bad")
