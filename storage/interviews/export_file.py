"""Answers as tables in a file that only the named readers can open; nothing of it is ever on a disk in clear.

Bytes: ``"SVDKEXP1" | u8 readers | (u16 length | HPKE-sealed key)* | attachment container``, in the container a ZIP
with CSV, JSON, the submission, the audit log and the files that answer questions.
"""

import contextlib
import errno
import hashlib
import os
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, cast

from forms.interview.sharing import APPROVALS
from forms.submission import answers_json, tables
from forms.submission.audit import FILE as AUDIT_FILE
from storage.container import EACH_4_MIB, PHOTO_RECORD, ContainerError, ContainerFull, ContainerReader, ContainerWriter
from storage.crypto import hpke
from storage.crypto.errors import CryptoError
from storage.interviews import approving, custody, leaving, organisation
from storage.interviews.errors import ExportProblem, LeavingRefused, NoSuchInterview
from storage.interviews.export_streams import RecordFile, RecordStream
from storage.interviews.leaving import Leaving
from storage.interviews.playback import open_attachment
from storage.objects.custody import CustodyAction
from storage.platform import files
from storage.platform.clock import Moment
from storage.vault import Vault

MAGIC: Final = b"SVDKEXP1"
KEY_BYTES: Final = 32
_KIND: Final = "export"
_COUNT: Final = struct.Struct(">8sB")
_LENGTH: Final = struct.Struct(">H")
_COPY: Final = 1 << 20
# So that the same answers make the same archive; when they were saved says the custody.
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)
MOST_OPENED: Final = 1 << 30
_FRAME: Final = 1 << 20
# The last two are what `zipfile` says of an encrypted entry and of a newer format.
_UNREADABLE: Final = (
    ContainerError, OSError, EOFError, ValueError, struct.error, zlib.error, zipfile.BadZipFile, RuntimeError,
    NotImplementedError,
)  # fmt: skip


class _Stopped(Exception):
    """The person changed their mind."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What was written: the file's digest, and how many interviews are in it."""

    digest: str
    interviews: int


def save(
    vault: Vault,
    interview_id: str,
    recipient: str,
    target: Path,
    moment: Moment,
    *,
    asked_again: bool,
    with_others: bool = False,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> Saved | None:
    """Write what may leave to the readers that the organisation names; None when it was stopped.

    `with_others` takes in all interviews with the same form that may go to the same recipient, without those whose
    persons want to be asked before.

    Raises:
        LeavingRefused: The policy or the consent does not allow it, or the person was not asked again.
        NoSuchInterview: It or its form is not here.
        ExportProblem: Codes export-full, export-unwritable, export-too-large, export-not-readable-back.
        VaultError: The disk of the vault did not allow it.
    """
    with vault.read() as tx:
        leaves = leaving.leaving_within(tx, interview_id, recipient, moment)
        boxes = organisation.required(tx).package.boxes_of(leaves.rule)
    if not boxes:
        raise LeavingRefused("leaving-not-allowed")
    if leaves.asks_again and not asked_again:
        raise LeavingRefused("leaving-ask-again")
    approving.require(leaves.approved_by, is_needed=leaves.needs_two)
    others = _others(vault, leaves, moment, cancelled) if with_others else ()
    # Nothing goes along that two people did not approve, where they would have been asked of it by itself.
    several = (leaves, *(one for one in others if not one.needs_two or len(one.approved_by) >= APPROVALS))
    files.private_directory(vault.staging)
    staged = vault.staging / os.urandom(8).hex()
    key = os.urandom(KEY_BYTES)
    temporary = target.with_name(f"{target.name}.part")
    try:
        _stage(vault, several, staged, key, progress, cancelled)
        digest = _write_out(_head(boxes, key), staged, temporary, cancelled)
        for one in several:
            # Each by itself: nobody who wants to write waits for all of them.
            with vault.read() as tx:
                leaving.require_still(tx, one.summary.id, recipient, one.terms, moment)
        # Before it has its name: no file of ours lies anywhere that the custody does not know.
        with vault.transaction() as tx:
            word = f"file,{recipient.replace('_', '-')}"
            for one in several:
                custody.record(tx, one.summary.id, CustodyAction.EXPORT, moment, digest, detail=word)
        files.replace_durably(temporary, target)
    except _Stopped:
        return None
    except ContainerFull as error:
        raise ExportProblem("export-full") from error
    except OSError as error:
        raise ExportProblem("export-full" if error.errno == errno.ENOSPC else "export-unwritable") from error
    finally:
        for left in (staged, temporary):
            with contextlib.suppress(OSError):
                left.unlink(missing_ok=True)
    return Saved(digest, len(several))


def _others(vault: Vault, leaves: Leaving, moment: Moment, cancelled: Callable[[], bool]) -> Iterator[Leaving]:
    with vault.read() as tx:
        ids = leaving.of_same_form(tx, leaves.summary)
    for one in ids:
        if cancelled():
            return
        with contextlib.suppress(LeavingRefused, NoSuchInterview), vault.read() as tx:
            other = leaving.leaving_within(tx, one, leaves.rule.recipient, moment)
            if not other.asks_again:
                yield other


def opened(
    path: Path, box: hpke.BoxKey, directory: Path, *, seen: Callable[[bytes], object] = lambda _: None
) -> dict[str, bytes]:
    """The files of an export by name, for one of its readers; `directory` takes the container while it is read.

    `seen` is told every byte that is read, in order and once: what is said of the file is said of just these.

    Raises:
        ExportProblem: Codes export-unreadable, export-for-others.
    """
    container = directory / f"{os.urandom(8).hex()}.part"
    try:
        with path.open("rb") as file:

            def read(size: int) -> bytes:
                data = file.read(size)
                seen(data)
                return data

            key = _key(read, box)
            with os.fdopen(files.open_new(container), "wb") as out:
                while chunk := read(_COPY):
                    out.write(chunk)
        with ContainerReader(container, key) as reader:
            if reader.size > MOST_OPENED:
                raise ExportProblem("export-unreadable")
            with zipfile.ZipFile(cast(BinaryIO, RecordFile(reader))) as archive:
                listed = archive.infolist()
                # Anybody can seal a file to a reader; other ways of packing take memory as the file says.
                if sum(one.file_size for one in listed) > MOST_OPENED or any(
                    one.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for one in listed
                ):
                    raise ExportProblem("export-unreadable")
                return {one.filename: archive.read(one) for one in listed}
    except _UNREADABLE:
        raise ExportProblem("export-unreadable") from None
    finally:
        container.unlink(missing_ok=True)


def _head(boxes: Sequence[bytes], key: bytes) -> bytes:
    head = bytearray(_COUNT.pack(MAGIC, len(boxes)))
    for box in boxes:
        sealed = hpke.seal(box, key, kind=_KIND, object_id="", recipient=hpke.box_id(box), policy="")
        head += _LENGTH.pack(len(sealed)) + sealed
    return bytes(head)


def _key(read: Callable[[int], bytes], box: hpke.BoxKey) -> bytes:
    magic, count = _COUNT.unpack(read(_COUNT.size))
    if magic != MAGIC:
        raise ExportProblem("export-unreadable")
    key = b""
    for _ in range(count):
        sealed = read(_LENGTH.unpack(read(_LENGTH.size))[0])
        with contextlib.suppress(CryptoError):
            key = key or hpke.open_sealed(
                box, sealed, kind=_KIND, object_id="", recipient=hpke.box_id(box.public), policy=""
            )
    if len(key) != KEY_BYTES:
        raise ExportProblem("export-for-others")
    return key


def _stage(
    vault: Vault,
    several: Sequence[Leaving],
    staged: Path,
    key: bytes,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> None:
    root, form_id = several[0].made.root, several[0].form_id
    name = "".join(letter if letter.isalnum() or letter in "-_" else "_" for letter in form_id)
    sent = [one.made.submission.xml for one in several]
    small = {**tables(root, sent, name), f"{name}.json": answers_json(root, sent)}
    for number, one in enumerate(several, 1):
        small[f"submissions/{number}/submission.xml"] = one.made.submission.xml
        if one.audit:
            small[f"submissions/{number}/{AUDIT_FILE}"] = one.audit
    attached = [file for one in several for file in one.files]
    total, done = sum(map(len, small.values())) + sum(one.size for one in attached), 0
    # Tables and the frame of the archive take a little more than what is in them.
    if total > MOST_OPENED - _FRAME:
        raise ExportProblem("export-too-large")
    writer = ContainerWriter.create(staged, key, record_size=PHOTO_RECORD, durable_every=EACH_4_MIB)
    try:
        out = RecordStream(writer)
        with zipfile.ZipFile(cast(BinaryIO, out), "w", zipfile.ZIP_DEFLATED) as archive:
            for title, content in small.items():
                archive.writestr(_entry(title), content)
                done += len(content)
            for file in attached:
                with archive.open(_entry(f"media/{file.name}"), "w", force_zip64=True) as into:
                    for chunk in _plain(vault, file.attachment_id):
                        if cancelled():
                            raise _Stopped
                        into.write(chunk)
                        done += len(chunk)
                        progress(done, total)
        if cancelled():
            raise _Stopped
        out.finish()
        progress(total, total)
    finally:
        writer.abandon()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _NO_TIME)
    entry.compress_type = zipfile.ZIP_STORED if name.startswith("media/") else zipfile.ZIP_DEFLATED
    return entry


def _plain(vault: Vault, attachment_id: str) -> Iterator[bytes]:
    try:
        with open_attachment(vault, attachment_id) as file:
            for begin in range(0, file.size, _COPY):
                yield file.read(begin, _COPY)
    except (ContainerError, NoSuchInterview):
        raise LeavingRefused("leaving-file") from None


def _write_out(head: bytes, staged: Path, temporary: Path, cancelled: Callable[[], bool]) -> str:
    """To where it was asked for, flushed, read back from the medium and compared; its digest."""
    written, read_back = hashlib.sha256(head), hashlib.sha256()
    temporary.unlink(missing_ok=True)
    with staged.open("rb") as source, os.fdopen(files.open_new(temporary), "wb") as out:
        out.write(head)
        while chunk := source.read(_COPY):
            if cancelled():
                raise _Stopped
            written.update(chunk)
            out.write(chunk)
        out.flush()
        files.sync_file(out.fileno())
        files.forget_cached(out.fileno())
    with temporary.open("rb") as file:
        while chunk := file.read(_COPY):
            read_back.update(chunk)
    if read_back.digest() != written.digest():
        raise ExportProblem("export-not-readable-back")
    return written.hexdigest()
