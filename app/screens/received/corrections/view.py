"""Two corrections of one interview beside each other: what differs first, each decided by a person."""

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.error_messages import Messages
from app.fields.text import LinesEdit
from app.screens.received.corrections.answer_card import AnswerCard
from app.screens.received.corrections.presenter import CorrectionsPresenter, Kept, Row, Shown
from app.widgets import Card, Notice, Page, button, field_label, label, named, row
from app.workspace import Header


class CorrectionsScreen(QWidget):
    """Shows what it is told."""

    decided = Signal(str, str)
    explained = Signal(str, str)
    reasoned = Signal(str)
    seal_asked = Signal()
    sealed = Signal()
    left = Signal()
    language_changed = Signal(str)
    closed = Signal()

    presenter: CorrectionsPresenter

    def __init__(
        self, header: Header, messages: Messages, when: Callable[[datetime], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._header, self._messages, self._when = header, messages, when
        self._shown: Shown | None = None
        self._is_saved: bool | None = None
        self._revision, self._is_none = 0, False
        self._undecided, self._has_reason, self._is_running, self._is_done = 0, False, False, False
        self._heading, self._explanation = label("h1"), label("text", wrap=True)
        self._notice = named("notice", Notice("care"))
        self._who = Card()
        self._sides = (label("h2", wrap=True), label("h2", wrap=True))
        self._made = (label("hint", wrap=True), label("hint", wrap=True))
        self._cards: dict[str, AnswerCard] = {}
        self._differing = QVBoxLayout()
        self._narrowed, self._narrowed_title = label("text", wrap=True), label("h2", wrap=True)
        self._narrowed_text = Card()
        self._same, self._same_title = label("text", wrap=True), label("h2", wrap=True)
        self._same_card = Card()
        self._closed = label("hint", wrap=True)
        self._reason_card = Card()
        self._reason = named("reason", LinesEdit(self._reason_card, lines=3, most=8))
        self._reason_label = field_label(self._reason)
        self._open = label("hint", wrap=True)
        self._seal = button("seal_decision", "primary", "lock")
        self._back = button("back", "", "chevron-left")
        self._lay_out()
        self._reason.textChanged.connect(self._reason_changed)
        self._seal.clicked.connect(self.seal_asked)
        self._back.clicked.connect(self.left)
        self._retranslate()
        self._show_state()

    def _lay_out(self) -> None:
        page = Page(width=980)
        for widget in (self._heading, self._explanation, self._notice):
            page.body.addWidget(widget)
        columns = QGridLayout()
        columns.setHorizontalSpacing(24)
        for place in (0, 1):
            columns.setColumnStretch(place, 1)
            columns.addWidget(self._sides[place], 0, place)
            columns.addWidget(self._made[place], 1, place)
        self._who.body.addLayout(columns)
        page.body.addWidget(self._who)
        self._differing.setSpacing(12)
        page.body.addLayout(self._differing)
        for card, title, text in (
            (self._narrowed_text, self._narrowed_title, self._narrowed),
            (self._same_card, self._same_title, self._same),
        ):
            card.body.addWidget(title)
            card.body.addWidget(text)
        page.body.addWidget(self._narrowed_text)
        for part in (self._closed, self._reason_label, self._reason, self._open):
            self._reason_card.body.addWidget(part)
        self._reason_card.body.addLayout(row(None, self._seal))
        page.body.addWidget(self._reason_card)
        page.body.addWidget(self._same_card)
        page.body.addLayout(row(self._back, None))
        page.body.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)

    # What the presenter tells

    def show_corrections(self, shown: Shown) -> None:
        """Show both; nothing is decided yet."""
        self._shown, self._is_done = shown, False
        for one in shown.differing:
            card = AnswerCard(one, self)
            card.decided.connect(self.decided)
            card.explained.connect(self.explained)
            self._cards[one.ref] = card
            self._differing.addWidget(card)
        self._retranslate()
        self._show_state()
        if self._cards:
            next(iter(self._cards.values())).take_focus()

    def show_decided(self, kept: Mapping[str, Kept], reasons: Mapping[str, str], reason: str) -> None:
        """Show what was decided before."""
        for ref, card in self._cards.items():
            card.show_decided(kept.get(ref), reasons.get(ref, ""))
        self._reason.blockSignals(True)
        self._reason.setPlainText(reason)
        self._reason.blockSignals(False)

    def show_saved(self, is_saved: bool) -> None:
        """Say whether what was decided so far is kept."""
        self._is_saved = is_saved
        self._say_saved()

    def show_words(self, shown: Shown) -> None:
        """Say the same in another language."""
        self._shown = shown
        for one in shown.differing:
            self._cards[one.ref].show_row(one)
        self._retranslate()

    def show_undecided(self, count: int, *, has_reason: bool) -> None:
        """Say how much is still to be decided."""
        self._undecided, self._has_reason = count, has_reason
        self._show_state()

    def show_sealing(self, is_running: bool) -> None:
        """Show that the decision is being sealed."""
        self._is_running = is_running
        self._show_state()

    def show_sealed(self, revision: int) -> None:
        """Say that it is sealed."""
        self._is_done, self._revision = True, revision
        self._say_end()
        self._show_state()
        self.sealed.emit()
        self._back.setFocus()

    def show_none(self) -> None:
        """Say that nothing is to be decided any more."""
        self._is_done = self._is_none = True
        self._say_end()
        self._show_state()

    def _say_end(self) -> None:
        if self._is_none:
            none = self.tr(
                "Of this interview no two corrections stand beside each other any more: nothing is to be decided."
            )
            self._notice.show_text(none, "care")
        elif self._revision:
            text = self.tr(
                "Sealed as revision {number}, which names both corrections. Both stay as they are. It goes to central "
                "with the next delivery."
            ).format(number=self._revision)
            if self._shown is not None and self._shown.more:
                text += " " + self.tr("A further correction waits: go back and open the comparison again.")
            self._notice.show_text(text, "good")

    def show_failure(self, error: Exception) -> None:
        """Say what did not work; what was decided stays on the screen."""
        message = self._messages.shown(error)
        self._notice.show_text(f"{message.happened} {message.do}", "bad")

    # Qt

    def leave(self) -> None:
        """The screen goes."""
        self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Name the screen in the header."""
        super().showEvent(event)
        self._header.set_title(self.tr("Two corrections"))
        self._say_saved()

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._show_state()
            self._say_end()
            if self.isVisible():
                self._header.set_title(self.tr("Two corrections"))
                self._say_saved()

    def _say_saved(self) -> None:
        if self._is_saved is None:
            self._header.show_saved("")
        else:
            self._header.show_saved(self.tr("Saved") if self._is_saved else self.tr("Saving…"), self._is_saved)

    def _reason_changed(self) -> None:
        self.reasoned.emit(self._reason.toPlainText())

    def _show_state(self) -> None:
        is_open = self._shown is not None and not self._is_done
        for card in self._cards.values():
            card.set_enabled(is_open and not self._is_running)
        self._reason.setReadOnly(self._is_running or not is_open)
        self._reason_card.setVisible(is_open)
        self._seal.setEnabled(is_open and not self._is_running and not self._undecided and self._has_reason)
        if self._undecided:
            self._open.setText(self.tr("%n answers are still to be decided.", "", self._undecided))
        else:
            self._open.setText("" if self._has_reason else self.tr("Write how it was decided, then seal."))
        self._open.setVisible(bool(self._open.text()))

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Two corrections of one interview"))
        self._explanation.setText(
            self.tr(
                "Two laptops corrected this interview and neither knew of the other. Both corrections are kept, and so "
                "is what they corrected. Decide answer by answer whose holds; what you seal names both, and nothing is "
                "written over. If you cannot know, ask the author, who asks the person."
            )
        )
        self._closed.setText(
            self.tr(
                "Names, contacts, the part on sexual violence and all files stay sealed with the two corrections: they "
                "are not opened here and not decided here."
            )
        )
        self._reason_label.setText(self.tr("How it was decided, and whom you asked"))
        self._reason.setAccessibleName(self.tr("How it was decided, and whom you asked"))
        self._seal.setText(self.tr("&Seal the decision"))
        self._back.setText(self.tr("Back"))
        self._back.setAccessibleName(self.tr("Back"))
        self._narrowed_title.setText(self.tr("Consent: what both allow holds"))
        shown = self._shown
        self._who.setVisible(shown is not None)
        self._narrowed_text.setVisible(shown is not None and bool(shown.narrowed))
        self._same_card.setVisible(shown is not None and bool(shown.same))
        if shown is None:
            return
        # A copied disk has the code of the laptop, too: only the number tells them apart.
        both = zip((shown.left, shown.right), self._sides, self._made, strict=True)
        for place, (one, name, made) in enumerate(both, 1):
            name.setText(self.tr("Correction {number}").format(number=place))
            time = self._when(datetime.fromisoformat(one.wall))
            words = self.tr("Revision {number}, sealed {time} by {author} on the laptop {code}")
            made.setText(words.format(number=one.revision, time=time, author=one.author, code=one.device_code))
        explained = self.tr("Only the person decides about consent. Until they are asked, each of these counts as no.")
        self._narrowed.setText("\n".join((explained, *(self._line(one) for one in shown.narrowed))))
        self._same_title.setText(self.tr("%n answers are the same in both", "", len(shown.same)))
        self._same.setText("\n".join(f"{one.label}: {one.left}" for one in shown.same))

    def _line(self, one: Row) -> str:
        nothing = self.tr("not answered")
        return f"{one.label}: {one.left or nothing} / {one.right or nothing}"
