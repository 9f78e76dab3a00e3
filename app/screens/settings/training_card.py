"""Until when each training of the documenter is valid: the rules of an interview ask for it."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.fields.day_edit import DayEdit
from app.screens.draft.told import CRSV, MANDATORY
from app.widgets import Card, column, field_label, label, named

KINDS = (*MANDATORY, CRSV)
_IN_A_ROW = 3


class TrainingCard(Card):
    """Five days; an empty one means that there is no such training."""

    changed = Signal(dict)
    """ISO days by the kind of training."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = label("h2")
        self._hint = label("hint", wrap=True)
        self._days = {kind: named(f"training_{kind}", DayEdit()) for kind in KINDS}
        self._labels = {kind: field_label(day) for kind, day in self._days.items()}
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        for place, (kind, day) in enumerate(self._days.items()):
            grid.addLayout(column(self._labels[kind], day, spacing=4), place // _IN_A_ROW, place % _IN_A_ROW)
            day.day_changed.connect(self._changed)
        self.body.addWidget(self._heading)
        self.body.addWidget(self._hint)
        self.body.addLayout(grid)
        self._retranslate()

    def show_training(self, valid: Mapping[str, date]) -> None:
        """Show until when each is valid."""
        for kind, day in self._days.items():
            day.blockSignals(True)
            day.show_day(valid[kind].isoformat() if kind in valid else "")
            day.blockSignals(False)

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _changed(self, _day: str) -> None:
        self.changed.emit({kind: day.day for kind, day in self._days.items() if day.day})

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Your training"))
        self._hint.setText(
            self.tr("Until which day each is valid. Once something stands here, interviews remind of what is missing.")
        )
        words = (
            self.tr("Interviewing"),
            self.tr("Data protection"),
            self.tr("Psychological first aid"),
            self.tr("Mine risk"),
            self.tr("Survivors of sexual violence"),
        )
        for kind, text in zip(KINDS, words, strict=True):
            self._labels[kind].setText(text)
            self._days[kind].setAccessibleName(text)
