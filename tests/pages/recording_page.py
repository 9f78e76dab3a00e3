"""The recording panel as a person sees it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListView, QMenu, QPushButton, QWidget

from app.screens.recording import RecordingPanel, SoundPosition
from app.widgets import Notice

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class RecordingPage:
    """Presses what can be pressed, reads what is shown."""

    def __init__(self, qtbot: "QtBot", panel: QWidget) -> None:
        self._qtbot = qtbot
        self._panel = panel

    def _button(self, name: str) -> QPushButton:
        found = self._panel.findChild(QPushButton, name)
        assert found is not None
        return found

    @property
    def can_record(self) -> bool:
        button = self._button("record")
        return button.isEnabled() and not button.isHidden()

    def record(self) -> None:
        """Press Record and wait until sound is heard."""
        self._qtbot.mouseClick(self._button("record"), Qt.MouseButton.LeftButton)
        self._qtbot.waitUntil(lambda: self._button("pause").isEnabled(), timeout=20_000)

    def press_record(self) -> None:
        self._qtbot.mouseClick(self._button("record"), Qt.MouseButton.LeftButton)

    def pause(self) -> None:
        before = self._button("pause").text()
        self._qtbot.mouseClick(self._button("pause"), Qt.MouseButton.LeftButton)
        self._qtbot.waitUntil(lambda: self._button("pause").text() != before, timeout=10_000)

    def stop(self) -> None:
        """Press Stop and wait until the recording is in the vault."""
        self._qtbot.mouseClick(self._button("stop"), Qt.MouseButton.LeftButton)
        self.wait_until_idle()

    def wait_until_idle(self) -> None:
        self._qtbot.waitUntil(lambda: not self._button("record").isHidden(), timeout=20_000)

    def wait_for_seconds(self, seconds: int) -> None:
        """Wait until the clock of the recording shows so many seconds."""
        self._qtbot.waitUntil(lambda: self.seconds >= seconds, timeout=(seconds + 20) * 1000)

    @property
    def position(self) -> SoundPosition:
        """Where in the sound we are now."""
        panel = self._panel.findChild(RecordingPanel)
        assert panel is not None
        here = panel.position()
        assert here is not None
        return here

    @property
    def seconds(self) -> int:
        shown = self._panel.findChild(QLabel, "recordingTime")
        hours, minutes, seconds = (int(part) for part in shown.text().split(":"))
        return hours * 3600 + minutes * 60 + seconds

    @property
    def state(self) -> str:
        return self._panel.findChild(QLabel, "recordingState").text()

    @property
    def trouble(self) -> str:
        return self._panel.findChild(Notice, "recordingTrouble").text

    def wait_for_trouble(self, words: str) -> None:
        self._qtbot.waitUntil(lambda: words in self.trouble, timeout=20_000)

    @property
    def record_word(self) -> str:
        """What the button says that begins or goes on."""
        return self._button("record").text()

    def split(self, number: int = 0) -> None:
        """Begin a new part: 0 a new subject, 1 what is kept apart."""
        menu = self._button("split").findChild(QMenu)
        menu.actions()[number].trigger()

    @property
    def kept(self) -> list[str]:
        """The finished recordings that can be heard."""
        button = self._button("keptRecordings")
        if button.parentWidget().isHidden():
            return []
        return [action.text() for action in button.findChild(QMenu).actions()]

    def choose_kept(self, number: int) -> None:
        self._button("keptRecordings").findChild(QMenu).actions()[number].trigger()

    def choose_second(self, number: int) -> None:
        """Choose a second microphone, 0 for none; the same one again is a choice, too."""
        box = self._panel.findChild(QComboBox, "secondMicrophone")
        self._qtbot.waitUntil(lambda: box.count() > number, timeout=20_000)
        box.setCurrentIndex(number)
        box.activated.emit(number)

    @property
    def second_trouble(self) -> str:
        return self._panel.findChild(Notice, "secondTrouble").text

    @property
    def microphones(self) -> list[str]:
        box = self._panel.findChild(QComboBox, "microphone")
        return [box.itemText(number) for number in range(box.count())]

    def press_f9(self) -> None:
        self._qtbot.keyClick(self._panel.window(), Qt.Key.Key_F9)

    def mark(self) -> None:
        count = len(self.markers)
        self._qtbot.mouseClick(self._button("addMarker"), Qt.MouseButton.LeftButton)
        self._qtbot.waitUntil(lambda: len(self.markers) > count, timeout=10_000)

    def note(self, words: str) -> None:
        """Write words beside the chosen marker."""
        line = self._panel.findChild(QLineEdit, "markerNote")
        line.setText(words)
        line.editingFinished.emit()
        self._qtbot.waitUntil(lambda: any(words in marker for marker in self.markers), timeout=10_000)

    @property
    def markers(self) -> list[str]:
        model = self._panel.findChild(QListView, "marks").model()
        return [model.index(number, 0).data() for number in range(model.rowCount())]


def recording_of(screen: "QWidget") -> RecordingPanel:
    """The panel of sound on the screen of an interview."""
    panel = screen.findChild(RecordingPanel)
    assert panel is not None
    return panel
