"""The middle of the interview's screen: the questions of the section in hand, or why it is closed."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.fields.base import Field
from app.fields.drawing_dialog import DrawingDialog
from app.fields.factory import Surroundings
from app.fields.notes import NotesField
from app.fields.question import NoteLine, Page
from app.screens.draft.shown import Reminder
from app.screens.interview.blocks_view import BlocksView
from app.screens.interview.closed_view import ClosedSection
from app.theme import sized
from app.widgets import named
from app.widgets.tab_order import focus_first, tab_through

#: Wider than this a line of text is hard to follow.
WIDEST = 980


class QuestionsArea(QScrollArea):
    """Keeps a page for each section that was shown, with what is written in it."""

    answered = Signal(str, str)
    repeat_add_asked = Signal(str)
    repeat_remove_asked = Signal(str)
    note_added = Signal(str, str, int)
    note_changed = Signal(str, str)
    place_chosen = Signal(str)

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._pages: dict[str, BlocksView] = {}
        self._notes: tuple[NoteLine, ...] = ()
        # Notes that could not be kept while no page had a question for them.
        self._unkept: list[tuple[str, str, int]] = []
        self._page: Page | None = None
        self.setObjectName("questions")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = named("scrollbody", QWidget())
        self._card = named("card", QFrame(body))
        self._in_card = QVBoxLayout(self._card)
        self._in_card.setContentsMargins(18, 16, 18, 18)
        self._closed = ClosedSection(self._card)
        self._closed.hide()
        self._loading = QLabel(self._card)
        self._in_card.addWidget(self._loading)
        self._in_card.addWidget(self._closed)
        self._card.setMaximumWidth(sized(WIDEST))
        around_card = QVBoxLayout(body)
        around_card.setContentsMargins(0, 0, 4, 4)
        around_card.addWidget(self._card)
        around_card.addStretch(1)
        self.setWidget(body)
        self._closed.place_chosen.connect(self.place_chosen)

    def show_words(self, opening: str, name: str) -> None:
        """Say in the language of the screen what this is, and that it is being opened."""
        self._loading.setText(opening)
        self.setAccessibleName(name)

    def show_opened(self) -> None:
        """Nothing is being opened any more."""
        self._loading.hide()

    def show_page(self, page: Page, tabs: tuple[QWidget, QWidget, QWidget]) -> None:
        """Show a section as it is now.

        Args:
            page: The section, or one page of it.
            tabs: The whole screen and what the tab key reaches before and after a new page's questions.
        """
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
            screen, bottom, side = tabs
            tab_through(screen, self._card, bottom, side)
        self._pages[page.ref].show_notes(self._notes)
        for ref, view in self._pages.items():
            view.setVisible(ref == page.ref)
        self._give_back()
        if is_other:
            self.verticalScrollBar().setValue(0)
            with self._without_taking_the_keyboard():
                focus_first(self._pages[page.ref])

    def show_closed(self, page: Page, reasons: tuple[Reminder, ...]) -> None:
        """Say that a section is closed, and what opens it."""
        self._page = page
        self._loading.hide()
        for view in self._pages.values():
            view.hide()
        self._closed.show_reasons(reasons)
        self._closed.show()

    def show_place(self, ref: str) -> None:
        """Scroll to a question and give it the keyboard."""
        view = self._pages.get(self._page.ref) if self._page is not None else None
        target = view.field(ref) if view is not None else None
        if target is None:
            return
        # New widgets have their place only after the layout ran.
        self._in_card.activate()
        QTimer.singleShot(0, target, _Scroll(self, target))
        with self._without_taking_the_keyboard():
            if isinstance(target, Field):
                target.focus_editor()
            else:
                target.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_notes(self, notes: tuple[NoteLine, ...]) -> None:
        """Show the time-stamped notes."""
        self._notes = notes
        for view in self._pages.values():
            view.show_notes(notes)

    def show_note_again(self, text: str, attachment_id: str, offset_ms: int) -> None:
        """Give back a note that could not be kept; where its question is on another page, once that is shown."""
        self._unkept.append((text, attachment_id, offset_ms))
        self._give_back()

    def hand_in(self) -> None:
        """Hand in a note that is still being written, and what is being drawn."""
        for drawing in self.findChildren(DrawingDialog):
            drawing.hand_in()
        for field in self.findChildren(NotesField):
            field.hand_in()
        unkept, self._unkept = self._unkept, []
        for note in unkept:
            self.note_added.emit(*note)

    @contextmanager
    def _without_taking_the_keyboard(self) -> Iterator[None]:
        """While another screen lies over this one it keeps the keyboard; here the place is only remembered."""
        there = None if self.isVisible() else QApplication.focusWidget()
        yield
        if there is not None and not self.isAncestorOf(there):
            there.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_back(self) -> None:
        # The line of a page that was left is still there until Qt removes it, and takes along what is written into it.
        field = next((one for one in self.findChildren(NotesField) if one.isVisibleTo(self)), None)
        if field is not None:
            unkept, self._unkept = self._unkept, []
            for text, attachment_id, offset_ms in unkept:
                field.give_back(text, (attachment_id, offset_ms) if attachment_id else None)

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
