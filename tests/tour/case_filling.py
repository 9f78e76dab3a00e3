"""Answers a written case in the window: each answer through the widget that asks for it, rows by their button."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QWidget,
)

from app.fields.approximate_date import ApproximateDateField
from app.fields.base import Field, ReasonButton
from app.fields.question import Kind as Shown
from app.fields.question import Question
from app.fields.select_one import SearchBox
from app.screens.interview.matrix import MatrixView
from app.screens.interview.repeat_view import RepeatView
from app.screens.interview.view import InterviewScreen
from forms.engine import Control, Kind, Session
from tests.forms.protocols.playing import Answers, Case, common
from tests.pages.interview_page import InterviewPage
from tests.pages.page import type_text
from tests.tour.filling import sections
from tests.tour.hands import Hands, write

#: One thing to do: the question or the repeat, and its answer; nothing where one more row is wanted.
Step = tuple[str, str | None]
_MOST_STEPS = 600
#: From so many letters on a text is written word by word.
LONG = 24
NOTHING_ELSE: Mapping[str, Callable[[], None]] = MappingProxyType({})


class CaseFilling:
    """Goes through the sections in their order and answers what the case says.

    What has no key of its own on the screen (a bound of a date that is reckoned, a table's cell) is handed to the
    presenter; `by_hand` and `handed_over` tell which was which.
    """

    def __init__(self, hands: Hands, screen: InterviewScreen, case: Case) -> None:
        self._hands, self._screen, self._case = hands, screen, case
        self.page = InterviewPage(hands, screen)
        self.by_hand: list[str] = []
        self.handed_over: list[str] = []

    def all_sections(self, after: Mapping[str, Callable[[], None]] = NOTHING_ELSE) -> None:
        """From the first section to the last, until the case has nothing more to say; `after` one, something else."""
        left = dict(after)
        for _ in range(4):
            for ref, title in sections(self.page):
                if any(True for _step in self._steps(ref)):
                    self.page.go(title)
                    QTest.qWait(1)
                    self._section(ref)
                then = left.pop(ref.rpartition("/")[2], None)
                if then is not None:
                    then()
            if not [step for ref, _title in sections(self.page) for step in self._steps(ref)]:
                return

    def _section(self, ref: str) -> None:
        tried: set[Step] = set()
        for _ in range(_MOST_STEPS):
            step = next((one for one in self._steps(ref) if one not in tried), None)
            if step is None:
                return
            if step[1] is not None:
                tried.add(step)
            self._do(*step)
        raise AssertionError(f"the section {ref} never came to an end")

    def _do(self, ref: str, answer: str | None) -> None:
        if answer is None:
            self._add_row(ref)
            return
        name = self._session.element(ref).name
        if self._by_hand(ref, answer) and same(self._session, ref, answer):
            self.by_hand.append(name)
        else:
            self._screen.presenter.answered(ref, answer)
            self.handed_over.append(name)
        QTest.qWait(1)

    def _add_row(self, ref: str) -> None:
        view = self._widget(ref)
        assert isinstance(view, RepeatView), f"{ref} shows no rows, but {view}"
        self._as_cards(view)
        before = len(self._session.instances(ref))
        words = (view.tr("Add: {what}").partition("{")[0].strip(), "Додати", "Add")
        button = next(
            one
            for one in view.findChildren(QAbstractButton)
            if one.isVisible() and one.text().startswith(words) and one.parentWidget() is view
        )
        self._hands.keyClick(button, Qt.Key.Key_Space)
        assert len(self._session.instances(ref)) == before + 1, f"{ref} got no row"
        QTest.qWait(1)

    def _as_cards(self, view: RepeatView) -> None:
        if view._is_table:
            self._hands.mouseClick(view._switch)

    # One answer

    def _by_hand(self, ref: str, answer: str) -> bool:
        widget = self._widget(ref)
        if isinstance(widget, MatrixView):
            return self._press_answers(widget.row(ref), widget.row(ref)._question, answer)
        if not isinstance(widget, Field) or not widget.isVisible():
            return False
        question = widget.question
        if question.missing is not None and question.missing.ref == ref:
            menu = widget.findChild(ReasonButton).menu()
            next(action for action in menu.actions() if action.data() == answer).trigger()
            return True
        if question.ref != ref or question.parts:
            return self._part(widget, ref, answer)
        if question.kind in (Shown.SELECT_ONE, Shown.SELECT_MULTIPLE):
            return self._press_answers(widget, question, answer)
        if question.kind is Shown.ACKNOWLEDGE:
            self._hands.keyClick(widget.findChild(QCheckBox), Qt.Key.Key_Space)
            return True
        return self._write(widget, question, answer)

    def _press_answers(self, widget: QWidget, question: Question, answer: str) -> bool:
        boxes = [box for box in widget.findChildren(SearchBox) if box.isVisible()]
        if boxes:
            return self._pick(boxes[0], answer)
        for value in answer.split():
            if value in question.value.split():
                continue
            button = _button(widget, value)
            if button is not None and not button.isVisible():
                fold = next((one for one in widget.findChildren(QToolButton) if one.property("kind") == "fold"), None)
                if fold is not None:
                    self._hands.mouseClick(fold)
                button = _button(widget, value)
            if button is None or not button.isVisible():
                return False
            self._hands.keyClick(button, Qt.Key.Key_Space)
        return True

    def _pick(self, box: QComboBox, value: str) -> bool:
        """Type the words of the answer and press Enter, as in a search; a short list is walked with the arrows."""
        row = box.findData(value)
        if row < 0:
            return False
        line = box.lineEdit()
        if line is not None:
            line.selectAll()
            type_text(line, box.itemText(row))
            self._hands.keyClick(line, Qt.Key.Key_Return)
        for _ in range(box.count()):
            if box.currentIndex() == row:
                break
            self._hands.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < row else Qt.Key.Key_Up)
        return box.currentIndex() == row

    def _write(self, widget: QWidget, question: Question, answer: str) -> bool:
        text = answer
        if question.kind is Shown.DATE:
            text = ".".join(reversed(answer.split("-")))
        elif question.kind not in (Shown.TEXT, Shown.LINES, Shown.NOTES, Shown.INTEGER, Shown.DECIMAL):
            return False
        for kind in (QPlainTextEdit, QLineEdit):
            for editor in widget.findChildren(kind):
                if editor.isVisible() and not editor.isReadOnly():
                    editor.setFocus()
                    editor.selectAll()
                    for place, line in enumerate(text.split("\n")):
                        if place:
                            _enter(editor)
                        # A long text word by word, as an input method writes it.
                        (write if len(line) > LONG else type_text)(editor, line)
                    return True
        return False

    def _part(self, widget: Field, ref: str, answer: str) -> bool:
        """A part of a date, a place, an amount: its own line or list."""
        role = next((role for role, part in widget.question.parts.items() if part.ref == ref), "")
        if isinstance(widget, ApproximateDateField):
            return self._part_of_date(widget, role, answer)
        for box in widget.findChildren(SearchBox):
            if box.isVisible() and box.property("role") == role:
                return self._pick(box, answer)
        line = widget.focusProxy() if role == "name" else None
        lines = [line] if isinstance(line, QLineEdit) else widget.findChildren(QLineEdit)
        for one in lines:
            if one.isVisible() and (role == "name" or one.property("role") == role):
                one.setFocus()
                one.selectAll()
                type_text(one, answer)
                self._hands.keyClick(one, Qt.Key.Key_Escape)
                return True
        return False

    def _part_of_date(self, widget: ApproximateDateField, role: str, answer: str) -> bool:
        if role == "kind":
            box = next(box for box in widget.findChildren(QComboBox) if box.findData(answer) >= 0)
            return self._pick(box, answer)
        if role == "certainty":
            boxes = [box for box in widget.findChildren(SearchBox) if box.isVisible()]
            return bool(boxes) and self._pick(boxes[-1], answer)
        if role in ("said", "anchor"):
            lines = [one for one in widget.findChildren(QLineEdit) if one.isVisible() and one.property("role") == role]
        elif role in ("from", "to"):
            day = widget._first if role == "from" else widget._last
            lines = [day] if day.isVisible() else []
            answer = ".".join(reversed(answer.split("-")))
        else:
            lines = []
        for line in lines:
            line.selectAll()
            type_text(line, answer)
            return True
        return False

    # What is wanted

    @property
    def _session(self) -> Session:
        in_hand = self._screen.presenter.in_hand()
        assert in_hand is not None
        return in_hand.session

    def _widget(self, ref: str) -> QWidget | None:
        questions = self._screen._questions
        page = questions._page
        view = questions._pages.get(page.ref) if page is not None else None
        if view is None:
            return None
        found = view.field(ref)
        if isinstance(found, QWidget) and not isinstance(found, Field | MatrixView | RepeatView):
            for table in view.findChildren(RepeatView):
                if table.isVisible() and table._is_table and ref.startswith(table._block.ref.rpartition("[")[0] or "?"):
                    self._as_cards(table)
            found = view.field(ref)
        return found

    def _steps(self, at: str) -> Iterator[Step]:
        own = {"fa_text": "\n\n".join(self._case.narrative), **self._case.answers}
        yield from _steps(self._session, at, {**{k: v for k, v in common().items() if k not in own}, **own})


def _steps(session: Session, at: str, answers: Answers) -> Iterator[Step]:
    """What is asked below a place and is not answered as the case says, in the order of the form."""
    for ref in list(session.children(at)):
        if not session.state(ref).relevant:
            continue
        element = session.element(ref)
        if element.kind is Kind.GROUP:
            yield from _steps(session, ref, answers)
        elif element.name not in answers:
            continue
        elif element.kind is Kind.REPEAT:
            rows = [one for one in answers[element.name] if isinstance(one, Mapping)]
            if len(session.instances(ref)) < len(rows):
                yield ref, None
            for instance, row in zip(session.instances(ref), rows, strict=False):
                yield from _steps(session, instance, row)
        else:
            wanted = _value(session, ref, answers[element.name])
            if wanted is not None and not same(session, ref, wanted):
                yield ref, wanted


def _value(session: Session, ref: str, answer: object) -> str | None:
    wanted = [str(one) for one in answer] if isinstance(answer, Sequence) and not isinstance(answer, str) else None
    values = wanted if wanted is not None else [str(answer)]
    if session.element(ref).control in (Control.SELECT_ONE, Control.SELECT_MULTIPLE):
        offered = {choice.label.strip(): choice.value for choice in session.choices(ref, "uk")}
        values = [offered.get(one[1:], one) if one.startswith("@") else one for one in values]
        if not set(values) <= set(offered.values()):
            # The card that is meant comes later; a list may grow by it.
            return None
    return " ".join(values)


def same(session: Session, ref: str, answer: str) -> bool:
    """Whether a question is answered so; of several answers in any order."""
    held = session.state(ref).value or ""
    if session.element(ref).control is Control.SELECT_MULTIPLE:
        return set(held.split()) == set(answer.split())
    return held == answer


def _button(widget: QWidget, value: str) -> QAbstractButton | None:
    return next((one for one in widget.findChildren(QAbstractButton) if one.property("answer") == value), None)


def _enter(editor: QWidget) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(editor, QKeyEvent(kind, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\n"))
