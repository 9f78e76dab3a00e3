"""Opens the windows of the screen of exhibits and brings what comes of them to the presenter."""

from PySide6.QtCore import QByteArray, QObject, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QVBoxLayout
from shiboken6 import isValid

from app.screens.attachments.kinds import AttachmentKind
from app.screens.attachments.presenter import Item
from app.screens.exhibits.blacking import CopyDialog
from app.screens.exhibits.camera_clock import ClockDialog
from app.screens.exhibits.camera_window import CameraWindow, has_camera
from app.screens.exhibits.cards import ExhibitCard
from app.screens.exhibits.film_window import FilmWindow
from app.screens.exhibits.handing import HandOverDialog
from app.screens.exhibits.label_window import LabelDialog
from app.screens.exhibits.layers import Layer, Sketch, sketch_of
from app.screens.exhibits.making import Derivation, Drawn, Sheet
from app.screens.exhibits.presenter import ExhibitsPresenter
from app.screens.exhibits.sketching import SketchDialog
from app.screens.exhibits.view import ExhibitsScreen
from app.screens.exhibits.viewer import Viewer
from app.screens.exhibits.voice_window import VoiceDialog
from app.screens.exhibits.voices import VoiceChange
from app.screens.exhibits.voicing import Voicing
from app.screens.exhibits.words import title_of
from app.screens.playback import open_player
from app.statement.printing import Print
from app.widgets import button, label, row
from app.workspace import Workspace
from storage.interviews.exhibits import NewTransfer, Transfer
from storage.interviews.playback import ReadableAttachment


class Windows(QObject):
    """Belongs to the screen and goes with it."""

    def __init__(
        self, screen: ExhibitsScreen, presenter: ExhibitsPresenter, workspace: Workspace, who: str, send: Print
    ) -> None:
        super().__init__(screen)
        self._screen, self._presenter, self._workspace = screen, presenter, workspace
        self._who, self._send = who, send
        self._copied = ""
        self._copying: CopyDialog | None = None
        self._sketching: SketchDialog | None = None
        self._handing: HandOverDialog | None = None
        self._voicing = Voicing(workspace.vault, workspace.jobs, workspace.clock, presenter.interview_id)
        self._is_gone = False
        self._shown = AttachmentKind.PLACE

    def look(self, item: Item, sealed: ReadableAttachment) -> None:
        """Look at a file, or hear it."""
        jobs = self._workspace.jobs
        if item.is_sound:
            self._play(item, sealed)
        elif item.mime.startswith(("video/", "audio/")):
            FilmWindow(jobs, item, sealed, self._screen).open()
        else:
            Viewer(jobs, item, sealed, self._screen).open()

    def _play(self, item: Item, sealed: ReadableAttachment) -> None:
        dialog = QDialog(self._screen)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Exhibit"))
        player = open_player(sealed)
        close = button("close_player", "", "x")
        close.setText(self.tr("Close"))
        close.clicked.connect(dialog.accept)
        layout = QVBoxLayout(dialog)
        layout.addWidget(player)
        layout.addLayout(row(label("hint", title_of(item)), None, close))
        dialog.finished.connect(player.close_sound)
        dialog.resize(700, 260)
        dialog.open()

    def hand_over(self, card: ExhibitCard, transfers: tuple[Transfer, ...]) -> None:
        """Show the way of an exhibit."""
        photos = tuple(item for item in self._presenter.items if item.details.exhibit == card.number and item.sha256)
        dialog = HandOverDialog(card, transfers, photos, self._screen)
        dialog.signed.connect(self._signed)
        self._handing = dialog
        dialog.open()

    def label(self, card: ExhibitCard) -> None:
        """Show the label of an exhibit."""
        LabelDialog(card.number, self._send, _nothing, self._screen).open()

    def copy_asked(self, item_id: str) -> None:
        """Ask for the picture, or the first page, on which boxes are drawn."""
        self._copied = item_id
        self._presenter.sheet_asked(item_id, 0, self._pictured)

    def voice_asked(self, item_id: str) -> None:
        """Ask for a copy of a recording in another voice."""
        if not (self._voicing.is_running or self._presenter.is_busy):
            self._copied = item_id
            dialog = VoiceDialog(self._who, self._screen)
            dialog.made.connect(self._voice_wished)
            dialog.open()

    def voice_stopped(self) -> None:
        """Nobody wants the copy any more."""
        self._voicing.cancel()

    def gone(self) -> None:
        """The screen is closed."""
        self._is_gone = True
        self.sketch_left()
        self.voice_stopped()

    def _voice_wished(self, change: VoiceChange) -> None:
        item = self._presenter.item(self._copied)
        if item is not None and not self._voicing.is_running:
            self._screen.show_progress(0, 1)
            self._voicing.begin(item, change, told=self._voice_moved, done=self._voiced, failed=self._not_voiced)

    def _voice_moved(self, percent: int) -> None:
        if not self._is_gone and self._voicing.is_running:
            self._screen.show_progress(0, 1, percent)

    def _voiced(self, made: Item | None) -> None:
        if self._is_gone:
            return
        self._screen.show_progress(0, 0)
        if made is None:
            self._screen.show_text(self.tr("No copy was made: it was stopped, or nothing can be heard."))
            return
        self._presenter.added(made)
        self._screen.show_derived(made)

    def _not_voiced(self, error: Exception) -> None:
        if not self._is_gone:
            self._screen.show_progress(0, 0)
            self._screen.show_failure(error)

    def clock_asked(self, item_id: str) -> None:
        """Ask how far a camera's clock was off."""
        item = self._presenter.item(item_id)
        if item is None:
            return
        dialog = ClockDialog(item.details.device, item.details.taken, item.details.clock, self._screen)
        self._copied = item_id
        dialog.told.connect(self._told)
        dialog.open()

    def sketch_asked(self, sheet: str) -> None:
        """Draw on an empty sheet."""
        title = {"body": self.tr("Body chart"), "map": self.tr("Sketch map")}.get(sheet, self.tr("Drawing"))
        self._sketch(Sketch(sheet, (Layer(self.tr("Layer {number}").format(number=1)),)), title, "")

    def continue_asked(self, item_id: str) -> None:
        """Go on drawing what was kept."""
        self._copied = item_id
        self._presenter.bytes_asked(item_id, self._layers_read)

    def _layers_read(self, picture: bytes) -> None:
        sketch, item = sketch_of(picture), self._presenter.item(self._copied)
        if sketch is None or item is None:
            self._screen.show_text(self.tr("The layers of this drawing cannot be read. The picture is kept as it is."))
        else:
            self._sketch(sketch, item.title, item.id)

    def _sketch(self, sketch: Sketch, title: str, over: str, *, is_kept: bool = True) -> None:
        dialog = self._sketching = SketchDialog(sketch, title, over, self._screen, is_kept=is_kept)
        dialog.kept.connect(self._drawn)
        dialog.finished.connect(self.sketch_left)
        self._workspace.flushes.register(self._flush)
        dialog.open()

    def sketch_left(self) -> None:
        """Nothing is being drawn any more."""
        self._sketching = None
        self._workspace.flushes.forget(self._flush)

    def _flush(self) -> None:
        if self._sketching is not None:
            self._sketching.hand_in()

    def _drawn(self, drawn: Drawn) -> None:
        self._presenter.sketch_kept(drawn, lambda: self.drawn_again(drawn))

    def drawn_again(self, drawn: Drawn) -> None:
        """It could not be kept: nobody draws it twice."""
        sketch = sketch_of(drawn.picture)
        if sketch is not None:
            self._sketch(sketch, drawn.title, drawn.over, is_kept=False)

    def camera_asked(self, kind: str) -> None:
        """Photograph with the camera of this computer, where there is one and consent to it."""
        self._shown = AttachmentKind(kind)
        if not self._presenter.may_photograph(self._shown):
            return
        if self._presenter.has_waiting_photograph:
            self._presenter.photograph_asked_again()
            return
        if not has_camera():
            self._screen.show_text(
                self.tr("This computer has no camera. Photograph with another device and add the file here.")
            )
            return
        dialog = CameraWindow(self._screen)
        dialog.taken.connect(self._photographed)
        dialog.open()

    def _photographed(self, picture: bytes) -> None:
        self._presenter.photographed(self._shown, picture)

    def _pictured(self, sheet: Sheet) -> None:
        image = QImage.fromData(QByteArray(sheet.picture))
        if image.isNull():
            self._screen.show_derived(None)
            return
        dialog = self._copying = CopyDialog(image, self._who, self._screen, sheet.pages)
        dialog.made.connect(self._made)
        dialog.page_asked.connect(self._page_asked)
        dialog.open()

    def _page_asked(self, number: int) -> None:
        self._presenter.sheet_asked(self._copied, number, self._paged, self._not_paged)

    def _paged(self, sheet: Sheet) -> None:
        if self._copying is not None and isValid(self._copying):
            self._copying.show_page(QImage.fromData(QByteArray(sheet.picture)), sheet.number)

    def _not_paged(self) -> None:
        if self._copying is not None and isValid(self._copying):
            self._copying.show_page(QImage(), 0)

    def _made(self, derivation: Derivation) -> None:
        self._presenter.derived(self._copied, derivation)

    def _told(self, seconds: int) -> None:
        self._presenter.clock_set(self._copied, seconds)

    def _signed(self, new: NewTransfer) -> None:
        self._presenter.handed_over(new, self._handed, self._not_handed)

    def _handed(self) -> None:
        self._screen.show_done("handed-over")
        if self._handing is not None and isValid(self._handing):
            self._handing.accept()

    def _not_handed(self) -> None:
        if self._handing is not None and isValid(self._handing):
            self._handing.show_refused()


def _nothing() -> None:
    pass
