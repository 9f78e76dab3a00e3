"""Looking into a photo without ever writing it: what the camera noted, a small picture, a picture for the screen.

Everything here comes from outside: sizes are bounded before anything is decoded. That a picture cannot be read is a
result like any other.
"""

import io
import json
import logging
import struct
import warnings
from dataclasses import asdict, dataclass, fields
from typing import BinaryIO

import exifread
from exifread.core.exceptions import ExifError
from exifread.utils import get_gps_coords
from PIL import Image, ImageOps

from app.screens.attachments.kinds import AttachmentKind

SMALL = (320, 320)
LARGE = (1600, 1600)
FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF")
MOST_PIXELS = 40_000_000
"""Decoded in full this is 160 MB; a JPEG may have more, for it is decoded at an eighth of its size."""
MOST_JPEG_PIXELS = 250_000_000
LONGEST_TEXT = 120
MOST_DETAILS = 4_096

Image.MAX_IMAGE_PIXELS = MOST_JPEG_PIXELS
# They would quote the file in the log.
for library in ("exifread", "PIL"):
    logging.getLogger(library).setLevel(logging.CRITICAL)

# What the two libraries let through on files made to hurt them.
_BROKEN = (
    OSError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    ArithmeticError,
    SyntaxError,
    EOFError,
    MemoryError,
    RecursionError,
    struct.error,
    ExifError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)


@dataclass(frozen=True, slots=True)
class Details:
    """What is known of a file besides its bytes; empty texts and zeros where nothing is known.

    Attributes:
        problem: `unreadable` when it is no picture that can be shown, `too-many-pixels` when it is not even tried.
        question: Ref of the question that the file answers, where it answers one.
    """

    shown: str = ""
    camera: str = ""
    taken: str = ""
    latitude: str = ""
    longitude: str = ""
    width: int = 0
    height: int = 0
    problem: str = ""
    question: str = ""


def details_text(details: Details) -> str:
    """Give the details as they are kept in the vault."""
    return json.dumps(asdict(details), ensure_ascii=False)


def details_of(text: str) -> Details:
    """Read kept details; nothing is known when they are not ours."""
    try:
        kept = json.loads(text) if len(text) <= MOST_DETAILS else None
    except (ValueError, RecursionError):
        kept = None
    if not isinstance(kept, dict):
        return Details()
    known = {field.name: field.type for field in fields(Details)}
    return Details(**{name: value for name, value in kept.items() if type(value) is known.get(name)})


def look_into(file: BinaryIO, shown: AttachmentKind) -> tuple[Details, bytes]:
    """Give what a file says of itself, and a small picture (empty if it cannot be shown)."""
    try:
        with warnings.catch_warnings(action="ignore"):
            return _looked_into(file, shown)
    finally:
        file.seek(0)


def _looked_into(file: BinaryIO, shown: AttachmentKind) -> tuple[Details, bytes]:
    noted = _noted(file)
    try:
        with _opened(file) as image:
            width, height = image.size
            small = _fitted(image, SMALL)
    except _TooManyPixels:
        return Details(shown.value, *noted, problem="too-many-pixels"), b""
    except _BROKEN:
        return Details(shown.value, *noted, problem="unreadable"), b""
    return Details(shown.value, *noted, width=width, height=height), small


def for_screen(file: BinaryIO) -> bytes:
    """Give a picture that fits a screen; empty if it cannot be shown."""
    try:
        with warnings.catch_warnings(action="ignore"), _opened(file) as image:
            return _fitted(image, LARGE)
    except (_TooManyPixels, *_BROKEN):
        return b""


class _TooManyPixels(Exception):
    pass


def _opened(file: BinaryIO) -> Image.Image:
    file.seek(0)
    image = Image.open(file, formats=FORMATS)
    limit = MOST_JPEG_PIXELS if image.format == "JPEG" else MOST_PIXELS
    if image.width * image.height > limit:
        raise _TooManyPixels
    return image


def _fitted(image: Image.Image, size: tuple[int, int]) -> bytes:
    image.draft("RGB", size)
    turned = ImageOps.exif_transpose(image)
    turned.thumbnail(size)
    made = io.BytesIO()
    # Re-encoded from its pixels: the camera's notes do not travel with it.
    turned.convert("RGB").save(made, "WEBP", quality=75)
    return made.getvalue()


def _noted(file: BinaryIO) -> tuple[str, str, str, str]:
    file.seek(0)
    try:
        tags = exifread.process_file(file, details=False, extract_thumbnail=False)
        camera = " ".join(filter(None, (_text(tags, "Image Make"), _text(tags, "Image Model"))))
        taken = _text(tags, "EXIF DateTimeOriginal") or _text(tags, "Image DateTime")
        zone = _text(tags, "EXIF OffsetTimeOriginal")
        place = get_gps_coords(tags)
    except _BROKEN:
        return "", "", "", ""
    latitude, longitude = (f"{place[0]:.6f}", f"{place[1]:.6f}") if place else ("", "")
    return camera[:LONGEST_TEXT], f"{taken} {zone}".strip()[:LONGEST_TEXT], latitude, longitude


def _text(tags: dict[str, object], name: str) -> str:
    printable = str(tags.get(name, ""))[:LONGEST_TEXT]
    return "".join(letter for letter in printable if letter.isprintable()).strip()
