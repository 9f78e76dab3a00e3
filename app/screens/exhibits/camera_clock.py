"""Asks once how far the clock of a camera was off; its times stay as they are."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QSpinBox, QVBoxLayout, QWidget

from app.widgets import button, field_label, label, named, row


class ClockDialog(QDialog):
    """Days, hours, minutes and seconds ahead of our clock, or behind it."""

    told = Signal(int)

    def __init__(self, device: str, taken: str, seconds: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Clock"))
        about = label("text", wrap=True)
        about.setText(
            self.tr(
                "Look at the clock of {device} and at a clock that is right. One of its files names the time {time}. "
                "What you set holds for all files of this device in this interview; the times in the files stay as "
                "they are."
            ).format(device=device, time=taken)
        )
        self._way = named("clock_way", QComboBox())
        self._way.addItem(self.tr("its clock is ahead by"), 1)
        self._way.addItem(self.tr("its clock is behind by"), -1)
        self._way.setCurrentIndex(0 if seconds >= 0 else 1)
        self._way.setAccessibleName(self.tr("Ahead or behind"))
        rest = abs(seconds)
        self._parts: list[tuple[QSpinBox, int]] = []
        line = row(self._way, spacing=6)
        for name, text, step, most in (
            ("clock_days", self.tr("days"), 86_400, 18_000),
            ("clock_hours", self.tr("hours"), 3_600, 23),
            ("clock_minutes", self.tr("minutes"), 60, 59),
            ("clock_seconds", self.tr("seconds"), 1, 59),
        ):
            box = named(name, QSpinBox())
            box.setRange(0, most)
            box.setValue(min(rest // step, most))
            rest -= box.value() * step
            box.setAccessibleName(text)
            beside = field_label(box)
            beside.setText(text)
            line.addWidget(box)
            line.addWidget(beside)
            self._parts.append((box, step))
        leave, keep = button("leave_clock"), button("keep_clock", "primary")
        leave.setText(self.tr("Cancel"))
        keep.setText(self.tr("Set"))
        layout = QVBoxLayout(self)
        layout.addWidget(about)
        layout.addLayout(line)
        layout.addLayout(row(None, leave, keep))
        leave.clicked.connect(self.reject)
        keep.clicked.connect(self._kept)
        self._parts[0][0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _kept(self) -> None:
        self.told.emit(int(self._way.currentData()) * sum(box.value() * step for box, step in self._parts))
        self.accept()
