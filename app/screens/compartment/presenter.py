"""What a custodian does: fetch, open one part with the key, read, listen, close. Knows no Qt."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from app.jobs import Job, Jobs, Lane
from app.screens.compartment.reading import record_of
from app.screens.received.form_of import form_of
from app.screens.received.reading import OpenedRecord
from app.screens.received.wording import sections_of
from app.screens.statement.reading import ReadSection
from forms.engine import FormDefinition
from storage.interviews import compartments
from storage.interviews.errors import ReceivedRefused
from storage.interviews.playback import ReadableAttachment
from storage.interviews.received import ReceivedInterview
from storage.keys import key_file
from storage.keys.errors import KeyFileDamaged
from storage.objects.part import OpenedPart
from storage.platform.clock import Clock
from storage.vault import Vault
from sync.client.coordinator import FetchReport, fetch_delivered
from sync.client.http import transport_of
from sync.client.report import Progress

_Read = tuple[OpenedPart, OpenedRecord, FormDefinition | None]


class View(Protocol):
    """What the screen can show."""

    def show_interviews(self, interviews: tuple[ReceivedInterview, ...]) -> None:
        """Fill the list."""

    def show_sealed(self, interview: ReceivedInterview, *, has_own_key: bool) -> None:
        """Show the chosen interview with its part sealed; with this computer's own key no file is asked for."""

    def show_withdrawn(self, interview: ReceivedInterview) -> None:
        """Show that consent was withdrawn: nothing opens it."""

    def show_opened(
        self, interview: ReceivedInterview, sections: tuple[ReadSection, ...], opened: OpenedRecord
    ) -> None:
        """Show what was sealed."""

    def show_opening(self, is_running: bool) -> None:
        """Show that the key is being worked out."""

    def show_fetching(self, is_running: bool, done_bytes: int) -> None:
        """Show that interviews are being fetched."""

    def show_fetched(self, report: FetchReport) -> None:
        """Say what a fetch brought."""

    def show_sound(self, attachment_id: str, sound: ReadableAttachment) -> None:
        """Show the player of a recording."""

    def show_failure(self, error: Exception) -> None:
        """Say what did not work."""


class CompartmentPresenter:
    """Holds what is opened only while it is shown; key and passphrase not even that long."""

    def __init__(self, view: View, vault: Vault, jobs: Jobs, clock: Clock, language: Callable[[], str]) -> None:
        self._view, self._vault, self._jobs, self._clock, self._language = view, vault, jobs, clock, language
        self._interviews: tuple[ReceivedInterview, ...] = ()
        self._chosen: ReceivedInterview | None = None
        self._read: _Read | None = None
        # Goes up with everything that closes: what was asked for before that is not shown any more.
        self._turn = 0
        self._fetching: Job | None = None
        self._is_cancelled = self._is_gone = self._is_opening = False

    def started(self) -> None:
        """Read the list."""
        self._jobs.run(Lane.VAULT, self._list, done=self._listed, failed=self._failed)

    def gone(self) -> None:
        """The screen is closed."""
        self._is_gone = self._is_cancelled = True
        self._forget()

    def interview_chosen(self, manifest_digest: str) -> None:
        """Another interview: what was open is closed."""
        self._forget()
        self._chosen = next((one for one in self._interviews if one.manifest_digest == manifest_digest), None)
        if self._chosen is not None:
            self._show_sealed(self._chosen)

    def closing_asked(self) -> None:
        """Close what is open; it has to be opened anew."""
        if self._chosen is not None and (self._read is not None or self._is_opening):
            self._forget()
            self._show_sealed(self._chosen)

    def opening_asked(self, path: Path | None, passphrase: str) -> None:
        """Open the part with a key file, or with this computer's own key where there is no path."""
        chosen = self._chosen
        if chosen is None:
            return
        self._forget()
        turn, self._is_opening = self._turn, True
        self._view.show_opening(True)
        self._jobs.run(
            Lane.VAULT,
            lambda: self._open(chosen.manifest_digest, path, passphrase),
            done=lambda read: self._opened(turn, chosen, read),
            failed=lambda error: self._not_opened(turn, error),
        )

    def sound_asked(self, attachment_id: str) -> None:
        """Open a recording to be played."""
        if self._chosen is None or self._read is None:
            return
        digest, part, turn = self._chosen.manifest_digest, self._read[0], self._turn
        self._jobs.run(
            Lane.VAULT,
            lambda: compartments.play(self._vault, digest, attachment_id, part, self._clock.now()),
            done=lambda sound: self._sound(turn, attachment_id, sound),
            failed=self._failed,
        )

    def language_changed(self, _code: str = "") -> None:
        """Say everything in the new language."""
        if self._chosen is not None and self._read is not None:
            self._show(self._chosen, self._read)

    def fetch_asked(self) -> None:
        """Bring what was delivered since, and recordings of what was opened since."""
        if self._fetching is None:
            self._is_cancelled = False
            self._view.show_fetching(True, 0)
            self._fetching = self._jobs.run(Lane.NETWORK, self._fetch, done=self._fetched, failed=self._not_fetched)

    def cancel_asked(self) -> None:
        """Stop fetching; what came stays."""
        self._is_cancelled = True

    # Work of the lanes

    def _list(self) -> tuple[ReceivedInterview, ...]:
        with self._vault.read() as tx:
            return compartments.listed(tx)

    def _has_own_key(self, digest: str) -> bool:
        with self._vault.read() as tx:
            return compartments.opens_with_own_key(tx, digest)

    def _open(self, digest: str, path: Path | None, passphrase: str) -> _Read:
        box = None
        if path is not None:
            with path.open("rb") as file:
                data = file.read(key_file.LARGEST + 1)
            if len(data) > key_file.LARGEST:
                raise KeyFileDamaged
            box = compartments.key_of(data, passphrase, practice=self._vault.practice)
        part = compartments.open_compartment(self._vault, digest, box, self._clock.now())
        record = record_of(part.content)
        return part, record, form_of(self._vault, self._clock, record) if record.form_id else None

    def _fetch(self) -> FetchReport:
        transport = transport_of(self._vault)
        try:
            return fetch_delivered(
                self._vault, transport, self._clock, progress=self._progressed, cancelled=lambda: self._is_cancelled
            )
        finally:
            transport.close()

    def _progressed(self, progress: Progress) -> None:
        self._jobs.post(lambda: self._show_progress(progress))

    # What comes back

    def _show_sealed(self, chosen: ReceivedInterview) -> None:
        if chosen.withdrawn_at:
            self._view.show_withdrawn(chosen)
            return
        turn = self._turn
        self._jobs.run(
            Lane.VAULT,
            lambda: self._has_own_key(chosen.manifest_digest),
            done=lambda has: self._sealed(turn, chosen, has),
            failed=self._failed,
        )

    def _sealed(self, turn: int, chosen: ReceivedInterview, has_own_key: bool) -> None:
        if self._is_now(turn):
            self._view.show_sealed(chosen, has_own_key=has_own_key)

    def _opened(self, turn: int, chosen: ReceivedInterview, read: _Read) -> None:
        if self._is_now(turn):
            self._read, self._is_opening = read, False
            self._view.show_opening(False)
            self._show(chosen, read)

    def _not_opened(self, turn: int, error: Exception) -> None:
        if self._is_now(turn):
            self._is_opening = False
            self._view.show_opening(False)
            self._view.show_failure(error)
            if isinstance(error, ReceivedRefused) and error.code == "received-withdrawn":
                self.started()

    def _show(self, chosen: ReceivedInterview, read: _Read) -> None:
        _part, record, form = read
        self._view.show_opened(chosen, sections_of(record, form, self._language()), record)

    def _sound(self, turn: int, attachment_id: str, sound: ReadableAttachment) -> None:
        if self._is_now(turn):
            self._view.show_sound(attachment_id, sound)
        else:
            sound.close()

    def _show_progress(self, progress: Progress) -> None:
        if not self._is_gone and self._fetching is not None:
            self._view.show_fetching(True, progress.done_bytes)

    def _fetched(self, report: FetchReport) -> None:
        self._fetching = None
        if not self._is_gone:
            self._view.show_fetching(False, 0)
            self._view.show_fetched(report)
            self.started()

    def _not_fetched(self, error: Exception) -> None:
        self._fetching = None
        if not self._is_gone:
            self._view.show_fetching(False, 0)
            self._view.show_failure(error)

    def _listed(self, interviews: tuple[ReceivedInterview, ...]) -> None:
        self._interviews = interviews
        if self._is_gone:
            return
        self._view.show_interviews(interviews)
        chosen = self._chosen
        if chosen is not None:
            now = next((one for one in interviews if one.manifest_digest == chosen.manifest_digest), None)
            if now is not None and now.withdrawn_at:
                # Consent ended while it was open.
                self._forget()
                self._chosen = now
                self._view.show_withdrawn(now)

    def _failed(self, error: Exception) -> None:
        if not self._is_gone:
            self._view.show_failure(error)

    def _is_now(self, turn: int) -> bool:
        return not self._is_gone and turn == self._turn

    def _forget(self) -> None:
        self._turn += 1
        self._read = None
        if self._is_opening:
            # What comes of it is not shown any more: the next may be opened.
            self._is_opening = False
            self._view.show_opening(False)
