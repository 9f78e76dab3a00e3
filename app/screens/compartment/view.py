"""The list of sealed parts, the key, and what a key opened. Nothing of it outlives the page."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from app.error_messages import Messages
from app.screens.received.list_model import DIGEST, ReceivedModel
from app.screens.received.reader import Reader
from app.screens.received.reading import OpenedRecord
from app.screens.sealed.parts import Listening
from app.screens.statement.reading import ReadSection
from app.theme import side_width
from app.widgets import Card, Notice, button, column, field_label, label, named, row
from app.widgets.files import choose_file
from app.workspace import Header
from storage.interviews.playback import ReadableAttachment
from storage.interviews.received import ReceivedInterview
from sync.client.coordinator import FetchReport

_CLOSE_KEY = "Shift+F11"


class CompartmentScreen(QWidget):
    """Shows and emits; closes what is open whenever the page is not seen."""

    fetch_asked = Signal()
    cancel_asked = Signal()
    interview_chosen = Signal(str)
    opening_asked = Signal(object, str)
    closing_asked = Signal()
    sound_asked = Signal(str)
    language_changed = Signal(str)
    left = Signal()
    closed = Signal()

    def __init__(
        self, header: Header, messages: Messages, when: Callable[[datetime], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("root")
        self.presenter: object = None
        self._header, self._messages = header, messages
        self._count, self._chosen, self._is_fetching = 0, "", False
        self._path: Path | None = None
        self._has_own_key = self._is_open = self._is_opening = False
        self._heading = label("h2")
        self._model = ReceivedModel(when, self)
        self._list = named("compartments", QListView(self))
        self._list.setModel(self._model)
        self._list.setWordWrap(True)
        self._fetch = button("fetch", "", "download")
        self._back = button("back", "", "chevron-left")
        self._notice = named("compartment_notice", Notice("care", self))
        self._explanation = label("text", wrap=True)
        self._file = button("choose_key", "", "key-round")
        self._file_name = named("key_name", label("text", wrap=True))
        self._passphrase = named("key_passphrase", QLineEdit(self))
        self._passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self._passphrase.setMaxLength(512)
        self._passphrase_label = field_label(self._passphrase)
        self._open = button("open_part", "primary", "lock-open")
        self._close = button("close_part", "", "lock")
        self._close.setShortcut(QKeySequence(_CLOSE_KEY))
        self.reader = Reader(when, self)
        self._listening = Listening(self, for_work=False)
        self._listening.hide()
        self._lay_out()
        self._connect()
        self._retranslate()
        self._checked()

    def _lay_out(self) -> None:
        left = QFrame(self)
        left.setObjectName("side")
        left.setFixedWidth(side_width(288))
        in_left = QVBoxLayout(left)
        in_left.setContentsMargins(14, 14, 14, 12)
        in_left.addWidget(self._heading)
        in_left.addWidget(self._list, 1)
        in_left.addWidget(self._fetch)
        in_left.addWidget(self._back)
        self._key_card = Card(self)
        self._key_card.body.addWidget(self._explanation)
        self._key_card.body.addLayout(row(self._file, self._file_name, None))
        self._key_card.body.addLayout(column(self._passphrase_label, self._passphrase, spacing=4))
        self._key_card.body.addLayout(row(None, self._open))
        self._key_card.hide()
        middle = QWidget(self)
        in_middle = QVBoxLayout(middle)
        in_middle.setContentsMargins(22, 12, 22, 12)
        in_middle.addWidget(self._notice)
        in_middle.addWidget(self._key_card)
        in_middle.addLayout(row(None, self._close))
        in_middle.addWidget(self._listening)
        in_middle.addWidget(self.reader, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(left)
        whole.addWidget(middle, 1)

    def _connect(self) -> None:
        self._list.selectionModel().currentChanged.connect(self._current_changed)
        self._fetch.clicked.connect(self._fetch_pressed)
        self._back.clicked.connect(self.left)
        self._file.clicked.connect(self._file_pressed)
        self._passphrase.textChanged.connect(self._checked)
        self._passphrase.returnPressed.connect(self._open_pressed)
        self._open.clicked.connect(self._open_pressed)
        self._close.clicked.connect(self._close_now)
        self._listening.sound_asked.connect(self.sound_asked)
        self.setFocusProxy(self._list)

    # What the presenter tells

    def show_interviews(self, interviews: tuple[ReceivedInterview, ...]) -> None:
        """Fill the list and keep what is chosen."""
        self._count = len(interviews)
        self._list.selectionModel().blockSignals(True)
        # Rows are measured as they will look, also before the list was ever seen.
        self._list.ensurePolished()
        self._model.show(interviews)
        place = self._model.place_of(self._chosen)
        if place >= 0:
            self._list.setCurrentIndex(self._model.index(place))
        self._list.selectionModel().blockSignals(False)
        self._retranslate()

    def show_sealed(self, interview: ReceivedInterview, *, has_own_key: bool) -> None:
        """Show the chosen interview with its part sealed."""
        self._notice.show_text("")
        self._show_nothing_opened()
        self.reader.show_record(interview, (), ())
        self._has_own_key = has_own_key
        self._key_card.show()
        self._checked()

    def show_withdrawn(self, interview: ReceivedInterview) -> None:
        """Show that consent was withdrawn."""
        self._show_nothing_opened()
        self._key_card.hide()
        self.reader.show_record(interview, (), ())
        self._notice.show_text(
            self.tr("The person has withdrawn the consent to this interview: its part is not opened any more."), "bad"
        )

    def show_opened(
        self, interview: ReceivedInterview, sections: tuple[ReadSection, ...], opened: OpenedRecord
    ) -> None:
        """Show what was sealed."""
        self._is_open = True
        self._key_card.hide()
        self.reader.show_record(interview, sections, opened.notes, (), opened.spoken)
        self._listening.show_recordings(opened.recordings)
        is_empty = not (sections or opened.notes or opened.recordings or opened.spoken)
        self._notice.show_text(
            self.tr("This part holds nothing: it is sealed in every interview, so that nobody sees where there is one.")
            if is_empty
            else self.tr("Opened, and entered in the custody log. Read it where nobody else sees the screen."),
            "care",
        )
        self._checked()

    def show_opening(self, is_running: bool) -> None:
        """Show that the key is being worked out."""
        self._is_opening = is_running
        if is_running:
            self._notice.show_text(self.tr("Opening…"), "care")
        self._checked()

    def show_fetching(self, is_running: bool, done_bytes: int) -> None:
        """Show that interviews are being fetched."""
        self._is_fetching = is_running
        if is_running:
            size = f"{done_bytes / 1_000_000:.1f}"
            self._notice.show_text(self.tr("Fetching: {size} MB so far").format(size=size), "care")
        self._retranslate()

    def show_fetched(self, report: FetchReport) -> None:
        """Say what a fetch brought."""
        text = self.tr("New interviews: {count}.").format(count=len(report.fetched))
        if report.damaged:
            text += " " + self.tr("Damaged on the way and not kept: {count}.").format(count=len(report.damaged))
        if report.withdrawn:
            text += " " + self.tr("Consent withdrawn: {count}.").format(count=len(report.withdrawn))
        self._notice.show_text(text, "bad" if report.damaged else "care" if report.withdrawn else "good")

    def show_sound(self, attachment_id: str, sound: ReadableAttachment) -> None:
        """Show the player of a recording."""
        self._listening.show_sound(attachment_id, sound)

    def show_failure(self, error: Exception) -> None:
        """Say what did not work."""
        message = self._messages.shown(error)
        self._notice.show_text(f"{message.happened} {message.do}", "bad")

    # Qt

    def leave(self) -> None:
        """Close what is open, stop sound and fetching."""
        self._show_nothing_opened()
        self._listening.close_sounds()
        self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the bar at the top."""
        super().showEvent(event)
        self._header.set_title(self.tr("Sealed to the custodian"))
        self._header.show_saved("")

    def hideEvent(self, event: QHideEvent) -> None:
        """What nobody looks at is closed; an unseen window included."""
        super().hideEvent(event)
        self._passphrase.setText("")
        self._close_now()

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            if self.isVisible():
                self._header.set_title(self.tr("Sealed to the custodian"))

    def _close_now(self) -> None:
        # At once: whatever the vault is busy with, nobody waits for it with a statement on the screen.
        if self._is_open:
            self._show_nothing_opened()
        self.closing_asked.emit()

    def _show_nothing_opened(self) -> None:
        self._is_open = False
        # Not `clear`: that can be undone.
        self._passphrase.setText("")
        self._listening.show_recordings(())
        self.reader.show_nothing()
        self._checked()

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Sealed to the custodian: {count}").format(count=self._count))
        self._list.setAccessibleName(self.tr("Sealed to the custodian"))
        self._fetch.setText(self.tr("Stop &fetching") if self._is_fetching else self.tr("&Fetch from central"))
        self._back.setText(self.tr("&Back"))
        self._file.setText(self.tr("&Key file…"))
        self._passphrase_label.setText(self.tr("&Passphrase of the key file"))
        self._passphrase.setAccessibleName(self.tr("Passphrase of the key file"))
        self._open.setText(self.tr("&Open this part"))
        self._close.setText(self.tr("&Close this part"))
        self._close.setToolTip(self.tr("Close this part ({key})").format(key=_CLOSE_KEY))
        self._close.setShortcut(QKeySequence(_CLOSE_KEY))
        self._checked()

    def _checked(self) -> None:
        self._explanation.setText(
            self.tr(
                "This part is sealed to a key of this computer. Every opening is entered in the custody log. Nothing "
                "of it stays on the disk opened."
            )
            if self._has_own_key
            else self.tr(
                "This part opens with your key file and its passphrase. Every opening is entered in the custody log. "
                "Nothing of it, nor of the key, stays on the disk."
            )
        )
        for part in (self._file, self._file_name, self._passphrase, self._passphrase_label):
            part.setVisible(not self._has_own_key)
        self._file_name.setText(self._path.name if self._path is not None else "")
        is_filled = self._has_own_key or (self._path is not None and bool(self._passphrase.text()))
        self._open.setEnabled(is_filled and not self._is_opening)
        self._close.setVisible(self._is_open)

    def _fetch_pressed(self) -> None:
        if self._is_fetching:
            self.cancel_asked.emit()
        else:
            self.fetch_asked.emit()

    def _file_pressed(self) -> None:
        kinds = self.tr("Key files (*.svidok-keys);;All files (*)")
        choose_file(self, self.tr("Key file"), kinds, self.key_chosen)

    def key_chosen(self, path: Path) -> None:
        """The file that holds the key; only its place is kept."""
        self._path = path
        self._checked()
        self._passphrase.setFocus()

    def _open_pressed(self) -> None:
        if not self._open.isEnabled():
            return
        path, passphrase = (None, "") if self._has_own_key else (self._path, self._passphrase.text())
        self._passphrase.setText("")
        self.opening_asked.emit(path, passphrase)

    def _current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        digest = str(self._model.data(current, DIGEST) or "")
        if digest and digest != self._chosen:
            self._chosen = digest
            self._show_nothing_opened()
            self.interview_chosen.emit(digest)
