"""The one window of the program: header, practice banner, and the screens one upon another."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.widgets.header import HeaderBar
from app.widgets.practice import PracticeBanner, Watermark
from app.widgets.room_around import RoomAround
from app.widgets.room_notice import RoomNotice
from app.widgets.unkept_notice import UnkeptNotice

LOWEST = QSize(1024, 600)


class MainWindow(QWidget):
    """Shows screens; says nothing of them in its title, which task lists show to anybody."""

    lock_asked = Signal()
    closed = Signal()

    def __init__(self, *, practice: bool, retire: Callable[[QWidget], None] = QWidget.deleteLater) -> None:
        """Make the window; `retire` deletes a closed screen once no result of a job can still come for it."""
        super().__init__()
        self._retire = retire
        self.setObjectName("root")
        self.setMinimumSize(LOWEST)
        self.bar = HeaderBar(self)
        self.stack = QStackedWidget(self)
        self._cover = QWidget(self)
        self._cover.setObjectName("root")
        self._cover.setAutoFillBackground(True)
        self._cover.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        self._banner = PracticeBanner(self) if practice else None
        if self._banner is not None:
            layout.addWidget(self._banner)
        self.room = RoomNotice(self)
        layout.addWidget(self.room)
        self.unkept = UnkeptNotice(self)
        layout.addWidget(self.unkept)
        layout.addWidget(RoomAround(self.stack, self), 1)
        self._watermark = Watermark(self.stack) if practice else None
        self.bar.lock_pressed.connect(self.lock_asked)
        self._retranslate()

    @property
    def header(self) -> HeaderBar:
        """The bar at the top."""
        return self.bar

    @property
    def front(self) -> QWidget | None:
        """The screen in front."""
        return self.stack.currentWidget()

    def open(self, screen: QWidget) -> None:
        """Show a screen on top of the present one; the window owns it from now on."""
        self._fresh_header()
        self.stack.addWidget(screen)
        self.stack.setCurrentWidget(screen)
        self._keep_watermark()
        _focus(screen)

    def replace(self, screen: QWidget) -> None:
        """Show a screen instead of the present one."""
        present = self.stack.currentWidget()
        self.open(screen)
        if present is not None:
            self._drop(present)

    def back(self) -> None:
        """Close the present screen and show the one beneath."""
        if self.stack.count() > 1:
            self._fresh_header()
            self._drop(self.stack.widget(self.stack.count() - 1))
            self._show_last()

    def home(self) -> None:
        """Close every screen but the first."""
        self._fresh_header()
        while self.stack.count() > 1:
            self._drop(self.stack.widget(self.stack.count() - 1))
        # A screen that came to the front for a moment, while the one above it went, may have said so.
        self.bar.show_saved("")
        self._show_last()

    def lock(self) -> None:
        """Blank, flush and end the process."""
        self.lock_asked.emit()

    def clear(self) -> None:
        """Close every screen."""
        while self.stack.count():
            self._drop(self.stack.widget(self.stack.count() - 1))

    def blank(self) -> None:
        """Cover everything at once: nobody reads over a shoulder while the program locks."""
        self.header.set_title("")
        self._cover.setGeometry(self.rect())
        self._cover.show()
        self._cover.raise_()
        self.repaint()
        # Once what was typed has been handed in: a reader of the screen, too, finds nothing, however long words take.
        QTimer.singleShot(0, self, self._put_away)

    @property
    def is_blank(self) -> bool:
        """Whether everything is covered."""
        return self._cover.isVisible()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The cover covers a larger window, too."""
        self._cover.setGeometry(self.rect())
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing is locking without coming back: what is typed is flushed first."""
        self.closed.emit()
        event.ignore()

    def _put_away(self) -> None:
        for widget in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if widget is not self._cover and not widget.isWindow():
                widget.hide()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Svidok"))

    def _fresh_header(self) -> None:
        self.bar.set_title("")
        self.bar.show_saved("")

    def _show_last(self) -> None:
        last = self.stack.widget(self.stack.count() - 1)
        if last is not None:
            self.stack.setCurrentWidget(last)
            self._keep_watermark()
            _focus(last)

    def _keep_watermark(self) -> None:
        if self._watermark is not None:
            self._watermark.raise_()

    def _drop(self, screen: QWidget | None) -> None:
        if screen is None:
            return
        leave = getattr(screen, "leave", None)
        if callable(leave):
            leave()
        self.stack.removeWidget(screen)
        screen.hide()
        self._retire(screen)


def _focus(screen: QWidget) -> None:
    """Put the keyboard where work begins: the screen's own wish; where it was before; or the first field."""
    wish, before = screen.focusProxy(), screen.focusWidget()
    if wish is not None:
        # Only a wish: a proxy left in place makes Tab jump over everything that stands before it.
        screen.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes null, its stubs do not know
        wish.setFocus(Qt.FocusReason.OtherFocusReason)
    elif before is not None and before.isEnabled():
        before.setFocus(Qt.FocusReason.OtherFocusReason)
    else:
        screen.setFocus(Qt.FocusReason.OtherFocusReason)
        if screen.focusPolicy() == Qt.FocusPolicy.NoFocus:
            screen.focusNextPrevChild(True)
