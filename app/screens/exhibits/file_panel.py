"""What is known of the chosen file, and what can be done with it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QMessageBox, QScrollArea, QVBoxLayout, QWidget

from app.screens.attachments.presenter import Item
from app.screens.exhibits import words
from app.screens.exhibits.making import DOCUMENT
from app.theme import sized
from app.widgets import Card, button, field_label, label, named, row


class FilePanel(Card):
    """One file, or several at once where that makes sense."""

    open_asked = Signal()
    copy_asked = Signal(str)
    voice_asked = Signal(str)
    clock_asked = Signal(str)
    continue_asked = Signal(str)
    tied = Signal(list, str)
    graphic_marked = Signal(list, bool)
    remove_confirmed = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen: tuple[Item, ...] = ()
        self._about = named("file_details", label("text", wrap=True))
        self._about.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._about.setAlignment(Qt.AlignmentFlag.AlignTop)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(self._about)
        self._number = named("tie_to", QComboBox())
        self._number.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._number.setMinimumWidth(sized(200))
        self._number_label = field_label(self._number)
        self._graphic = named("may_hurt", QCheckBox())
        self._open = button("open_file", "", "eye")
        self._copy = button("make_copy", "", "copy")
        self._voice = button("change_voice", "", "audio-waveform")
        self._clock = button("camera_clock", "", "clock")
        self._go_on = button("go_on_drawing", "", "pen-line")
        self._remove = button("remove_files", "ghost", "trash-2")
        self.body.setContentsMargins(14, 10, 14, 10)
        self.body.setSpacing(6)
        self.body.addWidget(scroll, 1)
        self.body.addLayout(row(self._number_label, self._number, None, self._graphic, spacing=8))
        buttons = QVBoxLayout()
        buttons.setSpacing(6)
        buttons.addLayout(row(self._open, self._copy, self._voice, self._go_on, None, spacing=6))
        buttons.addLayout(row(self._clock, None, self._remove, spacing=6))
        self.body.addLayout(buttons)
        self._open.clicked.connect(self.open_asked)
        self._copy.clicked.connect(self._copy_pressed)
        self._voice.clicked.connect(self._voice_pressed)
        self._clock.clicked.connect(self._clock_pressed)
        self._go_on.clicked.connect(self._go_on_pressed)
        self._remove.clicked.connect(self._ask_to_remove)
        self._number.activated.connect(self._number_chosen)
        self._graphic.clicked.connect(self._graphic_clicked)
        self._retranslate()

    def show_numbers(self, numbers: tuple[str, ...]) -> None:
        """Offer these exhibits."""
        self._number.clear()
        self._number.addItem(self.tr("no exhibit"), "")
        for number in numbers:
            self._number.addItem(number, number)
        self.show_chosen(self._chosen)

    def show_chosen(self, chosen: tuple[Item, ...]) -> None:
        """Show what is known of the chosen files."""
        self._chosen = chosen
        one = chosen[0] if len(chosen) == 1 else None
        is_picture = one is not None and one.details.width > 0 and one.mime.startswith("image/")
        self._open.setEnabled(one is not None)
        is_sound = one is not None and one.is_sound
        self._copy.setEnabled(is_picture or (one is not None and one.mime == DOCUMENT))
        self._copy.setVisible(not is_sound)
        self._voice.setVisible(is_sound)
        self._go_on.setVisible(one is not None and bool(one.details.layers))
        self._clock.setEnabled(one is not None and bool(one.details.device) and bool(one.details.taken))
        self._remove.setEnabled(bool(chosen))
        self._number.setEnabled(bool(chosen) and self._number.count() > 1)
        self._graphic.setEnabled(bool(chosen))
        self._graphic.setChecked(bool(chosen) and all(item.details.graphic for item in chosen))
        numbers = {item.details.exhibit for item in chosen}
        self._number.setCurrentIndex(max(0, self._number.findData(numbers.pop() if len(numbers) == 1 else "")))
        if one is not None:
            self._about.setText(words.described(one))
        elif chosen:
            self._about.setText(self.tr("%n file(s) are chosen.", "", len(chosen)))
        else:
            self._about.setText(self.tr("Choose a file to see what is known of it."))

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _ids(self) -> list[str]:
        return [item.id for item in self._chosen]

    def _copy_pressed(self) -> None:
        self.copy_asked.emit(self._ids()[0])

    def _voice_pressed(self) -> None:
        self.voice_asked.emit(self._ids()[0])

    def _clock_pressed(self) -> None:
        self.clock_asked.emit(self._ids()[0])

    def _go_on_pressed(self) -> None:
        self.continue_asked.emit(self._ids()[0])

    def _number_chosen(self, _at: int) -> None:
        self.tied.emit(self._ids(), str(self._number.currentData()))

    def _graphic_clicked(self, is_on: bool) -> None:
        self.graphic_marked.emit(self._ids(), is_on)

    def _ask_to_remove(self) -> None:
        question = QMessageBox(self)
        question.setIcon(QMessageBox.Icon.Question)
        question.setText(self.tr("Take %n file(s) out of the interview?", "", len(self._chosen)))
        if any(item.is_sound or item.details.layers for item in self._chosen):
            more = self.tr("What was recorded or drawn here is deleted and cannot be brought back.")
        else:
            more = self.tr("The copy in the vault can then be opened by nobody. The original stays where it is.")
        question.setInformativeText(more)
        question.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
        question.setDefaultButton(QMessageBox.StandardButton.No)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.finished.connect(self._remove_answered)
        question.open()

    def _remove_answered(self, answer: int) -> None:
        if answer == QMessageBox.StandardButton.Yes.value and self._chosen:
            self.remove_confirmed.emit(self._ids())

    def _retranslate(self) -> None:
        self._number_label.setText(self.tr("Belongs to:"))
        self._number.setAccessibleName(self.tr("The exhibit that these files belong to"))
        if self._number.count():
            self._number.setItemText(0, self.tr("no exhibit"))
        self._graphic.setText(self.tr("May hurt who looks"))
        self._open.setText(self.tr("Open"))
        self._copy.setText(self.tr("Black out or crop…"))
        self._copy.setAccessibleDescription(self.tr("Makes a copy; the original stays as it is."))
        self._voice.setText(self.tr("Copy in another voice…"))
        self._voice.setAccessibleDescription(self.tr("Makes a copy; the original stays as it is."))
        self._clock.setText(self.tr("Clock of the camera…"))
        self._go_on.setText(self.tr("Go on drawing"))
        self._remove.setText(self.tr("Take out"))
        self.show_chosen(self._chosen)
