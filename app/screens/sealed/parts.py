"""The cards beside a sealed interview: review notes, recordings, custody."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.screens.custody import words as custody_words
from app.screens.playback import Player, open_player, player_of
from app.screens.playback.timeline import timeline_of
from app.theme import Tone
from app.widgets import Card, Notice, button, label
from storage.interviews.attachments import Attachment
from storage.interviews.custody import CustodyEntry
from storage.interviews.playback import ReadableAttachment
from storage.interviews.reviews import ReviewNote


class RecordingCard(QWidget):
    """One recording: a press opens the player in its place."""

    asked = Signal(str)
    transcript_asked = Signal(str)

    def __init__(
        self, attachment_id: str, number: int, duration_ms: int, *, for_work: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._for_work = for_work
        self._id, self._number, self._duration = attachment_id, number, duration_ms
        self._listen = button("listen", "", "play", Tone.ACCENT)
        self._listen.clicked.connect(self._pressed)
        self._write = button("transcript", "ghost", "pen-line", Tone.MUTED)
        self._write.clicked.connect(self._write_pressed)
        self._player: Player | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._listen)
        self._column.addWidget(self._write)
        self._retranslate()

    def show_sound(self, sound: ReadableAttachment) -> None:
        """Show the player."""
        self.close_sound()
        self._player = open_player(sound) if self._for_work else player_of(sound, timeline_of(sound))
        self._column.addWidget(self._player)
        self._listen.hide()

    def close_sound(self) -> None:
        """Stop, and let go of the sealed files."""
        if self._player is not None:
            self._player.close_sound()
            self._column.removeWidget(self._player)
            self._player.hide()
            self._player.deleteLater()
            self._player = None
            self._listen.show()

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        seconds = self._duration // 1000
        length = f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
        text = self.tr("Listen to recording {number} · {length}").format(number=self._number, length=length)
        self._listen.setText(text)
        self._listen.setAccessibleName(text)
        self._write.setText(self.tr("Transcript"))
        self._write.setAccessibleName(self.tr("Transcript of recording {number}").format(number=self._number))

    def _pressed(self) -> None:
        self.asked.emit(self._id)

    def _write_pressed(self) -> None:
        self.close_sound()
        self.transcript_asked.emit(self._id)


class Listening(Card):
    """All recordings of an interview."""

    sound_asked = Signal(str)
    transcript_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, for_work: bool = True) -> None:
        """Make the card; where there is little room the player does without what is for working with a recording."""
        super().__init__(parent)
        self._for_work = for_work
        self._title = label("h2")
        self.body.addWidget(self._title)
        self._rows: dict[str, RecordingCard] = {}
        self._shown: tuple[tuple[str, int], ...] = ()
        self._retranslate()

    def show_recordings(self, recordings: tuple[tuple[str, int], ...]) -> None:
        """Show these recordings: id and milliseconds; the same ones play on."""
        if recordings == self._shown:
            return
        self._shown = recordings
        self.close_sounds()
        for row in self._rows.values():
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {}
        for number, (attachment_id, duration) in enumerate(recordings, 1):
            row = RecordingCard(attachment_id, number, duration, for_work=self._for_work, parent=self)
            row.asked.connect(self.sound_asked)
            row.transcript_asked.connect(self.transcript_asked)
            self.body.addWidget(row)
            self._rows[attachment_id] = row
        self.setVisible(bool(recordings))

    def show_sound(self, attachment_id: str, sound: ReadableAttachment) -> None:
        """Show the player of one recording; the others stop."""
        if attachment_id not in self._rows:
            sound.close()
            return
        self.close_sounds()
        self._rows[attachment_id].show_sound(sound)

    def close_sounds(self) -> None:
        """Stop every player."""
        for row in self._rows.values():
            row.close_sound()

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Recordings"))


class ReviewNotes(Card):
    """What coordinators wrote about the interview."""

    def __init__(self, when: Callable[[datetime], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._when = when
        self._notes: tuple[ReviewNote, ...] = ()
        self._title = label("h2")
        self.body.addWidget(self._title)
        self._rows: list[QWidget] = []
        self._retranslate()

    def show_notes(self, notes: tuple[ReviewNote, ...]) -> None:
        """Show the notes, the newest first."""
        self._notes = notes
        self.setVisible(bool(notes))
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Notes of the coordinator"))
        for row in self._rows:
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for note in self._notes:
            head = label("hint", f"{note.reviewer} · {self._when(datetime.fromisoformat(note.at))}", wrap=True)
            text = label("", note.text, wrap=True)
            self._rows += [head, text]
            if note.returned:
                asks = Notice("care", self)
                asks.show_text(self.tr("The coordinator asks for a correction or an addition."))
                self._rows.append(asks)
        for row in self._rows:
            self.body.addWidget(row)


class Custody(Card):
    """What was done with the interview, in order, and the receipts of central."""

    whole_asked = Signal()

    def __init__(self, when: Callable[[datetime], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._when = when
        self._entries: tuple[CustodyEntry, ...] = ()
        self._receipts: tuple[str, ...] = ()
        self._title = label("h2")
        self._text = label("text", wrap=True)
        self._whole = button("custody_whole", "", "history")
        self._whole.clicked.connect(self.whole_asked)
        self.body.addWidget(self._title)
        self.body.addWidget(self._text)
        self.body.addWidget(self._whole)
        self._retranslate()

    def show_custody(self, entries: tuple[CustodyEntry, ...], receipts: tuple[str, ...]) -> None:
        """Show the entries and the times of the receipts."""
        self._entries, self._receipts = entries, receipts
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Custody"))
        self._whole.setText(self.tr("Read it line by line"))
        lines = [
            self.tr("{time} — {done}").format(
                time=self._when(datetime.fromisoformat(one.at)), done=custody_words.done(one.action)
            )
            for one in self._entries
        ]
        if self._receipts:
            last = self._when(datetime.fromisoformat(self._receipts[-1]))
            lines.append(self.tr("Signed receipt of central: {time}").format(time=last))
        self._text.setText("\n".join(lines))


def recordings_of(kept: tuple[Attachment, ...]) -> tuple[tuple[str, int], ...]:
    """Id and length of each recording."""
    return tuple((one.id, one.duration_ms) for one in kept)


def in_groups(digest: str) -> str:
    """A digest as people compare it, eight letters at a time; it also wraps."""
    return " ".join(digest[place : place + 8] for place in range(0, len(digest), 8))
