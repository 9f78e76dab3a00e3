"""Marks by one press: the few that are needed while somebody tells."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.screens.recording.marker_list import kind_name
from app.screens.recording.markers import ICONS, MarkerKind
from app.widgets import button

#: In the order of their numbers.
KINDS = (
    MarkerKind.INCIDENT,
    MarkerKind.PERSON,
    MarkerKind.PLACE,
    MarkerKind.BREAK,
    MarkerKind.EMOTION,
    MarkerKind.UNCLEAR,
    MarkerKind.SENSITIVE,
)


class MarkRow(QWidget):
    """A button for each; their numbers are their keys."""

    marked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._buttons = {kind: button(f"mark_{kind}", "nav", ICONS[kind]) for kind in KINDS}
        for kind, one in self._buttons.items():
            one.setProperty("kind_of_mark", kind.value)
            one.clicked.connect(self._pressed)
            layout.addWidget(one)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _pressed(self) -> None:
        self.marked.emit(self.sender().property("kind_of_mark"))

    def _retranslate(self) -> None:
        for place, (kind, one) in enumerate(self._buttons.items(), 1):
            one.setText(f"{place}  {kind_name(kind)}")
