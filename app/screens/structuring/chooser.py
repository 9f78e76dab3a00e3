"""Which one is meant: those that are known already come first, with what tells them apart."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.screens.structuring.shown import Choices, Option
from app.widgets import button, label, named, row


class OptionList(QListWidget):
    """A list that is left with Escape."""

    left = Signal()
    taken = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take with Enter, leave with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        else:
            super().keyPressEvent(event)

    def take(self) -> None:
        """Say which one."""
        item = self.currentItem()
        if item is not None:
            self.taken.emit(str(item.data(Qt.ItemDataRole.UserRole)))


class Chooser(QFrame):
    """Asks, and never answers by itself."""

    taken = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._choices: Choices | None = None
        self._heading = label("h2", wrap=True)
        self._hint = label("hint", wrap=True)
        self.list = named("options", OptionList(self))
        self.list.setWordWrap(True)
        self._take, self._leave = button("takeOption", "primary"), button("leaveOption")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        for part in (self._heading, self._hint, self.list):
            column.addWidget(part)
        column.addLayout(row(self._take, self._leave, None))
        self.list.taken.connect(self._taken)
        self.list.left.connect(self._left)
        self.list.itemDoubleClicked.connect(self.list.take)
        self._take.clicked.connect(self.list.take)
        self._leave.clicked.connect(self._left)
        self.hide()

    def ask(self, choices: Choices) -> None:
        """Ask; the first line has the keyboard."""
        self._choices = choices
        self._fill()
        self.show()
        self.list.setCurrentRow(0)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._choices is not None:
            self._fill()

    def _fill(self) -> None:
        choices = self._choices
        if choices is None:
            return
        quote = " ".join(choices.quote.split())
        short = quote if len(quote) <= 60 else quote[:59].rstrip() + "…"
        self._heading.setText(self.tr("Who or what is meant by «{words}»?").format(words=short))
        known = any(not option.is_new for option in choices.options)
        self._hint.setText(
            self.tr("Alike is not the same: choose one that is known only if you are sure.") if known else ""
        )
        self._hint.setVisible(known)
        self._take.setText(self.tr("This one"))
        self._leave.setText(self.tr("Make nothing"))
        self.list.setAccessibleName(self._heading.text())
        self.list.clear()
        for option in choices.options:
            item = QListWidgetItem(self._words(option))
            item.setData(Qt.ItemDataRole.UserRole, option.key)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _words(self, option: Option) -> str:
        if option.is_new:
            return self.tr("New: {what}").format(what=option.title)
        lines = [option.title]
        if option.is_answered:
            lines.append(self.tr("answered already: the words are linked, the answer stays"))
        if option.details:
            lines.append(option.details)
        lines += [f"«{quote}»" for quote in option.quotes]
        return "\n".join(lines)

    def _taken(self, key: str) -> None:
        self.hide()
        self.taken.emit(key)

    def _left(self) -> None:
        self.hide()
        self.left.emit()
