"""Listening: what is written is pinned to the second of the sound, and nothing else happens. Knows no Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.jobs import Jobs, Lane
from app.retrying import Retrying
from app.screens.draft.saving import Delay
from app.screens.listening.roles import Interview, PinLine, Sound, View
from app.screens.listening.runs import SETTLE_MS, Runs
from app.screens.playback.timeline import timeline_of
from app.unkept import Unkept
from forms.engine import Changes
from forms.interview.anchoring import found_again
from forms.interview.answers import ref_of
from forms.interview.given import Given
from storage.interviews import notes, sitting
from storage.interviews.notes import Note, NoteKind
from storage.interviews.playback import open_attachment
from storage.objects.custody import CustodyAction
from storage.platform.clock import Clock, Moment
from storage.vault import Vault

ACCOUNT, WELLBEING, LEVELS = "fa_text", "wb_level", ("green", "amber", "red")
_PINNED = (NoteKind.PIN, NoteKind.NOTE)


@dataclass(frozen=True, slots=True)
class _Pin:
    words: str
    begun: Moment
    attachment_id: str
    offset_ms: int


class ListeningPresenter:
    """Shares the interview's session; only pins are its own."""

    def __init__(
        self,
        view: View,
        interview: Interview,
        vault: Vault,
        jobs: Jobs,
        clock: Clock,
        delay: Delay,
        sound_now: Callable[[], tuple[str, int] | None],
        recording_now: Callable[[], str],
        unkept: Unkept,
    ) -> None:
        self._view, self._interview, self._vault, self._jobs, self._clock = view, interview, vault, jobs, clock
        self._delay, self._sound_now, self._recording_now = delay, sound_now, recording_now
        self._runs = Runs()
        self._begun: Moment | None = None
        self._account = ""
        self._wellbeing = ""
        self._interview_id = ""
        self._unkept = unkept
        self._pins: Retrying[_Pin, tuple[Note, ...]] | None = None
        self._notes: tuple[Note, ...] = ()
        self._is_writing = False
        self._is_gone = False

    def started(self) -> None:
        """Show the account as it stands."""
        in_hand = self._interview.in_hand()
        if in_hand is None:
            return
        self._interview_id = in_hand.summary.id
        self._pins = Retrying(
            self._unkept,
            f"pins/{self._interview_id}",
            self._jobs,
            self._keep_pin,
            kept=self._kept,
            refused=self._failed,
        )
        self._account, self._wellbeing = (ref_of(in_hand.session, name) for name in (ACCOUNT, WELLBEING))
        self._interview.told({Given.LISTENING: "1"})
        self._interview.follow(self._followed)
        self._show()
        self._run(self._read, self._read_notes)
        # What was refused as this screen was left.
        self._pins.again()

    def gone(self) -> None:
        """The screen goes: forms and reminders are there again."""
        self.settle()
        self._is_gone = True
        self._delay.stop()
        self._interview.forget(self._followed)
        self._interview.told({Given.LISTENING: ""})

    def edited(self, text: str) -> None:
        """Something was written: it is an answer like any other, and its beginning gets a place in the sound."""
        if not self._account:
            return
        moment = self._clock.now()
        if self._runs.run is None or text.count("\n") != self._text().count("\n"):
            self.settle()
        if self._runs.edited(text, moment.mono_ms, self._sound_now()):
            self._begun = moment
            self._delay.start(SETTLE_MS, self.settle)
        # The screen that is written on shows it already; its pins move with the words.
        self._is_writing = True
        self._interview.answered(self._account, text)
        self._is_writing = False

    @property
    def is_settled(self) -> bool:
        """Whether what was begun last has its place."""
        return self._runs.run is None

    def settle(self) -> None:
        """Keep the place of what is being written."""
        begun, taken = self._begun, self._runs.take_words()
        if taken is None or begun is None or self._pins is None:
            return
        run, words = taken
        where, offset = run.sound or ("", 0)
        self._pins.run(_Pin(words, begun, where, offset))

    def _keep_pin(self, pin: _Pin) -> tuple[Note, ...]:
        with self._vault.transaction() as tx:
            notes.add(
                tx,
                self._interview_id,
                NoteKind.PIN,
                pin.words,
                pin.begun,
                attachment_id=pin.attachment_id,
                offset_ms=pin.offset_ms,
            )
            return notes.of_interview(tx, self._interview_id)

    def saved_asked(self) -> None:
        """Say whether all that was written is kept."""
        self._view.show_saved(not self._interview.has_unsaved, self._interview.refused)

    def note_added(self, text: str) -> None:
        """A short note beside the account, at this second."""
        where, offset = self._sound_now() or ("", 0)
        self._interview.note_added(text, where, offset)
        self._run(self._read, self._read_notes)

    def wellbeing_chosen(self, level: str) -> None:
        """The person's condition has changed."""
        if self._wellbeing and level in LEVELS:
            self._interview.answered(self._wellbeing, level)

    def pin_pressed(self, pin_id: str) -> None:
        """Hear what was said when this was begun; not while the microphone listens to that very recording."""
        note = next((one for one in self._notes if one.id == pin_id), None)
        if note is None or not note.attachment_id:
            self._view.say("no-sound")
        elif note.attachment_id == self._recording_now():
            self._view.say("still-recording")
        else:
            self._view.say("")
            offset, attachment_id = note.offset_ms, note.attachment_id

            def opened(sound: Sound) -> None:
                if self._is_gone:
                    sound.opened.close()
                else:
                    self._view.show_sound(sound, offset)

            self._jobs.run(Lane.VAULT, lambda: self._open(attachment_id), done=opened, failed=self._failed)

    def _open(self, attachment_id: str) -> Sound:
        opened = open_attachment(self._vault, attachment_id)
        sitting.noted(self._vault, self._interview_id, CustodyAction.PLAY, self._clock.now(), detail=attachment_id)
        return Sound(opened, timeline_of(opened))

    def _read(self) -> tuple[Note, ...]:
        with self._vault.read() as tx:
            return notes.of_interview(tx, self._interview_id)

    def _kept(self, found: tuple[Note, ...]) -> None:
        self._read_notes(found)
        self._interview.marker_kept(NoteKind.PIN.value)

    def _read_notes(self, found: tuple[Note, ...]) -> None:
        self._notes = found
        if not self._is_gone:
            self._view.show_pins(pins_of(found, self._text()))

    def _followed(self, changes: Changes) -> None:
        if not self._is_writing and (self._account in changes.changed or self._wellbeing in changes.changed):
            self._show()

    def _show(self) -> None:
        in_hand = self._interview.in_hand()
        if in_hand is None or self._is_gone:
            return
        session, text = in_hand.session, self._text()
        can_edit = bool(self._account) and session.state(self._account).relevant
        self._runs.show(text)
        self._view.show_account(text, can_edit=can_edit)
        self._view.show_wellbeing(session.state(self._wellbeing).value if self._wellbeing else "")
        self._view.show_pins(pins_of(self._notes, text))

    def _text(self) -> str:
        in_hand = self._interview.in_hand()
        return in_hand.session.state(self._account).value if in_hand is not None and self._account else ""

    def _run(self, work: Callable[[], tuple[Note, ...]], done: Callable[[tuple[Note, ...]], None]) -> None:
        self._jobs.run(Lane.VAULT, work, done=done, failed=self._failed)

    def _failed(self, error: Exception) -> None:
        if not self._is_gone:
            self._view.show_failure(error)


def pins_of(found: Sequence[Note], text: str) -> tuple[PinLine, ...]:
    """The pins of an account in the order of the text; each is looked for after the one before it."""
    lines: list[PinLine] = []
    near = 0
    for note in found:
        if note.kind not in _PINNED:
            continue
        place = found_again(note.text, near, text) if note.kind is NoteKind.PIN else None
        if place is not None:
            near = place.ends
        time = _clock_text(note.offset_ms) if note.attachment_id else _local(note.at)
        lines.append(
            PinLine(note.id, place.starts if place is not None else -1, time, note.text, bool(note.attachment_id))
        )
    return tuple(lines)


def _local(at: str) -> str:
    return datetime.fromisoformat(at).astimezone().strftime("%H:%M:%S")


def _clock_text(milliseconds: int) -> str:
    seconds = milliseconds // 1000
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
