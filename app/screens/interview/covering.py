"""The privacy screen: a key blanks the whole window at once, the same key brings it back; a recording goes on."""

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.screens.interview.window_key import WindowKey

#: Beside the key of the air raid, so that one hand finds both.
KEY = "F11"
#: Beside the key while the sound has ended by itself; the guide says what it means.
SIGN = "••"


class Cover(QWidget):
    """Lies over everything and holds the keyboard; says only by which key it goes."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("root")
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(KEY)
        self._key = QLabel(KEY, self)
        self._key.setProperty("role", "hint")
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        layout.addWidget(self._key, 0, Qt.AlignmentFlag.AlignRight)
        window.installEventFilter(self)
        self.hide()

    def show_trouble(self, is_there: bool) -> None:
        """Something needs the documenter: a sign beside the key, which tells an onlooker nothing."""
        self._key.setText(f"{KEY} {SIGN}" if is_there else KEY)
        self.setAccessibleName(self._key.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab does not lead to what lies beneath."""
        return True


class Covering(QObject):
    """Lives with the interview; its key is heard on every screen that lies over the questions."""

    def __init__(self, screen: QWidget) -> None:
        super().__init__(screen)
        self._keys: WindowKey | None = None
        self._cover: Cover | None = None
        self._focus: QWidget | None = None
        # What lay over the window, and whether it held the keyboard for itself.
        self._hidden: list[tuple[QWidget, bool]] = []
        self._is_troubled = False
        screen.installEventFilter(self)

    @property
    def is_covered(self) -> bool:
        """Whether the window shows nothing."""
        return self._cover is not None and self._cover.isVisible()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the key of the window in which the interview is shown, as long as the interview is open."""
        if event.type() == QEvent.Type.Show and self._keys is None and isinstance(watched, QWidget):
            window = watched.window()
            self._cover = Cover(window)
            self._cover.show_trouble(self._is_troubled)
            self._keys = WindowKey(KEY, window, self)
            self._keys.pressed.connect(self.turn)
        return False

    @Slot()
    def turn(self) -> None:
        """Cover, or show again with the keyboard where it was."""
        if self._cover is None:
            return
        window = self._cover.window()
        if not self.is_covered:
            self._focus = window.focusWidget()
            self._hidden = [(one, one.isModal()) for one in QApplication.topLevelWidgets() if _lies_over(one, window)]
            for one, _ in self._hidden:
                one.hide()
            self._cover.setGeometry(window.rect())
            self._cover.show()
            self._cover.raise_()
            self._cover.setFocus(Qt.FocusReason.OtherFocusReason)
            # At once, not when other work is done.
            window.repaint()
            return
        self._cover.hide()
        if self._focus is not None and isValid(self._focus):
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        for one, is_modal in self._hidden:
            if isValid(one):
                show = one.open if is_modal and isinstance(one, QDialog) else one.show
                show()
                one.activateWindow()
        self._hidden = []

    @Slot(object)
    def troubled(self, _what: object) -> None:
        """The recording is not what the documenter believes it to be."""
        self._show_trouble(True)

    @Slot()
    def calmed(self) -> None:
        """It is over."""
        self._show_trouble(False)

    def _show_trouble(self, is_there: bool) -> None:
        self._is_troubled = is_there
        if self._cover is not None:
            self._cover.show_trouble(is_there)

    @Slot()
    def gone(self) -> None:
        """The interview is closed: the key is nobody's."""
        for one in (self._keys, self._cover):
            if one is not None:
                one.deleteLater()
        self._cover = None


def _lies_over(one: QWidget, window: QWidget) -> bool:
    return one.isVisible() and one is not window and one.parentWidget() is not None
