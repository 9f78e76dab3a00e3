"""Files that answer a question of the form: the answer is a name that says which attachment it is, and no more."""

import re
from typing import Final

from storage.interviews.attachment_rows import OPUS, Attachment

_ENDINGS: Final = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "image/tiff": ".tif",
    "image/bmp": ".bmp",
    "image/webp": ".webp",
    "image/heic": ".heic",
    "image/avif": ".avif",
    "application/pdf": ".pdf",
    "application/rtf": ".rtf",
    "audio/mpeg": ".mp3",
    "audio/flac": ".flac",
    "audio/wav": ".wav",
    "audio/mp4": ".m4a",
    OPUS: ".ogg",
    "video/quicktime": ".mov",
    "video/x-msvideo": ".avi",
}
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}\Z")
_NAME = re.compile(r"([0-9a-f]{16})(?:\.[a-z0-9]{1,8})?\Z")


def file_name(attachment: Attachment) -> str:
    """The answer, and the name of the file in a submission: no path, no word of what the file was called before."""
    return f"{attachment.id}{ending_of(attachment.mime, attachment.title)}"


def ending_of(mime: str, title: str) -> str:
    """The ending of a file of this kind."""
    known = _ENDINGS.get(mime)
    if known is None:
        # Many kinds begin alike (an .mp4 and an .m4a, a .docx and a .zip): then its old ending tells more.
        found = _ENDING.search(title)
        known = found.group().lower() if found is not None else ".bin"
    return known


def attachment_id(name: str) -> str:
    """The attachment that an answer names; empty when it names none of ours."""
    found = _NAME.fullmatch(name)
    return found.group(1) if found is not None else ""
