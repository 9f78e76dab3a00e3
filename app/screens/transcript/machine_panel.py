"""The row that lets a machine listen: begin, stop, how far it is, which model, and what is missing."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from app.transcribing import Progress, State
from app.widgets import Notice, button, label, named, row
from app.widgets.files import choose_folder

if TYPE_CHECKING:
    from app.error_messages import Messages
    from app.screens.transcript.machine import MachineDraft

LOOK_EVERY_MS = 300


class MachinePanel(QWidget):
    """Shown where lines can be written."""

    asked = Signal()
    stop_asked = Signal()
    folder_chosen = Signal(object)
    look_due = Signal()

    draft: "MachineDraft"

    def __init__(self, messages: "Messages", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._problem, self._model = "", ""
        self._notice = named("machineNotice", Notice("care"))
        self._begin = button("machineBegin", "", "file-text")
        self._choose = button("machineModel", "ghost", "folder-open")
        self._stop = button("machineStop", "", "x")
        self._bar = named("machineProgress", QProgressBar())
        self._hint = label("hint", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(row(self._begin, self._choose, None, spacing=8))
        layout.addLayout(row(self._bar, self._stop, spacing=8))
        layout.addWidget(self._hint)
        layout.addWidget(self._notice)
        for part in (self._bar, self._stop, self._hint):
            part.hide()
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look_due)
        self._begin.clicked.connect(self.asked)
        self._stop.clicked.connect(self.stop_asked)
        self._choose.clicked.connect(self._choose_pressed)
        self._retranslate()

    @property
    def said(self) -> str:
        """What it says."""
        return self._notice.text

    def show_problem(self, code: str) -> None:
        """Say what is missing or went wrong."""
        self._problem = code
        self._notice.show_text(self._sentence(code), "care")

    def show_model(self, name: str) -> None:
        """Name the model that is chosen."""
        self._model = name
        self._retranslate()

    def show_progress(self, progress: Progress | None) -> None:
        """Say how far it is."""
        is_on = progress is not None
        for part in (self._bar, self._stop, self._hint):
            part.setVisible(is_on)
        for part in (self._begin, self._choose):
            part.setEnabled(not is_on)
        if progress is None:
            self._timer.stop()
            return
        self._bar.setRange(0, 0 if progress.state is State.LOADING else max(progress.length, 1))
        self._bar.setValue(progress.at)
        if not self._timer.isActive():
            self._timer.start()

    def show_understood(self, count: int, is_whole: bool) -> None:
        """Say how many lines wait to be confirmed."""
        self._problem = ""
        if not count:
            words = self.tr("The machine understood nothing.")
        else:
            words = self.tr("%n line(s) by a machine wait: listen to each, then confirm or correct it.", "", count)
        if not is_whole:
            words = self.tr("Stopped.") + " " + words
        self._notice.show_text(words, "good" if is_whole and count else "care")

    def show_failure(self, error: Exception) -> None:
        """Say that the vault refuses."""
        message = self._messages.shown(error)
        self._notice.show_text(f"{message.happened} {message.do}", "bad")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            if self._problem:
                self.show_problem(self._problem)
        super().changeEvent(event)

    @Slot()
    def _choose_pressed(self) -> None:
        choose_folder(self, self.tr("Choose the folder of the speech model"), self._chosen)

    def _chosen(self, folder: Path) -> None:
        self.folder_chosen.emit(folder)

    def _retranslate(self) -> None:
        self._begin.setText(self.tr("Draft by a machine"))
        self._begin.setAccessibleDescription(
            self.tr("A speech model on this computer writes a draft; nothing of it counts before a person confirms it.")
        )
        self._choose.setText(self.tr("Speech model…"))
        chosen = self.tr("Speech model: {name}").format(name=self._model) if self._model else ""
        self._choose.setToolTip(chosen)
        self._choose.setAccessibleDescription(chosen)
        self._stop.setText(self.tr("Stop"))
        self._bar.setAccessibleName(self.tr("How much the machine has listened to"))
        self._hint.setText(
            self.tr("The machine listens on this computer, without a network. You can go on writing meanwhile.")
        )

    def _sentence(self, code: str) -> str:
        match code:
            case "":
                return ""
            case "not-installed":
                return self.tr(
                    "The optional part that turns speech into text is not installed here. The guide says how to add "
                    "it and where to get a model: chapter Transcript."
                )
            case "no-model":
                return self.tr(
                    "There is no speech model yet: choose the folder of one. The guide names models that understand "
                    "Ukrainian and where to get them: chapter Transcript."
                )
            case "model-missing":
                return self.tr("The folder of the speech model cannot be read. Choose it again.")
            case "model-incomplete":
                return self.tr("This folder holds no whole speech model: networks (.onnx) and tokens.txt belong to it.")
            case "model-too-large":
                return self.tr("This folder is too large for a speech model. Choose the folder of the model alone.")
            case "model-not-one":
                return self.tr("What lies in this folder cannot be read as a speech model. Get it anew.")
            case "too-slow":
                return self.tr("The machine gave no answer for minutes and was ended. A smaller model may do it.")
            case _:
                return self.tr(
                    "The process that listens ended. Lines that it gave until then are kept as a draft. A smaller "
                    "model may do it."
                )
