"""The row under the search line: state, person, place, days, order."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QStringListModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QFrame, QLineEdit, QWidget

from app.fields.day_edit import DayEdit
from app.screens.home.table import state_text
from app.theme import sized
from app.widgets import button, field_label, named, row
from app.widgets.parts import column
from app.widgets.two_lines import TwoLines
from storage.interviews.finding import Sort
from storage.interviews.interviews import State

_PAUSE_MS = 200
_MOST_LETTERS = 120
#: The whole window must fit a narrow screen.
_NARROWEST, _NARROWEST_DAY = 70, 112
# Of what a box offers: the whole row stands in one line, or has two.
_LETTERS, _LETTERS_WITH_ROOM = 6, 11
_SHARES = (3, 3, 3, 0, 0, 4)
_HINTS = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """A place offered while somebody types: its words, and what codes of places in it begin with."""

    label: str
    code: str


@dataclass(frozen=True, slots=True)
class Filters:
    """What the row says; empty is anything."""

    state: State | None = None
    person: str = ""
    place: str = ""
    place_code: str = ""
    starts: str = ""
    ends: str = ""
    sort: Sort = Sort.CHANGED

    @property
    def are_set(self) -> bool:
        """Whether they leave anything out."""
        return replace(self, sort=Sort.CHANGED) != Filters()


class FilterRow(QFrame):
    """Says what is wanted whenever it changes."""

    changed = Signal(object)
    places_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[PlaceChoice, ...] = ()
        self._state = named("filter_state", QComboBox())
        self._person = named("filter_person", QLineEdit())
        self._place = named("filter_place", QLineEdit())
        for line in (self._person, self._place):
            line.setMaxLength(_MOST_LETTERS)
            line.setInputMethodHints(_HINTS)
            line.setMinimumWidth(sized(_NARROWEST))
        self._offered = QStringListModel(self)
        completer = QCompleter(self._offered, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._place.setCompleter(completer)
        self._starts, self._ends = named("filter_starts", DayEdit()), named("filter_ends", DayEdit())
        for day in (self._starts, self._ends):
            day.setMinimumWidth(sized(_NARROWEST_DAY))
            day.setMaximumWidth(sized(132))
        self._sort = named("filter_sort", QComboBox())
        self._clear = button("clear_filters", "ghost")
        for box in (self._state, self._sort):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(_LETTERS)
        self._labels = [field_label(field) for field in self._fields()]
        for state in (None, *State):
            self._state.addItem("", state)
        for sort in Sort:
            self._sort.addItem("", sort)
        parts = [column(text, field, spacing=2) for text, field in zip(self._labels, self._fields(), strict=True)]
        whose, when = row(*parts[:3], spacing=6), row(*parts[3:], column(None, self._clear, spacing=2), spacing=6)
        for part, shares in ((whose, _SHARES[:3]), (when, _SHARES[3:])):
            for index, share in enumerate(shares):
                part.setStretch(index, share)
        self._lines = TwoLines(whose, when, spacing=6, shares=(sum(_SHARES[:3]), sum(_SHARES[3:])))
        self.setLayout(self._lines)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._tell)
        self._connect(completer)
        self._retranslate()

    def fold(self, is_narrow: bool) -> None:
        """Take one line or two."""
        self._lines.fold(is_narrow)
        for box in (self._state, self._sort):
            box.setMinimumContentsLength(_LETTERS_WITH_ROOM if is_narrow else _LETTERS)

    @property
    def filters(self) -> Filters:
        """What the row says now."""
        state, sort, place = self._state.currentData(), self._sort.currentData(), self._place.text().strip()
        return Filters(
            state=State(state) if state else None,
            person=self._person.text().strip(),
            place=place,
            place_code=next((choice.code for choice in self._choices if choice.label == place), ""),
            starts=self._starts.day,
            ends=self._ends.day,
            sort=Sort(sort) if sort else Sort.CHANGED,
        )

    def show_places(self, choices: tuple[PlaceChoice, ...]) -> None:
        """Offer places for what is being typed."""
        self._choices = choices
        self._offered.setStringList([choice.label for choice in choices])
        completer = self._place.completer()
        if choices and self._place.hasFocus():
            completer.complete()

    def clear(self) -> None:
        """Want anything again; the order stays."""
        fields = (self._state, self._person, self._place, self._starts, self._ends)
        for field in fields:
            field.blockSignals(True)
        self._state.setCurrentIndex(0)
        for line in (self._person, self._place, self._starts, self._ends):
            line.clear()
        for day in (self._starts, self._ends):
            day.show_day("")
        for field in fields:
            field.blockSignals(False)
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _fields(self) -> tuple[QWidget, ...]:
        return self._state, self._person, self._place, self._starts, self._ends, self._sort

    def _connect(self, completer: QCompleter) -> None:
        self._state.currentIndexChanged.connect(self._tell)
        self._sort.currentIndexChanged.connect(self._tell)
        self._person.textChanged.connect(self._timer.start)
        self._place.textEdited.connect(self._place_typed)
        self._place.textChanged.connect(self._timer.start)
        completer.activated.connect(self._tell)
        for day in (self._starts, self._ends):
            day.day_changed.connect(self._tell)
        self._clear.clicked.connect(self.clear)

    def _place_typed(self, text: str) -> None:
        if len(text.strip()) > 1:
            self.places_asked.emit(text.strip())

    def _tell(self) -> None:
        self._timer.stop()
        self._clear.setEnabled(self.filters.are_set)
        self.changed.emit(self.filters)

    def _retranslate(self) -> None:
        names = (
            self.tr("State"),
            self.tr("Person named"),
            self.tr("Place"),
            self.tr("From"),
            self.tr("To"),
            self.tr("Order"),
        )
        for text, field, name in zip(self._labels, self._fields(), names, strict=True):
            text.setText(name)
            field.setAccessibleName(name)
        self._person.setPlaceholderText(self.tr("first name, surname"))
        self._place.setPlaceholderText(self.tr("settlement, raion, oblast"))
        days = self.tr("An incident lay in these days, or the interview was taken in them.")
        for day in (self._starts, self._ends):
            day.setToolTip(days)
            day.setAccessibleDescription(days)
        for index in range(self._state.count()):
            state = self._state.itemData(index)
            self._state.setItemText(index, state_text(State(state)) if state else self.tr("Any"))
        orders = {
            Sort.CHANGED: self.tr("Changed last"),
            Sort.NUMBER: self.tr("By number"),
            Sort.NEWEST: self.tr("Newest first"),
            Sort.OLDEST: self.tr("Oldest first"),
            Sort.TITLE: self.tr("By title"),
        }
        for index in range(self._sort.count()):
            self._sort.setItemText(index, orders[Sort(self._sort.itemData(index))])
        self._clear.setText(self.tr("C&lear"))
        self._clear.setToolTip(self.tr("List all interviews again"))
        self._clear.setEnabled(self.filters.are_set)
