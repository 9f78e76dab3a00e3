"""The list of files with their small pictures; what may hurt who looks is blurred."""

from collections import OrderedDict

from PySide6.QtCore import QByteArray, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.screens.attachments.presenter import Item
from app.screens.exhibits.words import title_of
from app.theme import Tone, icon

SMALL = QSize(96, 72)
KEPT = 40
ID = Qt.ItemDataRole.UserRole


class _Pictures(QStyledItemDelegate):
    """Draws small pictures when they come into sight and keeps a screenful: of 300 only what is seen takes room."""

    def __init__(self, files: "FilesList") -> None:
        super().__init__(files)
        self._files = files
        self._made: OrderedDict[str, QIcon] = OrderedDict()

    def forget(self) -> None:
        """Make them anew: something about them changed."""
        self._made.clear()

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:  # noqa: N802
        """Put the picture beside the title."""
        super().initStyleOption(option, index)
        item = self._files.item_of(str(index.data(ID)))
        if item is None:
            return
        option.icon = self._picture(item)
        option.decorationSize = SMALL
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration

    def _picture(self, item: Item) -> QIcon:
        drawn = _drawn(item)
        if drawn:
            # Never kept: an icon of ours is drawn by an object of Python's, which the collector may free before it.
            return icon(drawn, Tone.MUTED)
        if item.id not in self._made:
            self._made[item.id] = _photograph(item)
            if len(self._made) > KEPT:
                self._made.popitem(last=False)
        return self._made[item.id]


class FilesList(QListWidget):
    """Several may be chosen, with the mouse or with Shift and Ctrl."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("exhibit_files")
        self.setIconSize(SMALL)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._items: dict[str, Item] = {}
        self._pictures = _Pictures(self)
        self.setItemDelegate(self._pictures)
        self.itemSelectionChanged.connect(self.chosen)

    def show_items(self, items: tuple[Item, ...]) -> None:
        """Show these; what was chosen stays chosen."""
        before = set(self.chosen_ids())
        at = self.currentRow()
        self.blockSignals(True)
        self.clear()
        self._pictures.forget()
        self._items = {}
        for item in items:
            self._add(item).setSelected(item.id in before)
        self.setCurrentRow(min(max(at, 0), self.count() - 1), self.selectionModel().SelectionFlag.NoUpdate)
        self.blockSignals(False)
        self.chosen.emit()

    def add(self, item: Item) -> None:
        """Show one more."""
        self._add(item)

    def item_of(self, item_id: str) -> Item | None:
        """The file of a line."""
        return self._items.get(item_id)

    def chosen_items(self) -> tuple[Item, ...]:
        """What is chosen, in the order of the list."""
        return tuple(self._items[one] for one in self.chosen_ids())

    def chosen_ids(self) -> tuple[str, ...]:
        """Ids of what is chosen."""
        chosen = sorted(self.selectedItems(), key=self.row)
        return tuple(str(one.data(ID)) for one in chosen)

    def retitle(self) -> None:
        """Say the titles in the new language."""
        for row in range(self.count()):
            entry = self.item(row)
            _title(entry, self._items[str(entry.data(ID))])

    def _add(self, item: Item) -> QListWidgetItem:
        self._items[item.id] = item
        entry = QListWidgetItem()
        entry.setData(ID, item.id)
        _title(entry, item)
        self.addItem(entry)
        return entry


def _title(entry: QListWidgetItem, item: Item) -> None:
    title = title_of(item)
    number = item.details.exhibit
    entry.setText(f"{title}\n{number}" if number else title)
    entry.setToolTip(title)


def _drawn(item: Item) -> str:
    """The name of the icon of what has no small picture; empty where there is one."""
    if item.is_sound or item.mime.startswith("audio/"):
        return "audio-lines"
    if item.small:
        return ""
    return "file-text" if not item.details.problem else "image"


def _photograph(item: Item) -> QIcon:
    # Made by ourselves when it was taken in, and kept in the vault since.
    small = QImage.fromData(QByteArray(item.small))
    if item.details.graphic:
        small = blurred(small)
    fitted = small.scaled(SMALL, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    shown = QIcon(QPixmap.fromImage(fitted))
    # Qt would tint the chosen one; a photograph keeps its colours.
    shown.addPixmap(QPixmap.fromImage(fitted), QIcon.Mode.Selected)
    return shown


def blurred(picture: QImage) -> QImage:
    """Give a picture of which nothing but a few colours is left."""
    few = picture.scaled(6, 5, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    return few.scaled(picture.size(), Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
