"""The interview screen: outline, the section in hand, and the side panel. It decides nothing."""

from datetime import datetime

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.error_messages import Messages
from app.fields.base import Field
from app.fields.factory import Surroundings
from app.fields.markdown import to_plain
from app.fields.notes import NotesField
from app.fields.question import NoteLine, Page
from app.screens.draft.saving import SaveState
from app.screens.draft.shown import Gates, Outline, Reminder, Walk
from app.screens.interview.blocks_view import BlocksView
from app.screens.interview.closed_view import ClosedSection
from app.screens.interview.frame import BottomBar, OutlineSide, PageHead
from app.screens.interview.gate_board import GateBoard
from app.screens.interview.side_panel import SidePanel
from app.screens.recording import RecordingPanel
from app.widgets import Notice, named
from app.widgets.tab_order import focus_first, tab_through
from app.workspace import Header

#: Wider than this a line of text is hard to follow.
WIDEST = 980


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
        self._header, self._messages, self._around, self._board = header, messages, around, board
        self._recording = recording
        self._pages: dict[str, BlocksView] = {}
        self._notes: tuple[NoteLine, ...] = ()
        # Notes that could not be kept while no page had a question for them.
        self._unkept: list[tuple[str, str, int]] = []
        self._page: Page | None = None
        self._number, self._title, self._pill = "", "", ""
        self._saved = SaveState(True)
        self.outline = OutlineSide(self)
        self.head = PageHead(self)
        self.bottom = BottomBar(self)
        self.side = SidePanel(recording, attachments, self)
        self._notice = Notice("bad", self)
        self._care = Notice("care", self)
        self._scroll = QScrollArea(self)
        self._scroll.setObjectName("questions")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._body = named("scrollbody", QWidget())
        self._card = named("card", QFrame(self._body))
        self._in_card = QVBoxLayout(self._card)
        self._in_card.setContentsMargins(18, 16, 18, 18)
        self._closed = ClosedSection(self._card)
        self._closed.hide()
        self._loading = QLabel(self._card)
        self._in_card.addWidget(self._loading)
        self._in_card.addWidget(self._closed)
        self._card.setMaximumWidth(WIDEST)
        around_card = QVBoxLayout(self._body)
        around_card.setContentsMargins(0, 0, 4, 4)
        around_card.addWidget(self._card)
        around_card.addStretch(1)
        self._scroll.setWidget(self._body)
        self._lay_out()
        self._connect()
        self._retranslate()

    def _lay_out(self) -> None:
        centre = QWidget(self)
        column = QVBoxLayout(centre)
        column.setContentsMargins(22, 14, 18, 12)
        column.setSpacing(10)
        column.addWidget(self.head)
        column.addWidget(self._notice)
        column.addWidget(self._care)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.bottom)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.outline)
        row.addWidget(centre, 1)
        row.addWidget(self.side)

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
        self.head.mark_asked.connect(self._recording.mark)
        self.bottom.back_asked.connect(self.back_asked)
        self.bottom.next_asked.connect(self.next_asked)
        self.side.place_chosen.connect(self.place_chosen)
        self._closed.place_chosen.connect(self.place_chosen)
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
        is_other = self._page is None or _leaf(self._page) != _leaf(page) or self._closed.isVisibleTo(self._card)
        self._page = page
        self._loading.hide()
        self._closed.hide()
        is_new = page.ref not in self._pages
        if is_new:
            self._pages[page.ref] = self._new_page()
        # Filled before it is shown: a visible page would lay itself out after every field.
        self._pages[page.ref].show_blocks(page.blocks)
        if is_new:
            tab_through(self, self._card, self.bottom, self.side)
        self._pages[page.ref].show_notes(self._notes)
        for ref, view in self._pages.items():
            view.setVisible(ref == page.ref)
        self._give_back()
        self._show_head(page)
        if is_other:
            self._scroll.verticalScrollBar().setValue(0)
            focus_first(self._pages[page.ref])

    def show_closed(self, page: Page, reasons: tuple[Reminder, ...]) -> None:
        """Say that a section is closed, and what opens it."""
        self._page = page
        self._loading.hide()
        for view in self._pages.values():
            view.hide()
        self._closed.show_reasons(reasons)
        self._closed.show()
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
        view = self._pages.get(self._page.ref) if self._page is not None else None
        target = view.field(ref) if view is not None else None
        if target is None:
            return
        # New widgets have their place only after the layout ran.
        self._in_card.activate()
        QTimer.singleShot(0, target, _Scroll(self._scroll, target))
        if isinstance(target, Field):
            target.focus_editor()
        else:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

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
        self._notes = notes
        for view in self._pages.values():
            view.show_notes(notes)

    def show_note_again(self, text: str, attachment_id: str, offset_ms: int) -> None:
        """Give back a note that could not be kept; where its question is on another page, once that is shown."""
        self._unkept.append((text, attachment_id, offset_ms))
        self._give_back()

    def show_gates(self, gates: Gates) -> None:
        """Open or close the microphone and the camera."""
        self._board.show(gates)
        self._recording.consent_changed()

    def show_steps(self, can_undo: bool, can_redo: bool) -> None:
        """Offer undo and redo."""
        self.head.show_steps(can_undo, can_redo)

    def show_failure(self, error: Exception) -> None:
        """Say that something about this interview did not work."""
        message = self._messages.shown(error)
        self._loading.hide()
        self._notice.show_text(f"{message.happened} {message.do}", "bad")

    # Qt

    def hand_in(self) -> None:
        """Hand in a note that is still being written; answers are on their way already."""
        for field in self.findChildren(NotesField):
            field.hand_in()
        unkept, self._unkept = self._unkept, []
        for note in unkept:
            self.note_added.emit(*note)

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

    def _give_back(self) -> None:
        # The line of a page that was left is still there until Qt removes it, and takes along what is written into it.
        field = next((one for one in self.findChildren(NotesField) if one.isVisibleTo(self)), None)
        if field is not None:
            unkept, self._unkept = self._unkept, []
            for text, attachment_id, offset_ms in unkept:
                field.give_back(text, (attachment_id, offset_ms) if attachment_id else None)

    def _retranslate(self) -> None:
        self._loading.setText(self.tr("Opening the interview…"))
        self._scroll.setAccessibleName(self.tr("Questions"))
        self.show_saved(self._saved)

    def _new_page(self) -> BlocksView:
        view = BlocksView(self._around, self._card)
        view.hide()
        self._in_card.addWidget(view)
        view.answered.connect(self.answered)
        view.repeat_add_asked.connect(self.repeat_add_asked)
        view.repeat_remove_asked.connect(self.repeat_remove_asked)
        view.note_added.connect(self.note_added)
        view.note_changed.connect(self.note_changed)
        return view

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
        self.side.open_tab(0)

    def _recording_changed(self, is_recording: bool) -> None:
        self.side.show_recording(is_recording)
        self.head.show_recording(is_recording)


class _Scroll:
    """Scrolls once the layout knows where the target is."""

    def __init__(self, area: QScrollArea, target: QWidget) -> None:
        self._area, self._target = area, target

    def __call__(self) -> None:
        body = self._area.widget()
        if body is None:
            return
        top = self._target.mapTo(body, self._target.rect().topLeft()).y()
        self._area.verticalScrollBar().setValue(max(0, top - 24))


def _leaf(page: Page) -> tuple[str, str]:
    """What tells one page from another: where sections come page by page, also the first question."""
    return page.ref, page.blocks[0].ref if page.places and page.blocks else ""


def local_time(at: str) -> str:
    """The time of day of a stored moment, here."""
    return datetime.fromisoformat(at).astimezone().strftime("%H:%M:%S")
