"""What the panel of photos and documents shows."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QLocale, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QIcon, QImage, QPixmap, QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu, QMessageBox, QVBoxLayout, QWidget

from app.screens.attachments.kinds import AttachmentKind
from app.screens.attachments.presenter import Item, injuries_in
from app.theme import Tone, icon
from app.widgets import Notice, button, label, named, row
from app.widgets.files import choose_file
from app.widgets.picture import PictureDialog

if TYPE_CHECKING:
    from app.error_messages import Messages
    from app.screens.attachments.presenter import AttachmentsPresenter

SMALL = QSize(56, 56)
ID = Qt.ItemDataRole.UserRole
_PHOTOS = (AttachmentKind.PLACE, AttachmentKind.INJURY, AttachmentKind.FACE)
_COPIES = (AttachmentKind.DOCUMENT, AttachmentKind.PHONE, AttachmentKind.SOUND, AttachmentKind.FILM)

#: Rules that say in other words that there is no consent.
_CONSENT = ("G21", "G22")


class AttachmentsPanel(QWidget):
    """The panel; its presenter decides."""

    add_pressed = Signal(str)
    file_chosen = Signal(str, str)
    opened = Signal(str)
    remove_confirmed = Signal(str)
    shown = Signal()
    #: The screen with all of it: many files at once, viewers, labels.
    exhibits_asked = Signal()
    #: How many photographs of injuries there are.
    injuries_counted = Signal(int)
    #: A question, and the file that does not answer it any more.
    answer_removed = Signal(str, str)
    #: The names of all files, whenever they are shown anew.
    titles_known = Signal(tuple)

    presenter: "AttachmentsPresenter"
    to_exhibits: object

    def __init__(self, messages: "Messages", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._items: tuple[Item, ...] = ()
        self._wanted = AttachmentKind.DOCUMENT
        self._notice = named("attachmentsNotice", Notice("bad"))
        self._photo = button("addPhoto", "", "camera")
        self._document = button("addDocument", "", "file-plus")
        self._all = button("allExhibits", "", "layers")
        self._menu = QMenu(self._photo)
        self._actions = {kind: QAction(self._menu) for kind in _PHOTOS}
        for kind, action in self._actions.items():
            action.setData(kind.value)
            self._menu.addAction(action)
        self._busy = label("hint", wrap=True)
        self._busy.hide()
        self._nothing = label("hint", wrap=True)
        self._held: QWidget | None = None
        self._list = named("attachments", QListWidget())
        self._list.setIconSize(SMALL)
        self._list.setWordWrap(True)
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._about = named("attachmentDetails", label("hint", wrap=True))
        self._about.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._open = button("openAttachment", "", "eye")
        self._remove = button("removeAttachment", "ghost", "trash-2", Tone.MUTED)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 12)
        layout.setSpacing(8)
        layout.addLayout(row(self._photo, self._document, spacing=8))
        layout.addWidget(self._all)
        for part in (self._notice, self._busy, self._nothing):
            layout.addWidget(part)
        layout.addWidget(self._list, 1)
        # Takes the room while there is no list.
        layout.addStretch(0)
        layout.addWidget(self._about)
        layout.addLayout(row(self._open, None, self._remove, spacing=8))

        self._photo.clicked.connect(self._offer_photos)
        self._menu.triggered.connect(self._photo_kind_chosen)
        self._document.clicked.connect(self._document_pressed)
        self._all.clicked.connect(self.exhibits_asked)
        self._list.currentRowChanged.connect(self._selected)
        self._list.itemActivated.connect(self._activated)
        self._open.clicked.connect(self._open_pressed)
        self._remove.clicked.connect(self._ask_to_remove)
        self._retranslate()
        self.show_items(())

    def show_items(self, items: tuple[Item, ...]) -> None:
        """Show what is attached; what has just been added is selected."""
        self.titles_known.emit(tuple(item.title for item in items))
        added = len(items) > len(self._items)
        chosen = self._list.currentRow()
        self._items = items
        self.injuries_counted.emit(injuries_in(items))
        self._list.clear()
        for item in items:
            title = self._title_of(item)
            shown = QListWidgetItem(_picture(item), title)
            shown.setData(ID, item.id)
            shown.setToolTip(title)
            self._list.addItem(shown)
        self._list.setVisible(bool(items))
        self._nothing.setVisible(not items)
        self._list.setCurrentRow(len(items) - 1 if added else min(chosen, len(items) - 1))
        self._selected(self._list.currentRow())

    def show_closed(self, kind: AttachmentKind, missing: tuple[str, ...]) -> None:
        """Say that such a file may not be taken in: for want of consent, or because a rule forbids it."""
        if missing and not any(code.startswith("no-") or code in _CONSENT for code in missing):
            self._notice.show_text(
                self.tr("Nothing of this kind is taken in now. Look at the reminders of this interview."), "care"
            )
            return
        self._notice.show_text(
            {
                AttachmentKind.FACE: self.tr(
                    "There is no consent to photographs of the person. Ask in the section on consent first."
                ),
                AttachmentKind.INJURY: self.tr(
                    "There is no consent to photographs of injuries. Ask in the section on consent first."
                ),
                AttachmentKind.DOCUMENT: self.tr(
                    "There is no consent to copies of documents. Ask in the section on consent first."
                ),
                AttachmentKind.PLACE: self.tr(
                    "Photographs cannot be added now. Look at the reminders of this interview."
                ),
            }[kind],
            "care",
        )

    def ask_file(self, kind: AttachmentKind) -> None:
        """Let the person choose a file."""
        self._notice.show_text("")
        self._wanted = kind
        if kind is AttachmentKind.DOCUMENT:
            title, kinds = self.tr("Choose a document"), self.tr("All files (*)")
        else:
            title = self.tr("Choose a photograph")
            kinds = self.tr("Photographs (*.jpg *.jpeg *.png *.webp *.tif *.tiff *.bmp *.gif *.heic);;All files (*)")
        choose_file(self, title, kinds, self._chosen)

    def show_busy(self, is_busy: bool) -> None:
        """Show that a file is being taken in."""
        self._busy.setVisible(is_busy)
        # A button that is switched off loses the keyboard to whatever comes next; it gets it back.
        held = self.window().focusWidget()
        if is_busy:
            self._held = held if held in (self._photo, self._document) else None
        self._photo.setEnabled(not is_busy)
        self._document.setEnabled(not is_busy)
        if not is_busy and self._held is not None:
            self._held.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_kept_unread(self, title: str) -> None:
        """Say that a picture cannot be shown but is kept."""
        text = self.tr("“{title}” cannot be shown as a picture. It is kept unchanged as a file.").format(title=title)
        self._notice.show_text(text, "care")

    def show_answer_removed(self, question: str, attachment_id: str) -> None:
        """Say that a file is gone that was taken in as the answer to a question."""
        self.answer_removed.emit(question, attachment_id)

    def show_failure(self, error: Exception) -> None:
        """Say why something was not taken in."""
        message = self._messages.shown(error)
        self._notice.show_text(f"{message.happened} {message.do}", "bad")

    def show_large(self, title: str, picture: bytes) -> None:
        """Show a picture in a window of its own."""
        image = QImage.fromData(QByteArray(picture))
        if image.isNull():
            self._notice.show_text(
                self.tr("This file cannot be shown here. It is kept unchanged, with its digest."), "care"
            )
            return
        dialog = PictureDialog(title, image, self)
        dialog.open()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask again what there is: a recording may have been finished meanwhile."""
        super().showEvent(event)
        self.shown.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the theme."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _offer_photos(self) -> None:
        self._menu.popup(self._photo.mapToGlobal(QPoint(0, self._photo.height())))

    @Slot(QAction)
    def _photo_kind_chosen(self, action: QAction) -> None:
        self.add_pressed.emit(action.data())

    @Slot()
    def _document_pressed(self) -> None:
        self.add_pressed.emit(AttachmentKind.DOCUMENT.value)

    def _chosen(self, path: Path) -> None:
        self.file_chosen.emit(self._wanted.value, str(path))

    @Slot(int)
    def _selected(self, at: int) -> None:
        item = self._items[at] if 0 <= at < len(self._items) else None
        self._open.setEnabled(item is not None and not item.is_sound)
        self._remove.setEnabled(item is not None)
        self._about.setVisible(item is not None)
        self._about.setText(self._described(item) if item is not None else "")

    @Slot(QListWidgetItem)
    def _activated(self, item: QListWidgetItem) -> None:
        self.opened.emit(item.data(ID))

    @Slot()
    def _open_pressed(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self.opened.emit(item.data(ID))

    @Slot()
    def _ask_to_remove(self) -> None:
        question = QMessageBox(self)
        question.setIcon(QMessageBox.Icon.Question)
        chosen = self._list.currentRow()
        if self._items[chosen].is_sound:
            text = self.tr("Take this recording out of the interview?")
            more = self.tr(
                "It is deleted and cannot be brought back: there is no other copy. The notes made beside it stay."
            )
        else:
            text = self.tr("Take this file out of the interview?")
            more = self.tr("The copy in the vault can then be opened by nobody. The original stays.")
        question.setText(text)
        question.setInformativeText(more)
        question.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
        question.setDefaultButton(QMessageBox.StandardButton.No)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.finished.connect(self._remove_answered)
        question.open()

    @Slot(int)
    def _remove_answered(self, answer: int) -> None:
        item = self._list.currentItem()
        if answer == QMessageBox.StandardButton.Yes.value and item is not None:
            self.remove_confirmed.emit(item.data(ID))

    def _described(self, item: Item) -> str:
        details = item.details
        size = QLocale().formattedDataSize(item.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
        lines = [self.tr("Sound recording") if item.is_sound else self._kind_name(details.shown), size]
        if details.width:
            lines[-1] += f" · {details.width} × {details.height}"
        if details.taken:
            lines.append(self.tr("Taken: {time}").format(time=details.taken))
        if details.camera:
            lines.append(self.tr("Camera: {camera}").format(camera=details.camera))
        if details.latitude:
            place = f"{details.latitude}, {details.longitude}"
            lines.append(self.tr("Place noted by the camera: {place}").format(place=place))
        elif details.width:
            lines.append(self.tr("The camera noted no place."))
        if item.sha256:
            lines.append(f"SHA-256 {item.sha256[:16]}…")
        return "\n".join(line for line in lines if line)

    def _title_of(self, item: Item) -> str:
        if not item.is_sound:
            return item.title or self._kind_name(item.details.shown)
        time = datetime.fromisoformat(item.captured).astimezone().strftime("%H:%M")
        return self.tr("Recording of {time}").format(time=time)

    def _kind_name(self, shown: str) -> str:
        return {
            AttachmentKind.FACE.value: self.tr("Photograph of the person"),
            AttachmentKind.INJURY.value: self.tr("Photograph of injuries"),
            AttachmentKind.PLACE.value: self.tr("Photograph of a place or an object"),
            AttachmentKind.DOCUMENT.value: self.tr("Document"),
            AttachmentKind.PHONE.value: self.tr("From the person’s telephone"),
            AttachmentKind.SOUND.value: self.tr("Sound, as an answer"),
            AttachmentKind.FILM.value: self.tr("Film, as an answer"),
            AttachmentKind.DRAWING.value: self.tr("Drawn as an answer"),
        }.get(shown, "")

    def _retranslate(self) -> None:
        self._photo.setText(self.tr("Photograph…"))
        self._document.setText(self.tr("Document…"))
        self._all.setText(self.tr("All exhibits…"))
        self._all.setAccessibleDescription(
            self.tr("Many files at once, viewers, copies with faces blacked out, labels, sketches.")
        )
        for kind, action in self._actions.items():
            action.setText(self._kind_name(kind.value))
        self._busy.setText(self.tr("The file is being encrypted and taken in…"))
        self._nothing.setText(
            self.tr(
                "No photographs or documents yet. The original stays unchanged; its copy goes into the vault encrypted."
            )
        )
        self._list.setAccessibleName(self.tr("Photographs, documents and recordings"))
        self._open.setText(self.tr("Open"))
        self._remove.setText(self.tr("Take out"))
        for place, item in enumerate(self._items):
            self._list.item(place).setText(self._title_of(item))
        self._selected(self._list.currentRow())


def _picture(item: Item) -> QIcon:
    small = QImage.fromData(QByteArray(item.small))
    if item.is_sound:
        return icon("mic", Tone.MUTED)
    if small.isNull():
        drawn = "file-text" if item.details.shown in _COPIES else "image"
        return icon(drawn, Tone.MUTED)
    square = small.scaled(
        SMALL * 2, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    ).copy(0, 0, SMALL.width() * 2, SMALL.height() * 2)
    shown = QIcon(QPixmap.fromImage(square))
    # Qt would tint the chosen one; a photograph keeps its colours.
    shown.addPixmap(QPixmap.fromImage(square), QIcon.Mode.Selected)
    return shown
