"""Answers as chips or marks: arrows move, space chooses; chips are one Tab stop."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QLayout, QPushButton, QSizePolicy, QWidget

from app.fields.columns import ColumnsLayout
from app.fields.flow import FlowLayout
from app.fields.looks import MOST_COLUMNS, Arrangement, Look
from app.fields.marks import PICTURE, CheckMark, RadioMark
from app.fields.question import Choice
from app.fields.span_layout import SpanLayout

#: Gives a picture of the form by its file name, no larger than asked for; none where there is none.
Pictures = Callable[[str, QSize], QPixmap]

_FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_BACKWARD = (Qt.Key.Key_Left, Qt.Key.Key_Up)

#: More marks than this stand in two columns.
IN_TWO_COLUMNS = 5
HALF_LINE_LETTERS = 42


def no_picture(_name: str, _most: QSize) -> QPixmap:
    """Show no picture."""
    return QPixmap()


CHIPS = Look(Arrangement.CHIPS)


class ChoiceGroup(QWidget):
    """Buttons for the answers of one question, as chips or as a list of marks."""

    toggled = Signal(str, bool)

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        exclusive: bool,
        look: Look = CHIPS,
        pictures: Pictures = no_picture,
    ) -> None:
        super().__init__(parent)
        self._exclusive, self._arrangement = exclusive, look.arrangement
        self._chips = look.arrangement is Arrangement.CHIPS
        self._pictures = pictures
        self._buttons: list[QAbstractButton] = []
        self._values: dict[QAbstractButton, str] = {}
        self._name = ""
        self._flow = self._new_layout(look)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _new_layout(self, look: Look) -> QLayout:
        if look.arrangement is Arrangement.CHIPS:
            return FlowLayout(self)
        if look.arrangement is Arrangement.PACK:
            return FlowLayout(self, gap=12)
        if look.arrangement is Arrangement.COLUMNS:
            return ColumnsLayout(self, look.columns)
        if look.arrangement in (Arrangement.LIKERT, Arrangement.NAMELESS):
            return ColumnsLayout(self, MOST_COLUMNS, gap=4)
        return SpanLayout(self, gap=10, line_gap=3)

    def show_choices(self, choices: tuple[Choice, ...], chosen: frozenset[str], *, enabled: bool = True) -> None:
        """Show these answers and mark the chosen ones; buttons that fit are kept, with their keyboard focus."""
        if [self._values[button] for button in self._buttons] != [choice.value for choice in choices]:
            self._build(choices)
        is_wordless = self._arrangement is Arrangement.NAMELESS
        for button, choice in zip(self._buttons, choices, strict=True):
            button.setText("" if is_wordless else choice.label.replace("&", "&&"))
            if isinstance(button, RadioMark | CheckMark) and (choice.media.image or button.has_picture):
                button.set_picture(self._pictures(choice.media.image, PICTURE))
            button.setAccessibleName(choice.label)
            button.setChecked(choice.value in chosen)
            button.setEnabled(enabled)
        self._one_tab_stop()

    def set_group_name(self, name: str) -> None:
        """Say which question the buttons answer."""
        self._name = name
        self.setAccessibleName(name)
        for button in self._buttons:
            button.setAccessibleDescription(name)

    def filter(self, text: str) -> None:
        """Hide the answers that do not hold the text, never the chosen ones."""
        wanted = text.casefold().strip()
        for button in self._buttons:
            button.setVisible(button.isChecked() or wanted in button.text().casefold())

    def focus_target(self) -> QWidget:
        """The button that takes the keyboard: the chosen one, else the first."""
        return next((button for button in self._buttons if button.isChecked()), None) or (
            self._buttons[0] if self._buttons else self
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move between the buttons with the arrows."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched in self._values:
            step = 1 if event.key() in _FORWARD else -1 if event.key() in _BACKWARD else 0
            if step and not event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier):
                self._step(watched, step)
                return True
        return super().eventFilter(watched, event)

    def _step(self, watched: QObject, step: int) -> None:
        seen = [button for button in self._buttons if not button.isHidden()]
        position = next((index for index, button in enumerate(seen) if button is watched), 0)
        target = seen[(position + step) % len(seen)]
        for button in self._buttons:
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button is target else Qt.FocusPolicy.ClickFocus)
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _build(self, choices: tuple[Choice, ...]) -> None:
        for button in self._buttons:
            self._flow.removeWidget(button)
            button.removeEventFilter(self)
            button.hide()
            button.deleteLater()
        self._buttons, self._values = [], {}
        for choice in choices:
            button = self._new_button()
            button.setProperty("answer", choice.value)
            button.setAccessibleDescription(self._name)
            button.clicked.connect(self._clicked)
            button.installEventFilter(self)
            button.setProperty(
                "span", 6 if len(choices) > IN_TWO_COLUMNS and len(choice.label) <= HALF_LINE_LETTERS else 12
            )
            self._flow.addWidget(button)
            self._buttons.append(button)
            self._values[button] = choice.value
            button.show()

    def _new_button(self) -> QAbstractButton:
        button: QAbstractButton
        if self._chips:
            button = QPushButton(self)
            button.setCheckable(True)
            button.setProperty("kind", "chip")
            button.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            below = self._arrangement in (Arrangement.LIKERT, Arrangement.NAMELESS)
            button = RadioMark(self, below=below) if self._exclusive else CheckMark(self, below=below)
        return button

    def _clicked(self, checked: bool) -> None:
        sender = self.sender()
        if not isinstance(sender, QAbstractButton):
            return
        if self._exclusive and checked:
            for button in self._buttons:
                button.setChecked(button is sender)
        self._one_tab_stop()
        self.toggled.emit(self._values[sender], checked)

    def _one_tab_stop(self) -> None:
        target = next((button for button in self._buttons if button.hasFocus()), None) or self.focus_target()
        for button in self._buttons:
            stop = not self._chips or button is target
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)
        if self.focusProxy() is not target and target is not self:
            self.setFocusProxy(target)
