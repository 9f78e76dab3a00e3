"""The frame of a recording: what it does now, how long it is, how loud, and the parts into which it is split."""

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QVBoxLayout, QWidget

from app.recorder.segment import Codec
from app.screens.recording.marker_list import clock_text
from app.screens.recording.meter import LevelMeter, Waveform
from app.screens.recording.roles import BUSY, PanelState
from app.theme import Tone, icon
from app.widgets import button, label, named, row
from storage.objects.kinds import PartKind


class RecordingBox(QFrame):
    """Shows a recording; the panel around it decides."""

    split_pressed = Signal(str)
    """Go on in a new recording; the part (a PartKind) to which it belongs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named("recbox", self)
        self._state = PanelState.CLOSED
        self._codec = Codec.OPUS
        self._dot = QLabel()
        self._word = named("recordingState", label("rec"))
        self._kind = label("hint")
        self._time = named("recordingTime", label("timer", clock_text(0)))
        self._waveform = Waveform()
        self._meter = LevelMeter()
        self._split = button("split", "ghost", "plus", Tone.MUTED)
        self._splits = QMenu(self._split)
        self._subject, self._crsv = (QAction(self._splits) for _ in range(2))
        for action, part in ((self._subject, PartKind.BODY), (self._crsv, PartKind.CRSV)):
            action.setData(part.value)
            self._splits.addAction(action)
        self._splits.triggered.connect(self._split_chosen)
        self._split.clicked.connect(self._open_splits)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(14, 10, 14, 10)
        inside.setSpacing(4)
        inside.addLayout(row(self._dot, self._word, None, self._kind, spacing=8))
        inside.addLayout(row(self._time, None, self._split, spacing=8))
        for part_of_it in (self._waveform, self._meter):
            inside.addWidget(part_of_it)
        self._retranslate()

    def clear(self) -> None:
        """A new recording begins."""
        self._waveform.clear()
        self._time.setText(clock_text(0))

    def show_state(self, state: PanelState) -> None:
        """Show what it does now."""
        self._state = state
        busy = state in BUSY
        self._split.setVisible(busy)
        self._split.setEnabled(state in (PanelState.RECORDING, PanelState.PAUSED))
        if state is not PanelState.RECORDING:
            self._meter.clear()
        self._waveform.setVisible(busy)
        self._meter.setVisible(busy)
        self._retranslate_state()

    def show_time(self, milliseconds: int) -> None:
        """Show how much has been recorded."""
        self._time.setText(clock_text(milliseconds))

    def show_level(self, level: float) -> None:
        """Show how loud it is."""
        self._waveform.add(level)
        self._meter.show_level(level)

    def show_codec(self, codec: Codec) -> None:
        """Show how sound is kept."""
        self._codec = codec
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the theme."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _open_splits(self) -> None:
        self._splits.popup(self._split.mapToGlobal(self._split.rect().bottomLeft()))

    @Slot(QAction)
    def _split_chosen(self, action: QAction) -> None:
        self.split_pressed.emit(action.data())

    def _retranslate(self) -> None:
        kinds = {Codec.OPUS: self.tr("Opus · encrypted"), Codec.FLAC: self.tr("FLAC · encrypted")}
        self._kind.setText(kinds[self._codec])
        self._split.setAccessibleName(self.tr("New part of the recording"))
        self._split.setToolTip(self.tr("New part of the recording, without a gap"))
        self._subject.setText(self.tr("A new subject"))
        self._crsv.setText(self.tr("Sexual violence: kept apart, for its own readers"))
        self._meter.setAccessibleName(self.tr("Sound level"))
        self._waveform.setAccessibleName(self.tr("Sound of the last seconds"))
        self._retranslate_state()

    def _retranslate_state(self) -> None:
        self._word.setText(
            {
                PanelState.CLOSED: self.tr("NOT RECORDING"),
                PanelState.READY: self.tr("NOT RECORDING"),
                PanelState.STARTING: self.tr("OPENING THE MICROPHONE…"),
                PanelState.RECORDING: self.tr("RECORDING"),
                PanelState.PAUSED: self.tr("PAUSED"),
                PanelState.STOPPING: self.tr("FINISHING…"),
            }[self._state]
        )
        on = self._state is PanelState.RECORDING
        self._dot.setPixmap(icon("circle-dot" if on else "circle", Tone.REC if on else Tone.FAINT).pixmap(14, 14))
