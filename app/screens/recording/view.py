"""What the recording panel shows: consent, the recording, microphone, markers, room on the disk."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from app.recorder.errors import RecorderCode
from app.recorder.segment import Codec
from app.recorder.sentences import sentence
from app.recorder.source import Microphone
from app.screens.recording.kept import KeptRecordings
from app.screens.recording.marker_pad import MarkerPad
from app.screens.recording.markers import Marker
from app.screens.recording.recording_box import RecordingBox
from app.screens.recording.roles import BUSY, Kept, PanelState
from app.screens.recording.room_line import RoomLine
from app.screens.recording.second_view import SecondStrip
from app.theme import Tone, icon
from app.widgets import Notice, button, named, row
from storage.objects.kinds import PartKind
from storage.platform.power import Battery

if TYPE_CHECKING:
    from app.error_messages import Messages
    from app.screens.recording.marking import MarkingPresenter
    from app.screens.recording.presenter import RecordingPresenter

MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class SoundPosition:
    """A place in the sound of an interview: which recording, and how far into it."""

    attachment_id: str
    offset_ms: int


class RecordingPanel(QWidget):
    """The panel; its presenters decide."""

    recording_changed = Signal(bool)
    """Sound is being recorded (also while paused), or not any more."""
    marker_kept = Signal(str)
    """A marker is in the vault: its kind (a code of the list fa_mark)."""
    marker_opened = Signal(str, int)
    """A marker was activated: the recording's id and the milliseconds into it, for a player to jump to."""

    record_pressed = Signal(str)
    pause_pressed = Signal()
    stop_pressed = Signal()
    split_pressed = Signal(str)
    """Go on in a new recording; the part (a PartKind) to which it belongs."""
    consent_asked = Signal()
    transcript_asked = Signal(str)
    """A finished recording is to be heard and written down: its id."""
    trouble_told = Signal(str)
    """Something is wrong with the recording (a RecorderCode): whoever covers the panel lets it be seen."""
    failure_told = Signal(object)
    """The vault did not take something (an exception): told beside what covers the panel as well."""
    trouble_over = Signal()
    """Sound is recorded again, or what was told is no more so."""
    mark_pressed = Signal(str)
    marker_noted = Signal(str, str)
    minute_passed = Signal()

    presenter: "RecordingPresenter"
    marking: "MarkingPresenter"

    def __init__(self, messages: "Messages", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._state = PanelState.CLOSED
        self._has_left_off = False
        self._trouble_code = ""

        self._consent = Notice("care")
        self._trouble = named("recordingTrouble", Notice("bad"))
        self._box = RecordingBox()
        self._box.split_pressed.connect(self.split_pressed)
        self._record = button("record", "rec", "mic", Tone.ON_ACCENT)
        self._pause = button("pause", "", "pause")
        self._stop = button("stop", "rec", "square", Tone.ON_ACCENT)
        self.second = SecondStrip(messages)
        self._kept = KeptRecordings()
        self._kept.asked.connect(self.transcript_asked)
        self._microphone = named("microphone", QComboBox())
        self._markers = MarkerPad()
        self._room = RoomLine()

        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 12)
        layout.setSpacing(10)
        for part in (self._consent, self._trouble, self._box):
            layout.addWidget(part)
        layout.addLayout(row(self._record, self._pause, self._stop, spacing=8))
        layout.addWidget(self._microphone)
        layout.addWidget(self.second)
        layout.addWidget(self._kept)
        layout.addSpacing(4)
        layout.addWidget(self._markers, 1)
        layout.addWidget(self._room)

        self._minute = QTimer(self, interval=MINUTE_MS)
        self._minute.timeout.connect(self.minute_passed)
        self._minute.start()
        self._keys: list[QShortcut] = []
        self._markers.mark_pressed.connect(self.mark_pressed)
        self._markers.marker_noted.connect(self.marker_noted)
        self._markers.marker_opened.connect(self.marker_opened)
        self._record.clicked.connect(self._record_clicked)
        self._pause.clicked.connect(self.pause_pressed)
        self._stop.clicked.connect(self.stop_pressed)
        self.show_microphones(())
        self._retranslate()
        self.show_state(PanelState.CLOSED)

    @Slot()
    def mark(self) -> None:
        """Put a marker of the usual kind here and now: the button elsewhere on the screen and F9."""
        self._markers.mark()

    def position(self) -> SoundPosition | None:
        """Say where in the sound we are now, for time-stamped notes; None while nothing is recorded."""
        here = self.presenter.position()
        return None if here is None else SoundPosition(*here)

    def consent_changed(self) -> None:
        """Ask the gate again: an answer about consent has changed. Withdrawn consent stops the recording."""
        self.consent_asked.emit()

    def record_answer(self, part: PartKind, begun: Callable[[str], None]) -> bool:
        """Record the answer to a question with the microphone that is chosen here; says whether it begins."""
        return self.presenter.record_answer(str(self._microphone.currentData() or ""), part, begun)

    @property
    def has_microphone(self) -> bool:
        """Whether there is a microphone to choose."""
        return bool(self._microphone.currentData())

    def finish(self) -> None:
        """Stop a running recording, because the interview is closed or goes on to its statement."""
        self.presenter.stop_pressed()

    @property
    def is_recording(self) -> bool:
        """Whether a recording is running, or being started, paused or finished."""
        return self._state in BUSY

    def show_state(self, state: PanelState) -> None:
        """Show what can be pressed."""
        before, self._state = self._state, state
        busy = state in BUSY
        self._record.setVisible(not busy)
        self._record.setEnabled(state is PanelState.READY)
        self._pause.setVisible(busy)
        self._pause.setEnabled(state in (PanelState.RECORDING, PanelState.PAUSED))
        self._stop.setVisible(busy)
        self._stop.setEnabled(state is not PanelState.STOPPING)
        self._microphone.setEnabled(not busy)
        self._kept.show_busy(busy)
        if state is PanelState.STARTING and before is PanelState.READY and not self._has_left_off:
            self._box.clear()
        self._box.show_state(state)
        self._retranslate_state()
        self._make_room()
        if state is PanelState.RECORDING and before is PanelState.STARTING:
            self.trouble_over.emit()

    def show_time(self, milliseconds: int) -> None:
        """Show how much has been recorded."""
        self._box.show_time(milliseconds)

    def show_level(self, level: float) -> None:
        """Show how loud it is."""
        self._box.show_level(level)

    def show_trouble(self, code: str) -> None:
        """Say what is wrong; empty when nothing is."""
        self._trouble_code = code
        tone = "care" if code == RecorderCode.MICROPHONE_BACK else "bad"
        self._trouble.show_text(sentence(code) if code else "", tone)
        self._make_room()
        if code:
            self.trouble_told.emit(code)
        else:
            self.trouble_over.emit()

    def show_failure(self, error: Exception) -> None:
        """Say why the vault did not take something."""
        message = self._messages.shown(error)
        self._trouble.show_text(f"{message.happened} {message.do}", "bad")
        self._make_room()
        self.failure_told.emit(error)

    def show_left_off(self, has_left_off: bool) -> None:
        """Show that one press goes on with the recording that broke off."""
        self._has_left_off = has_left_off
        self._retranslate_state()

    def show_kept(self, kept: tuple[Kept, ...]) -> None:
        """Show which recordings there are."""
        self._kept.show_kept(kept)

    def show_resumed_after_crash(self) -> None:
        """Say that the recorder ended unexpectedly and recording goes on by itself."""
        text = self.tr("The recorder ended unexpectedly and was started again. At most two seconds of sound are lost.")
        self._trouble.show_text(text, "care")
        self._make_room()

    def show_room(self, free: int, is_scarce: bool) -> None:
        """Show the room on the disk."""
        self._room.show_room(free, is_scarce)

    def show_codec(self, codec: Codec) -> None:
        """Show how sound is kept."""
        self._box.show_codec(codec)
        self._room.show_codec(codec)

    def show_power(self, battery: Battery | None) -> None:
        """Show how long the battery lasts."""
        self._room.show_power(battery)

    def _make_room(self) -> None:
        # On a low screen a sentence about trouble, or a second microphone, is worth more than the strip that recording
        # is allowed.
        needs_room = bool(self._trouble.text) or self.second.is_chosen
        self._consent.setVisible(not (self.is_recording and needs_room))

    def tell_recording(self, is_on: bool) -> None:
        """Tell the screen around the panel."""
        self.recording_changed.emit(is_on)

    def show_markers(self, markers: tuple[Marker, ...]) -> None:
        """Show the markers, newest first."""
        self._markers.show_markers(markers)

    def tell_marker(self, kind: str) -> None:
        """Tell the screen around the panel that a marker is kept."""
        self.marker_kept.emit(kind)

    def hear_keys(self, over: QWidget) -> None:
        """Take the keys of all that is on this part of the screen: they work also while another tab lies over us."""
        for key, slot in (("F9", self.mark), ("F8", self.press_record)):
            shortcut = QShortcut(QKeySequence(key), over)
            shortcut.activated.connect(slot)
            self.destroyed.connect(shortcut.deleteLater)
            self._keys.append(shortcut)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keys of all tabs, unless a screen gave us its own."""
        if not self._keys:
            # Not of the window: a closed screen that still waits for its last results would hold the same keys.
            self.hear_keys(self.parentWidget() or self)
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the theme."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _record_clicked(self) -> None:
        self.record_pressed.emit(self._microphone.currentData() or "")

    @Slot()
    def press_record(self) -> None:
        """Begin, pause or go on, whatever is next: F8, and the key of a screen that lies over this panel."""
        if self._state is PanelState.READY:
            self._record_clicked()
        else:
            self.pause_pressed.emit()

    @Slot(object)
    def show_microphones(self, microphones: tuple[Microphone, ...]) -> None:
        """Offer these microphones; the chosen one stays chosen while it is there."""
        self.second.show_microphones(microphones)
        chosen = self._microphone.currentData()
        self._microphone.clear()
        for microphone in microphones:
            self._microphone.addItem(icon("mic", Tone.MUTED), microphone.name, microphone.id)
        if self._microphone.count() == 0:
            self._microphone.addItem(icon("mic-off", Tone.MUTED), self.tr("No microphone found"), "")
        at = self._microphone.findData(chosen)
        if at >= 0:
            self._microphone.setCurrentIndex(at)

    def _retranslate(self) -> None:
        self._stop.setText(self.tr("Stop"))
        self._microphone.setAccessibleName(self.tr("Microphone"))
        if self._microphone.currentData() == "":
            self._microphone.setItemText(0, self.tr("No microphone found"))
        self._retranslate_state()

    def _retranslate_state(self) -> None:
        closed = self._state is PanelState.CLOSED
        if closed:
            self._consent.show_text(self.tr("No consent to audio recording. The microphone is closed."), "care")
        else:
            self._consent.show_text(self.tr("The person agreed to audio recording."), "good")
        self._record.setText(self.tr("Continue") if self._has_left_off else self.tr("Record"))
        self._record.setToolTip(self.tr("Continue (F8)") if self._has_left_off else self.tr("Record (F8)"))
        self._pause.setText(self.tr("Go on") if self._state is PanelState.PAUSED else self.tr("Pause"))
        self._pause.setToolTip(self.tr("Pause or go on (F8)"))
        self._pause.setIcon(icon("play" if self._state is PanelState.PAUSED else "pause"))
