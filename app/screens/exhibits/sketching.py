"""A window to draw a sketch map or mark a body chart in, layer by layer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from app.fields.canvas import Canvas
from app.fields.drawing import INKS
from app.screens.exhibits.layers import LONGEST_NAME, MOST_LAYERS, PAPER_SIZE, Layer, Sketch, below, picture_of
from app.screens.exhibits.making import Drawn
from app.theme import side_width
from app.widgets import button, field_label, label, named, row


class SketchDialog(QDialog):
    """One sketch; `over` is the file that it goes on from."""

    kept = Signal(object)

    def __init__(self, sketch: Sketch, title: str, over: str, parent: QWidget, *, is_kept: bool = True) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # The title bar is seen in the list of open windows: it names nothing.
        self.setWindowTitle(self.tr("Drawing"))
        self._over, self._at = over, len(sketch.layers) - 1
        self._sketch = sketch
        self._is_changed = not is_kept
        self.canvas = named("sketch_canvas", Canvas(PAPER_SIZE, None, self))
        self._layers = named("layers", QListWidget())
        self._layers.setFixedWidth(side_width(190))
        self._layers.setAccessibleName(self.tr("Layers"))
        self._layers.setAccessibleDescription(self.tr("The tick says whether a layer is seen; Space changes it."))
        self._new = button("new_layer", "", "plus")
        self._new.setText(self.tr("New layer"))
        self._ink = named("ink", QComboBox())
        for ink, text in zip(INKS, (self.tr("Blue ink"), self.tr("Red ink"), self.tr("Black ink")), strict=True):
            self._ink.addItem(_blot(ink), text, ink)
        self._ink.setAccessibleName(self.tr("Ink"))
        self._back, self._leave = button("line_back", "", "undo-2"), button("leave_sketch")
        self._keep = button("keep_sketch", "primary")
        self._back.setText(self.tr("Take the last line back"))
        self._leave.setText(self.tr("Cancel"))
        self._keep.setText(self.tr("Keep the drawing"))
        self._title = named("sketch_title", QLineEdit(title))
        self._title.setMaxLength(200)
        self._title.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        title_label = field_label(self._title)
        title_label.setText(self.tr("What it shows:"))
        self._title.setAccessibleName(title_label.text())
        how = label("hint", wrap=True)
        how.setText(
            self.tr(
                "Draw with the mouse, a pen or a finger; or press Space and draw with the arrow keys. On the body "
                "chart the right side of the person is at the left of the sheet when seen from the front."
            )
            if sketch.sheet == "body"
            else self.tr("Draw with the mouse, a pen or a finger; or press Space and draw with the arrow keys.")
        )
        side = QVBoxLayout()
        side.addWidget(label("label", self.tr("Layers")))
        side.addWidget(self._layers, 1)
        side.addWidget(self._new)
        layout = QVBoxLayout(self)
        layout.addLayout(row(side, self.canvas))
        layout.addWidget(how)
        layout.addLayout(row(title_label, self._title, self._ink, self._back, self._leave, self._keep, spacing=8))
        self._show_layers()
        self._layers.currentRowChanged.connect(self._layer_chosen)
        self._layers.itemChanged.connect(self._layer_changed)
        self._new.clicked.connect(self._layer_added)
        self._ink.currentIndexChanged.connect(self._ink_chosen)
        self._back.clicked.connect(self.canvas.take_back)
        self._leave.clicked.connect(self.reject)
        self._keep.clicked.connect(self._kept)
        self.canvas.changed.connect(self._drawn)
        self._show_canvas()
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        """Leave; what was drawn is lost only when somebody says so."""
        if not self._is_changed:
            super().reject()
            return
        question = QMessageBox(self)
        question.setIcon(QMessageBox.Icon.Question)
        question.setText(self.tr("Leave without keeping the drawing?"))
        question.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
        question.setDefaultButton(QMessageBox.StandardButton.No)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.finished.connect(self._leaving)
        question.open()

    def _leaving(self, answer: int) -> None:
        if answer == QMessageBox.StandardButton.Yes.value:
            super().reject()

    def _show_layers(self) -> None:
        self._layers.blockSignals(True)
        self._layers.clear()
        for layer in self._sketch.layers:
            entry = QListWidgetItem(layer.name)
            entry.setFlags(entry.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEditable)
            entry.setCheckState(Qt.CheckState.Checked if layer.is_seen else Qt.CheckState.Unchecked)
            self._layers.addItem(entry)
        self._layers.setCurrentRow(self._at)
        self._layers.blockSignals(False)
        self._new.setEnabled(len(self._sketch.layers) < MOST_LAYERS)

    def _show_canvas(self) -> None:
        self.canvas.begin(self._sketch.layers[self._at].strokes, below(self._sketch, self._at))

    def _layer_chosen(self, at: int) -> None:
        if at >= 0:
            self._at = at
            self._show_canvas()

    def _layer_changed(self, entry: QListWidgetItem) -> None:
        at = self._layers.row(entry)
        is_seen = entry.checkState() == Qt.CheckState.Checked
        old = self._sketch.layers[at]
        layer = Layer(entry.text()[:LONGEST_NAME] or old.name, old.strokes, is_seen)
        layers = (*self._sketch.layers[:at], layer, *self._sketch.layers[at + 1 :])
        self._sketch = Sketch(self._sketch.sheet, layers)
        self._is_changed = True
        self._show_canvas()

    def _layer_added(self) -> None:
        name = self.tr("Layer {number}").format(number=len(self._sketch.layers) + 1)
        self._sketch = Sketch(self._sketch.sheet, (*self._sketch.layers, Layer(name)))
        self._at = len(self._sketch.layers) - 1
        self._show_layers()
        self._show_canvas()
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ink_chosen(self, _at: int) -> None:
        self.canvas.ink = str(self._ink.currentData())

    def _drawn(self) -> None:
        strokes = self.canvas.strokes
        if strokes != self._sketch.layers[self._at].strokes:
            self._sketch = self._sketch.with_strokes(self._at, strokes)
            self._is_changed = True
        self._back.setEnabled(bool(strokes))
        self._keep.setEnabled(any(layer.strokes for layer in self._sketch.layers))

    def hand_in(self) -> None:
        """Keep what is drawn so far: before the program locks."""
        if self._is_changed and any(layer.strokes for layer in self._sketch.layers):
            self._is_changed = False
            self.kept.emit(Drawn(picture_of(self._sketch), self._title.text().strip(), self._over))

    def _kept(self) -> None:
        self.kept.emit(Drawn(picture_of(self._sketch), self._title.text().strip(), self._over))
        self.accept()


def _blot(ink: str) -> QIcon:
    blot = QPixmap(16, 16)
    blot.fill(QColor(ink))
    return QIcon(blot)
