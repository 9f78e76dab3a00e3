"""Decides what is taken in, shown and taken out: gate, intake in the vault lane, pictures. Knows no Qt."""

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from app.jobs import Jobs, Lane
from app.screens.attachments.kinds import AttachmentKind, kind_of, part_of
from app.screens.attachments.pictures import (
    MOST_SHOWN_BYTES,
    Details,
    details_of,
    details_text,
    for_screen,
    look_into,
)
from app.screens.draft.rules_in_hand import forbids
from storage.interviews import attachments
from storage.interviews.attachments import Attachment
from storage.interviews.errors import ImportRefused, InterviewError
from storage.interviews.playback import open_attachment
from storage.platform.clock import Clock
from storage.vault import Vault

SHOWN = (
    attachments.AttachmentKind.PHOTO,
    attachments.AttachmentKind.DOCUMENT,
    attachments.AttachmentKind.AUDIO,
    attachments.AttachmentKind.DRAWING,
)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Item:
    """One photo, document or finished recording as the panel shows it; of a recording only that it is there."""

    id: str
    title: str
    size: int
    sha256: str
    captured: str
    details: Details
    small: bytes
    is_sound: bool = False
    mime: str = ""


class View(Protocol):
    """What the presenter needs of the panel."""

    def show_items(self, items: tuple[Item, ...]) -> None:
        """Show what is attached."""

    def show_closed(self, kind: AttachmentKind, missing: tuple[str, ...]) -> None:
        """Say that such a file may not be taken in: there is no consent to it."""

    def ask_file(self, kind: AttachmentKind) -> None:
        """Let the person choose a file."""

    def show_busy(self, is_busy: bool) -> None:
        """Show that a file is being taken in."""

    def show_kept_unread(self, title: str) -> None:
        """Say that a picture cannot be shown but is kept as a file."""

    def show_answer_removed(self, question: str, attachment_id: str) -> None:
        """Say that a file is gone that was taken in as the answer to a question."""

    def show_failure(self, error: Exception) -> None:
        """Say why something was not taken in."""

    def show_large(self, title: str, picture: bytes) -> None:
        """Show a picture as large as the screen lets it; empty bytes: it cannot be shown."""


class AttachmentsPresenter:
    """One interview's photos and documents."""

    def __init__(
        self,
        view: View,
        vault: Vault,
        jobs: Jobs,
        clock: Clock,
        interview_id: str,
        gate: Callable[[AttachmentKind], tuple[str, ...]],
    ) -> None:
        #: Asked before a picture is opened; set by whoever knows the interview.
        self.may_open: Callable[[Item], bool] = lambda _item: True
        self._view = view
        self._vault = vault
        self._jobs = jobs
        self._clock = clock
        self._interview_id = interview_id
        self._gate = gate
        self._items: tuple[Item, ...] = ()
        self._is_gone = False

    @property
    def items(self) -> tuple[Item, ...]:
        """What there is, as it was read last."""
        return self._items

    def started(self) -> None:
        """Show what there is."""
        self._run(self._read, self._shown)

    def gone(self) -> None:
        """The panel is not on the screen any more."""
        self._is_gone = True

    def add_pressed(self, kind: AttachmentKind) -> None:
        """Ask for a file, if there is consent to such a one."""
        missing = self._gate(kind)
        if missing:
            self._view.show_closed(kind, missing)
        else:
            self._view.ask_file(kind)

    def file_chosen(self, kind: AttachmentKind, path: Path) -> None:
        """Take in the original bytes; the file itself stays where it is, untouched."""
        missing = self._gate(kind)
        if missing:
            # Consent may have been withdrawn while the dialog was open.
            self._view.show_closed(kind, missing)
            return
        if forbids(path.name):
            self._view.show_failure(ImportRefused("import-intimate"))
            return
        moment = self._clock.now()
        self._view.show_busy(True)

        def take() -> tuple[tuple[Item, ...], Details]:
            details, small = look_at(path, kind)
            attachments.import_file(
                self._vault,
                self._interview_id,
                part_of(kind),
                kind_of(kind),
                path,
                moment,
                title=path.name,
                details=details_text(details),
                thumbnail=small,
            )
            return self._read(), details

        def taken(result: tuple[tuple[Item, ...], Details]) -> None:
            items, details = result
            self._view.show_busy(False)
            self._shown(items)
            if details.problem and kind is not AttachmentKind.DOCUMENT:
                self._view.show_kept_unread(path.name)

        self._run(take, taken)

    def remove_confirmed(self, attachment_id: str) -> None:
        """Take a file out of the draft; its key is destroyed, and its file deleted."""
        moment = self._clock.now()

        def remove() -> tuple[Item, ...]:
            with self._vault.transaction() as tx:
                attachments.remove(tx, attachment_id, moment)
            attachments.delete_files(self._vault)
            return self._read()

        question = next((one.details.question for one in self._items if one.id == attachment_id), "")

        def removed(items: tuple[Item, ...]) -> None:
            self._shown(items)
            if question:
                self._view.show_answer_removed(question, attachment_id)

        self._run(remove, removed)

    def opened(self, attachment_id: str) -> None:
        """Show a picture large, made in memory."""
        item = next((known for known in self._items if known.id == attachment_id), None)
        if item is None or item.is_sound:
            return
        if not self.may_open(item):
            self._view.show_failure(InterviewError("no-identification"))
            return

        def make() -> bytes:
            with open_attachment(self._vault, attachment_id) as sealed:
                # Only what can be a picture is read into memory.
                return for_screen(io.BytesIO(sealed.read(0, sealed.size))) if sealed.size <= MOST_SHOWN_BYTES else b""

        def made(picture: bytes) -> None:
            self._view.show_large(item.title, picture)

        self._run(make, made)

    def _read(self) -> tuple[Item, ...]:
        with self._vault.read() as tx:
            kept = attachments.of_interview(tx, self._interview_id)
            found = [one for one in kept if one.kind in SHOWN and not one.is_open]
            return tuple(item_of(one, attachments.thumbnail(tx, one.id)) for one in found)

    def _shown(self, items: tuple[Item, ...]) -> None:
        self._items = items
        self._view.show_items(items)

    def _run(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        def finished(result: T) -> None:
            if not self._is_gone:
                done(result)

        self._jobs.run(Lane.VAULT, work, done=finished, failed=self._failed)

    def _failed(self, error: Exception) -> None:
        if not self._is_gone:
            self._view.show_busy(False)
            self._view.show_failure(error)


def look_at(path: Path, kind: AttachmentKind) -> tuple[Details, bytes]:
    """Give what a file says of itself, and a small picture, if it is not too large to be taken in.

    Raises:
        ImportRefused: It cannot be read.
    """
    try:
        with path.open("rb") as file:
            if path.stat().st_size > attachments.LARGEST:
                # Nothing is decoded of what will be refused.
                return Details(kind.value), b""
            return look_into(file, kind)
    except OSError:
        raise ImportRefused("file-unreadable") from None


def injuries_in(items: Iterable[Item]) -> int:
    """How many photographs of injuries there are: a copy is none of its own."""
    return sum(one.details.shown == AttachmentKind.INJURY and not one.details.made_from for one in items)


def item_of(one: Attachment, small: bytes) -> Item:
    """Give a file as screens show it."""
    is_sound = one.kind is attachments.AttachmentKind.AUDIO
    return Item(
        one.id, one.title, one.size, one.sha256, one.captured, details_of(one.details), small, is_sound, one.mime
    )
