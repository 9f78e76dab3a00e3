"""The coordinator's reading room: the list at the left, the interview in the middle, sound and notes at the right."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.error_messages import Messages
from app.fields.base import TESTIMONY, styled
from app.fields.text import LinesEdit
from app.screens.assignments.asking import AskingCard
from app.screens.consent import change_words
from app.screens.home.form_names import form_name
from app.screens.received.corrections.beside import BesideCard
from app.screens.received.list_model import DIGEST, ReceivedModel
from app.screens.received.presenter import ReceivedPresenter
from app.screens.received.reader import Reader
from app.screens.received.reading import OpenedRecord
from app.screens.received.standing import Stays
from app.screens.sealed.parts import Listening
from app.screens.statement.reading import ReadSection
from app.theme import side_width
from app.widgets import Card, Notice, button, label, named
from app.widgets.columns import Columns
from app.workspace import Header
from forms.interview.changing import Change
from storage.interviews.consent_events import Task, TaskKind
from storage.interviews.playback import ReadableAttachment
from storage.interviews.received import ReceivedInterview
from storage.interviews.received_addenda import NoticeTask
from sync.client.coordinator import FetchReport

# What the middle needs beside both sides.
_LEAST_MIDDLE = 420


class ReceivedScreen(QWidget):
    """Shows what it is told."""

    fetch_asked = Signal()
    cancel_asked = Signal()
    searched = Signal(str)
    interview_chosen = Signal(str)
    sound_asked = Signal(str)
    review_written = Signal(str, bool)
    back_asked = Signal()
    evidence_asked = Signal()
    assignments_asked = Signal()
    record_shown = Signal(object)
    language_changed = Signal(str)
    closed = Signal()

    presenter: ReceivedPresenter
    way: object

    def __init__(
        self, header: Header, messages: Messages, when: Callable[[datetime], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("root")
        self._header, self._messages = header, messages
        self._is_fetching, self._count, self._chosen = False, 0, ""
        # Number and pill of the interview that is shown; empty where none is.
        self._title, self._pill = "", ""
        self._notice = Notice("care", self)
        self._model = ReceivedModel(when, self)
        self._list = QListView(self)
        self._list.setObjectName("received")
        self._list.setModel(self._model)
        self._list.setWordWrap(True)
        self._list.selectionModel().currentChanged.connect(self._current_changed)
        self._heading = styled("h2", QLabel(self))
        self._search = QLineEdit(self)
        self._search.setInputMethodHints(TESTIMONY)
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self.searched)
        self._fetch = button("fetch", "primary", "download")
        self._fetch.clicked.connect(self._fetch_pressed)
        self._evidence = button("evidence", "", "archive")
        self._evidence.clicked.connect(self.evidence_asked)
        self._assignments = button("assignments", "", "clipboard-list")
        self._assignments.clicked.connect(self.assignments_asked)
        self._back = button("back", "", "chevron-left")
        self._back.clicked.connect(self.back_asked)
        self.reader = Reader(when, self)
        self._listening = Listening(self, for_work=False)
        self._listening.hide()
        self._listening.sound_asked.connect(self.sound_asked)
        # A note belongs to the interview it was written beside, also before it is sent.
        self._unsent: dict[str, tuple[str, bool]] = {}
        self._beside = ""
        self._review = self._review_card()
        self.asking = AskingCard(messages, self)
        self.beside = BesideCard(self)
        self._lay_out()
        self._retranslate()

    def _review_card(self) -> Card:
        card = Card(self)
        self._review_title = label("h2")
        self._text = LinesEdit(card, lines=5, most=9)
        self._text.textChanged.connect(self._text_changed)
        self._returned = QCheckBox(card)
        self._send = button("send", "primary", "send")
        self._send.setEnabled(False)
        self._send.clicked.connect(self._send_pressed)
        for widget in (self._review_title, self._text, self._returned, self._send):
            card.body.addWidget(widget)
        card.hide()
        return card

    def _lay_out(self) -> None:
        left = QFrame(self)
        left.setObjectName("side")
        left.setFixedWidth(side_width(288))
        in_left = QVBoxLayout(left)
        in_left.setContentsMargins(14, 14, 14, 12)
        for widget in (self._heading, self._search):
            in_left.addWidget(widget)
        in_left.addWidget(self._list, 1)
        in_left.addWidget(self._fetch)
        in_left.addWidget(self._assignments)
        in_left.addWidget(self._evidence)
        in_left.addWidget(self._back)
        right = QFrame(self)
        right.setObjectName("rec")
        right.setFixedWidth(side_width(340))
        # It scrolls by itself: in a low window its cards would be pressed together, and their words cut.
        beside = named("scrollbody", QWidget())
        in_right = QVBoxLayout(beside)
        in_right.setContentsMargins(14, 14, 14, 12)
        in_right.setSpacing(12)
        in_right.addWidget(self.beside)
        in_right.addWidget(self._listening)
        in_right.addWidget(self._review)
        in_right.addWidget(self.asking)
        in_right.addStretch(1)
        scroll = QScrollArea(right)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(beside)
        around = QVBoxLayout(right)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scroll)
        middle = QWidget(self)
        centre = QVBoxLayout(middle)
        centre.setContentsMargins(0, 12, 0, 0)
        notice = QHBoxLayout()
        notice.setContentsMargins(22, 0, 22, 0)
        notice.addWidget(self._notice)
        centre.addLayout(notice)
        centre.addWidget(self.reader, 1)
        self._columns = Columns(left, middle, right, _LEAST_MIDDLE, self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._columns)

    # What the presenter tells

    def show_interviews(self, interviews: tuple[ReceivedInterview, ...]) -> None:
        """Fill the list and keep what is chosen."""
        self._count = len(interviews)
        self._list.selectionModel().blockSignals(True)
        self._model.show(interviews)
        place = self._model.place_of(self._chosen)
        if place >= 0:
            self._list.setCurrentIndex(self._model.index(place))
        self._list.selectionModel().blockSignals(False)
        self._retranslate()

    def show_record(
        self, interview: ReceivedInterview, sections: tuple[ReadSection, ...], opened: OpenedRecord
    ) -> None:
        """Show one interview."""
        replaced = self.tr(
            "The person narrowed the consent. Do not use or pass on this revision: revision {number} takes its place."
        ).format(number=opened.replaced_by)
        self._notice.show_text(replaced if opened.replaced_by else "", "bad")
        self._turn_to(interview.manifest_digest)
        self.reader.show_record(interview, sections, opened.notes, opened.links, opened.spoken, opened.steps)
        self._listening.show_recordings(opened.recordings)
        self._review.show()
        labels = tuple(" ".join(one.label.split()) for section in sections for one in section.rows)
        self.asking.show_for(interview.manifest_digest, labels)
        self.record_shown.emit(interview)
        form = form_name(opened.form_id, {opened.form_id: opened.title})
        self._head(interview, f"{form} · {interview.device_code}")

    def show_stays(self, interview: ReceivedInterview, stays: Stays) -> None:
        """Show that somebody did not agree, and what is to be done."""
        stays_there = self.tr(
            "The person did not agree that this interview leaves. Nothing but these decisions is here, and nothing of "
            "it will come. Do not ask the author for its content."
        )
        self._notice.show_text(stays_there, "bad")
        self._turn_to("")
        names = stays.recipients
        todo = [self.tr("It is about the interview {number}.").format(number=stays.about)] if stays.about else []
        todo += [self._changed(change, [names.get(one, one) for one in scope]) for change, scope in stays.changes]
        todo += [self._task(one, names.get(one.recipient, one.recipient)) for one in stays.tasks]
        if not stays.tasks:
            todo.append(self.tr("Have the author destroy notes on paper that were taken before the person said no."))
        self.reader.show_record(interview, stays.sections, (), todo=tuple(todo))
        self._listening.show_recordings(())
        self._hide_writing()
        self._head(interview, interview.device_code)

    def show_closed(self, interview: ReceivedInterview) -> None:
        """Show that consent was withdrawn: nothing of it is opened."""
        self._notice.show_text(
            self.tr(
                "The person has withdrawn the consent to this interview: it is not opened any more. Use and pass on "
                "nothing of it; whoever answers for it decides what the law requires to be kept."
            ),
            "bad",
        )
        self._turn_to("")
        self.reader.show_record(interview, (), ())
        self._listening.show_recordings(())
        self._hide_writing()
        self._head(interview, interview.device_code)

    def _changed(self, change: str, names: list[str]) -> str:
        words = change_words.changes()
        said = words[Change(change)] if change in set(Change) else change
        who = ", ".join(names) or self.tr("all")
        return self.tr("The person said: {change}. Recipients: {names}.").format(change=said, names=who)

    def _task(self, task: NoticeTask, who: str) -> str:
        if task.kind not in set(TaskKind):
            return task.kind
        text = change_words.task(Task("", TaskKind(task.kind), task.recipient, "", ""), who)
        return self.tr("{task} Done there.").format(task=text) if task.is_done else text

    def show_no_record(self) -> None:
        """Take away the interview that was shown."""
        self._notice.show_text("")
        self._turn_to("")
        self.reader.show_nothing()
        self._listening.show_recordings(())
        self._hide_writing()
        self._head(None, "")

    def show_fetching(self, is_running: bool, done_bytes: int) -> None:
        """Show that interviews are being fetched."""
        self._is_fetching = is_running
        if is_running:
            size = f"{done_bytes / 1_000_000:.1f}"
            self._notice.show_text(self.tr("Fetching: {size} MB so far").format(size=size), "care")
        self._retranslate()

    def show_fetched(self, report: FetchReport) -> None:
        """Say what a fetch brought."""
        text = self.tr("%n new interviews.", "", len(report.fetched))
        if report.damaged:
            text += " " + self.tr("%n arrived damaged and were not kept.", "", len(report.damaged))
        if report.followed:
            text += " " + self.tr("%n additions and refusals.", "", len(report.followed))
        if report.withdrawn:
            text += " " + self.tr("Interviews of which consent was withdrawn: {count}.").format(
                count=len(report.withdrawn)
            )
        self._notice.show_text(text, "bad" if report.damaged else "care" if report.withdrawn else "good")

    def show_sound(self, attachment_id: str, sound: ReadableAttachment) -> None:
        """Show the player of a recording."""
        self._listening.show_sound(attachment_id, sound)

    def show_sending(self, is_running: bool) -> None:
        """Show that a note is being sent."""
        self._text.setReadOnly(is_running)
        self._send.setEnabled(not is_running and bool(self._text.toPlainText().strip()))

    def show_sent(self, manifest_digest: str) -> None:
        """Say that the note about this interview is on its way."""
        self._unsent.pop(manifest_digest, None)
        if manifest_digest == self._beside:
            self._text.clear()
            self._returned.setChecked(False)
        self._notice.show_text(self.tr("The note was sent. It reaches the author’s laptop when that connects."), "good")

    def _hide_writing(self) -> None:
        self._review.hide()
        self.asking.hide()
        self.record_shown.emit(None)

    def _turn_to(self, manifest_digest: str) -> None:
        if manifest_digest == self._beside:
            return
        self._unsent[self._beside] = (self._text.toPlainText(), self._returned.isChecked())
        self._beside = manifest_digest
        text, returned = self._unsent.get(manifest_digest, ("", False))
        self._text.setPlainText(text)
        self._returned.setChecked(returned)

    def show_failure(self, error: Exception) -> None:
        """Say what did not work."""
        message = self._messages.shown(error)
        self._notice.show_text(f"{message.happened} {message.do}", "bad")

    # Qt

    def leave(self) -> None:
        """Stop sound and fetching."""
        self._listening.close_sounds()
        self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the bar at the top."""
        super().showEvent(event)
        self._say_title()
        self._header.show_saved("")

    def fold_into(self, width: int) -> None:
        """Let the list and what is heard share a column in a narrow window."""
        self._columns.fold_into(width)

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            if self.isVisible():
                self._say_title()

    def _head(self, interview: ReceivedInterview | None, pill: str) -> None:
        self._title = (interview.number or interview.interview[:8]) if interview is not None else ""
        self._pill = pill
        self._say_title()

    def _say_title(self) -> None:
        self._header.set_title(self._title or self.tr("Delivered interviews"), self._pill)

    def _retranslate(self) -> None:
        self._columns.name_sides(self.tr("Interviews"), self.tr("Recordings and notes"))
        self._heading.setText(self.tr("%n interviews", "", self._count))
        self._list.setAccessibleName(self.tr("Delivered interviews"))
        self._search.setPlaceholderText(self.tr("Find by number or words"))
        self._search.setAccessibleName(self.tr("Find by number or words"))
        self._fetch.setText(self.tr("Stop") if self._is_fetching else self.tr("Fetch from central"))
        self._fetch.setAccessibleName(self._fetch.text())
        self._assignments.setText(self.tr("&Assignments…"))
        self._evidence.setText(self.tr("&Evidence package…"))
        self._back.setText(self.tr("Back"))
        self._back.setAccessibleName(self.tr("Back"))
        self._review_title.setText(self.tr("Note to the author"))
        self._text.setAccessibleName(self.tr("Note to the author"))
        self._returned.setText(self.tr("Please correct or add"))
        self._returned.setAccessibleName(self.tr("Please correct or add"))
        self._send.setText(self.tr("Send the note"))
        self._send.setAccessibleName(self.tr("Send the note"))

    def _fetch_pressed(self) -> None:
        if self._is_fetching:
            self.cancel_asked.emit()
        else:
            self.fetch_asked.emit()

    def _current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        digest = str(self._model.data(current, DIGEST) or "")
        if digest and digest != self._chosen:
            self._chosen = digest
            self.interview_chosen.emit(digest)

    def _text_changed(self) -> None:
        self._send.setEnabled(bool(self._text.toPlainText().strip()))

    def _send_pressed(self) -> None:
        self.review_written.emit(self._text.toPlainText(), self._returned.isChecked())
