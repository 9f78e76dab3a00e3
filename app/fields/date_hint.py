"""What the person's own words say of a date, and well-known days to tell it by: offered, never taken by itself."""

from datetime import date
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from app.fields.days import written
from forms.values import ApproximateDate, DateKind, NotADate, parse
from forms.values.anchors import Anchor, Reckoning, Told, load_anchors, told_by

FILE = Path(__file__).parent.parent.parent / "resources" / "calendars" / "anchors.tsv"
#: Offered without typing; of those of each year every one since the full-scale invasion.
_OFFERED = ("invasion", "easter", "school_year")
_FIRST_YEAR = 2022


@lru_cache(maxsize=1)
def anchors() -> tuple[Anchor, ...]:
    """The table that comes with the program."""
    return load_anchors(FILE.read_bytes())


def read_words(words: str, today: date, more: tuple[Anchor, ...] = ()) -> Told | None:
    """A date in words, plain or told by an anchor (`more` are those of its place); None where none is certain."""
    if not words.strip():
        return None
    try:
        return told_by(words, (*more, *anchors()), today) or Told(parse(words, today), "")
    except NotADate:
        return None


class DateHint(QWidget):
    """One button with what the words say, one with the well-known days."""

    #: The date, and the event it is told by.
    taken = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told: Told | None = None
        self._label, self._language = "", "uk"
        self._take = QPushButton(self)
        self._take.setProperty("kind", "ghost")
        self._more = QToolButton(self)
        self._more.setProperty("kind", "reason")
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self)
        self._more.setMenu(self.menu)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._more)
        line.addWidget(self._take)
        line.addStretch(1)
        self._take.clicked.connect(self._take_pressed)
        self.menu.aboutToShow.connect(self._fill)
        self.menu.triggered.connect(self._picked)
        self._retranslate()

    def show_words(self, label: str, language: str, words: str, kind: str) -> None:
        """Offer what these words say, as long as the date is not answered."""
        self._label, self._language = label, language
        self._told = read_words(words, date.today()) if not kind else None
        self._more.setVisible(not kind or kind == DateKind.RELATIVE)
        self.setVisible(self._told is not None or not kind or kind == DateKind.RELATIVE)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._more.setText(self.tr("A well-known day…"))
        self._more.setAccessibleName(self.tr("{question}: tell it by a well-known day").format(question=self._label))
        told = self._told
        self._take.setVisible(told is not None)
        if told is not None:
            days = _days(told.value)
            text = f"{told.anchor}: {days}" if told.anchor else days
            self._take.setText(self.tr("These words say {date}. Take it").format(date=text))
            self._take.setAccessibleName(self._take.text())

    def _fill(self) -> None:
        self.menu.clear()
        today = date.today()
        for anchor in anchors():
            if anchor.key not in _OFFERED:
                continue
            is_one = anchor.reckoning is Reckoning.DAY
            for year in (_FIRST_YEAR,) if is_one else range(_FIRST_YEAR, today.year + 1):
                day = anchor.day(year)
                if day > today:
                    continue
                name = anchor.name(self._language) if is_one else f"{anchor.name(self._language)} {year}"
                action = QAction(f"{name} ({written(day)})", self.menu)
                action.setData((day.isoformat(), name))
                self.menu.addAction(action)

    def _picked(self, action: QAction) -> None:
        day, name = action.data()
        first = date.fromisoformat(str(day))
        self.taken.emit(ApproximateDate(DateKind.RELATIVE, first, first), str(name))

    def _take_pressed(self) -> None:
        if self._told is not None:
            self.taken.emit(self._told.value, self._told.anchor)


def _days(value: ApproximateDate) -> str:
    first, last = written(value.earliest), written(value.latest)
    return first if first == last else " – ".join(one for one in (first, last) if one)
