"""Recordings, photos and documents of an interview: all that screens and the recorder call."""

from storage.interviews.attachment_rows import (
    FLAC,
    OPUS,
    Attachment,
    AttachmentHandle,
    AttachmentKind,
    begin,
    finish_segment,
    get,
    next_segment,
    of_interview,
    set_details,
    set_thumbnail,
    thumbnail,
    twins,
)
from storage.interviews.intake import LARGEST, LARGEST_STREAMED, import_bytes, import_file
from storage.interviews.playback import ReadableAttachment, open_attachment
from storage.interviews.recovery import recover_open_segments, unreadable
from storage.interviews.removal import delete_files, remove

__all__ = [
    "FLAC",
    "LARGEST",
    "LARGEST_STREAMED",
    "OPUS",
    "Attachment",
    "AttachmentHandle",
    "AttachmentKind",
    "ReadableAttachment",
    "begin",
    "delete_files",
    "finish_segment",
    "get",
    "import_bytes",
    "import_file",
    "next_segment",
    "of_interview",
    "open_attachment",
    "recover_open_segments",
    "remove",
    "set_details",
    "set_thumbnail",
    "thumbnail",
    "twins",
    "unreadable",
]
