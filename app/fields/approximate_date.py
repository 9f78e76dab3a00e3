"""An approximate date: how it is known, the inputs that kind needs, the bounds it gives, the person's own words."""

from datetime import date, timedelta

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.fields.base import TESTIMONY, Field, styled
from app.fields.date_hint import DateHint
from app.fields.day_edit import DayEdit
from app.fields.days import day_of, written
from app.fields.markdown import to_plain
from app.fields.question import Question
from app.fields.select_one import CalmBox, SearchBox
from app.theme import sized
from forms.values.dates import (
    ApproximateDate,
    DateKind,
    NotADate,
    Season,
    about,
    after,
    before,
    between,
    exact,
    month,
    not_after,
    ongoing,
    season,
    unknown,
    whole_year,
)

_TWO_DAYS = {DateKind.RANGE, DateKind.REPEATED, DateKind.RELATIVE}
_ONE_DAY = {DateKind.EXACT, DateKind.CIRCA, DateKind.BEFORE, DateKind.AFTER, DateKind.ONGOING}
_WITH_YEAR = {DateKind.MONTH, DateKind.SEASON, DateKind.YEAR}
_SEASONS = (Season.WINTER, Season.SPRING, Season.SUMMER, Season.AUTUMN)


class ApproximateDateField(Field):
    """One widget for the plain questions kind, from, to, said, anchor and certainty."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        body = QWidget(self)
        self._kind = CalmBox(body)
        self._first, self._last = DayEdit(body), DayEdit(body)
        self._dash, self._about = QLabel("–", body), QLabel("±", body)
        self._month, self._season = CalmBox(body), CalmBox(body)
        self._year, self._days = QLineEdit(body), QLineEdit(body)
        self._days_word = styled("hint", QLabel(body))
        self._year.setValidator(QIntValidator(1900, 2100, self._year))
        self._year.setFixedWidth(sized(84))
        self._days.setValidator(QIntValidator(1, 3650, self._days))
        self._days.setFixedWidth(sized(64))
        self._bounds = styled("hint", QLabel(body))
        self._bounds.setWordWrap(True)
        top = QHBoxLayout()
        top.setSpacing(8)
        for widget in (self._kind, self._month, self._season, self._year, self._first, self._dash, self._last):
            top.addWidget(widget)
        for widget in (self._about, self._days, self._days_word):
            top.addWidget(widget)
        top.addStretch(1)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self._bounds)
        self._lines: dict[str, QLineEdit] = {}
        self._labels: dict[str, QLabel] = {}
        self._cells: dict[str, QWidget] = {}
        words = QHBoxLayout()
        words.setSpacing(12)
        column.addLayout(words)
        for role in (role for role in ("said", "anchor") if role in question.parts):
            self._lines[role] = QLineEdit(body)
            self._lines[role].setMaxLength(1_000)
            words.addWidget(self._cell(role, self._lines[role], body), 2)
        self._hint_row = DateHint(body)
        self._hint_row.taken.connect(self._hint_taken)
        column.addWidget(self._hint_row)
        self._certainty = SearchBox(body)
        words.addWidget(self._cell("certainty", self._certainty, body), 1)
        self._connect()
        self.setFocusProxy(self._kind)
        self._finish(body)

    def _cell(self, role: str, editor: QWidget, body: QWidget) -> QWidget:
        cell = QWidget(body)
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        self._labels[role] = styled("hint", QLabel(cell))
        self._labels[role].setBuddy(editor)
        column.addWidget(self._labels[role])
        column.addWidget(editor)
        self._cells[role] = cell
        return cell

    def _connect(self) -> None:
        self._kind.activated.connect(self._kind_picked)
        for day in (self._first, self._last):
            day.day_changed.connect(self._input_changed)
            day.editingFinished.connect(self._show_bounds)
        for box in (self._month, self._season):
            box.activated.connect(self._input_changed)
        for line in (self._year, self._days):
            line.setInputMethodHints(TESTIMONY | Qt.InputMethodHint.ImhDigitsOnly)
            line.textEdited.connect(self._input_changed)
        for role, line in self._lines.items():
            line.setInputMethodHints(TESTIMONY)
            line.setProperty("role", role)
            line.textEdited.connect(self._words_edited)
        self._certainty.currentIndexChanged.connect(self._certainty_picked)

    # Showing

    def _show(self, question: Question) -> None:
        self._fill_boxes(question)
        kind = self._present_kind()
        stored = (self._value("from"), self._value("to"))
        if self._computed_bounds() != stored:
            self._show_inputs(kind, day_of(stored[0]), day_of(stored[1]))
        for role, line in self._lines.items():
            value = question.parts[role].value
            if line.text() != value:
                line.setText(value)
        self._show_for_kind(kind)
        label, said = to_plain(question.label), self._value("said")
        self._hint_row.show_words(label, question.language, said, self._value("kind"))
        self._hint_row.setEnabled(not question.readonly)
        self._name_all(to_plain(question.label))
        self._show_bounds()
        editors = (self._kind, self._month, self._season, self._year, self._first, self._last, self._days)
        for widget in (*editors, *self._lines.values(), self._certainty):
            widget.setEnabled(not question.readonly)

    def _fill_boxes(self, question: Question) -> None:
        kinds = question.parts["kind"]
        _fill(self._kind, [("", self.tr("How is the date known?")), *((one.value, one.label) for one in kinds.choices)])
        self._kind.setCurrentIndex(max(0, self._kind.findData(kinds.value)))
        locale = QLocale(QLocale.Language.Ukrainian if question.language == "uk" else QLocale.Language.English)
        names = [locale.standaloneMonthName(number, QLocale.FormatType.LongFormat) for number in range(1, 13)]
        _fill(self._month, [(str(number), name) for number, name in enumerate(names, 1)])
        words = (self.tr("winter"), self.tr("spring"), self.tr("summer"), self.tr("autumn"))
        _fill(self._season, [(str(one), word) for one, word in zip(_SEASONS, words, strict=True)])
        self._year.setPlaceholderText(self.tr("year"))
        self._days_word.setText(self.tr("days"))
        certainty = question.parts.get("certainty")
        if certainty is not None:
            self._certainty.show_choices(certainty.choices, certainty.value, self.tr("Choose"))

    def _show_inputs(self, kind: DateKind | None, first: date | None, last: date | None) -> None:
        if kind in _WITH_YEAR and first is not None:
            is_winter = kind is DateKind.SEASON and first.month == 12
            self._year.setText(str(first.year + 1 if is_winter else first.year))
            self._month.setCurrentIndex(first.month - 1)
            self._season.setCurrentIndex({12: 0, 3: 1, 6: 2, 9: 3}.get(first.month, 0))
        elif kind is DateKind.CIRCA and first is not None and last is not None:
            half = (last - first).days // 2
            self._first.show_day((first + timedelta(half)).isoformat())
            self._days.setText(str(half))
        elif kind is DateKind.BEFORE and last is not None:
            self._first.show_day((last + timedelta(1)).isoformat())
        elif kind is DateKind.AFTER and first is not None:
            self._first.show_day((first - timedelta(1)).isoformat())
        else:
            self._first.show_day(first.isoformat() if first else "")
            self._last.show_day(last.isoformat() if last and kind in _TWO_DAYS else "")
            self._year.clear()
            self._days.clear()

    def _show_for_kind(self, kind: DateKind | None) -> None:
        self._month.setVisible(kind is DateKind.MONTH)
        self._season.setVisible(kind is DateKind.SEASON)
        self._year.setVisible(kind in _WITH_YEAR)
        self._first.setVisible(kind in _ONE_DAY or kind in _TWO_DAYS)
        for two in (self._dash, self._last):
            two.setVisible(kind in _TWO_DAYS)
        for give_or_take in (self._about, self._days, self._days_word):
            give_or_take.setVisible(kind is DateKind.CIRCA)
        if "anchor" in self._cells:
            self._cells["anchor"].setVisible(kind is DateKind.RELATIVE)
        has_bounds = kind is not None and kind is not DateKind.UNKNOWN and "certainty" in self.question.parts
        self._cells["certainty"].setVisible(has_bounds)

    def _show_bounds(self) -> None:
        try:
            value = self._typed()
        except NotADate as error:
            self._bounds.setText(self._words_of(error.code))
            self._bounds.show()
            return
        text = ""
        if self._first.isVisibleTo(self) and (self._first.is_unreadable or self._last.is_unreadable):
            if not (self._first.hasFocus() or self._last.hasFocus()):
                text = self.tr("This day does not exist. Write it as day.month.year, for example 17.03.2022.")
        elif value is not None and value.kind not in (DateKind.EXACT, DateKind.UNKNOWN):
            first, last = written(value.earliest), written(value.latest)
            if first and last:
                text = self.tr("Not earlier than {first}, not later than {last}").format(first=first, last=last)
            elif first:
                text = self.tr("Not earlier than {first}").format(first=first)
            elif last:
                text = self.tr("Not later than {last}").format(last=last)
        self._bounds.setText(text)
        self._bounds.setVisible(bool(text))

    def _words_of(self, code: str) -> str:
        if code == "date-in-future":
            return self.tr("This date lies in the future.")
        if code == "dates-reversed":
            return self.tr("The first day is after the last day.")
        return self.tr("There is no such day.")

    def _name_all(self, label: str) -> None:
        names = {
            self._kind: self.tr("{question}: how the date is known"),
            self._month: self.tr("{question}: month"),
            self._season: self.tr("{question}: season"),
            self._year: self.tr("{question}: year"),
            self._first: self.tr("{question}: day"),
            self._last: self.tr("{question}: last day"),
            self._days: self.tr("{question}: days more or less"),
        }
        for widget, words in names.items():
            widget.setAccessibleName(words.format(question=label))
        certainty_line = self._certainty.lineEdit()
        for role, named in (*self._lines.items(), ("certainty", self._certainty)):
            part = self.question.parts.get(role)
            if part is None:
                continue
            self._labels[role].setText(to_plain(part.label))
            named.setAccessibleName(f"{label}: {to_plain(part.label)}")
        if certainty_line is not None:
            certainty_line.setAccessibleName(self._certainty.accessibleName() or label)

    def _named(self) -> tuple[QWidget, ...]:
        return ()

    # What a person does

    def _kind_picked(self, _row: int) -> None:
        kind = self._present_kind()
        self._show_for_kind(kind)
        self._answer("kind", str(self._kind.currentData() or ""))
        self._input_changed()

    def _input_changed(self, *_args: object) -> None:
        first, last = self._computed_bounds()
        # The later bound goes first when the value moves on, so that the form never sees them the wrong way round.
        for role, value in (
            (("to", last), ("from", first))
            if last >= self._value("to")
            else (
                ("from", first),
                ("to", last),
            )
        ):
            self._answer(role, value)
        self._show_bounds()

    def _words_edited(self, text: str) -> None:
        sender = self.sender()
        if isinstance(sender, QLineEdit):
            self._answer(str(sender.property("role")), text)

    def _hint_taken(self, value: ApproximateDate, anchor: str) -> None:
        """What the words say, or a well-known day; the words themselves stay."""
        first = value.earliest.isoformat() if value.earliest else ""
        last = value.latest.isoformat() if value.latest else ""
        for role, text in (("kind", value.kind.value), ("to", last), ("from", first), ("anchor", anchor)):
            self._answer(role, text)

    def _certainty_picked(self, row: int) -> None:
        self._answer("certainty", str(self._certainty.itemData(row) or ""))

    def _answer(self, role: str, value: str) -> None:
        part = self.question.parts.get(role)
        if part is not None and part.value != value:
            self.answered.emit(part.ref, value)

    # The value

    def _value(self, role: str) -> str:
        part = self.question.parts.get(role)
        return part.value if part is not None else ""

    def _present_kind(self) -> DateKind | None:
        data = str(self._kind.currentData() or "")
        return DateKind(data) if data in set(DateKind) else None

    def _computed_bounds(self) -> tuple[str, str]:
        try:
            value = self._typed()
        except NotADate:
            value = None
        if value is None:
            return "", ""
        return (
            value.earliest.isoformat() if value.earliest else "",
            value.latest.isoformat() if value.latest else "",
        )

    def _typed(self) -> ApproximateDate | None:
        """The date in the inputs, or None while they are incomplete."""
        value = self._typed_raw()
        return not_after(value, date.today()) if value is not None else None

    def _typed_raw(self) -> ApproximateDate | None:
        kind, today = self._present_kind(), date.today()
        first, last = day_of(self._first.day), day_of(self._last.day)
        year = int(self._year.text()) if self._year.hasAcceptableInput() else None
        if kind is DateKind.UNKNOWN:
            return unknown()
        if kind in _WITH_YEAR:
            if year is None:
                return None
            if kind is DateKind.MONTH:
                return month(year, self._month.currentIndex() + 1)
            return whole_year(year) if kind is DateKind.YEAR else season(_SEASONS[self._season.currentIndex()], year)
        if kind is DateKind.RELATIVE:
            return ApproximateDate(kind, first, last)
        if first is None or kind is None:
            return None
        if kind in _TWO_DAYS:
            return between(first, last, kind) if last is not None else None
        if kind is DateKind.CIRCA:
            return about(first, int(self._days.text())) if self._days.hasAcceptableInput() else None
        if kind is DateKind.BEFORE:
            return before(first)
        if kind is DateKind.AFTER:
            return after(first, today)
        return ongoing(first, today) if kind is DateKind.ONGOING else exact(first)


def _fill(box: QComboBox, wanted: list[tuple[str, str]]) -> None:
    present = [(str(box.itemData(row)), box.itemText(row)) for row in range(box.count())]
    if present == wanted:
        return
    chosen = box.currentIndex()
    box.clear()
    for data, text in wanted:
        box.addItem(text, data)
    box.setCurrentIndex(max(0, chosen))
