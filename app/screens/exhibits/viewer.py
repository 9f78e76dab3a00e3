"""Windows in which a sealed picture or document is looked at, from memory; nothing of it reaches the disk."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.jobs import Jobs, Lane
from app.looking import Looker, Picture
from app.looking.looker import MOST_LOOKED_AT, MOST_PAGES_BYTES
from app.screens.attachments.presenter import Item
from app.screens.exhibits.making import DOCUMENT
from app.screens.exhibits.picture_view import PictureView, image_of
from app.screens.exhibits.words import title_of
from app.widgets import Notice, button, label, named, row
from storage.container import ContainerError
from storage.interviews.playback import ReadableAttachment

ROOM = QSize(1000, 600)
POINTS = 2_560
PAGE_WIDTH = 1_400


class Viewer(QDialog):
    """A picture, or the pages of a document; `sealed` is closed with it."""

    def __init__(self, jobs: Jobs, item: Item, sealed: ReadableAttachment, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # The title bar is seen in the list of open windows: it names nothing.
        self.setWindowTitle(self.tr("Exhibit"))
        self.resize(ROOM)
        self._covered = bool(item.details.graphic)
        self._notice = named("viewer_notice", Notice("care"))
        self.view = PictureView(self)
        self.view.hide()
        self._busy = label("hint")
        self._uncover = button("uncover", "primary", "eye")
        self._closer, self._further = button("closer"), button("further")
        self._turn = button("turn", "", "rotate-ccw")
        self._former, self._next = button("former_page", "", "chevron-left"), button("next_page", "", "chevron-right")
        self._page = named("page_number", label("text"))
        self._close = button("close_viewer", "", "x")
        for widget in (self._uncover, self._former, self._next, self._page):
            widget.hide()
        layout = QVBoxLayout(self)
        layout.addWidget(self._notice)
        layout.addWidget(self._busy)
        layout.addWidget(self.view, 1)
        layout.addLayout(
            row(self._uncover, self._closer, self._further, self._turn, self._former, self._page, self._next, None,
                label("hint", title_of(item)), self._close, spacing=8)
        )  # fmt: skip
        self._source = _Source(jobs, item, sealed, self)
        self._uncover.clicked.connect(self._show_it)
        self._closer.clicked.connect(self.view.closer)
        self._further.clicked.connect(self.view.further)
        self._turn.clicked.connect(self.view.turn)
        self._former.clicked.connect(self._to_former)
        self._next.clicked.connect(self._to_next)
        self._close.clicked.connect(self.accept)
        self.finished.connect(self._gone)
        self._busy.setText(self.tr("It is being opened…"))
        self._uncover.setText(self.tr("Show it"))
        self._closer.setText("+")
        self._closer.setAccessibleName(self.tr("Larger"))
        self._further.setText("−")
        self._further.setAccessibleName(self.tr("Smaller"))
        self._turn.setText(self.tr("Turn"))
        self._turn.setAccessibleDescription(self.tr("For the eye only: the file stays as it is."))
        self._former.setAccessibleName(self.tr("Page before"))
        self._next.setAccessibleName(self.tr("Next page"))
        self._close.setText(self.tr("Close"))
        self._source.ask(0)

    def show_picture(self, picture: Picture | None, number: int) -> None:
        """Show a picture or page; None when it cannot be shown."""
        self._busy.hide()
        if picture is None:
            self._notice.show_text(
                self.tr("This file cannot be shown here. It is kept unchanged, with its digest, and never executed.")
            )
            for part in (self._closer, self._further, self._turn, self._uncover):
                part.setEnabled(False)
            return
        self.view.show()
        self._uncover.setVisible(self._covered)
        image: QImage = image_of(picture)
        self.view.show_image(image, covered=self._covered)
        has_pages = picture.pages > 1
        for widget in (self._former, self._next, self._page):
            widget.setVisible(has_pages)
        self._page.setText(self.tr("Page {number} of {count}").format(number=number + 1, count=picture.pages))
        self._former.setEnabled(number > 0)
        self._next.setEnabled(number + 1 < picture.pages)
        (self._uncover if self._covered else self.view).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_it(self) -> None:
        self._covered = False
        self._uncover.hide()
        self.view.uncover()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_former(self) -> None:
        self._source.ask(self._source.number - 1)

    def _to_next(self) -> None:
        self._source.ask(self._source.number + 1)

    def _gone(self, _result: int) -> None:
        self._source.close()


class _Source:
    """Reads the sealed bytes once, in the vault's lane, and has them drawn by the process that looks."""

    def __init__(self, jobs: Jobs, item: Item, sealed: ReadableAttachment, window: Viewer) -> None:
        self._jobs, self._sealed = jobs, sealed
        self._show: Callable[[Picture | None, int], None] | None = window.show_picture
        self._is_document = item.mime == DOCUMENT
        self._looker = Looker("pages" if self._is_document else "pictures")
        self._data = b""
        self.number = 0

    def ask(self, number: int) -> None:
        """Have a page drawn."""
        self._jobs.run(
            Lane.VAULT, lambda: self._draw(number), done=lambda picture: self._drawn(picture, number),
            failed=self._failed,
        )  # fmt: skip

    def close(self) -> None:
        """Forget everything, after what is being drawn now."""
        self._show = None
        self._jobs.run(Lane.VAULT, self._end, done=_nothing, failed=self._failed)

    def _draw(self, number: int) -> Picture | None:
        most = MOST_PAGES_BYTES if self._is_document else MOST_LOOKED_AT
        if self._sealed.size > most:
            return None
        if not self._data:
            self._data = self._sealed.read(0, self._sealed.size)
        if self._is_document:
            return self._looker.page(self._data, number, PAGE_WIDTH)
        return self._looker.picture(self._data, POINTS)

    def _drawn(self, picture: Picture | None, number: int) -> None:
        self.number = number
        if self._show is not None:
            self._show(picture, number)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, ContainerError | OSError):
            raise error
        self._drawn(None, 0)

    def _end(self) -> None:
        self._data = b""
        self._looker.close()
        self._sealed.close()


def _nothing(_result: None) -> None:
    pass
