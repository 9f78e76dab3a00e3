"""Keeps markers: a press, then words beside it. Knows no Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from app.jobs import Jobs, Lane
from app.retrying import Retrying
from app.screens.recording.markers import Marker, MarkerKind, marker_of, text_of
from app.unkept import Unkept
from storage.interviews import notes, stretches
from storage.interviews.notes import NoteKind
from storage.platform.clock import Clock, Moment
from storage.vault import Transaction, Vault


class MarkerView(Protocol):
    """What the presenter needs of the panel."""

    def show_markers(self, markers: tuple[Marker, ...]) -> None:
        """Show the markers, newest first."""

    def show_failure(self, error: Exception) -> None:
        """Say why the vault did not take something."""

    def tell_marker(self, kind: str) -> None:
        """Tell the screen around the panel that a marker is kept."""


@dataclass(frozen=True, slots=True)
class _Mark:
    kind: MarkerKind
    moment: Moment
    attachment_id: str
    offset_ms: int


@dataclass(frozen=True, slots=True)
class _Words:
    marker_id: str
    kind: MarkerKind
    words: str


class MarkingPresenter:
    """One interview's markers."""

    def __init__(
        self,
        view: MarkerView,
        vault: Vault,
        jobs: Jobs,
        clock: Clock,
        interview_id: str,
        position: Callable[[], tuple[str, int] | None],
        unkept: Unkept,
    ) -> None:
        self._view = view
        self._vault = vault
        self._jobs = jobs
        self._clock = clock
        self._interview_id = interview_id
        self._position = position
        self._markers: tuple[Marker, ...] = ()
        self._is_gone = False
        self._marks: Retrying[_Mark, tuple[MarkerKind, tuple[Marker, ...]]] = Retrying(
            unkept,
            f"marks/{interview_id}",
            jobs,
            self._keep_mark,
            kept=self._marked,
            refused=self._failed,
            # Whoever sees that a mark is refused presses again; kept later as well, it would end a sensitive stretch.
            holds=lambda: self._is_gone,
            # The row of its recording may still be on the way.
            lane=Lane.MARKS,
        )
        self._words: Retrying[_Words, tuple[Marker, ...]] = Retrying(
            unkept,
            f"words of marks/{interview_id}",
            jobs,
            self._keep_words,
            kept=self._shown,
            refused=self._failed,
            replaces=lambda newer, older: newer.marker_id == older.marker_id,
        )

    def started(self) -> None:
        """Show the markers there are, and try again what was refused as the interview was left."""
        self._jobs.run(Lane.VAULT, self._read, done=self._shown, failed=self._failed)
        self._marks.again()
        self._words.again()

    def gone(self) -> None:
        """The interview is left: nobody sees the panel any more."""
        self._is_gone = True

    def mark_pressed(self, kind: MarkerKind) -> None:
        """Keep a marker of this kind, here and now."""
        where, offset = self._position() or ("", 0)
        self._marks.run(_Mark(kind, self._clock.now(), where, offset))

    def marker_noted(self, marker_id: str, words: str) -> None:
        """Keep the words beside a marker."""
        marker = next((known for known in self._markers if known.id == marker_id), None)
        if marker is None:
            return
        said = {one.marker_id: one.words for one in self._words.waiting}
        # Beside what is on its way: what somebody takes back at once must not be kept after all.
        if said.get(marker_id, marker.note) == words:
            return
        self._words.run(_Words(marker_id, marker.kind, words))

    def _keep_mark(self, mark: _Mark) -> tuple[MarkerKind, tuple[Marker, ...]]:
        with self._vault.transaction() as tx:
            notes.add(
                tx,
                self._interview_id,
                NoteKind.MARKER,
                text_of(mark.kind),
                mark.moment,
                attachment_id=mark.attachment_id,
                offset_ms=mark.offset_ms,
            )
            if mark.kind is MarkerKind.SENSITIVE and mark.attachment_id:
                # The first press begins a stretch that copies for others leave out, the second one ends it.
                sensitive = self._sensitive(tx, mark.attachment_id)
                stretches.pair(tx, mark.attachment_id, sensitive, mark.moment)
        return mark.kind, self._read()

    def _keep_words(self, words: _Words) -> tuple[Marker, ...]:
        with self._vault.transaction() as tx:
            notes.change(tx, words.marker_id, text_of(words.kind, words.words))
        return self._read()

    def _marked(self, kept: tuple[MarkerKind, tuple[Marker, ...]]) -> None:
        kind, markers = kept
        self._shown(markers)
        if not self._is_gone:
            self._view.tell_marker(kind.value)

    def _sensitive(self, tx: Transaction, recording: str) -> list[int]:
        found = (marker_of(note) for note in notes.of_interview(tx, self._interview_id))
        return [
            one.offset_ms
            for one in found
            if one is not None and one.kind is MarkerKind.SENSITIVE and one.attachment_id == recording
        ]

    def _read(self) -> tuple[Marker, ...]:
        with self._vault.read() as tx:
            found = [marker_of(note) for note in notes.of_interview(tx, self._interview_id)]
        return tuple(marker for marker in reversed(found) if marker is not None)

    def _shown(self, markers: tuple[Marker, ...]) -> None:
        said = {one.marker_id: one.words for one in self._words.waiting}
        self._markers = tuple(replace(marker, note=said.get(marker.id, marker.note)) for marker in markers)
        if not self._is_gone:
            self._view.show_markers(self._markers)

    def _failed(self, error: Exception) -> None:
        if not self._is_gone:
            self._view.show_failure(error)
