"""The home screen: missions at the side, interviews in the middle, search above."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLineEdit, QWidget

from app.error_messages import Message
from app.language import Language
from app.screens.home.card_check import CardCheck
from app.screens.home.filters import FilterRow, PlaceChoice
from app.screens.home.form_choice import FormChoice
from app.screens.home.found_notice import FoundNotice
from app.screens.home.list_view import InterviewList
from app.screens.home.presenter import Content, Standing
from app.screens.home.side import HomeSide
from app.screens.home.snippet_delegate import SnippetDelegate
from app.screens.home.table import DATE, FORM, FOUND, NOTES, NUMBER, PLACE, STATE, TITLE, UPDATED, InterviewTable
from app.theme import Tone, icon
from app.widgets import Notice, button, column, label, named, row
from app.widgets.two_lines import TwoLines, is_narrow
from app.workspace import Header
from storage.interviews.finding import Page

_SEARCH_AFTER_MS = 250
_TITLE_WIDTH = 150
#: Also as the same keys write in the Ukrainian layout.
_SEARCH_KEYS = ("Ctrl+F", "Ctrl+K", "Ctrl+А", "Ctrl+Л")
_WIDTHS = {NUMBER: 190, STATE: 164, PLACE: 136, DATE: 92, UPDATED: 132, NOTES: 88, FORM: 150}


class HomeScreen(QWidget):
    """Shows what it is told; emits what was asked."""

    shown = Signal()
    searched = Signal(str)
    filtered = Signal(object)
    more_asked = Signal(int)
    places_asked = Signal(str)
    mission_chosen = Signal(str)
    interview_asked = Signal(str)
    opened = Signal(object)
    mission_asked = Signal()
    forms_asked = Signal()
    form_chosen = Signal(str)
    earlier_chosen = Signal(str)
    received_asked = Signal()
    readiness_asked = Signal()
    delivery_asked = Signal()
    organisation_asked = Signal()
    copies_asked = Signal()
    referrals_asked = Signal()
    plan_asked = Signal(str)
    settings_asked = Signal()
    card_typed = Signal(str)
    new_cards_asked = Signal()

    def __init__(self, language: Language, header: Header, *, reader: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter: object = None
        self._header = header
        self._standing = Standing(True, False, True, reader)
        self._is_starting = False
        self._is_search = False
        self._not_indexed = 0
        self._side = HomeSide(reader=reader)
        self._heading = label("h1")
        self._search = named("search", QLineEdit())
        self._search.setClearButtonEnabled(True)
        self._search.setMaxLength(200)
        self._search.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self._search.addAction(icon("search", Tone.MUTED), QLineEdit.ActionPosition.LeadingPosition)
        self._filters = FilterRow()
        self._count = named("count", label("hint"))
        self._form = FormChoice()
        self._new_interview = button("new_interview", "primary", "plus")
        self._problem = named("problem", Notice("bad"))
        self._organisation_notice = named("organisation_notice", Notice("care"))
        self._card_check = CardCheck()
        self.found = FoundNotice()
        self._empty = label("text", wrap=True)
        self.table = InterviewTable(language, self)
        self._list = named("interviews", InterviewList())
        self._list.setModel(self.table)
        self._list.setItemDelegateForColumn(FOUND, SnippetDelegate(self._list))
        self._list.setColumnHidden(FOUND, True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SEARCH_AFTER_MS)
        self._build()
        self._connect()
        self.setFocusProxy(self._search)
        self._retranslate()

    @property
    def mission_id(self) -> str:
        """The mission chosen at the side; empty for all."""
        return self._side.mission_id

    def show_content(self, content: Content) -> None:
        """Show missions and interviews."""
        self._side.show_content(content)
        selected = self._list.currentIndex()
        kept = self.table.summary(selected.row()).id if selected.isValid() else ""
        self.table.show_page(content.page)
        self._form.show_forms(content.forms, content.earlier)
        self.table.show_titles({form.form_id: form.title for form in content.forms})
        at = self.table.row_of(kept)
        if self.table.rowCount():
            self._list.selectRow(max(at, 0))
        self._standing, self._is_search = content.standing, content.is_search
        self._not_indexed = content.not_indexed
        self._show_columns(content.has_words)
        self._retranslate()

    def show_more(self, offset: int, page: Page) -> None:
        """Show the interviews that follow."""
        self.table.add_page(offset, page)

    def show_places(self, choices: tuple[PlaceChoice, ...]) -> None:
        """Offer places for what is being typed."""
        self._filters.show_places(choices)

    def show_not_indexed(self, count: int) -> None:
        """Say how many interviews the search does not know yet."""
        self._not_indexed = count
        self._show_count()

    def show_starting(self, starting: bool) -> None:
        """Show that an interview is being prepared."""
        self._is_starting = starting
        self._retranslate()

    def show_problem(self, problem: Message | None) -> None:
        """Say what went wrong, or nothing."""
        self._problem.show_text(f"{problem.happened}\n{problem.do}" if problem else "", "bad")

    def show_copy_old(self, is_old: bool) -> None:
        """Say at the way to the copies whether the second one is missing or too old."""
        self._side.show_copy_old(is_old)

    def show_card_accepted(self, accepted: bool) -> None:
        """Say whether the recovery card that was typed is one of this vault's."""
        self._card_check.show_accepted(accepted)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the list whenever the screen comes to the front."""
        super().showEvent(event)
        self._header.set_title(self.tr("Interviews"))
        self.shown.emit()

    def fold_into(self, width: int) -> None:
        """Put the doors and filters into two lines in a narrow window."""
        for part in (self._head, self._filters):
            part.fold(is_narrow(width))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.table.retranslate()
            self._retranslate()
            if self.isVisible():
                self._header.set_title(self.tr("Interviews"))
        super().changeEvent(event)

    def _build(self) -> None:
        head = self._list.horizontalHeader()
        for section, width in _WIDTHS.items():
            self._list.setColumnWidth(section, width)
        head.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        head.moveSection(FORM, TITLE + 1)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        self._head = TwoLines(row(self._heading, None), row(self._form, self._new_interview), shares=(1, 0))
        middle = column(
            self._head,
            self.found,
            self._organisation_notice,
            self._card_check,
            self._problem,
            self._search,
            self._filters,
            self._count,
            self._empty,
            self._list,
            spacing=10,
        )
        # Takes the room of the list while there is nothing to list.
        middle.setStretchFactor(self._list, 1)
        self._room = QWidget()
        middle.addWidget(self._room, 1)
        middle.setContentsMargins(22, 16, 22, 16)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._side)
        whole.addLayout(middle, 1)

    def _connect(self) -> None:
        self._search.textChanged.connect(self._timer.start)
        self._search.returnPressed.connect(self._search_now)
        self._timer.timeout.connect(self._search_now)
        self._filters.changed.connect(self.filtered)
        self._filters.places_asked.connect(self.places_asked)
        self.table.more_asked.connect(self.more_asked)
        self._find = QShortcut(self)
        self._find.setKeys([QKeySequence(keys) for keys in _SEARCH_KEYS])
        self._find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._find.activated.connect(self._find_asked)
        self._new_interview.clicked.connect(self._interview_pressed)
        self._list.activated.connect(self._row_activated)
        self._form.chosen.connect(self.form_chosen)
        self._form.earlier_chosen.connect(self.earlier_chosen)
        side = self._side
        side.mission_changed.connect(self._mission_changed)
        side.mission_asked.connect(self.mission_asked)
        side.forms_asked.connect(self.forms_asked)
        side.received_asked.connect(self.received_asked)
        side.readiness_asked.connect(self.readiness_asked)
        side.delivery_asked.connect(self.delivery_asked)
        side.organisation_asked.connect(self.organisation_asked)
        side.copies_asked.connect(self.copies_asked)
        side.referrals_asked.connect(self.referrals_asked)
        side.plan_asked.connect(self.plan_asked)
        side.settings_asked.connect(self.settings_asked)
        self._card_check.card_typed.connect(self.card_typed)
        self._card_check.new_cards_asked.connect(self.new_cards_asked)

    def _find_asked(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _show_columns(self, has_words: bool) -> None:
        """With words the line in which they were found takes the room of what matters less then."""
        self._list.setColumnHidden(FOUND, not has_words)
        for column_of_list in (PLACE, UPDATED, NOTES, FORM):
            self._list.setColumnHidden(column_of_list, has_words)
        head = self._list.horizontalHeader()
        head.setSectionResizeMode(FOUND if has_words else TITLE, QHeaderView.ResizeMode.Stretch)
        if has_words:
            head.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Interactive)
            self._list.setColumnWidth(TITLE, _TITLE_WIDTH)
        else:
            head.setSectionResizeMode(FOUND, QHeaderView.ResizeMode.Interactive)

    def _show_count(self) -> None:
        parts = []
        if self.table.rowCount():
            count = self.tr("Found: {count}") if self._is_search else self.tr("Interviews: {count}")
            parts.append(count.format(count=self.table.total))
        if self._not_indexed:
            parts.append(
                self.tr("The search is being prepared; it does not know {count} interviews yet.").format(
                    count=self._not_indexed
                )
            )
        self._count.setText(" · ".join(parts))
        self._count.setVisible(bool(parts))

    def _search_now(self) -> None:
        self._timer.stop()
        self.searched.emit(self._search.text())

    def _mission_changed(self) -> None:
        self.mission_chosen.emit(self.mission_id)
        self._retranslate()

    def _interview_pressed(self) -> None:
        # Of only one mission there is nothing to choose.
        self.interview_asked.emit(self.mission_id or self._side.only_mission)

    def _row_activated(self, index: QModelIndex) -> None:
        self.opened.emit(self.table.summary(index.row()))

    def _retranslate(self) -> None:
        can_start = bool(self.mission_id or self._side.only_mission)
        self._side.retranslate()
        self._heading.setText(self._side.mission_name or self.tr("Interviews"))
        self._search.setPlaceholderText(self.tr("Search: words in any form, “an exact phrase”, a number (Ctrl+F)"))
        self._search.setAccessibleName(self.tr("Search in interviews"))
        self._list.setAccessibleName(self.tr("Interviews"))
        self._new_interview.setText(self.tr("Preparing the form…") if self._is_starting else self.tr("New &interview"))
        self._new_interview.setEnabled(can_start and not self._is_starting)
        self._new_interview.setToolTip("" if can_start else self.tr("Choose a mission at the side first."))
        if self.table.rowCount():
            empty = ""
        elif self._is_search or self._search.text().strip():
            empty = self.tr(
                "Nothing was found. Look for fewer words or only their beginnings, leave out the quotation marks, "
                "widen the days, or clear the filters. What was closed to you is found by its number or mission only."
            )
        elif not self._side.has_missions:
            empty = self.tr("No mission yet. Make the first one at the side: an interview always belongs to a mission.")
        else:
            empty = self.tr("No interview yet. Choose a mission and start the first one.")
        self._empty.setText(empty)
        self._empty.setVisible(bool(empty))
        self._list.setVisible(not empty)
        self._room.setVisible(bool(empty))
        self._show_count()
        self._show_standing()

    def _show_standing(self) -> None:
        if not self._standing.has_organisation:
            text = self.tr(
                "No organisation yet: interviews stay drafts, because there is nobody to seal them to. "
                "Import the organisation's package under Organisation."
            )
        elif self._standing.is_expired:
            text = self.tr("The organisation's package has expired. Ask your coordinator for a newer one.")
        else:
            text = ""
        self._organisation_notice.show_text(text, "care")
        self._card_check.show_begun(self._standing.are_cards_begun)
        self._card_check.setVisible(self._standing.are_cards_begun or not self._standing.are_cards_confirmed)
