"""Answers the questions of a section, each through its own widget, as hands do."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from app.fields.approximate_date import ApproximateDateField
from app.fields.base import Field
from app.fields.place import PlaceField
from app.fields.question import Kind, Question
from app.fields.select_one import SearchBox
from app.screens.interview.matrix import MatrixRow
from app.screens.interview.outline_view import OutlineList
from app.screens.interview.repeat_view import RepeatCard
from tests.pages.interview_page import InterviewPage
from tests.pages.page import type_text
from tests.tour.answers import Answer, When, Where
from tests.tour.hands import Hands, write

#: What is said where nothing better is known.
_CALM = ("no", "none", "none_seen", "green", "unknown", "declined")


class NoAnswer(AssertionError):
    """A question that the tour cannot answer."""


class Filling:
    """Walks through the questions that are on the screen, in their order."""

    def __init__(self, hands: Hands, page: InterviewPage) -> None:
        self._hands = hands
        self._page = page
        self._done: set[str] = set()
        self.answered = 0

    def section(self, answers: dict[str, Answer]) -> None:
        """Answer what is asked now, and what is asked because of the answers."""
        for _ in range(200):
            asked = next((one for one in self._asked() if self._wants(one[1], answers)), None)
            if asked is None:
                return
            widget, question = asked
            self._done.add(question.ref)
            self._answer(widget, question, answers.get(_name(question)))
            self.answered += 1
            QTest.qWait(1)
        raise NoAnswer("a section never came to an end")

    def _asked(self) -> list[tuple[QWidget, Question]]:
        found: list[tuple[QWidget, Question]] = []
        for widget in self._page.screen.findChildren(QWidget):
            if isinstance(widget, Field) and widget.isVisible():
                found.append((widget, widget.question))
            elif isinstance(widget, MatrixRow) and widget.isVisible():
                found.append((widget, widget._question))
        return found

    def _wants(self, question: Question, answers: dict[str, Answer]) -> bool:
        if question.ref in self._done or question.kind is Kind.NOTE:
            return False
        if _name(question) in answers or question.kind is Kind.ACKNOWLEDGE:
            return True
        missing = question.missing
        needs = question.required or (missing is not None and missing.required)
        return needs and not _value(question)

    def _answer(self, widget: QWidget, question: Question, answer: Answer | None) -> None:
        if isinstance(answer, When) and isinstance(widget, ApproximateDateField):
            self._date(widget, answer)
        elif isinstance(answer, Where) and isinstance(widget, PlaceField):
            self._place(widget, answer)
        elif question.kind is Kind.ACKNOWLEDGE:
            self._hands.keyClick(widget.findChild(QCheckBox), Qt.Key.Key_Space)
        elif question.kind in (Kind.SELECT_ONE, Kind.SELECT_MULTIPLE):
            values = answer if isinstance(answer, tuple) else (str(answer or _calm(question)),)
            for value in values:
                if value not in question.value.split():
                    _choose(self._hands, widget, value)
        elif answer is None and question.missing is not None:
            self._page.choose_reason(_name(question), "declined")
        elif question.kind in (Kind.TEXT, Kind.LINES, Kind.NOTES, Kind.INTEGER, Kind.DATE):
            _put(widget, _text(str(answer or "Нічого не додано.")))
        else:
            raise NoAnswer(f"no answer for {question.ref}")

    def _date(self, widget: ApproximateDateField, when: When) -> None:
        kinds = next(box for box in widget.findChildren(QComboBox) if box.findData(when.kind) >= 0)
        kinds.setCurrentIndex(kinds.findData(when.kind))
        kinds.activated.emit(kinds.currentIndex())
        lines = [line for line in widget.findChildren(QLineEdit) if line.isVisible()]
        if when.month:
            months = next(box for box in widget.findChildren(QComboBox) if box.isVisible() and box.count() == 12)
            months.setCurrentIndex(when.month - 1)
            months.activated.emit(months.currentIndex())
        for text, ends in ((when.year, ": рік"), (when.day, ": день")):
            if text:
                line = next(one for one in lines if one.accessibleName().endswith(ends))
                line.clear()
                type_text(line, text)
        if when.said:
            write(next(one for one in lines if one.property("role") == "said"), when.said)
        if when.certainty:
            boxes = [box for box in widget.findChildren(SearchBox) if box.isVisible()]
            _pick(boxes[-1], when.certainty)

    def _place(self, widget: PlaceField, where: Where) -> None:
        line = widget.focusProxy()
        assert isinstance(line, QLineEdit)
        line.activateWindow()
        line.setFocus()
        type_text(line, where.typed)
        popup = widget.findChild(QListWidget, "settlements")
        self._hands.waitUntil(popup.isVisible, timeout=15_000)
        found = [popup.item(row).text() for row in range(popup.count())]
        row = next((place for place, text in enumerate(found) if where.taken in text), -1)
        if row < 0:
            raise NoAnswer(f"{where.typed} in {where.taken} was not found, but {found[:3]}")
        for _ in range(row):
            self._hands.keyClick(line, Qt.Key.Key_Down)
        self._hands.keyClick(line, Qt.Key.Key_Return)
        for role, text in (("said", where.said), ("landmark", where.landmark)):
            if text:
                others = [one for one in widget.findChildren(QLineEdit) if one.property("role") == role]
                write(others[0], text)


def go(page: InterviewPage, title: str) -> None:
    """Go to a section by the outline."""
    page.go(title)
    QTest.qWait(1)


def sections(page: InterviewPage) -> list[tuple[str, str]]:
    """Reference and title of every section, without the incidents below it."""
    rows = page.child(OutlineList, "outline").rows
    found = [rows.row(rows.index(place)) for place in range(rows.rowCount())]
    return [(row.ref, row.title) for row in found if not row.level]


def cards(page: InterviewPage) -> list[RepeatCard]:
    """The instances of a repeat that are on the screen."""
    return page.cards()


def _name(question: Question) -> str:
    return question.ref.rpartition("/")[2]


def _value(question: Question) -> str:
    for role in ("kind", "name"):
        if role in question.parts:
            return question.parts[role].value
    missing = question.missing
    return question.value or (missing.value if missing is not None else "")


def _calm(question: Question) -> str:
    values = [choice.value for choice in question.choices]
    return next((value for value in _CALM if value in values), values[0])


def _text(text: str) -> str:
    if text.startswith("+") and text[1:].isdigit():
        return (date.today() + timedelta(days=int(text[1:]))).strftime("%d.%m.%Y")
    return text


def _choose(hands: Hands, widget: QWidget, value: str) -> None:
    for box in widget.findChildren(SearchBox):
        _pick(box, value)
        return
    for button in widget.findChildren(QAbstractButton):
        if button.property("answer") == value:
            if isinstance(button, QPushButton):
                hands.mouseClick(button)
            else:
                # The middle of a long line is no part of the box that is ticked.
                hands.keyClick(button, Qt.Key.Key_Space)
            return
    raise NoAnswer(f"{widget.objectName()} has no answer {value}")


def _pick(box: SearchBox, value: str) -> None:
    place = box.findData(value)
    if place < 0:
        raise NoAnswer(f"{value} is not in the list {box.accessibleName()}")
    box.setCurrentIndex(place)


def _put(widget: QWidget, text: str) -> None:
    for kind in (QPlainTextEdit, QLineEdit):
        for editor in widget.findChildren(kind):
            if editor.isVisible() and not editor.isReadOnly():
                editor.clear()
                write(editor, text) if kind is QPlainTextEdit else type_text(editor, text)
                return
    raise NoAnswer(f"{widget.objectName()} takes no text")
