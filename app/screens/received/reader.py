"""One received interview: who took it and when, its answers, the notes of the account."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.screens.received.reading import HandOver, ReceivedLink, ReceivedNote, SpokenLine
from app.screens.statement.reading import ReadSection
from app.screens.transcript.lines import speaker_name
from app.widgets import Card, Page, label
from storage.interviews.received import ReceivedInterview
from storage.interviews.transcripts import Speaker


class Reader(Page):
    """Read only; nothing of it is stored opened."""

    def __init__(self, when: Callable[[datetime], str], parent: QWidget | None = None) -> None:
        super().__init__(720, parent)
        self._when = when
        self._interview: ReceivedInterview | None = None
        self._notes: tuple[ReceivedNote, ...] = ()
        self._title = label("h1")
        self._about = label("text", wrap=True)
        self._notes_card = Card()
        self._notes_title = label("h2")
        self._notes_card.body.addWidget(self._notes_title)
        self._notes_text = label("", wrap=True)
        self._notes_card.body.addWidget(self._notes_text)
        self._notes_card.hide()
        self._links: tuple[tuple[str, ReceivedLink], ...] = ()
        self._links_card = Card()
        self._links_title = label("h2")
        self._links_text = label("", wrap=True)
        self._links_card.body.addWidget(self._links_title)
        self._links_card.body.addWidget(self._links_text)
        self._links_card.hide()
        self._spoken: tuple[SpokenLine, ...] = ()
        self._spoken_card = Card()
        self._spoken_title = label("h2")
        self._spoken_text = label("", wrap=True)
        self._spoken_card.body.addWidget(self._spoken_title)
        self._spoken_card.body.addWidget(self._spoken_text)
        self._spoken_card.hide()
        self._steps: tuple[HandOver, ...] = ()
        self._todo: tuple[str, ...] = ()
        self._steps_card, self._steps_title, self._steps_text = _plain_card()
        self._todo_card, self._todo_title, self._todo_text = _plain_card()
        self._cards: list[Card] = []
        for widget in (
            self._title,
            self._about,
            self._links_card,
            self._notes_card,
            self._spoken_card,
            self._steps_card,
            self._todo_card,
        ):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self._retranslate()

    def show_record(
        self,
        interview: ReceivedInterview,
        sections: tuple[ReadSection, ...],
        notes: tuple[ReceivedNote, ...],
        links: tuple[ReceivedLink, ...] = (),
        spoken: tuple[SpokenLine, ...] = (),
        steps: tuple[HandOver, ...] = (),
        todo: tuple[str, ...] = (),
    ) -> None:
        """Show this interview."""
        is_other = self._interview != interview
        self.show_nothing()
        self._interview, self._notes, self._spoken = interview, notes, spoken
        self._steps, self._todo = steps, todo
        names = {row.ref: row.label for section in sections for row in section.rows}
        self._links = tuple((names.get(link.target, ""), link) for link in links)
        for place, section in enumerate(sections):
            card = _section_card(section)
            self.body.insertWidget(2 + place, card)
            self._cards.append(card)
        self._retranslate()
        if is_other:
            self.verticalScrollBar().setValue(0)

    def show_nothing(self) -> None:
        """Take away what was shown."""
        self._interview, self._notes, self._links, self._spoken = None, (), (), ()
        self._steps, self._todo = (), ()
        for card in self._cards:
            self.body.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = []
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        interview = self._interview
        if interview is None:
            self._title.setText(self.tr("Delivered interviews"))
            self._about.setText(self.tr("Choose an interview at the left, or fetch what was delivered."))
            self._notes_card.hide()
            self._links_card.hide()
            self._spoken_card.hide()
            self._steps_card.hide()
            self._todo_card.hide()
            return
        self._title.setText(interview.number or interview.interview[:8])
        self._about.setText(
            self.tr("Sealed {sealed} by {author} on device {device}, revision {revision}.").format(
                sealed=self._when(datetime.fromisoformat(interview.wall)),
                author=interview.author,
                device=interview.device_code,
                revision=interview.revision,
            )
        )
        self._notes_title.setText(self.tr("Notes of the account"))
        self._notes_text.setText("\n".join(_line(note) for note in self._notes))
        self._notes_card.setVisible(bool(self._notes))
        self._spoken_title.setText(self.tr("Transcripts"))
        self._spoken_text.setText("\n".join(_said(line) for line in self._spoken))
        self._spoken_card.setVisible(bool(self._spoken))
        self._steps_title.setText(self.tr("Exhibits from hand to hand"))
        self._steps_text.setText("\n".join(self._step(step) for step in self._steps))
        self._steps_card.setVisible(bool(self._steps))
        self._todo_title.setText(self.tr("To do, as the author’s laptop lists it"))
        self._todo_text.setText("\n".join(f"• {line}" for line in self._todo))
        self._todo_card.setVisible(bool(self._todo))
        self._links_title.setText(self.tr("Words of the account and what was made of them"))
        self._links_text.setText("\n".join(self._linked(name, link) for name, link in self._links))
        self._links_card.setVisible(bool(self._links))

    def _step(self, step: HandOver) -> str:
        when = self._when(datetime.fromisoformat(step.at)) if step.at else ""
        words = [f"{step.exhibit}, {when}"]
        if step.seal:
            words.append(self.tr("seal {number}").format(number=step.seal))
        words.append(self.tr("signed by both") if step.is_signed else self.tr("not signed by both"))
        return " · ".join(words)

    def _linked(self, name: str, link: ReceivedLink) -> str:
        # A card of a part that is not opened here is known by its id alone.
        words = [f"«{link.quote}»" if link.quote else "«…»", name or self.tr("a card that is not opened here")]
        if link.recording:
            words.append(_clock(link.offset_ms))
        return " – ".join(words)


def _plain_card() -> tuple[Card, QLabel, QLabel]:
    card, title, text = Card(), label("h2"), label("", wrap=True)
    card.body.addWidget(title)
    card.body.addWidget(text)
    card.hide()
    return card, title, text


def _section_card(section: ReadSection) -> Card:
    card = Card()
    if section.title:
        card.body.addWidget(label("h2", section.title, wrap=True))
    grid = QGridLayout()
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(7)
    grid.setColumnStretch(0, 2)
    grid.setColumnStretch(1, 3)
    for place, row in enumerate(section.rows):
        if row.is_heading:
            grid.addWidget(label("label", row.label, wrap=True), place, 0, 1, 2)
        else:
            grid.addWidget(label("text", row.label, wrap=True), place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label("", row.value, wrap=True), place, 1, Qt.AlignmentFlag.AlignTop)
    card.body.addLayout(grid)
    return card


def _said(line: SpokenLine) -> str:
    known = line.speaker in {each.value for each in Speaker}
    who = speaker_name(Speaker(line.speaker)) if known else line.speaker
    return f"{_clock(line.at_ms)} {who}: {line.text}"


def _clock(milliseconds: int) -> str:
    seconds = milliseconds // 1000
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def _line(note: ReceivedNote) -> str:
    clock = _clock(note.offset_ms) if note.recording else note.taken_at[11:19]
    return f"{clock}  {note.text}"
