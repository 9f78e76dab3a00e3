"""What a coordinator does with delivered interviews: fetch, read, listen, write a note. Knows no Qt."""

from collections.abc import Callable
from typing import Protocol

from app.jobs import Job, Jobs, Lane
from app.screens.received import standing
from app.screens.received.form_of import form_of, shipped_form
from app.screens.received.reading import (
    HandOver,
    OpenedRecord,
    ReceivedLink,
    SpokenLine,
    answers_of,
    chosen_of,
    in_words,
    links_of,
    notes_of,
    spoken_in,
    words_of,
)
from app.screens.received.reading import ReceivedNote as ReceivedNote
from app.screens.received.standing import Stays
from app.screens.statement.reading import ReadSection
from app.shipped_forms import ProtocolId
from forms.engine import FormDefinition
from storage.interviews import received, received_addenda, sitting
from storage.interviews.errors import ReceivedRefused
from storage.interviews.playback import ReadableAttachment
from storage.interviews.received import ReceivedInterview
from storage.objects.custody import CustodyAction
from storage.objects.kinds import PartKind
from storage.platform.clock import Clock
from storage.vault import Vault
from sync.client.coordinator import FetchReport, fetch_delivered, send_review
from sync.client.http import transport_of
from sync.client.report import Progress


class View(Protocol):
    """The coordinator's screen as its presenter sees it."""

    def show_interviews(self, interviews: tuple[ReceivedInterview, ...]) -> None:
        """Fill the list."""

    def show_record(
        self, interview: ReceivedInterview, sections: tuple[ReadSection, ...], opened: OpenedRecord
    ) -> None:
        """Show one interview."""

    def show_stays(self, interview: ReceivedInterview, stays: Stays) -> None:
        """Show that somebody did not agree, and what is to be done."""

    def show_closed(self, interview: ReceivedInterview) -> None:
        """Show that consent was withdrawn: nothing of it is opened."""

    def show_no_record(self) -> None:
        """Take away the interview that was shown: another one is being opened, or could not be."""

    def show_fetching(self, is_running: bool, done_bytes: int) -> None:
        """Show that interviews are being fetched."""

    def show_fetched(self, report: FetchReport) -> None:
        """Say what a fetch brought."""

    def show_sound(self, attachment_id: str, sound: ReadableAttachment) -> None:
        """Show the player of a recording."""

    def show_sent(self, manifest_digest: str) -> None:
        """Say that the note about this interview is on its way."""

    def show_sending(self, is_running: bool) -> None:
        """Show that a note is being sent."""

    def show_failure(self, error: Exception) -> None:
        """Say what did not work."""


class ReceivedPresenter:
    """Opens what this device may open; nothing opened is stored."""

    def __init__(self, view: View, vault: Vault, jobs: Jobs, clock: Clock, language: Callable[[], str]) -> None:
        self._view, self._vault, self._jobs, self._clock, self._language = view, vault, jobs, clock, language
        self._interviews: tuple[ReceivedInterview, ...] = ()
        self._shown: ReceivedInterview | None = None
        self._opened: OpenedRecord | None = None
        self._form: FormDefinition | None = None
        self._query = ""
        self._fetching: Job | None = None
        self._is_cancelled = False
        self._is_gone = False

    def started(self) -> None:
        """Read the list."""
        self._jobs.run(Lane.VAULT, self._list, done=self._listed, failed=self._failed)

    def gone(self) -> None:
        """The screen is closed: nothing is shown any more, a fetch stops at the next safe place."""
        self._is_gone = True
        self._is_cancelled = True

    def searched(self, query: str) -> None:
        """Show those in which every word occurs."""
        self._query = query
        self.started()

    def language_changed(self, _code: str = "") -> None:
        """Say everything in the new language."""
        if self._shown is None:
            return
        if self._opened is not None:
            self._view.show_record(self._shown, self._sections(), self._opened)
        elif self._shown.is_notice:
            self._open_notice(self._shown)

    def fetch_asked(self) -> None:
        """Bring what was delivered since."""
        if self._fetching is not None:
            return
        self._is_cancelled = False
        self._view.show_fetching(True, 0)
        self._fetching = self._jobs.run(Lane.NETWORK, self._fetch, done=self._fetched, failed=self._not_fetched)

    def cancel_asked(self) -> None:
        """Stop fetching; what came stays."""
        self._is_cancelled = True

    def interview_chosen(self, manifest_digest: str) -> None:
        """Open an interview."""
        chosen = next((one for one in self._interviews if one.manifest_digest == manifest_digest), None)
        if chosen is not None and chosen != self._shown:
            self._shown = chosen
            self._opened = None
            self._view.show_no_record()
            if chosen.is_notice:
                self._open_notice(chosen)
                return
            self._jobs.run(
                Lane.VAULT,
                lambda: self._open(chosen),
                done=lambda read: self._read(manifest_digest, read),
                failed=lambda error: self._not_read(manifest_digest, error),
            )

    def sound_asked(self, attachment_id: str) -> None:
        """Open a recording to be played."""
        if self._shown is None:
            return
        digest = self._shown.manifest_digest
        self._jobs.run(
            Lane.VAULT,
            lambda: self._play(digest, attachment_id),
            done=lambda sound: self._sound(digest, attachment_id, sound),
            failed=self._failed,
        )

    def review_written(self, text: str, returned: bool) -> None:
        """Send a note to the laptop of the author."""
        # Only about what is on the screen.
        if self._shown is None or self._opened is None or not text.strip():
            return
        digest = self._shown.manifest_digest
        self._view.show_sending(True)
        self._jobs.run(
            Lane.NETWORK,
            lambda: self._send(digest, text.strip(), returned),
            done=lambda _nothing: self._sent(digest),
            failed=self._not_sent,
        )

    # Work of the lanes

    def _list(self) -> tuple[ReceivedInterview, ...]:
        with self._vault.read() as tx:
            return standing.listed(tx, self._query or None)

    def _open_notice(self, chosen: ReceivedInterview) -> None:
        language = self._language()
        self._jobs.run(
            Lane.VAULT,
            lambda: self._read_notice(chosen.manifest_digest, language),
            done=lambda read: self._notice_read(chosen, read),
            failed=lambda error: self._not_read(chosen.manifest_digest, error),
        )

    def _read_notice(self, digest: str, language: str) -> Stays:
        with self._vault.read() as tx:
            notice = next((one for one in received_addenda.notices(tx) if one.digest == digest), None)
        if notice is None:
            raise ReceivedRefused("not-received")
        form_id = notice.form_id if notice.form_id in set(ProtocolId) else ProtocolId.FIRST_ACCOUNT.value
        return standing.stays(notice, shipped_form(self._vault, self._clock, ProtocolId(form_id)), language)

    def _notice_read(self, chosen: ReceivedInterview, read: Stays) -> None:
        if not self._is_gone and self._shown == chosen:
            self._view.show_stays(chosen, read)

    def _open(self, chosen: ReceivedInterview) -> tuple[OpenedRecord, FormDefinition | None] | None:
        digest = chosen.manifest_digest
        with self._vault.read() as tx:
            allowed = standing.allowed(tx, chosen)
            if allowed.is_closed:
                return None
            following = received_addenda.of_revision(tx, chosen.interview, chosen.revision)
            facts = received.open_part(tx, digest, PartKind.FACTS).content
            try:
                body = received.open_part(tx, digest, PartKind.BODY).content
            except ReceivedRefused:
                # An analyst reads facts only.
                body = None
        if not allowed.has_account:
            body = None
        sitting.noted(self._vault, "", CustodyAction.VIEW, self._clock.now(), object_digest=digest)
        form = facts.record.get("form")
        form_id = str(form.get("id", "")) if isinstance(form, dict) else ""
        version = str(form.get("version", "")) if isinstance(form, dict) else ""
        answers, options = answers_of(facts.record), chosen_of(facts.record)
        title, labels = words_of(facts.record)
        recordings: tuple[tuple[str, int], ...] = ()
        notes: tuple[ReceivedNote, ...] = ()
        spoken: tuple[SpokenLine, ...] = ()
        steps: tuple[HandOver, ...] = ()
        links: tuple[ReceivedLink, ...] = ()
        if body is not None:
            answers |= answers_of(body.record)
            options |= chosen_of(body.record)
            notes = notes_of(body.record)
            later, steps = standing.followed(following)
            if allowed.has_sound:
                spoken = (*spoken_in(body.record), *later)
                recordings = tuple((one.id, one.duration_ms) for one in body.attachments if one.kind == "audio")
            links = links_of(body.record, answers)
        opened = OpenedRecord(
            form_id,
            answers,
            notes,
            recordings,
            version,
            title,
            labels,
            options,
            links,
            spoken,
            steps,
            replaced_by=allowed.replaced_by,
        )
        return opened, self._form_of(opened)

    def _play(self, digest: str, attachment_id: str) -> ReadableAttachment:
        with self._vault.read() as tx:
            if not standing.allowed(tx, received.get(tx, digest)).has_sound:
                # Withdrawn between the opening of the page and the press.
                raise ReceivedRefused("received-withdrawn")
        sound = received.open_attachment(self._vault, digest, attachment_id)
        sitting.noted(
            self._vault, "", CustodyAction.PLAY, self._clock.now(), object_digest=digest, detail=attachment_id
        )
        return sound

    def _form_of(self, opened: OpenedRecord) -> FormDefinition | None:
        form_id = opened.form_id
        if self._form is not None and (self._form.form_id, self._form.version) == (form_id, opened.version):
            return self._form
        return form_of(self._vault, self._clock, opened)

    def _fetch(self) -> FetchReport:
        transport = transport_of(self._vault)
        try:
            return fetch_delivered(
                self._vault, transport, self._clock, progress=self._progressed, cancelled=lambda: self._is_cancelled
            )
        finally:
            transport.close()

    def _send(self, digest: str, text: str, returned: bool) -> None:
        transport = transport_of(self._vault)
        try:
            send_review(self._vault, transport, self._clock, manifest_digest=digest, text=text, returned=returned)
        finally:
            transport.close()

    def _progressed(self, progress: Progress) -> None:
        self._jobs.post(lambda: self._show_progress(progress))

    # What comes back

    def _show_progress(self, progress: Progress) -> None:
        if not self._is_gone and self._fetching is not None:
            self._view.show_fetching(True, progress.done_bytes)

    def _listed(self, interviews: tuple[ReceivedInterview, ...]) -> None:
        self._interviews = interviews
        if not self._is_gone:
            self._view.show_interviews(interviews)

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

    def _read(self, digest: str, read: tuple[OpenedRecord, FormDefinition | None] | None) -> None:
        # Somebody who chooses quickly must not read one interview under the name of another.
        if self._shown is None or self._shown.manifest_digest != digest:
            return
        if read is None:
            if not self._is_gone:
                self._view.show_closed(self._shown)
            return
        self._opened, self._form = read
        if not self._is_gone:
            self._view.show_record(self._shown, self._sections(), self._opened)

    def _not_read(self, digest: str, error: Exception) -> None:
        if self._shown is not None and self._shown.manifest_digest == digest:
            self._shown = None
            self._failed(error)

    def _sections(self) -> tuple[ReadSection, ...]:
        return in_words(self._opened, self._form, self._language()) if self._opened is not None else ()

    def _sound(self, digest: str, attachment_id: str, sound: ReadableAttachment) -> None:
        if self._is_gone or self._shown is None or self._shown.manifest_digest != digest:
            sound.close()
        else:
            self._view.show_sound(attachment_id, sound)

    def _sent(self, manifest_digest: str) -> None:
        if not self._is_gone:
            self._view.show_sending(False)
            self._view.show_sent(manifest_digest)
            self.started()

    def _not_sent(self, error: Exception) -> None:
        if not self._is_gone:
            self._view.show_sending(False)
            self._view.show_failure(error)

    def _failed(self, error: Exception) -> None:
        if not self._is_gone:
            self._view.show_failure(error)
