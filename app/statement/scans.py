"""Scanned papers from outside: bounded, and nothing but a PDF or a picture."""

from pathlib import Path

from storage.interviews.errors import ImportRefused

LARGEST_SCAN = 30 * 1024 * 1024
_BEGINNINGS = ((b"%PDF-", "application/pdf"), (b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"))


def read_scan(path: Path) -> tuple[bytes, str]:
    """The bytes of a scanned paper and their kind.

    Raises:
        ImportRefused: Too large, unreadable, or neither PDF nor picture.
    """
    try:
        if path.stat().st_size > LARGEST_SCAN:
            raise ImportRefused("import-too-large")
        data = path.read_bytes()
    except OSError as error:
        raise ImportRefused("import-unreadable") from error
    mime = next((mime for beginning, mime in _BEGINNINGS if data.startswith(beginning)), "")
    if not mime:
        raise ImportRefused("import-unreadable")
    return data, mime
