"""Keeps markers: a press, then words beside it. Knows no Qt."""

from collections.abc import Callable
from typing import Protocol

from app.jobs import Jobs, Lane
from app.screens.recording.markers import Marker, MarkerKind, marker_of, text_of
from storage.interviews import notes, stretches
from storage.interviews.notes import NoteKind
from storage.platform.clock import Clock
from storage.vault import Transaction, Vault


class MarkerView(Protocol):
    """What the presenter needs of the panel."""

    def show_markers(self, markers: tuple[Marker, ...]) -> None:
        """Show the markers, newest first."""

    def show_failure(self, error: Exception) -> None:
        """Say why the vault did not take something."""

    def tell_marker(self, kind: str) -> None:
        """Tell the screen around the panel that a marker is kept."""


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
    ) -> None:
        self._view = view
        self._vault = vault
        self._jobs = jobs
        self._clock = clock
        self._interview_id = interview_id
        self._position = position
        self._markers: tuple[Marker, ...] = ()
        self._is_gone = False

    def started(self) -> None:
        """Show the markers there are."""
        self._jobs.run(Lane.VAULT, self._read, done=self._shown, failed=self._failed)

    def gone(self) -> None:
        """The panel is not on the screen any more."""
        self._is_gone = True

    def mark_pressed(self, kind: MarkerKind) -> None:
        """Keep a marker of this kind, here and now."""
        moment = self._clock.now()
        where, offset = self._position() or ("", 0)

        def keep() -> tuple[Marker, ...]:
            with self._vault.transaction() as tx:
                notes.add(
                    tx,
                    self._interview_id,
                    NoteKind.MARKER,
                    text_of(kind),
                    moment,
                    attachment_id=where,
                    offset_ms=offset,
                )
                if kind is MarkerKind.SENSITIVE and where:
                    # The first press begins a stretch that copies for others leave out, the second one ends it.
                    stretches.pair(tx, where, self._sensitive(tx, where), moment)
            return self._read()

        def kept(markers: tuple[Marker, ...]) -> None:
            self._shown(markers)
            if not self._is_gone:
                self._view.tell_marker(kind.value)

        self._jobs.run(Lane.VAULT, keep, done=kept, failed=self._failed)

    def marker_noted(self, marker_id: str, words: str) -> None:
        """Keep the words beside a marker."""
        marker = next((known for known in self._markers if known.id == marker_id), None)
        if marker is None or marker.note == words:
            return

        def keep() -> tuple[Marker, ...]:
            with self._vault.transaction() as tx:
                notes.change(tx, marker_id, text_of(marker.kind, words))
            return self._read()

        self._jobs.run(Lane.VAULT, keep, done=self._shown, failed=self._failed)

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
        self._markers = markers
        if not self._is_gone:
            self._view.show_markers(markers)

    def _failed(self, error: Exception) -> None:
        if not self._is_gone:
            self._view.show_failure(error)
