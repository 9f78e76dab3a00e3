"""Decides what is written down of a recording and keeps it. Knows no Qt."""

import contextlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from app.jobs import Jobs, Lane
from app.screens.playback.marks import Mark, Marked
from app.screens.playback.timeline import Timeline, timeline_of
from app.unkept import Unkept
from storage.interviews import attachments, interviews, notes, sitting, stretches, transcripts
from storage.interviews.attachments import ReadableAttachment
from storage.interviews.stretches import Stretch, StretchKind
from storage.interviews.transcripts import LONGEST_HEAD, Fidelity, Line, Origin, Speaker, Transcript, new_line
from storage.objects.custody import CustodyAction
from storage.platform.clock import Clock
from storage.vault import Vault

BACK_MS = 3_000
LAST_TRIES = 4


@dataclass(frozen=True, slots=True)
class Heading:
    """How close it keeps to the words, who wrote it, why and how."""

    fidelity: Fidelity = Fidelity.VERBATIM
    author: str = ""
    reason: str = ""
    method: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """What was written and could not be kept: given back where the transcript is opened again."""

    changed: tuple[Line, ...]
    removed: tuple[str, ...]
    heading: Heading | None
    begins_anew: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """A recording with what was written down of it."""

    sound: ReadableAttachment
    timeline: Timeline
    number: str
    interview_id: str
    transcript: Transcript | None
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    stretches: tuple[Stretch, ...]
    is_sealed: bool

    @property
    def is_frozen(self) -> bool:
        """Whether what there is went with the sealed record."""
        return self.is_sealed and self.transcript is not None and not self.transcript.original


class View(Protocol):
    """What the presenter needs of the screen."""

    def show_recording(self, opened: Opened) -> None:
        """Show the player, and what it may be used for."""

    def show_heading(self, heading: Heading) -> None:
        """Show who wrote it, why and how."""

    def show_lines(self, lines: tuple[Line, ...], chosen: str) -> None:
        """Show all lines and choose one (by its id)."""

    def show_frozen(self, is_frozen: bool) -> None:
        """Show that it went with the sealed record and does not change."""

    def show_given_back(self) -> None:
        """Say that words of before, which could not be kept, are here again."""

    def show_not_kept(self) -> None:
        """Say that what was written is not kept, before the screen goes."""

    def show_stretches(self, marked: tuple[Marked, ...]) -> None:
        """Show what is marked as sensitive."""

    def show_saved(self, is_saved: bool) -> None:
        """Show whether everything is in the vault."""

    def show_failure(self, error: Exception) -> None:
        """Say why something was not kept."""


class TranscriptPresenter:
    """One recording's transcript."""

    def __init__(self, view: View, vault: Vault, jobs: Jobs, clock: Clock, attachment_id: str, unkept: Unkept) -> None:
        self._view = view
        self._vault = vault
        self._jobs = jobs
        self._clock = clock
        self._id = attachment_id
        self._heading = Heading()
        self._lines: dict[str, Line] = {}
        self._changed: dict[str, Line] = {}
        self._removed: list[str] = []
        self._has_heading_changed = False
        self._marked: tuple[Stretch, ...] = ()
        self._is_frozen = True
        # A transcript made after the seal begins beside the one that went with the record.
        self._begins_anew = False
        self._is_gone = False
        self._under_way = 0
        self._tries_left = LAST_TRIES
        self._unkept, self._name = unkept, f"transcript/{attachment_id}"
        # The last attempt was refused, and nobody was asked yet whether to leave all the same.
        self._is_refused = self._was_warned = False

    def started(self) -> None:
        """Open the recording."""
        self._jobs.run(Lane.VAULT, self._open, done=self._opened, failed=self._failed)

    def may_go(self) -> bool:
        """Whether the screen may be left; the first time that something is refused, it is said instead."""
        if not self._is_refused or self._was_warned:
            return True
        self._was_warned = True
        self._view.show_not_kept()
        return False

    def closed(self) -> None:
        """The screen goes: keep what is left."""
        self._is_gone = True
        self.flush()

    def line_asked(self, at_ms: int, speaker: str) -> None:
        """Begin a new line at this place."""
        if not self._is_frozen:
            self._put(new_line(at_ms, Speaker(speaker)))

    def text_written(self, line_id: str, text: str) -> None:
        """The words of a line are these now; a machine's line that a person rewrote is confirmed."""
        line = self._lines.get(line_id)
        if line is not None and line.text != text:
            self._put(replace(line, text=text, is_confirmed=True), is_shown=False)

    def time_set(self, line_id: str, at_ms: int) -> None:
        """The line is said at this place."""
        line = self._lines.get(line_id)
        if line is not None and line.at_ms != at_ms:
            self._put(replace(line, at_ms=max(0, at_ms)))

    def speaker_chosen(self, line_id: str, speaker: str) -> None:
        """Somebody else says it."""
        line = self._lines.get(line_id)
        if line is not None and line.speaker != speaker:
            self._put(replace(line, speaker=Speaker(speaker)))

    def confirmed(self, line_id: str) -> None:
        """A person has heard it, and it is so."""
        line = self._lines.get(line_id)
        if line is not None and not line.is_confirmed:
            self._put(replace(line, is_confirmed=True))

    def removed(self, line_id: str) -> None:
        """Take a line away."""
        if self._is_frozen or line_id not in self._lines:
            return
        ordered = self._ordered()
        at = [line.id for line in ordered].index(line_id)
        del self._lines[line_id]
        self._changed.pop(line_id, None)
        self._removed.append(line_id)
        left = self._ordered()
        self._view.show_lines(left, left[min(at, len(left) - 1)].id if left else "")
        self._view.show_saved(False)

    def machine_made(self, lines: Sequence[tuple[int, str]], model: str = "") -> None:
        """Take in what a machine understood: each line waits for a person who confirms it."""
        if self._is_frozen:
            return
        if model and not self._heading.method:
            # How it came about is told even where nobody thinks of it.
            self._heading = replace(self._heading, method=f"speech-to-text: {model}"[:LONGEST_HEAD])
            self._has_heading_changed = True
            self._view.show_heading(self._heading)
        for at_ms, text in lines:
            line = replace(new_line(at_ms, Speaker.PERSON, text), origin=Origin.MACHINE, is_confirmed=False)
            self._lines[line.id] = self._changed[line.id] = line
        self._view.show_lines(self._ordered(), next(iter(self._changed), ""))
        self._view.show_saved(False)

    def heading_written(self, heading: Heading) -> None:
        """Who wrote it, why and how."""
        if not self._is_frozen and heading != self._heading:
            self._heading = heading
            self._has_heading_changed = True
            self._view.show_saved(False)

    def anew_asked(self) -> None:
        """Begin a transcript of the sealed recording, with the lines that went with the record."""
        self._begins_anew, self._is_frozen = True, False
        self._lines = {line.id: line for line in (replace(old, id=secrets.token_hex(8)) for old in self._ordered())}
        self._changed = dict(self._lines)
        self._has_heading_changed = True
        self._view.show_frozen(False)
        self._view.show_lines(self._ordered(), next(iter(self._lines), ""))

    def stretch_marked(self, start: int, end: int) -> None:
        """Mark a stretch as sensitive: the lock waits for it, as for the marks of a recording under way."""
        moment = self._clock.now()

        def keep() -> tuple[Stretch, ...]:
            with self._vault.transaction() as tx:
                stretches.add(tx, self._id, StretchKind.SENSITIVE, start, end, moment)
                return stretches.of_recording(tx, self._id)

        self._jobs.run(Lane.MARKS, keep, done=self._stretches_kept, failed=self._failed)

    def stretch_removed(self, number: int) -> None:
        """Take the mark of a stretch away."""
        if not 0 <= number < len(self._marked):
            return
        gone = self._marked[number].id

        def keep() -> tuple[Stretch, ...]:
            with self._vault.transaction() as tx:
                stretches.remove(tx, gone)
                return stretches.of_recording(tx, self._id)

        self._jobs.run(Lane.MARKS, keep, done=self._stretches_kept, failed=self._failed)

    def flush(self) -> None:
        """Hand what is not in the vault yet to its lane."""
        if self._is_frozen or not (self._changed or self._removed or self._has_heading_changed):
            return
        changed, removed, heading = tuple(self._changed.values()), tuple(self._removed), self._heading
        begins_anew, is_heading_new = self._begins_anew, self._has_heading_changed
        self._changed, self._removed, self._has_heading_changed, self._begins_anew = {}, [], False, False
        moment = self._clock.now()
        self._under_way += 1

        def keep() -> None:
            with self._vault.transaction() as tx:
                transcript = None if begins_anew else transcripts.of_recording(tx, self._id)
                if transcript is None:
                    transcript = transcripts.start(tx, self._id, moment)
                if is_heading_new:
                    transcripts.change(
                        tx,
                        transcript.id,
                        fidelity=heading.fidelity,
                        author=heading.author,
                        reason=heading.reason,
                        method=heading.method,
                    )
                transcripts.put(tx, transcript, changed)
                transcripts.remove(tx, removed)

        def refused(error: Exception) -> None:
            self._under_way -= 1
            # What was written later goes before what was refused.
            self._changed = {line.id: line for line in changed if line.id in self._lines} | self._changed
            self._removed = [*removed, *self._removed]
            self._has_heading_changed |= is_heading_new
            self._begins_anew |= begins_anew
            if self._is_gone:
                # The screen is closed and its timer with it: the last words get a few more tries at once.
                self._tries_left -= 1
                if self._tries_left > 0:
                    self.flush()
                else:
                    self._hold()
                return
            self._is_refused = True
            # Nobody has to type for the next attempt.
            self._view.show_saved(False)
            self._failed(error)

        self._jobs.run(Lane.WORDS, keep, done=self._saved, failed=refused)

    def _hold(self) -> None:
        """Nothing helps for now: whoever opens this transcript again has the words."""
        heading = self._heading if self._has_heading_changed else None
        self._unkept.hold(
            self._name,
            Refused(tuple(self._changed.values()), tuple(self._removed), heading, self._begins_anew),
            self.flush,
        )

    def _take_back(self) -> bool:
        held = self._unkept.take(self._name)
        if not isinstance(held, Refused):
            return False
        if held.begins_anew:
            self._is_frozen, self._begins_anew, self._lines = False, True, {}
        for line_id in held.removed:
            self._lines.pop(line_id, None)
        self._removed = list(held.removed)
        self._changed = {line.id: line for line in held.changed}
        self._lines |= self._changed
        if held.heading is not None:
            self._heading, self._has_heading_changed = held.heading, True
        return True

    def _put(self, line: Line, *, is_shown: bool = True) -> None:
        if self._is_frozen:
            return
        self._lines[line.id] = self._changed[line.id] = line
        self._view.show_saved(False)
        if is_shown:
            self._view.show_lines(self._ordered(), line.id)

    def _ordered(self) -> tuple[Line, ...]:
        return tuple(sorted(self._lines.values(), key=lambda line: line.at_ms))

    def _open(self) -> Opened:
        with contextlib.ExitStack() as undo:
            sound = attachments.open_attachment(self._vault, self._id)
            undo.callback(sound.close)
            with self._vault.read() as tx:
                recording = attachments.get(tx, self._id)
                summary = interviews.get(tx, recording.interview_id)
                transcript = transcripts.of_recording(tx, self._id)
                lines = () if transcript is None else transcripts.lines_of(tx, transcript.id)
                kept = notes.of_interview(tx, recording.interview_id)
                marked = stretches.of_recording(tx, self._id)
            is_sealed = bool(summary.sealed_at)
            if is_sealed:
                sitting.noted(
                    self._vault, recording.interview_id, CustodyAction.PLAY, self._clock.now(), detail=self._id
                )
            timeline = timeline_of(sound)
            undo.pop_all()
        marks = tuple(Mark(one.offset_ms, one.text) for one in kept if one.attachment_id == self._id)
        return Opened(
            sound, timeline, summary.number, recording.interview_id, transcript, lines, marks, marked, is_sealed
        )

    def _opened(self, opened: Opened) -> None:
        if self._is_gone:
            opened.sound.close()
            return
        self._is_frozen = opened.is_frozen
        self._lines = {line.id: line for line in opened.lines}
        self._marked = opened.stretches
        if opened.transcript is not None:
            one = opened.transcript
            self._heading = Heading(one.fidelity, one.author, one.reason, one.method)
        is_given_back = self._take_back()
        self._view.show_recording(opened)
        self._view.show_heading(self._heading)
        self._view.show_frozen(self._is_frozen)
        ordered = self._ordered()
        self._view.show_lines(ordered, ordered[0].id if ordered else "")
        self._view.show_stretches(_plain(self._marked))
        if is_given_back:
            self._view.show_saved(False)
            self._view.show_given_back()

    def _stretches_kept(self, marked: tuple[Stretch, ...]) -> None:
        self._marked = marked
        if not self._is_gone:
            self._view.show_stretches(_plain(marked))

    def _saved(self, nothing: None) -> None:
        self._under_way -= 1
        self._is_refused = self._was_warned = False
        if self._is_gone and not self._under_way:
            self._unkept.take(self._name)
        if not self._is_gone:
            is_left = self._changed or self._removed or self._has_heading_changed or self._under_way
            self._view.show_saved(not is_left)

    def _failed(self, error: Exception) -> None:
        if not self._is_gone:
            self._view.show_failure(error)


def _plain(marked: Sequence[Stretch]) -> tuple[Marked, ...]:
    return tuple(Marked(one.from_ms, one.to_ms) for one in marked)
