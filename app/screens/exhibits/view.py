"""The screen of exhibits: files taken in by the hundred, tied to exhibits, looked at, copied, handed over."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QMenu, QProgressBar, QVBoxLayout, QWidget

from app.screens.attachments.kinds import AttachmentKind
from app.screens.attachments.presenter import Item
from app.screens.exhibits import words
from app.screens.exhibits.cards import ExhibitCard
from app.screens.exhibits.cards_panel import CardsPanel
from app.screens.exhibits.file_panel import FilePanel
from app.screens.exhibits.files_list import FilesList
from app.screens.exhibits.importing import Summary
from app.screens.exhibits.told import Told
from app.theme import sized
from app.widgets import Notice, button, field_label, label, named, row
from app.widgets.files import choose_files, choose_folder
from app.widgets.two_lines import TwoLines, is_narrow
from storage.interviews.exhibits import Transfer
from storage.interviews.playback import ReadableAttachment

if TYPE_CHECKING:
    from app.error_messages import Messages
    from app.screens.exhibits.presenter import ExhibitsPresenter
    from app.screens.exhibits.windows import Windows
    from app.workspace import Header


class ExhibitsScreen(QWidget):
    """Shows files at the left, what is known of them and the exhibits at the right."""

    add_asked = Signal(str, bool)
    files_chosen = Signal(str, list)
    cancel_asked = Signal()
    opened = Signal(str)
    sketch_asked = Signal(str)
    camera_asked = Signal(str)
    back_asked = Signal()
    shown = Signal()
    closed = Signal()

    presenter: "ExhibitsPresenter"
    windows: "Windows"

    def __init__(self, header: "Header", messages: "Messages", number: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("root")
        self.setAcceptDrops(True)
        self._header, self._messages, self._number = header, messages, number
        self._told = Told(self)
        self._large = (0, 0, 0)
        self._title = label("h1")
        self._kind = named("files_show", QComboBox())
        # Long lines are read in the list that drops down; the window stays narrow.
        self._kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._kind.setMinimumContentsLength(24)
        self._kind.view().setMinimumWidth(sized(460))
        self._kind_label = field_label(self._kind)
        self._add = button("add_files", "primary", "file-plus")
        self._folder = button("add_folder", "", "folder-open")
        self._sketch = button("draw", "", "pen-line")
        self._camera = button("camera", "", "camera")
        self._menu = QMenu(self._sketch)
        self._sheets = {name: self._menu.addAction("") for name in ("body", "map", "blank")}
        for name, action in self._sheets.items():
            action.setData(name)
        self._notice = named("exhibits_notice", Notice("care"))
        self._nothing = label("hint", wrap=True)
        self.files = FilesList(self)
        self.file = FilePanel(self)
        self.cards = CardsPanel(self)
        self._bar = named("import_progress", QProgressBar())
        self._cancel = button("cancel_import", "", "x")
        self._back = button("back", "", "chevron-left")
        self._bar.setMinimumWidth(sized(420))
        for part in (self._bar, self._cancel):
            part.hide()

        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self._nothing)
        left.addWidget(self.files, 1)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self.file, 3)
        right.addWidget(self.cards, 2)
        self._middle = TwoLines(left, right, spacing=14, shares=(3, 2))
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 12, 22, 12)
        column.setSpacing(8)
        column.addWidget(self._title)
        files = row(self._kind_label, self._kind, self._add, self._folder, spacing=8)
        self._ways = TwoLines(files, row(None, self._sketch, self._camera, spacing=8), spacing=8)
        column.addLayout(self._ways)
        column.addWidget(self._notice)
        column.addLayout(self._middle, 1)
        column.addLayout(row(self._back, None, self._bar, self._cancel, spacing=10))

        self._add.clicked.connect(self._add_files)
        self._folder.clicked.connect(self._add_folder)
        self._sketch.clicked.connect(self._offer_sheets)
        self._menu.triggered.connect(self._sheet_chosen)
        self._camera.clicked.connect(self._camera_pressed)
        self._cancel.clicked.connect(self.cancel_asked)
        self._back.clicked.connect(self.back_asked)
        self.files.chosen.connect(self._chosen)
        self.files.itemActivated.connect(self._open_chosen)
        self.file.open_asked.connect(self._open_chosen)
        self._retranslate()
        self._chosen()

    # What the presenter says

    def show_items(self, items: tuple[Item, ...]) -> None:
        """Show all files."""
        self.files.show_items(items)
        self._nothing.setVisible(not items)
        self.files.setVisible(bool(items))

    def show_taken(self, item: Item) -> None:
        """Show one more."""
        self._nothing.hide()
        self.files.show()
        self.files.add(item)

    def show_cards(self, cards: tuple[ExhibitCard, ...]) -> None:
        """Show the exhibits that the form describes."""
        self.cards.show_cards(cards)
        self.file.show_numbers(tuple(card.number for card in cards if card.number))

    def show_closed(self, kind: AttachmentKind) -> None:
        """Say that there is no consent to such files."""
        self._notice.show_text(words.closed(kind), "care")

    def ask_files(self, kind: AttachmentKind, folder: bool) -> None:
        """Let the person choose files, or a folder."""
        self._notice.show_text("")
        if folder:
            choose_folder(self, self.tr("Choose a folder"), lambda path: self._paths(kind, (path,)))
        else:
            title = self.tr("Choose photographs, documents, sounds, films")
            choose_files(self, title, self.tr("All files (*)"), lambda paths: self._paths(kind, paths))

    def show_progress(self, done: int, total: int, percent: int = 0) -> None:
        """Say how far it is, and how much of a large file is done; nothing is going on when there is no total."""
        is_on = total > 0
        held = self.window().focusWidget()
        self._bar.setRange(0, max(total, 1) * 100)
        self._bar.setValue(done * 100 + percent)
        self._large = (done, total, percent)
        self._say_progress()
        for part in (self._bar, self._cancel):
            part.setVisible(is_on)
        for control in (self._add, self._folder, self._kind):
            control.setEnabled(not is_on)
        # A button that is switched off loses the keyboard to whatever comes next.
        if is_on and held in (self._add, self._folder):
            self._cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not is_on and held is self._cancel:
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_summary(self, summary: Summary) -> None:
        """Say what came of it."""
        text, needs_care = self._told.summary(summary)
        self._notice.show_text(text, "care" if needs_care else "good")

    def show_failure(self, error: Exception) -> None:
        """Say why something was not done."""
        message = self._messages.shown(error)
        self._notice.show_text(f"{message.happened} {message.do}", "bad")

    def show_opened(self, item: Item, sealed: ReadableAttachment) -> None:
        """Open a viewer, which closes the file."""
        self._notice.show_text("")
        self.windows.look(item, sealed)

    def show_derived(self, item: Item | None) -> None:
        """Say that a copy was made, or that this picture or page cannot be copied."""
        if item is None:
            self._notice.show_text(
                self.tr("This picture or document cannot be shown, so no copy of it can be made."), "care"
            )
        else:
            self._notice.show_text(
                self.tr("A copy was made and tied to the sealed original, which stays as it is."), "good"
            )

    def show_done(self, what: str) -> None:
        """Say that something is done."""
        text = {
            "clock": self.tr("The times in the files stay as they are; the offset is shown beside them."),
            "tied": "",
            "removed": self.tr("Taken out. The copy in the vault can be opened by nobody now."),
            "handed-over": self.tr("The handing over is signed and stands in the custody log."),
            "sketch": self.tr("The drawing is kept. It can be gone on with until the interview is sealed."),
        }[what]
        self._notice.show_text(text, "good")

    def show_transfers(self, card: ExhibitCard, transfers: tuple[Transfer, ...]) -> None:
        """Show the way of an exhibit."""
        self.windows.hand_over(card, transfers)

    def show_label(self, card: ExhibitCard) -> None:
        """Show the label with the number."""
        self.windows.label(card)

    def show_danger(self, card: ExhibitCard) -> None:
        """Say that nobody touches it."""
        self._notice.show_text(
            self.tr(
                "Do not touch it! Call the rescue service: 101, or the police: 102. It is not received, gets no label, "
                "and is photographed from afar only."
            ),
            "bad",
        )

    def show_photograph_waits(self, error: Exception) -> None:
        """Say why what the camera took is not kept yet."""
        message = self._messages.shown(error)
        waits = self.tr("The photograph waits, and is kept by itself as soon as that is possible. Or press the camera.")
        self._notice.show_text(f"{message.happened} {message.do} {waits}", "bad")

    def show_text(self, text: str) -> None:
        """Say something."""
        self._notice.show_text(text, "care")

    # What a person does

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dragged here."""
        if event.mimeData().hasUrls() and self._add.isEnabled():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take them in."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        kind = str(self._kind.currentData())
        if kind == words.INTIMATE:
            self._notice.show_text(words.blocked(), "bad")
        elif paths:
            self.files_chosen.emit(kind, paths)

    def leave(self) -> None:
        """Stop taking in."""
        self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the bar at the top."""
        super().showEvent(event)
        self._header.set_title(self._number, self.tr("Exhibits"))
        self.shown.emit()

    def fold_into(self, width: int) -> None:
        """Put the files above what is said of them in a narrow window."""
        for part in (self._ways, self._middle):
            part.fold(is_narrow(width))

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.files.retitle()
            self._chosen()
            if self.isVisible():
                self._header.set_title(self._number, self.tr("Exhibits"))

    def _paths(self, kind: AttachmentKind, paths: tuple[Path, ...]) -> None:
        self.files_chosen.emit(kind.value, [str(path) for path in paths])

    def _add_files(self) -> None:
        self._ask(folder=False)

    def _add_folder(self) -> None:
        self._ask(folder=True)

    def _camera_pressed(self) -> None:
        kind = str(self._kind.currentData())
        if kind == words.INTIMATE:
            self._notice.show_text(words.blocked(), "bad")
        else:
            self.camera_asked.emit(kind)

    def _ask(self, *, folder: bool) -> None:
        kind = str(self._kind.currentData())
        if kind == words.INTIMATE:
            self._notice.show_text(words.blocked(), "bad")
        else:
            self.add_asked.emit(kind, folder)

    def _offer_sheets(self) -> None:
        self._menu.popup(self._sketch.mapToGlobal(self._sketch.rect().bottomLeft()))

    def _sheet_chosen(self, action: object) -> None:
        for name, known in self._sheets.items():
            if known is action:
                self.sketch_asked.emit(name)

    def _chosen(self) -> None:
        self.file.show_chosen(self.files.chosen_items())

    def _open_chosen(self) -> None:
        chosen = self.files.chosen_ids()
        if len(chosen) == 1:
            self.opened.emit(chosen[0])

    def _say_progress(self) -> None:
        done, total, percent = self._large
        words = self.tr("{done} of {total}").format(done=done, total=total)
        if percent:
            words = self.tr("{done} of {total} · large file: {percent} %").format(
                done=done, total=total, percent=percent
            )
        # A per cent sign alone would be read as a place for a number.
        self._bar.setFormat(words.replace("%", "%%"))

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Exhibits"))
        at = max(self._kind.currentIndex(), 0)
        self._kind.clear()
        for value, text in words.kinds():
            self._kind.addItem(text, value)
        self._kind.setCurrentIndex(at)
        self._kind.setAccessibleName(self.tr("What the files show"))
        self._kind_label.setText(self.tr("They show:"))
        self._add.setText(self.tr("Add files…"))
        self._folder.setText(self.tr("Add a folder…"))
        self._sketch.setText(self.tr("Draw…"))
        self._camera.setText(self.tr("Camera…"))
        for name, text in (
            ("body", self.tr("Body chart")),
            ("map", self.tr("Sketch map")),
            ("blank", self.tr("Blank sheet")),
        ):
            self._sheets[name].setText(text)
        self._nothing.setText(
            self.tr(
                "No files yet. Drag photographs, films, sounds, documents or a whole folder here, or add them with the "
                "buttons. The originals stay unchanged; what goes into the vault is encrypted as it is read."
            )
        )
        self.files.setAccessibleName(self.tr("Files of this interview"))
        self._bar.setAccessibleName(self.tr("Files taken in"))
        self._say_progress()
        self._cancel.setText(self.tr("Stop"))
        self._back.setText(self.tr("Back to the interview"))
