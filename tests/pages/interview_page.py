"""The interview as a documenter sees it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from app.fields.base import Field, ReasonButton
from app.fields.notes import NotesField
from app.screens.attachments import AttachmentsPanel
from app.screens.interview.matrix import MatrixRow
from app.screens.interview.outline_view import OutlineList
from app.screens.interview.repeat_view import RepeatCard
from tests.pages.page import Page, type_text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class InterviewPage(Page):
    """Finds questions by their names and answers them as hands do."""

    def __init__(self, qtbot: "QtBot", screen: QWidget) -> None:
        super().__init__(qtbot, screen)

    def field(self, name: str) -> Field:
        found = [one for one in self.screen.findChildren(Field, name) if one.isVisible()]
        assert found, f"{name} is not asked"
        return found[-1]

    def is_asked(self, name: str) -> bool:
        return any(one.isVisible() for one in self.screen.findChildren(Field, name))

    @property
    def files(self) -> AttachmentsPanel:
        """The panel of files at the side."""
        return self.screen.findChildren(AttachmentsPanel)[0]

    def file_titles(self) -> list[str]:
        found = self.files.findChild(QListWidget, "attachments")
        return [found.item(number).text() for number in range(found.count())]

    def go(self, title: str) -> None:
        outline = self.child(OutlineList, "outline")
        model = outline.model()
        for row in range(model.rowCount()):
            if model.index(row, 0).data() == title:
                outline.setCurrentIndex(model.index(row, 0))
                self.qtbot.keyClick(outline, Qt.Key.Key_Return)
                return
        raise AssertionError(title)

    @property
    def sections(self) -> list[str]:
        model = self.child(OutlineList, "outline").model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def agree(self) -> None:
        """Answer what opens the account: what the interview adds, what was understood, and the consent itself."""
        self.go("Обставини та команда")
        self.type_answer("iv_added_value", "Хто був у підвалі.")
        self.go("Згода")
        self.type_answer("cn_teachback", "Прочитають координатори.")
        for name in ("cn_participate", "cn_notes"):
            self.press_chip(name, "yes")

    def type_answer(self, name: str, text: str) -> None:
        type_text(self._editor(name), text)

    def compose_answer(self, name: str, text: str) -> None:
        """Write with an input method, as many Ukrainian keyboards do."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(self._editor(name), event)

    def _editor(self, name: str) -> QWidget:
        field = self.field(name)
        for kind in (QPlainTextEdit, QLineEdit):
            for editor in field.findChildren(kind):
                if editor.isVisible() and not editor.isReadOnly():
                    return editor
        raise AssertionError(f"{name} takes no text")

    def press_chip(self, name: str, value: str) -> None:
        for owner in (*self.screen.findChildren(Field, name), *self.screen.findChildren(MatrixRow)):
            for button in owner.findChildren(QAbstractButton):
                if button.isVisible() and button.property("answer") == value and self._is_of(owner, name):
                    self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
                    return
        raise AssertionError(f"{name}: {value}")

    def _is_of(self, owner: QWidget, name: str) -> bool:
        return owner.objectName() == name or str(owner.property("ref") or "").endswith(f"/{name}")

    def tick(self, name: str) -> None:
        box = self.field(name).findChild(QAbstractButton)
        self.qtbot.keyClick(box, Qt.Key.Key_Space)

    def choose_reason(self, name: str, value: str) -> None:
        menu = self.field(name).findChild(ReasonButton).menu()
        next(action for action in menu.actions() if action.data() == value).trigger()

    def choose_kind(self, name: str, value: str) -> None:
        box = self.field(name).findChild(QComboBox)
        box.setCurrentIndex(box.findData(value))
        box.activated.emit(box.currentIndex())

    def part(self, name: str, ending: str) -> QWidget:
        """The control of a compound field whose spoken name ends so."""
        controls = self.field(name).findChildren(QWidget)
        return next(one for one in controls if one.accessibleName().endswith(ending))

    def hint_texts(self, name: str) -> str:
        return " | ".join(one.text() for one in self.field(name).findChildren(QLabel) if one.isVisible())

    def settlements(self, name: str, typed: str) -> list[str]:
        line = self._editor(name)
        line.setFocus()
        type_text(line, typed)
        popup = self.field(name).findChild(QListWidget, "settlements")
        self.qtbot.waitUntil(popup.isVisible, timeout=10_000)
        return [popup.item(row).text() for row in range(popup.count())]

    def take_settlement(self, name: str) -> str:
        line = self._editor(name)
        self.qtbot.keyClick(line, Qt.Key.Key_Return)
        return line.text()

    def cards(self) -> list[RepeatCard]:
        return [card for card in self.screen.findChildren(RepeatCard) if card.isVisible()]

    def press_text(self, words: str) -> None:
        for button in self.screen.findChildren(QPushButton):
            if button.isVisible() and button.accessibleName().startswith(words):
                self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
                return
        raise AssertionError(words)

    def keys(self, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
        self.qtbot.keyClick(QApplication.focusWidget() or self.screen, key, modifier)

    def begin_note(self, text: str) -> None:
        """Write a note and do not keep it yet."""
        type_text(self._note_entry(), text)

    def begun_note(self) -> str:
        return self._note_entry().text()

    def keep_note(self) -> None:
        self.qtbot.keyClick(self._note_entry(), Qt.Key.Key_Return)

    def change_note(self, words: str) -> None:
        """Write on at the end of the newest note, without leaving it."""
        self.qtbot.waitUntil(lambda: len(self._lines_of_notes()) > 1, timeout=10_000)
        type_text(self._lines_of_notes()[1], words)

    def _note_entry(self) -> QLineEdit:
        return self._lines_of_notes()[0]

    def _lines_of_notes(self) -> list[QLineEdit]:
        field = next(one for one in self.screen.findChildren(NotesField) if one.isVisible())
        return field.findChildren(QLineEdit)

    def learning_editors(self) -> list[str]:
        """Every place to write in whose words an input method might learn."""
        return [
            one.accessibleName() or one.objectName()
            for kind in (QLineEdit, QPlainTextEdit)
            for one in self.screen.findChildren(kind)
            if not one.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
        ]

    def words(self) -> str:
        """All that is written on the screen."""
        return " | ".join(one.text() for one in self.screen.findChildren(QLabel) if one.isVisible())

    def saved_text(self) -> str:
        return self.screen.window().findChild(QLabel, "saved").text()

    def wait_until_saved(self) -> None:
        self.qtbot.waitUntil(lambda: not self.screen.presenter.has_unsaved, timeout=10_000)

    def walk_with_tab(self, steps: int) -> list[str]:
        """The questions and named controls that Tab meets, from the first question until it comes back to it."""
        met: list[str] = []
        start = QApplication.focusWidget()
        for _ in range(steps):
            held = QApplication.focusWidget()
            owner = held
            while owner is not None and not (isinstance(owner, Field | QPushButton) and owner.objectName()):
                owner = owner.parentWidget()
            name = owner.objectName() if owner is not None else ""
            if not met or met[-1] != name:
                met.append(name)
            self.qtbot.keyClick(held or self.screen, Qt.Key.Key_Tab)
            if QApplication.focusWidget() is start:
                break
        return met
