"""The markers at the side of an interview: add one, choose its kind, say a few words, open it."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QListView, QMenu, QVBoxLayout, QWidget

from app.screens.recording.marker_list import MARKER, MarkerDelegate, MarkerModel, kind_name
from app.screens.recording.markers import ICONS, LONGEST_NOTE, Marker, MarkerKind
from app.theme import Tone, icon, sized
from app.widgets import button, label, named, row


class MarkerPad(QWidget):
    """Shows the markers it is given; emits what was pressed."""

    mark_pressed = Signal(str)
    marker_noted = Signal(str, str)
    marker_opened = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._usual = MarkerKind.INCIDENT
        self._title = label("h2")
        self._add = button("addMarker", "ghost", "bookmark-plus", Tone.MUTED)
        self._add.clicked.connect(self.mark)
        self._kinds = button("markerKinds", "ghost", "chevron-down", Tone.MUTED)
        self._menu = QMenu(self._kinds)
        self._actions = {kind: QAction(icon(ICONS[kind], Tone.MUTED), "", self._menu) for kind in MarkerKind}
        for kind, action in self._actions.items():
            action.setData(kind.value)
            self._menu.addAction(action)
        self._menu.triggered.connect(self._kind_chosen)
        self._kinds.clicked.connect(self._open_kinds)
        self._model = MarkerModel(self)
        self._list = named("marks", QListView())
        self._list.setModel(self._model)
        self._list.setItemDelegate(MarkerDelegate(self._list))
        self._list.setUniformItemSizes(True)
        self._list.setMinimumHeight(sized(64))
        self._list.selectionModel().currentChanged.connect(self._marker_selected)
        self._list.activated.connect(self._marker_activated)
        self._note = named("markerNote", QLineEdit())
        self._note.setMaxLength(LONGEST_NOTE)
        # What is typed here is testimony: input methods must not learn it.
        self._note.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self._note.setEnabled(False)
        self._note.editingFinished.connect(self._note_finished)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(row(self._title, None, self._add, self._kinds, spacing=0))
        layout.addWidget(self._list, 1)
        layout.addWidget(self._note)
        self._retranslate()

    @Slot()
    def mark(self) -> None:
        """Put a marker of the usual kind here and now: by button or key."""
        self.mark_pressed.emit(self._usual.value)

    def show_markers(self, markers: tuple[Marker, ...]) -> None:
        """Show the markers, newest first; the newest one is selected, so that words can be added at once."""
        has_new = len(markers) > self._model.rowCount()
        chosen = self._list.currentIndex().row()
        self._model.show(markers)
        at = 0 if has_new else min(chosen, len(markers) - 1)
        if markers and at >= 0:
            self._list.setCurrentIndex(self._model.index(at))
        else:
            self._marker_selected(QModelIndex(), QModelIndex())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the theme."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _open_kinds(self) -> None:
        self._menu.popup(self._kinds.mapToGlobal(self._kinds.rect().bottomLeft()))

    @Slot(QAction)
    def _kind_chosen(self, action: QAction) -> None:
        self._usual = MarkerKind(action.data())
        self.mark()

    @Slot(QModelIndex, QModelIndex)
    def _marker_selected(self, now: QModelIndex, before: QModelIndex) -> None:
        marker = now.data(MARKER) if now.isValid() else None
        self._note.setEnabled(marker is not None)
        self._note.setText(marker.note if marker is not None else "")

    @Slot(QModelIndex)
    def _marker_activated(self, index: QModelIndex) -> None:
        marker = index.data(MARKER)
        if marker is not None and marker.attachment_id:
            self.marker_opened.emit(marker.attachment_id, marker.offset_ms)

    @Slot()
    def _note_finished(self) -> None:
        marker = self._list.currentIndex().data(MARKER)
        if marker is not None:
            self.marker_noted.emit(marker.id, self._note.text().strip())

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Markers"))
        self._add.setText(self.tr("Add · F9"))
        self._kinds.setAccessibleName(self.tr("Kind of marker"))
        self._kinds.setToolTip(self.tr("Kind of marker"))
        self._list.setAccessibleName(self.tr("Markers"))
        self._note.setPlaceholderText(self.tr("A few words for the marker"))
        self._note.setAccessibleName(self.tr("A few words for the marker"))
        for kind, action in self._actions.items():
            action.setText(kind_name(kind))
        self._list.viewport().update()
