"""What the transcript screen shows: the player, who wrote it and how, the lines, and the line in hand."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QGridLayout, QListView, QVBoxLayout, QWidget

from app.screens.playback import Mark, Marked, Player, work_player
from app.screens.transcript.hand import Hand
from app.screens.transcript.heading_form import HeadingForm
from app.screens.transcript.lines import LINE, LineDelegate, LineModel
from app.screens.transcript.machine_panel import MachinePanel
from app.screens.transcript.presenter import BACK_MS, Heading, Opened
from app.screens.transcript.sensitive import SensitiveRow
from app.widgets import Notice, button, label, named, row
from app.widgets.pasting import PasteGuard
from storage.interviews.transcripts import Line

if TYPE_CHECKING:
    from app.error_messages import Messages
    from app.screens.transcript.presenter import TranscriptPresenter
    from app.workspace import Header

SAVE_AFTER_MS = 1_500


class _Closing(Protocol):
    def closed(self) -> None: ...


class TranscriptScreen(QWidget):
    """The screen; its presenter decides."""

    line_asked = Signal(int, str)
    text_written = Signal(str, str)
    time_set = Signal(str, int)
    speaker_chosen = Signal(str, str)
    confirm_asked = Signal(str)
    remove_asked = Signal(str)
    heading_written = Signal(object)
    anew_asked = Signal()
    stretch_marked = Signal(int, int)
    stretch_removed = Signal(int)
    save_due = Signal()
    back_asked = Signal()
    closed = Signal()

    presenter: "TranscriptPresenter"
    closing: _Closing

    def __init__(self, header: "Header", messages: "Messages", at_ms: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._header, self._messages, self._at = header, messages, at_ms
        self._number = ""
        self._is_sealed = False
        self._is_frozen = True
        # Nothing was written here yet.
        self._is_saved: bool | None = None
        self._marks: tuple[Mark, ...] = ()
        self._player: Player | None = None
        self._trouble = named("transcriptTrouble", Notice("bad"))
        self._nature = named("transcriptNature", label("hint", wrap=True))
        self._sound = QVBoxLayout()
        self._sensitive = SensitiveRow()
        self._heading = HeadingForm()
        self._model = LineModel(self)
        self._list = named("transcriptLines", QListView())
        self._list.setModel(self._model)
        self._list.setItemDelegate(LineDelegate(self._list))
        self._list.setUniformItemSizes(True)
        self._list.setMinimumHeight(90)
        self._hand = Hand()
        self._back = button("transcriptBack", "", "chevron-left")
        self._anew = button("transcriptAnew", "primary", "pen-line")
        self._keys = label("hint", wrap=True)
        left, right = QVBoxLayout(), QVBoxLayout()
        for side in (left, right):
            side.setSpacing(10)
        for part in (self._trouble, self._nature):
            left.addWidget(part)
        left.addLayout(self._sound)
        left.addWidget(self._sensitive)
        left.addWidget(self._heading)
        left.addWidget(self._anew)
        self.machine = MachinePanel(messages)
        left.addWidget(self.machine)
        left.addStretch(1)
        left.addLayout(row(self._back, None))
        right.addWidget(self._list, 1)
        right.addWidget(self._hand)
        right.addWidget(self._keys)
        columns = QGridLayout(self)
        columns.setContentsMargins(16, 12, 16, 12)
        columns.setHorizontalSpacing(16)
        columns.addLayout(left, 0, 0)
        columns.addLayout(right, 0, 1)
        columns.setColumnStretch(0, 2)
        columns.setColumnStretch(1, 3)
        self._save = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._save.timeout.connect(self._due)
        self._join()
        self.show_frozen(True)
        self._retranslate()

    def _join(self) -> None:
        self._list.selectionModel().currentChanged.connect(self._line_chosen)
        self._list.activated.connect(self._line_activated)
        hand = self._hand
        hand.text_written.connect(self._text_written)
        hand.finished.connect(self._line_finished)
        hand.speaker_chosen.connect(self._speaker_chosen)
        hand.time_pressed.connect(self._time_pressed)
        hand.confirm_pressed.connect(self._confirm_pressed)
        hand.remove_pressed.connect(self._remove_pressed)
        hand.new_pressed.connect(self._new_pressed)
        self._heading.changed.connect(self._heading_changed)
        self._sensitive.removed.connect(self.stretch_removed)
        self._anew.clicked.connect(self.anew_asked)
        self._back.clicked.connect(self.back_asked)
        for key, slot in (
            ("F5", self._play),
            ("F6", self._go_back),
            ("F7", self._time_pressed),
            ("F8", hand.next_speaker),
            ("F9", self._confirm_pressed),
            ("Ctrl+N", self._new_pressed),
            ("Alt+Up", self._line_before),
            ("Alt+Down", self._line_after),
            ("Ctrl+Delete", self._remove_pressed),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    @property
    def player(self) -> Player | None:
        """The player, once the recording is open."""
        return self._player

    def show_recording(self, opened: Opened) -> None:
        """Show the player, and what it may be used for."""
        self._number, self._is_sealed = opened.number, opened.is_sealed
        PasteGuard(opened.interview_id, self).long_pasted.connect(self._long_pasted)
        self._player = work_player(opened.sound, opened.timeline)
        self._player.show_marks(opened.marks)
        self._marks = opened.marks
        if not opened.is_sealed:
            self._player.offer_sensitive()
        self._player.stretch_marked.connect(self.stretch_marked)
        self._sound.addWidget(self._player)
        if self._at:
            self._player.jump(self._at)
        self._retranslate()

    def show_heading(self, heading: Heading) -> None:
        """Show who wrote it, why and how."""
        self._heading.show_heading(heading)

    def show_frozen(self, is_frozen: bool) -> None:
        """Show that it went with the sealed record and does not change."""
        self._is_frozen = is_frozen
        self._anew.setVisible(is_frozen and self._is_sealed)
        self.machine.setVisible(not is_frozen)
        self._heading.setEnabled(not is_frozen)
        self._hand.show_frozen(is_frozen)
        self._retranslate()

    def show_lines(self, lines: tuple[Line, ...], chosen: str) -> None:
        """Show all lines and choose one."""
        self._model.show(lines)
        at = self._model.row_of(chosen)
        if at >= 0:
            self._list.setCurrentIndex(self._model.index(at))
            self._hand.show_line(lines[at])
            self._hand.take_focus()
        else:
            self._hand.show_line(None)

    def show_stretches(self, marked: tuple[Marked, ...]) -> None:
        """Show what is marked as sensitive."""
        if self._player is not None:
            self._player.show_marks(self._marks, marked)
        self._sensitive.show_stretches(marked, can_change=not self._is_sealed)

    def show_saved(self, is_saved: bool) -> None:
        """Show whether everything is in the vault; what is not is saved soon."""
        if is_saved:
            self._trouble.show_text("")
        else:
            self._save.start()
        self._is_saved = is_saved
        self._show_saved()

    def _show_saved(self) -> None:
        if self._is_saved is not None:
            words = self.tr("Saved") if self._is_saved else self.tr("Not saved yet")
            self._header.show_saved(words, self._is_saved)

    def show_failure(self, error: Exception) -> None:
        """Say why something was not kept."""
        message = self._messages.shown(error)
        self._trouble.show_text(f"{message.happened} {message.do}", "bad")

    def show_given_back(self) -> None:
        """Say that words of before, which could not be kept, are here again."""
        self._trouble.show_text(
            self.tr("What could not be kept when this page was left is here again. It is being saved."), "care"
        )

    def show_not_kept(self) -> None:
        """Say that what was written is not kept, before the screen goes."""
        self._trouble.show_text(
            self.tr(
                "What you wrote last is not saved. Make room on the disk and wait, or press Back again: the words stay "
                "until the program ends, and are here again when you open this transcript."
            ),
            "bad",
        )

    def hand_in(self) -> None:
        """Let the presenter have what is being written."""
        self._hand.hand_in()
        self._heading_changed()

    def leave(self) -> None:
        """The navigator closes the screen."""
        self.hand_in()
        self._save.stop()
        if self._player is not None:
            self._player.close_sound()
        self._header.show_saved("")
        self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Name the screen in the header."""
        self._header.set_title(self._title())
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the theme."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self._retranslate()
        if event.type() == QEvent.Type.LanguageChange and self.isVisible():
            self._show_saved()
        super().changeEvent(event)

    def _here(self) -> int:
        return 0 if self._player is None else self._player.position

    def _current(self) -> Line | None:
        index = self._list.currentIndex()
        found = index.data(LINE) if index.isValid() else None
        return found if isinstance(found, Line) else None

    @Slot()
    def _long_pasted(self) -> None:
        self._trouble.show_text(
            self.tr("A long text was pasted. A transcript holds what was heard: listen, and check each line."), "care"
        )

    @Slot()
    def _due(self) -> None:
        self.save_due.emit()

    @Slot()
    def _play(self) -> None:
        if self._player is not None:
            self._player.play_or_pause()

    @Slot()
    def _go_back(self) -> None:
        if self._player is not None:
            self._player.jump(self._here() - BACK_MS)

    @Slot(QModelIndex, QModelIndex)
    def _line_chosen(self, now: QModelIndex, before: QModelIndex) -> None:
        self._hand.hand_in()
        line = now.data(LINE) if now.isValid() else None
        self._hand.show_line(line if isinstance(line, Line) else None)

    @Slot(QModelIndex)
    def _line_activated(self, index: QModelIndex) -> None:
        line = index.data(LINE)
        if isinstance(line, Line) and self._player is not None:
            self._player.jump(line.at_ms)

    @Slot(object)
    def _text_written(self, line: Line) -> None:
        row_ = self._model.row_of(line.id)
        if row_ >= 0:
            self._model.change(row_, line)
        self.text_written.emit(line.id, line.text)

    @Slot()
    def _line_finished(self) -> None:
        self._hand.hand_in()
        self._new_pressed()

    @Slot()
    def _new_pressed(self) -> None:
        self._hand.hand_in()
        if not self._is_frozen:
            self.line_asked.emit(self._here(), self._hand.speaker)

    @Slot(str)
    def _speaker_chosen(self, speaker: str) -> None:
        self._hand.hand_in()
        line = self._current()
        if line is not None:
            self.speaker_chosen.emit(line.id, speaker)

    @Slot()
    def _time_pressed(self) -> None:
        self._hand.hand_in()
        line = self._current()
        if line is not None:
            self.time_set.emit(line.id, self._here())

    @Slot()
    def _confirm_pressed(self) -> None:
        line = self._current()
        if line is not None:
            self.confirm_asked.emit(line.id)

    @Slot()
    def _remove_pressed(self) -> None:
        line = self._current()
        if line is not None:
            self.remove_asked.emit(line.id)

    @Slot()
    def _line_before(self) -> None:
        self._step(-1)

    @Slot()
    def _line_after(self) -> None:
        self._step(1)

    def _step(self, step: int) -> None:
        at = self._list.currentIndex().row() + step
        if 0 <= at < self._model.rowCount():
            self._list.setCurrentIndex(self._model.index(at))
            self._hand.take_focus()

    @Slot()
    def _heading_changed(self) -> None:
        if not self._is_frozen:
            self.heading_written.emit(self._heading.heading)

    def _title(self) -> str:
        return self.tr("Transcript · {number}").format(number=self._number) if self._number else self.tr("Transcript")

    def _retranslate(self) -> None:
        self._list.setAccessibleName(self.tr("Lines of the transcript"))
        self._back.setText(self.tr("Back"))
        self._anew.setText(self.tr("Write a transcript of the sealed recording"))
        if self._is_frozen and self._is_sealed:
            nature = self.tr("This transcript was sealed with the interview and does not change.")
        elif self._is_sealed:
            nature = self.tr(
                "Made after the seal: it names the sealed interview, says who wrote it, why and how, and goes with the "
                "next delivery to those who may hear the recording. It is no part of the statement."
            )
        else:
            nature = self.tr("It is sealed beside its recording. It is no part of the statement.")
        self._nature.setText(nature)
        self._keys.setText(
            self.tr(
                "F5 play or pause · F6 back 3 seconds · F7 the time of here · F8 next speaker · Enter next line · "
                "Alt+Up, Alt+Down other line · F9 confirm · Ctrl+Delete remove"
            )
        )
        if self.isVisible():
            self._header.set_title(self._title())
