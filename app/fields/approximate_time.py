"""An approximate time of day: how it is known, its minutes or its part of the day, and by which clock."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.fields.base import styled
from app.fields.compound import CompoundField
from app.fields.day_edit import TimeEdit
from app.fields.markdown import to_plain
from app.fields.question import Kind, Question
from forms.values.times import Clock, TimeKind, from_answers, time_of

_WITH_MINUTES = {TimeKind.EXACT, TimeKind.RANGE}


class ApproximateTimeField(CompoundField):
    """One widget for the plain questions kind, from, to, part, clock, said, anchor and certainty."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self._begin()
        self._put_away: dict[str, str] = {}
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        top = QHBoxLayout()
        top.setSpacing(8)
        self._add_box("kind", top, body)
        self._first, self._last, self._dash = TimeEdit(body), TimeEdit(body), QLabel("–", body)
        minutes = QHBoxLayout()
        for widget in (self._first, self._dash, self._last):
            minutes.addWidget(widget)
        level = QVBoxLayout()
        level.addStretch(1)
        level.addLayout(minutes)
        top.addLayout(level)
        self._add_box("part", top, body)
        self._add_box("clock", top, body)
        top.addStretch(1)
        self._remark = styled("hint", QLabel(body))
        self._remark.setWordWrap(True)
        words = QHBoxLayout()
        words.setSpacing(12)
        self._add_line("said", words, body)
        self._add_line("anchor", words, body)
        self._add_box("certainty", words, body)
        column.addLayout(top)
        column.addWidget(self._remark)
        column.addLayout(words)
        for edit in (self._first, self._last):
            edit.time_changed.connect(self._minutes_changed)
            edit.editingFinished.connect(self._show_remark)
        self.setFocusProxy(self._boxes["kind"])
        self._finish(body)

    def _show(self, question: Question) -> None:
        self._show_parts()
        for role, edit in (("from", self._first), ("to", self._last)):
            known = time_of(self._value(role))
            shown = f"{known:%H:%M}" if known else ""
            # Something unfinished means no time, and so does an empty answer: it is left alone.
            if shown != edit.time:
                edit.show_time(shown)
            edit.setReadOnly(question.readonly)
        label = to_plain(question.label)
        self._first.setAccessibleName(self.tr("{question}: time").format(question=label))
        self._last.setAccessibleName(self.tr("{question}: last time").format(question=label))
        self._show_for_kind()
        self._show_remark()

    def _show_for_kind(self) -> None:
        kind = self._kind()
        self._first.setVisible(kind in _WITH_MINUTES)
        for two in (self._dash, self._last):
            two.setVisible(kind is TimeKind.RANGE and "to" in self.question.parts)
        is_told = kind is not None and kind is not TimeKind.UNKNOWN
        for role, is_shown in (
            ("part", kind is TimeKind.PART_OF_DAY),
            ("clock", is_told),
            ("anchor", kind is TimeKind.RELATIVE),
            ("certainty", is_told),
        ):
            if role in self._cells:
                self._cells[role].setVisible(is_shown)

    def _show_remark(self) -> None:
        text = ""
        value = from_answers(self._value("kind"), self._value("from"), self._value("to"), clock=self._value("clock"))
        is_unreadable = any(
            edit.isVisibleTo(self) and edit.is_unreadable and not edit.hasFocus() for edit in (self._first, self._last)
        )
        if is_unreadable:
            text = self.tr("This is no time of day. Write it as hours:minutes, for example 05:40.")
        elif value is not None and value.kind in _WITH_MINUTES and value.earliest is not None:
            if value.crosses_midnight:
                text = self.tr("From {first} until {last} of the next day").format(
                    first=f"{value.earliest:%H:%M}", last=f"{value.latest:%H:%M}"
                )
            elif value.clock in (None, Clock.UNKNOWN) and "clock" in self.question.parts:
                text = self.tr("By which clock? Under occupation Moscow time was imposed in places.")
        self._remark.setText(text)
        self._remark.setVisible(bool(text))

    def _kind(self) -> TimeKind | None:
        value = self._value("kind")
        return TimeKind(value) if value in set(TimeKind) else None

    def _box_picked(self, row: int) -> None:
        super()._box_picked(row)
        if self.sender() is self._boxes["kind"]:
            self._forget_what_does_not_fit(str(self._boxes["kind"].itemData(row) or ""))

    def _forget_what_does_not_fit(self, kind: str) -> None:
        """An exact time has no last minute, a part of the day no minutes: what is not seen is not stored.

        Who goes through the list with the arrows loses nothing on the way: it comes back with the kind it was told for.
        """
        has_minutes = kind in _WITH_MINUTES
        for role, is_kept in (
            ("to", kind == TimeKind.RANGE),
            ("from", has_minutes),
            ("part", kind == TimeKind.PART_OF_DAY),
            ("anchor", kind == TimeKind.RELATIVE),
            ("clock", bool(kind) and kind != TimeKind.UNKNOWN),
        ):
            if not is_kept and self._value(role):
                self._put_away[role] = self._value(role)
                self._answer(role, "")
            elif is_kept and not self._value(role) and role in self._put_away:
                self._answer(role, self._put_away.pop(role))

    def _minutes_changed(self, text: str) -> None:
        role = "from" if self.sender() is self._first else "to"
        part = self.question.parts.get(role)
        if part is None:
            return
        # A form of others may ask for the time type of XForms, which has seconds.
        is_typed = part.kind is Kind.TIME and text
        self._answer(role, f"{text}:00.000" if is_typed else text)
        self._show_remark()
