"""A sealed interview: the statement's pages, and beside them how it stands. Nothing here can be changed."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.error_messages import Messages
from app.screens.assignments.asked import AskedCard
from app.screens.home.form_names import form_name
from app.screens.sealed import closing_words
from app.screens.sealed.parts import Custody, Listening, ReviewNotes, in_groups, recordings_of
from app.screens.sealed.presenter import SealedInterview, SealedPresenter
from app.statement.pages_view import PagesView
from app.theme import Tone, sized
from app.widgets import Notice, button, label, named
from app.workspace import Header
from storage.interviews.interviews import State
from storage.interviews.playback import ReadableAttachment


class SealedScreen(QWidget):
    """Read only; "Make a correction" begins a new revision."""

    sound_asked = Signal(str)
    transcript_asked = Signal(str)
    correction_asked = Signal()
    leaving_asked = Signal()
    consent_asked = Signal()
    card_asked = Signal()
    custody_asked = Signal(str)
    back_asked = Signal()
    revision_opened = Signal(str)
    closed = Signal()

    presenter: SealedPresenter
    way: object

    def __init__(
        self,
        header: Header,
        messages: Messages,
        when: Callable[[datetime], str],
        day: Callable[[date], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("root")
        self._header, self._messages, self._when, self._day = header, messages, when, day
        self._interview: SealedInterview | None = None
        self._pages = PagesView(self)
        self._no_pages = label("text", wrap=True)
        self._no_pages.setContentsMargins(24, 24, 24, 24)
        self._middle = QStackedWidget(self)
        self._middle.addWidget(self._no_pages)
        self._middle.addWidget(self._pages)
        self._notice = Notice("bad", self)
        self._back = button("back", "", "chevron-left")
        self._correct = button("correct", "", "pencil", Tone.TEXT)
        self._back.clicked.connect(self.back_asked)
        self._correct.clicked.connect(self.correction_asked)
        self._consent = button("consent_change", "", "pencil", Tone.TEXT)
        self._consent.clicked.connect(self.consent_asked)
        self._card = button("record_card", "", "printer", Tone.TEXT)
        self._card.clicked.connect(self.card_asked)
        self._pass_on = button("pass_on", "", "send", Tone.TEXT)
        self._pass_on.clicked.connect(self.leaving_asked)
        self._pass_on.hide()
        self._state = Notice("good", self)
        self._outlook = named("outlook", label("hint", wrap=True))
        self._digest = label("hint", wrap=True)
        self._reviews = ReviewNotes(when, self)
        self._reviews.hide()
        self._asked = AskedCard(when, self)
        self._listening = Listening(self)
        self._listening.hide()
        self._listening.sound_asked.connect(self.sound_asked)
        self._listening.transcript_asked.connect(self.transcript_asked)
        self._custody = Custody(when, self)
        self._custody.whole_asked.connect(self._whole_custody_asked)
        self._lay_out()
        self._retranslate()

    def _whole_custody_asked(self) -> None:
        if self._interview is not None:
            self.custody_asked.emit(self._interview.summary.number)

    def _lay_out(self) -> None:
        body = named("scrollbody", QWidget())
        inner = QVBoxLayout(body)
        inner.setContentsMargins(16, 14, 14, 14)
        inner.setSpacing(12)
        for widget in (
            self._state,
            self._outlook,
            self._asked,
            self._reviews,
            self._listening,
            self._custody,
            self._digest,
        ):
            inner.addWidget(widget)
        inner.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        side = QFrame(self)
        side.setObjectName("rec")
        side.setFixedWidth(sized(380))
        in_side = QVBoxLayout(side)
        in_side.setContentsMargins(0, 0, 0, 0)
        in_side.addWidget(scroll)
        bottom = QHBoxLayout()
        bottom.addWidget(self._back)
        bottom.addStretch(1)
        bottom.addWidget(self._card)
        bottom.addWidget(self._consent)
        bottom.addWidget(self._pass_on)
        bottom.addWidget(self._correct)
        centre = QVBoxLayout()
        centre.setContentsMargins(22, 14, 18, 12)
        centre.setSpacing(8)
        centre.addWidget(self._notice)
        centre.addWidget(self._middle, 1)
        centre.addLayout(bottom)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(centre, 1)
        row.addWidget(side)

    # What the presenter tells

    def show_interview(self, interview: SealedInterview) -> None:
        """Show everything."""
        self._interview = interview
        if interview.statement is not None:
            self._pages.show_pdf(interview.statement)
        self._middle.setCurrentIndex(0 if interview.statement is None else 1)
        self._reviews.show_notes(interview.reviews)
        self._asked.show_asked(interview.asked)
        self._listening.show_recordings(recordings_of(interview.recordings))
        self._custody.show_custody(interview.custody, interview.receipts)
        self._card.setVisible(not interview.summary.is_closed)
        self._pass_on.setVisible(interview.may_leave and not interview.summary.is_closed)
        self._retranslate()

    def show_sound(self, attachment_id: str, sound: ReadableAttachment) -> None:
        """Show the player of a recording."""
        self._listening.show_sound(attachment_id, sound)

    def show_revision(self, interview_id: str) -> None:
        """Go to the draft of the correction."""
        self.revision_opened.emit(interview_id)

    def show_failure(self, error: Exception) -> None:
        """Say what did not work."""
        message = self._messages.shown(error)
        self._notice.show_text(f"{message.happened} {message.do}", "bad")

    # Qt

    def leave(self) -> None:
        """Let go of pages and sound."""
        self._listening.close_sounds()
        self._pages.close_pdf()
        self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the bar at the top."""
        super().showEvent(event)
        self._show_in_header()

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _show_in_header(self) -> None:
        if self.isVisible() and self._interview is not None:
            summary = self._interview.summary
            title = f"{summary.number} · {summary.title}" if summary.title else summary.number
            form = form_name(summary.form.form_id, {})
            revision = self.tr("Revision {number}").format(number=summary.revision)
            self._header.set_title(title, f"{form} · {revision}")
            self._header.show_saved("")

    def _retranslate(self) -> None:
        self._back.setText(self.tr("Back"))
        self._back.setAccessibleName(self.tr("Back to the list"))
        self._card.setText(self.tr("Record card…"))
        self._card.setAccessibleName(self.tr("Print the record card"))
        self._consent.setText(self.tr("Change of consent…"))
        self._consent.setAccessibleName(self.tr("The person changes or withdraws consent"))
        self._pass_on.setText(self.tr("Pass on…"))
        self._pass_on.setAccessibleName(self.tr("Pass on to whom the person agreed"))
        interview = self._interview
        is_closed = interview is not None and interview.summary.is_closed
        self._correct.setText(self.tr("Make an addition") if is_closed else self.tr("Make a correction"))
        self._correct.setAccessibleName(
            self.tr("Make an addition: a new revision that begins empty and names this one")
            if is_closed
            else self.tr("Make a correction: a new revision")
        )
        if interview is None:
            self._no_pages.setText(self.tr("Opening the interview…"))
            return
        self._no_pages.setText(
            self.tr(
                "Closed: only the coordinator can read it now.\n\nWhat was sealed is kept whole, and goes on to be "
                "delivered. If something has to be corrected or added, make an addition: it begins with empty "
                "questions, because the earlier answers can no longer be opened here, and names this interview."
            )
            if is_closed
            else self.tr("The pages of the statement can no longer be opened on this laptop.")
        )
        self._outlook.setText(self._outlook_words(interview))
        self._outlook.setVisible(bool(self._outlook.text()))
        self._digest.setText(
            self.tr("Digest of the statement: {digest}").format(digest=in_groups(interview.statement_sha256))
        )
        self._digest.setVisible(bool(interview.statement_sha256))
        self._state.show_text(self._state_words(interview), _ROLES.get(interview.summary.state, "good"))
        self._show_in_header()

    def _outlook_words(self, interview: SealedInterview) -> str:
        outlook = interview.outlook
        if outlook.closed_at:
            return self.tr("Closed {time}: it can no longer be opened on this laptop.").format(
                time=self._when(datetime.fromisoformat(outlook.closed_at))
            )
        if outlook.keeps is not None:
            return closing_words.because(outlook.keeps)
        return closing_words.until(outlook.prospect, self._day)

    def _state_words(self, interview: SealedInterview) -> str:
        said = self._delivery_words(interview)
        if interview.summary.is_withdrawn:
            said += " " + self.tr(
                "Consent was withdrawn in a later revision: what had not left stays here, and central is told."
            )
        if interview.is_held:
            said += " " + self.tr(
                "Delivery waits: the person took back or narrowed the consent. Finish the correction that was begun "
                "and seal it; then what they agree to now leaves."
            )
        return said

    def _delivery_words(self, interview: SealedInterview) -> str:
        summary = interview.summary
        sealed = self._when(datetime.fromisoformat(summary.sealed_at)) if summary.sealed_at else ""
        if summary.state is State.DELIVERED and summary.delivered_at:
            delivered = self._when(datetime.fromisoformat(summary.delivered_at))
            return self.tr("Sealed {sealed}. Delivered {delivered}; central signed a receipt.").format(
                sealed=sealed, delivered=delivered
            )
        if summary.state is State.WAITING:
            return self.tr("Sealed {sealed}. It waits to be delivered.").format(sealed=sealed)
        if summary.state is State.STAYS_HERE:
            return self.tr("Sealed {sealed}. It stays on this laptop, as the person decided.").format(sealed=sealed)
        if summary.state is State.PARKED:
            words = self._messages.for_code(summary.parked_code)
            return self.tr("Sealed {sealed}. Central did not take it. {happened} {do}").format(
                sealed=sealed, happened=words.happened, do=words.do
            )
        return self.tr("Sealed {sealed}.").format(sealed=sealed)


_ROLES = {State.WAITING: "care", State.STAYS_HERE: "care", State.PARKED: "bad"}
