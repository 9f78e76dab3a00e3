"""Listening: the account in large letters, the time, marks by one key, the person's condition, break and stop."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from app.error_messages import Messages
from app.fields.base import TESTIMONY
from app.recorder.sentences import sentence
from app.screens.listening.account_edit import AccountEdit
from app.screens.listening.marks import KINDS, MarkRow
from app.screens.listening.presenter import LEVELS
from app.screens.listening.roles import PinLine, Sound
from app.screens.playback import Player, player_of
from app.theme import Tone, sized
from app.widgets import Notice, button, label, named, row
from app.workspace import Header

_SECOND_MS = 500
_LONGEST_NOTE = 2_000


class ListeningScreen(QWidget):
    """Shows the account and emits what is written and pressed."""

    edited = Signal(str)
    note_added = Signal(str)
    pin_pressed = Signal(str)
    marked = Signal(str)
    wellbeing_chosen = Signal(str)
    record_asked = Signal()
    break_asked = Signal()
    stop_asked = Signal()
    alarm_asked = Signal()
    came_asked = Signal()
    left_asked = Signal()
    undo_asked = Signal()
    redo_asked = Signal()
    time_asked = Signal()
    left = Signal()
    closed = Signal()

    def __init__(self, header: Header, messages: Messages, number: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("root")
        self.presenter: object = None
        self._header, self._messages, self._number = header, messages, number
        self._said = ""
        self._state = ""
        self._failure: Exception | None = None
        self._refused: Exception | None = None
        self._player: Player | None = None
        self.account = named("listening_account", AccountEdit(self))
        self._note = named("listening_note", QLineEdit())
        self._note.setInputMethodHints(TESTIMONY)
        self._note.setMaxLength(_LONGEST_NOTE)
        self._notice = named("listening_notice", Notice("care"))
        self._sound_trouble = ""
        self._sound = QWidget()
        self._sound_row = QVBoxLayout(self._sound)
        self._sound_row.setContentsMargins(0, 0, 0, 0)
        self._sound.hide()
        self._side = QFrame()
        self._side.setObjectName("card")
        self._side.setFixedWidth(sized(308))
        self._word, self._time = label("rec"), named("listening_time", label("timer"))
        self._saved = named("listening_saved", label("hint"))
        self._is_saved = True
        self._record = button("listening_record", "rec", "mic", Tone.ON_ACCENT)
        self._marks_heading, self._well_heading = label("overline"), label("overline")
        self._marks = MarkRow()
        self._lights = {level: button(f"level_{level}") for level in LEVELS}
        for light in self._lights.values():
            light.setCheckable(True)
        self._break, self._stop = button("take_break", "", "pause"), button("stop_account", "", "square")
        self._alarm = button("alarm", "", "triangle-alert", Tone.WARN)
        self._came, self._gone = button("somebody_came", "", "plus"), button("somebody_left", "", "arrow-right")
        self._back = button("back_to_questions", "", "arrow-left")
        self._clock = QTimer(self)
        self._clock.setInterval(_SECOND_MS)
        self._build()
        self._connect()
        self.setFocusProxy(self.account)
        self._retranslate()

    def show_account(self, text: str, *, can_edit: bool) -> None:
        """Show the account."""
        self.account.show_text(text, can_edit=can_edit)

    def show_pins(self, pins: tuple[PinLine, ...]) -> None:
        """Show the times at the margin."""
        self.account.show_pins(pins)

    def show_wellbeing(self, level: str) -> None:
        """Show which light is on; empty for none."""
        for code, light in self._lights.items():
            light.setChecked(code == level)

    def show_time(self, state: str, words: str) -> None:
        """Show what the recorder does (``off``, ``on``, ``paused``) and how far it is."""
        self._state = state
        self._time.setText(words)
        self._side.setProperty("recording", state == "on")
        self._retranslate_state()

    def show_saved(self, is_saved: bool, refused: Exception | None = None) -> None:
        """Say whether all that was written is kept, and why it could not be."""
        self._is_saved = is_saved
        waits = self.tr("Saving…") if refused is None else self.tr("Not saved")
        self._saved.setText(self.tr("Saved") if is_saved else waits)
        if refused is not self._refused:
            self._refused = refused
            self._say()

    def show_sound(self, sound: Sound, offset_ms: int) -> None:
        """Play from this place."""
        self.close_sound()
        self._player = player_of(sound.opened, sound.timeline)
        self._sound_row.addWidget(self._player)
        self._sound.show()
        self._player.jump(offset_ms)

    def close_sound(self) -> None:
        """Let go of the recording."""
        if self._player is not None:
            self._player.close_sound()
            self._player.hide()
            self._player.deleteLater()
            self._player = None
        self._sound.hide()

    def say(self, code: str) -> None:
        """Say ``still-recording``, ``no-sound``; empty for nothing."""
        self._said, self._failure = code, None
        self._say()

    def show_sound_trouble(self, code: str) -> None:
        """Say at once what is wrong with the recording (a RecorderCode)."""
        self._sound_trouble = code
        self._say()

    def end_sound_trouble(self) -> None:
        """It is over."""
        self.show_sound_trouble("")

    def show_failure(self, error: Exception) -> None:
        """Say what did not work."""
        self._failure = error
        self._say()

    def hand_in(self) -> None:
        """Keep the note that is being written: before leaving and before the program locks."""
        text = self._note.text().strip()
        if text:
            self._note.clear()
            self.note_added.emit(text)

    def leave(self) -> None:
        """The navigator closes the screen."""
        self.hand_in()
        self.close_sound()
        self._clock.stop()
        self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Name the screen in the header, and let the time run."""
        super().showEvent(event)
        self._header.set_title(self._number)
        self._clock.start()
        self.time_asked.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _build(self) -> None:
        side = QVBoxLayout(self._side)
        side.setContentsMargins(14, 12, 14, 12)
        side.setSpacing(6)
        side.addLayout(row(self._word, None, self._saved))
        # The time is not higher than the button: on a low screen every line is needed below.
        side.addLayout(row(self._time, None, self._record, spacing=6))
        side.addWidget(self._marks_heading)
        side.addWidget(self._marks)
        side.addLayout(row(self._came, self._gone, spacing=6))
        side.addWidget(self._well_heading)
        side.addLayout(row(*self._lights.values(), spacing=6))
        side.addStretch(1)
        side.addLayout(row(self._break, self._alarm, spacing=6))
        side.addWidget(self._stop)
        side.addWidget(self._back)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self._notice)
        left.addWidget(self.account, 1)
        left.addWidget(self._sound)
        left.addWidget(self._note)
        around = row(left, self._side, spacing=14)
        around.setContentsMargins(18, 14, 18, 12)
        around.setStretch(0, 1)
        self.setLayout(around)

    def _connect(self) -> None:
        self.account.edited.connect(self.edited)
        self.account.pin_pressed.connect(self.pin_pressed)
        self._note.returnPressed.connect(self.hand_in)
        self._marks.marked.connect(self.marked)
        self._record.clicked.connect(self.record_asked)
        self._break.clicked.connect(self.break_asked)
        self._stop.clicked.connect(self.stop_asked)
        self._alarm.clicked.connect(self.alarm_asked)
        self._came.clicked.connect(self.came_asked)
        self._gone.clicked.connect(self.left_asked)
        self._back.clicked.connect(self.left)
        self._clock.timeout.connect(self.time_asked)
        for level, light in self._lights.items():
            light.setProperty("level", level)
            light.clicked.connect(self._light_pressed)
        for keys, slot in (
            ("F2", self._hear),
            ("F4", self.break_asked),
            ("F5", self.left),
            ("Alt+Left", self.left),
            ("F8", self.record_asked),
            ("Shift+F4", self.stop_asked),
            ("Ctrl+Return", self._to_note),
            ("Ctrl+Z", self.undo_asked),
            ("Ctrl+Shift+Z", self.redo_asked),
            ("Ctrl+Y", self.redo_asked),
            # The same keys in the Ukrainian layout.
            ("Ctrl+Я", self.undo_asked),
            ("Ctrl+Shift+Я", self.redo_asked),
            ("Ctrl+Н", self.redo_asked),
        ):
            self._shortcut(keys).activated.connect(slot)
        for place, kind in enumerate(KINDS, 1):
            shortcut = self._shortcut(f"Ctrl+{place}")
            shortcut.setProperty("kind", kind.value)
            shortcut.activated.connect(self._mark_pressed)
        for place, level in enumerate(LEVELS, 1):
            shortcut = self._shortcut(f"Alt+{place}")
            shortcut.setProperty("level", level)
            shortcut.activated.connect(self._light_pressed)

    def _shortcut(self, keys: str) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return shortcut

    def _mark_pressed(self) -> None:
        self.marked.emit(self.sender().property("kind"))

    def _light_pressed(self) -> None:
        self.wellbeing_chosen.emit(self.sender().property("level"))

    def _hear(self) -> None:
        pin = self.account.pin_here()
        if pin is None:
            self.say("no-sound")
        else:
            self.pin_pressed.emit(pin.id)

    def _to_note(self) -> None:
        there = self.account if self._note.hasFocus() else self._note
        there.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _say(self) -> None:
        if self._sound_trouble:
            # Before everything else: nobody may go on listening in the belief that it is recorded.
            self._notice.show_text(sentence(self._sound_trouble), "bad")
            return
        failure = self._refused or self._failure
        if failure is not None:
            problem = self._messages.shown(failure)
            self._notice.show_text(f"{problem.happened} {problem.do}", "bad")
            return
        words = {
            "still-recording": self.tr("This is still being recorded. Stop the recording to listen to it."),
            "no-sound": self.tr("No sound belongs to these words."),
            "came": self.tr("Written down with the time: somebody came."),
            "left": self.tr("Written down with the time: somebody left."),
        }
        self._notice.show_text(words.get(self._said, ""), "care")

    def _retranslate_state(self) -> None:
        self._word.setText(
            {
                "on": self.tr("RECORDING"),
                "paused": self.tr("PAUSED"),
                "off": self.tr("NOT RECORDING"),
            }.get(self._state, "")
        )
        self._record.setText(
            {"on": self.tr("Pause · F8"), "paused": self.tr("Go on · F8")}.get(self._state, self.tr("Record · F8"))
        )

    def _retranslate(self) -> None:
        self.account.setAccessibleName(self.tr("The account, as it is told"))
        self.account.setPlaceholderText(self.tr("Write in the first person, as it is told. Do not interrupt."))
        self._note.setPlaceholderText(self.tr("A short note with the time · Ctrl+Enter comes here, Enter keeps it"))
        self._note.setAccessibleName(self.tr("New note with the time"))
        self._marks_heading.setText(self.tr("MARK · CTRL AND A NUMBER"))
        self._well_heading.setText(self.tr("CONDITION · ALT AND A NUMBER"))
        for level, text, name in (
            ("green", self.tr("1 calm"), self.tr("The person is calm")),
            ("amber", self.tr("2 tense"), self.tr("The person is tense")),
            ("red", self.tr("3 stop"), self.tr("The person is not well: stop")),
        ):
            self._lights[level].setText(text)
            self._lights[level].setAccessibleName(name)
        for one, text, name in (
            (self._came, self.tr("8 came"), self.tr("Somebody came (Ctrl+8)")),
            (self._gone, self.tr("9 left"), self.tr("Somebody left (Ctrl+9)")),
        ):
            one.setText(text)
            one.setAccessibleName(name)
            one.setToolTip(name)
        self._break.setText(self.tr("Break · F4"))
        self._stop.setText(self.tr("End the account · Shift+F4"))
        self._alarm.setText(self.tr("Air raid · F10"))
        self._back.setText(self.tr("Back to the questions · F5"))
        self._retranslate_state()
        self.show_saved(self._is_saved, self._refused)
        self._say()
