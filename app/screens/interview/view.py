"""The interview screen: outline, the section in hand, and the side panel. It decides nothing."""

from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.error_messages import Messages
from app.fields.factory import Surroundings
from app.fields.markdown import to_plain
from app.fields.question import NoteLine, Page
from app.screens.draft.saving import SaveState
from app.screens.draft.shown import Gates, Outline, Reminder, Walk
from app.screens.interview.frame import BottomBar, OutlineSide, PageHead
from app.screens.interview.gate_board import GateBoard
from app.screens.interview.questions_area import QuestionsArea
from app.screens.interview.resuming import Resuming
from app.screens.interview.side_panel import SidePanel
from app.screens.recording import RecordingPanel
from app.theme import Tone, icon
from app.widgets import Notice, named
from app.widgets.columns import Columns
from app.workspace import Header

# What the questions need beside both sides.
LEAST_MIDDLE = 490


class InterviewScreen(QWidget):
    """Shows what it is told and says what a person did."""

    answered = Signal(str, str)
    repeat_add_asked = Signal(str)
    repeat_remove_asked = Signal(str)
    note_added = Signal(str, str, int)
    note_changed = Signal(str, str)
    section_chosen = Signal(str)
    place_chosen = Signal(str)
    next_asked = Signal()
    back_asked = Signal()
    finish_asked = Signal()
    leave_asked = Signal()
    undo_asked = Signal()
    redo_asked = Signal()
    language_changed = Signal(str)
    form_language_chosen = Signal(str)
    paging_chosen = Signal(bool)
    problem_asked = Signal()
    structure_asked = Signal()
    recipients_asked = Signal()
    listen_asked = Signal()
    alarm_asked = Signal()
    earlier_asked = Signal()
    services_asked = Signal()
    sharing_asked = Signal()
    closed = Signal()

    presenter: object
    way: object
    doors: object

    def __init__(
        self,
        header: Header,
        messages: Messages,
        around: Surroundings,
        board: GateBoard,
        recording: RecordingPanel,
        attachments: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("root")
        self._header, self._messages, self._board = header, messages, board
        self._recording = recording
        self._number, self._title, self._pill = "", "", ""
        self._saved = SaveState(True)
        self.outline = OutlineSide(self)
        self.head = PageHead(self)
        self.bottom = BottomBar(self)
        self.side = SidePanel(recording, attachments, self)
        self._notice = Notice("bad", self)
        self._care = Notice("care", self)
        self.resuming = Resuming(self)
        self._is_shared = False
        self._shared = named("shared_screen", Notice("care", self))
        self._questions = QuestionsArea(around, self)
        self._lay_out()
        self._connect()
        self._retranslate()

    def _lay_out(self) -> None:
        centre = QWidget(self)
        column = QVBoxLayout(centre)
        column.setContentsMargins(22, 14, 18, 12)
        column.setSpacing(10)
        column.addWidget(self._shared)
        column.addWidget(self.resuming)
        column.addWidget(self.head)
        column.addWidget(self._notice)
        column.addWidget(self._care)
        column.addWidget(self._questions, 1)
        column.addWidget(self.bottom)
        self._columns = Columns(self.outline, centre, self.side, LEAST_MIDDLE, self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._columns)

    def _connect(self) -> None:
        self.outline.row_chosen.connect(self.place_chosen)
        self.outline.finish_asked.connect(self.finish_asked)
        self.outline.leave_asked.connect(self.leave_asked)
        self.head.undo_asked.connect(self.undo_asked)
        self.head.redo_asked.connect(self.redo_asked)
        self.head.language_chosen.connect(self.form_language_chosen)
        self.head.paging_chosen.connect(self.paging_chosen)
        self.head.problem_asked.connect(self.problem_asked)
        self.head.structure_asked.connect(self.structure_asked)
        self.head.recipients_asked.connect(self.recipients_asked)
        self.head.listen_asked.connect(self.listen_asked)
        self.outline.alarm_asked.connect(self.alarm_asked)
        self.outline.earlier_asked.connect(self.earlier_asked)
        self.outline.services_asked.connect(self.services_asked)
        self.outline.sharing_asked.connect(self.sharing_asked)
        self.head.mark_asked.connect(self._recording.mark)
        self.bottom.back_asked.connect(self.back_asked)
        self.bottom.next_asked.connect(self.next_asked)
        self.side.place_chosen.connect(self.place_chosen)
        questions = self._questions
        questions.place_chosen.connect(self.place_chosen)
        questions.answered.connect(self.answered)
        questions.repeat_add_asked.connect(self.repeat_add_asked)
        questions.repeat_remove_asked.connect(self.repeat_remove_asked)
        questions.note_added.connect(self.note_added)
        questions.note_changed.connect(self.note_changed)
        # Of the whole screen: in a narrow window the sections lie over the recording.
        self._recording.hear_keys(self)
        self._recording.recording_changed.connect(self._recording_changed)
        self._recording.trouble_told.connect(self._recording_trouble)
        self._recording.failure_told.connect(self._recording_trouble)
        for keys, signal in (
            (QKeySequence(Qt.Modifier.ALT | Qt.Key.Key_Left), self.back_asked),
            (QKeySequence(Qt.Modifier.ALT | Qt.Key.Key_Right), self.next_asked),
            (QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Return), self.next_asked),
            (QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Enter), self.next_asked),
            (QKeySequence(Qt.Key.Key_F6), self.problem_asked),
            (QKeySequence(Qt.Key.Key_F5), self.listen_asked),
            (QKeySequence(Qt.Key.Key_F7), self.structure_asked),
            (QKeySequence(QKeySequence.StandardKey.Undo), self.undo_asked),
            (QKeySequence(Qt.Modifier.CTRL | Qt.Modifier.SHIFT | Qt.Key.Key_Z), self.redo_asked),
            (QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Y), self.redo_asked),
            # The same keys in the Ukrainian layout.
            (QKeySequence("Ctrl+Я"), self.undo_asked),
            (QKeySequence("Ctrl+Shift+Я"), self.redo_asked),
            (QKeySequence("Ctrl+Н"), self.redo_asked),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(signal)

    # What the presenter tells

    def show_heading(self, number: str, title: str) -> None:
        """Say which interview this is, in the bar at the top."""
        self._number, self._title = number, title
        self._show_in_header()

    def show_outline(self, outline: Outline) -> None:
        """Show the sections."""
        self.outline.show_outline(outline)
        place = next((n for n, one in enumerate([r for r in outline.rows if not r.level], 1) if one.is_current), 0)
        self._pill = self.tr("Section {place} of {count}").format(place=place, count=outline.sections)
        self._show_in_header()

    def show_page(self, page: Page) -> None:
        """Show a section as it is now."""
        self._questions.show_page(page, (self, self.bottom, self.side))
        self._show_head(page)

    def show_closed(self, page: Page, reasons: tuple[Reminder, ...]) -> None:
        """Say that a section is closed, and what opens it."""
        self._questions.show_closed(page, reasons)
        self._show_head(page)

    def show_paging(self, is_by_pages: bool) -> None:
        """Say whether the questions come page by page."""
        self.head.show_paging(is_by_pages)

    def show_languages(self, names: tuple[str, ...], chosen: str) -> None:
        """Offer the languages of the form."""
        self.head.show_languages(names, chosen)

    def show_to_do(self, count: int) -> None:
        """Say how many questions still need an answer or break a rule."""
        words = self.tr("Still to answer or correct: {count}").format(count=count)
        done = self.tr("Everything that must be answered is answered.")
        self._notice.show_text(words if count else done, "care" if count else "good")

    def show_walk(self, walk: Walk) -> None:
        """Say where Back and Next lead."""
        self.bottom.show_walk(walk)

    def show_place(self, ref: str) -> None:
        """Scroll to a question and give it the keyboard."""
        self._questions.show_place(ref)

    def show_saved(self, state: SaveState) -> None:
        """Say what is saved, only after it is."""
        was_refused, self._saved = self._saved.error is not None, state
        if state.error is not None:
            message = self._messages.shown(state.error)
            words = self.tr("Not saved. {happened} {do}").format(happened=message.happened, do=message.do)
            self._notice.show_text(words, "bad")
            # Whatever lies over it: a person who writes on in the belief that it is kept must hear that it is not.
            self._header.show_saved(self.tr("Not saved"), ok=False)
            return
        self._notice.show_text("")
        if not self.isVisible() and not was_refused:
            return  # the bar at the top is another screen's now
        if not state.is_saved:
            self._header.show_saved(self.tr("Saving…"), ok=True)
        elif state.at:
            self._header.show_saved(self.tr("Saved {time}").format(time=local_time(state.at)), ok=True)

    def show_reminders(self, reminders: tuple[Reminder, ...]) -> None:
        """Fill the side list."""
        self.side.show_reminders(reminders)

    def show_notes(self, notes: tuple[NoteLine, ...]) -> None:
        """Show the time-stamped notes."""
        self._questions.show_notes(notes)

    def show_note_again(self, text: str, attachment_id: str, offset_ms: int) -> None:
        """Give back a note that could not be kept; where its question is on another page, once that is shown."""
        self._questions.show_note_again(text, attachment_id, offset_ms)

    def show_gates(self, gates: Gates) -> None:
        """Open or close the microphone and the camera."""
        self._board.show(gates)
        self._recording.consent_changed()

    def show_shared(self, is_shared: bool) -> None:
        """Say that the person sees the screen, and keep the side list to the documenter."""
        if is_shared != self._is_shared:
            self._is_shared = is_shared
            self.outline.show_shared(is_shared)
            self.side.reminders.show_shared(is_shared)
            self._say_shared()

    def show_start_closed(self) -> None:
        """Say that the account may not begin, and open the list that says why."""
        self._notice.show_text(self.tr("The account cannot begin yet: the reminders say why."), "care")
        self._open_tab(2)

    def show_steps(self, can_undo: bool, can_redo: bool) -> None:
        """Offer undo and redo."""
        self.head.show_steps(can_undo, can_redo)

    def show_failure(self, error: Exception) -> None:
        """Say that something about this interview did not work."""
        message = self._messages.shown(error)
        self._questions.show_opened()
        self._notice.show_text(f"{message.happened} {message.do}", "bad")

    # Qt

    def fold_into(self, width: int) -> None:
        """Let sections and recording share a column in a narrow window."""
        was_folded = self._columns.is_folded
        self._columns.fold_into(width)
        if self._columns.is_folded != was_folded:
            self.head.show_narrow(self._columns.is_folded)
            self.bottom.show_narrow(self._columns.is_folded)

    def hand_in(self) -> None:
        """Hand in a note that is still being written; answers are on their way already."""
        self._questions.hand_in()

    def leave(self) -> None:
        """Hand in what is left before the screen goes."""
        self.hand_in()
        self._recording.finish()
        self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the bar at the top."""
        super().showEvent(event)
        self._show_in_header()
        self.show_saved(self._saved)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._questions.show_words(self.tr("Opening the interview…"), self.tr("Questions"))
        self._columns.name_sides(self.tr("Sections"), self.tr("Sound, files, reminders"))
        self._say_shared()
        self.show_saved(self._saved)

    def _say_shared(self) -> None:
        # In words that say nothing to the person of what is hidden.
        self._shared.show_text(self.tr("Shared screen · Shift+F11 ends it") if self._is_shared else "", "care")

    def _show_head(self, page: Page) -> None:
        overline = self.tr("Section {number}").format(number=page.overline)
        if page.places:
            overline = self.tr("Section {number}, page {place} of {places}").format(
                number=page.overline, place=page.place, places=page.places
            )
        self.head.show_title(overline, to_plain(page.title))
        self.head.show_recipients(page.ref.endswith("/consent"))
        self.bottom.show_pages(page.place, page.places)
        self._care.show_text(to_plain(page.hint), "care")

    def _show_in_header(self) -> None:
        if self.isVisible() and self._number:
            title = f"{self._number} · {self._title}" if self._title else self._number
            self._header.set_title(title, self._pill)

    def _recording_trouble(self, _code: object) -> None:
        # Whatever lies over it: a person who believes that sound is recorded must hear that it is not.
        self._open_tab(0)

    def _open_tab(self, place: int) -> None:
        self._columns.show_right()
        self.side.open_tab(place)

    def _recording_changed(self, is_recording: bool) -> None:
        self._columns.sign_right(icon("mic", Tone.REC if is_recording else Tone.MUTED))
        self.side.show_recording(is_recording)
        self.head.show_recording(is_recording)


def local_time(at: str) -> str:
    """The time of day of a stored moment, here."""
    return datetime.fromisoformat(at).astimezone().strftime("%H:%M:%S")
