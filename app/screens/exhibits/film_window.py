"""A window in which a film or a sound from outside is played."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.jobs import Jobs
from app.looking.frames import MOST_BYTES
from app.screens.attachments.presenter import Item
from app.screens.exhibits.film_player import FilmPlayer, Reel
from app.screens.exhibits.words import title_of
from app.widgets import button, label, named, row
from storage.interviews.playback import ReadableAttachment
from storage.interviews.question_files import ending_of

ROOM = QSize(900, 560)


class FilmWindow(QDialog):
    """It is kept unchanged, with its digest, and never executed."""

    def __init__(self, jobs: Jobs, item: Item, sealed: ReadableAttachment, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # The title bar is seen in the list of open windows: it names nothing.
        self.setWindowTitle(self.tr("Exhibit"))
        self.resize(ROOM)
        is_too_large = sealed.size > MOST_BYTES
        # A film is wholly in the memory of the process that plays it.
        whole = 0 if is_too_large else sealed.size
        reel = Reel(ending_of(item.mime, item.title), lambda: sealed.read(0, whole), sealed.close)
        self._player = FilmPlayer(jobs, reel, self, covered=bool(item.details.graphic))
        self.view = self._player.view
        close = button("close_film", "", "x")
        close.setText(self.tr("Close"))
        layout = QVBoxLayout(self)
        if is_too_large:
            large = named("film_too_large", label("hint", wrap=True))
            large.setText(self.tr("It is larger than 256 MB: it is kept unchanged and cannot be played here."))
            layout.addWidget(large)
        layout.addWidget(self._player, 1)
        layout.addLayout(row(None, label("hint", title_of(item)), close))
        close.clicked.connect(self.accept)
        self.finished.connect(self._player.close_film)
