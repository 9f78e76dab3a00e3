"""What every page object can do: find a control by its name, press it, type into it as a keyboard would."""

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QToolButton,
    QWidget,
)

from app.fields.day_edit import DayEdit
from app.widgets import Notice

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

W = TypeVar("W", bound=QWidget)


def type_text(widget: QWidget, text: str) -> None:
    """Type any letters; QTest's own key clicks abort on Cyrillic."""
    for sign in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign))


def accept_path(dialog: QFileDialog, path: str) -> None:
    """Type a path into a file dialog and accept it."""
    dialog.findChild(QLineEdit, "fileNameEdit").setText(path)
    dialog.accept()


class Page:
    """A screen as a person sees it."""

    def __init__(self, qtbot: "QtBot", screen: QWidget) -> None:
        self.qtbot = qtbot
        self.screen = screen

    def child(self, kind: type[W], name: str) -> W:
        found = self.screen.findChild(kind, name)
        assert found is not None, name
        return found

    def press(self, name: str) -> None:
        button = self.child(QPushButton, name)
        assert button.isVisible(), f"{name} is not visible"
        assert button.isEnabled(), f"{name} is not enabled"
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def press_tab(self, name: str) -> str:
        """Press one of the tabs; gives its words."""
        tab = self.child(QToolButton, name)
        assert tab.isVisible(), f"{name} is not visible"
        self.qtbot.mouseClick(tab, Qt.MouseButton.LeftButton)
        return tab.text()

    def type_into(self, name: str, text: str) -> None:
        field = self.child(QWidget, name)
        if isinstance(field, QLineEdit):
            field.clear()
        type_text(field, text)

    def retype(self, name: str, text: str) -> None:
        field = self.child(QPlainTextEdit, name)
        field.clear()
        type_text(field, text)

    def check(self, name: str) -> None:
        """Tick a box or choose a radio button, as the space bar does."""
        self.qtbot.keyClick(self.child(QAbstractButton, name), Qt.Key.Key_Space)

    def hit(self, name: str, key: Qt.Key) -> None:
        self.qtbot.keyClick(self.child(QWidget, name), key)

    def choose(self, name: str, data: object) -> None:
        box = self.child(QComboBox, name)
        index = box.findData(data)
        assert index >= 0, data
        box.setCurrentIndex(index)

    def choose_text(self, name: str, text: str) -> None:
        box = self.child(QComboBox, name)
        # What is offered may be read in the background.
        self.qtbot.waitUntil(lambda: box.findText(text) >= 0, timeout=10_000)
        index = box.findText(text)
        box.setCurrentIndex(index)

    def text(self, name: str) -> str:
        return self.child(QLabel, name).text()

    def notice(self, name: str) -> str:
        found = self.child(Notice, name)
        return found.text if found.isVisible() else ""

    def hint(self, name: str) -> str:
        """What appears when the pointer rests on a control."""
        return self.child(QWidget, name).toolTip()

    def button_text(self, name: str) -> str:
        return self.child(QAbstractButton, name).text()

    def texts(self) -> list[str]:
        """Everything that is written on the screen."""
        written = []
        for kind in (QLabel, QAbstractButton):
            written += [widget.text() for widget in self.screen.findChildren(kind) if widget.isVisible()]
        return written

    def set_number(self, name: str, number: int) -> None:
        self.child(QSpinBox, name).setValue(number)

    def day(self, name: str) -> str:
        return self.child(DayEdit, name).day

    def number(self, name: str) -> int:
        return self.child(QSpinBox, name).value()

    def is_visible(self, name: str) -> bool:
        return self.child(QWidget, name).isVisible()

    def is_enabled(self, name: str) -> bool:
        return self.child(QWidget, name).isEnabled()

    def wait_for_notice(self, name: str, words: str) -> None:
        def said() -> None:
            assert words in self.notice(name), self.child(Notice, name).text

        self.qtbot.waitUntil(said, timeout=20_000)

    def wait_until_visible(self, name: str) -> None:
        self.qtbot.waitUntil(lambda: self.is_visible(name), timeout=20_000)

    def choose_in_dialog(self, path: str) -> None:
        """Type a path into the file dialog that is open, and accept it."""
        self.qtbot.waitUntil(lambda: self.screen.findChild(QFileDialog) is not None, timeout=5_000)
        accept_path(self.screen.findChild(QFileDialog), path)
        self.qtbot.waitUntil(lambda: self.screen.findChild(QFileDialog) is None, timeout=5_000)


def nameless(screen: QWidget) -> list[str]:
    """Every control that the keyboard reaches but a screen reader cannot name."""
    found = []
    for widget in screen.findChildren(QWidget):
        if not widget.isVisibleTo(screen) or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        if widget.objectName().startswith("qt_") or isinstance(widget, QFileDialog):
            continue
        name = widget.accessibleName() or getattr(widget, "text", str)()
        if not str(name).strip():
            found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found


def words_on(screen: QWidget) -> str:
    """Everything that is written on the screen, also before it is in front."""
    return " ".join(label.text() for label in screen.findChildren(QLabel) if label.isVisibleTo(screen))


def mnemonics(screen: QWidget) -> list[str]:
    """The letters that lead somewhere on the screen as it is."""
    letters = []
    for widget in screen.findChildren(QWidget):
        text = getattr(widget, "text", None)
        if not callable(text) or isinstance(widget, QLineEdit) or not widget.isVisibleTo(screen):
            continue
        shown = str(text()).replace("&&", "")
        if "&" in shown:
            letters.append(shown[shown.index("&") + 1].lower())
    return letters
