"""Files that answer questions of one interview: taken in and sealed in the vault's lane, never in clear on the disk."""

import io
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.fields.files import Ear, Files, Subject
from app.jobs import Lane
from app.screens.attachments.kinds import AttachmentKind, kind_of
from app.screens.attachments.pictures import Details, details_of, details_text, look_into
from app.screens.attachments.presenter import look_at
from app.screens.draft.in_hand import InterviewInHand
from app.screens.exhibits.camera_window import has_camera
from app.screens.exhibits.film_player import FilmPlayer, Reel
from app.screens.exhibits.photographs import Photograph, Photographs, look, seal
from app.screens.interview.file_families import check_family
from app.screens.interview.gate_board import GateBoard
from app.screens.interview.held_files import held, large
from app.screens.interview.photographing import Photographing
from app.screens.interview.taken_out import TakenOut
from app.screens.recording import RecordingPanel
from app.workspace import Workspace
from forms.engine import Changes, Session, Write
from forms.engine.errors import UnknownRef
from forms.interview import Part, part_of
from storage.interviews import attachments, drafts
from storage.interviews.attachments import Attachment
from storage.interviews.errors import InterviewError, NoSuchInterview
from storage.interviews.playback import ReadableAttachment, open_attachment
from storage.interviews.question_files import attachment_id, ending_of, file_name
from storage.interviews.taken_out import Aside
from storage.objects.kinds import PartKind

T = TypeVar("T")


class QuestionFiles(Files):
    """The files of one interview that stand as answers."""

    #: Something was taken in or out.
    changed = Signal()

    def __init__(
        self,
        workspace: Workspace,
        interview_id: str,
        board: GateBoard,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._interview_id, self._board = workspace, interview_id, board
        self._in_hand: Callable[[], InterviewInHand | None] = _nothing_yet
        self._is_gone = False
        self._taken_out = TakenOut(workspace, interview_id, self._is_unwanted, self._run, self._is_back)
        self._photographs = Photographs(
            workspace.unkept,
            f"{interview_id}/questions",
            self._keep_photograph,
            lambda one: self.closed(one.question, Subject(one.kind)),
        )
        self._photographing = Photographing(self._photographs, self._photographed)
        self._microphone: RecordingPanel | None = None
        self._recorded = ""

    def follow(self, in_hand: Callable[[], InterviewInHand | None]) -> None:
        """Learn where the answers are, once somebody holds them."""
        self._in_hand = in_hand
        self._board.follow(self._consent_shown)

    def hear_with(self, microphone: RecordingPanel) -> None:
        """Record answers with the recorder at the side."""
        self._microphone = microphone
        microphone.recording_changed.connect(self._recording_changed)
        self._workspace.recorder.microphones_known.connect(self._microphones_known)

    def took(self, changes: Changes) -> None:
        """Follow the answers: an undo may bring a file back that was taken out."""
        self._taken_out.took(changes)

    def gone(self) -> None:
        """The screen is closed: nobody waits for anything."""
        self._is_gone = True

    def closed(self, ref: str, subject: Subject) -> bool:
        """Whether there is no consent to such a file."""
        kind = AttachmentKind(subject)
        return self._is_closed(kind, self._part_of(ref, kind))

    def _is_closed(self, kind: AttachmentKind, part: PartKind) -> bool:
        missing = self._board.attachment(kind)
        if kind in (AttachmentKind.PLACE, AttachmentKind.INJURY) and part is PartKind.IDENTITY:
            # The vault takes every photograph of the identity part for a face.
            missing += self._board.attachment(AttachmentKind.FACE)
        return bool(missing)

    def _is_unwanted(self, one: Aside) -> bool:
        if one.kind is attachments.AttachmentKind.AUDIO:
            return bool(self._board.audio())
        return self._is_closed(AttachmentKind(details_of(one.details).shown or AttachmentKind.DOCUMENT), one.part)

    def find(self, name: str) -> None:
        """Ask what is held under a name."""
        # What comes back is told of once it is back.
        if not self._taken_out.holds(name):
            vault = self._workspace.vault
            self._run(
                lambda: held(vault, self._interview_id, name),
                lambda found: self.found.emit(name, found),
                lane=Lane.VAULT,
            )

    def show_large(self, name: str) -> None:
        """Ask for a picture that fits a screen."""
        self._run(
            lambda: large(self._workspace.vault, self._interview_id, name),
            lambda picture: self.pictured.emit(name, picture),
            # Of what is closed to its author only the small picture is left.
            failed=lambda _error: self.pictured.emit(name, b""),
            lane=Lane.VAULT,
        )

    def play(self, name: str, ready: Callable[[QWidget | None], None]) -> None:
        """Hand over a player: what comes from outside is decoded by a process of its own."""

        def open_it() -> tuple[str, ReadableAttachment]:
            with self._workspace.vault.read() as tx:
                one = attachments.get(tx, attachment_id(name))
            return one.mime, open_attachment(self._workspace.vault, one.id)

        def opened(found: tuple[str, ReadableAttachment]) -> None:
            mime, sealed = found
            reel = Reel(ending_of(mime, name), lambda: sealed.read(0, sealed.size), sealed.close)
            ready(FilmPlayer(self._workspace.jobs, reel, has_pictures=mime.startswith("video/")))

        self._run(open_it, opened, failed=lambda _error: ready(None), lane=Lane.VAULT)

    def take_file(self, ref: str, subject: Subject, family: str, path: Path) -> None:
        """Take in the original bytes as the answer; the file itself stays where it is, untouched."""
        if self.closed(ref, subject):
            # Consent may have been withdrawn while the dialog was open.
            return
        kind = AttachmentKind(subject)
        part, moment = self._part_of(ref, kind), self._workspace.clock.now()

        def take() -> Attachment:
            check_family(path, family)
            details, small = look_at(path, kind)
            return attachments.import_file(
                self._workspace.vault, self._interview_id, part, kind_of(kind), path, moment,
                title=path.name, details=_noted(details, ref), thumbnail=small,
            )  # fmt: skip

        self._take(ref, take)

    def take_drawing(self, ref: str, drawing: bytes, over: str) -> None:
        """Take in what was drawn; what it was drawn on stays as it was, a file of its own."""
        moment = self._workspace.clock.now()
        part = self._part_of(ref, AttachmentKind.DRAWING)

        def take() -> Attachment:
            kind, sealed_into, title = AttachmentKind.DRAWING, part, ""
            if over:
                with self._workspace.vault.read() as tx:
                    below = attachments.get(tx, attachment_id(over))
                # A marked photograph shows what the photograph shows.
                kind = AttachmentKind(details_of(below.details).shown or AttachmentKind.PLACE)
                sealed_into, title = below.part, below.title
            details, small = look_into(io.BytesIO(drawing), kind)
            return attachments.import_bytes(
                self._workspace.vault, self._interview_id, sealed_into, kind_of(kind), drawing, "image/png", moment,
                title=title, details=_noted(details, ref), thumbnail=small,
            )  # fmt: skip

        self._take(ref, take)

    def has_camera(self) -> bool:
        """Whether this computer has a camera."""
        return has_camera()

    def photograph(self, ref: str, subject: Subject, over: QWidget) -> None:
        """Show what the camera sees; what is taken is sealed from memory."""
        self._photographing.ask(ref, subject, over)

    def _photographed(self, ref: str, subject: Subject, picture: bytes) -> None:
        if not self.closed(ref, subject):
            # Consent may have been withdrawn while the window was open.
            kind, moment = AttachmentKind(subject), self._workspace.clock.now()
            self._photographs.took(Photograph(kind, self._part_of(ref, kind), picture, moment, ref))

    def _keep_photograph(self, photograph: Photograph) -> None:
        ref, session = photograph.question, self._session()
        vault, is_asked = self._workspace.vault, session is not None and _has(session, ref)

        def keep() -> Attachment:
            one = seal(vault, self._interview_id, photograph)
            if is_asked:
                # The program may lock before the screen hears of it.
                self._save_answer(ref, one)
            return one

        def kept(one: Attachment) -> None:
            self._photographs.kept(photograph)
            if not self._is_gone:
                self._answer(ref, file_name(one))
            moment = self._workspace.clock.now()
            self._run(lambda: look(vault, one, photograph, moment), lambda _looked: self._looked(file_name(one)), ref)

        def refused(error: Exception) -> None:
            self._photographs.refused(photograph)
            self._say_refused(ref, error)

        if not self._is_gone:
            self.working.emit(ref, True)
        self._workspace.jobs.run(Lane.WORDS, keep, done=kept, failed=refused)

    def _looked(self, name: str) -> None:
        self.find(name)
        self.changed.emit()

    def ear(self) -> Ear:
        """Whether an answer can be recorded: the recorder at the side does it, and it can do one thing at a time."""
        if self._microphone is None or not self._microphone.has_microphone:
            return Ear.NONE
        if self._board.audio():
            return Ear.CLOSED
        return Ear.BUSY if self._microphone.is_recording else Ear.FREE

    @property
    def recorded(self) -> str:
        """The question whose answer is being recorded."""
        return self._recorded

    def record(self, ref: str) -> None:
        """Record with the recorder at the side; the answer names the recording from its first moment on."""
        part = self._part_of(ref, AttachmentKind.SOUND)
        if self._microphone is None or self.ear() is not Ear.FREE:
            return
        if self._microphone.record_answer(part, partial(self._recording_begun, ref)):
            self._recorded = ref
            self.recording.emit(ref)

    def stop_recording(self) -> None:
        """End the recording."""
        if self._microphone is not None and self._recorded:
            self._microphone.finish()

    def _recording_begun(self, ref: str, recording: str) -> None:
        def named() -> str:
            with self._workspace.vault.read() as tx:
                return file_name(attachments.get(tx, recording))

        self._run(named, lambda name: self._answer(ref, name), ref)

    def _microphones_known(self, _known: object) -> None:
        self.recording.emit("")

    def _recording_changed(self, is_on: bool) -> None:
        ref, session = self._recorded, self._session()
        if is_on or not ref:
            return
        self._recorded = ""
        self.recording.emit(ref)
        self.changed.emit()
        if session is not None and _has(session, ref) and (name := session.state(ref).value):
            self.find(name)

    def remove(self, ref: str, name: str) -> None:
        """Take the file out; there is no answer any more, until somebody takes that back."""
        self._taken_out.put_aside(ref, attachment_id(name), lambda: self._answer(ref, ""))

    def _consent_shown(self) -> None:
        session = self._session()
        if session is not None and not self._is_gone:
            self._photographs.take_over()
            self._taken_out.consent_shown(session.saved)

    def _is_back(self, back: str) -> None:
        """A file that was taken out is there again: its question shows it, and the panel."""
        self.changed.emit()
        session = self._session()
        for value in session.saved().values if session is not None else ():
            if attachment_id(value.value) == back:
                self.find(value.value)

    def erase(self, ref: str, name: str) -> None:
        """Take the file out for good: its key is destroyed."""
        vault, moment = self._workspace.vault, self._workspace.clock.now()

        def remove() -> None:
            try:
                with vault.transaction() as tx:
                    one = attachments.get(tx, attachment_id(name))
                    if one.interview_id != self._interview_id:
                        # Sealed with what this one corrects: there it stays, here it answers no more.
                        return
                    attachments.remove(tx, one.id, moment)
            except NoSuchInterview:
                # Somebody took it out in the panel.
                return
            attachments.delete_files(vault)

        self._run(remove, lambda _nothing: self._answer(ref, ""), ref)

    def answer_removed(self, ref: str, gone: str) -> None:
        """The panel took a file out: it answers nothing any more."""
        session = self._session()
        if session is not None and _has(session, ref) and attachment_id(session.state(ref).value) == gone:
            self._answer(ref, "")

    def _take(self, ref: str, take: Callable[[], Attachment]) -> None:
        def taken() -> Attachment:
            one = take()
            if self._is_gone:
                self._answer_alone(ref, one)
            return one

        self.working.emit(ref, True)
        self._run(taken, lambda one: self._answer(ref, file_name(one)), ref)

    def _answer(self, ref: str, name: str) -> None:
        self.working.emit(ref, False)
        self.changed.emit()
        session = self._session()
        # Where the card was removed meanwhile the file stays in the panel, where somebody sees it.
        if session is not None and _has(session, ref):
            self.answered.emit(ref, name)

    def _answer_alone(self, ref: str, one: Attachment) -> None:
        """In the lane, before anybody opens the draft again: the screen was left while the file was taken in."""
        session = self._session()
        if session is not None and _has(session, ref):
            self._save_answer(ref, one)

    def _save_answer(self, ref: str, one: Attachment) -> None:
        with self._workspace.vault.transaction() as tx:
            write = Write(ref, file_name(one))
            drafts.save_answers(tx, self._interview_id, (write,), self._workspace.clock.now())

    def _session(self) -> Session | None:
        in_hand = self._in_hand()
        return in_hand.session if in_hand is not None else None

    def _part_of(self, ref: str, kind: AttachmentKind) -> PartKind:
        session = self._session()
        if kind is AttachmentKind.FACE or session is None or not _has(session, ref):
            return PartKind.IDENTITY
        part = part_of(session.element(ref)) or Part.IDENTITY
        # A voice or a face is never a fact.
        return PartKind.IDENTITY if part is Part.FACTS else PartKind(part.value)

    def _run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        ref: str = "",
        failed: Callable[[InterviewError], None] | None = None,
        lane: Lane = Lane.WORDS,
    ) -> None:
        # What changes a file or an answer keeps its order among the words; for reading nobody waits at the lock.
        def finished(result: T) -> None:
            if not self._is_gone:
                done(result)

        def not_done(error: Exception) -> None:
            if self._is_gone:
                return
            if failed is not None and isinstance(error, InterviewError):
                failed(error)
            else:
                self._say_refused(ref, error)

        self._workspace.jobs.run(lane, work, done=finished, failed=not_done)

    def _say_refused(self, ref: str, error: Exception) -> None:
        if not self._is_gone:
            self.working.emit(ref, False)
            message = self._workspace.messages.shown(error)
            self.refused.emit(ref, f"{message.happened} {message.do} {self._photographing.words(ref)}".strip())


def _noted(details: Details, ref: str) -> str:
    return details_text(replace(details, question=ref))


def _nothing_yet() -> InterviewInHand | None:
    return None


def _has(session: Session, ref: str) -> bool:
    try:
        session.state(ref)
    except UnknownRef:
        return False
    return True
